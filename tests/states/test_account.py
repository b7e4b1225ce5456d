"""Who reads, in the header, and what is said once after signing in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.states.conftest import cookie
from verdicts.desk.vote import Polls
from verdicts.domain.along import Along, Merged
from verdicts.states.account import AccountState
from verdicts.store.along import keep_along
from verdicts.store.engine import writing

pytestmark = pytest.mark.anyio
SAID = "Signed in. 2 votes came along."


async def test_it_is_said_once(demo: Engine, at: Callable[..., Any], polls: Polls) -> None:
    """The first live page says what came along, no later one does, and a page that loads anew forgets it at once."""
    ada = signed_in(demo)
    with writing(demo) as conn:
        keep_along(conn, ada.session, Along(Merged(ballots=2)))
    first, second = (at(AccountState, "/tools", cookie=polls.attendance.enter(ada.presence)) for _ in range(2))
    await first._show()
    await second._show()
    assert (first.greeting.said, second.greeting.said) == (SAID, "")
    first.dict()
    assert first.greeting.said == ""


async def test_it_is_said_in_its_own_session(demo: Engine, at: Callable[..., Any], polls: Polls) -> None:
    """Another session of the same account, another account and a device are told nothing, and use nothing up."""
    ada, again = signed_in(demo), signed_in(demo, "bob@example.com")
    with writing(demo) as conn:
        keep_along(conn, ada.session, Along(Merged(ballots=2)))
    for ticket in (polls.attendance.enter(again.presence), cookie(polls, 1), "ticket=forged"):
        state = at(AccountState, "/tools", cookie=ticket)
        await state._show()
        assert state.greeting.said == ""
    state = at(AccountState, "/tools", cookie=polls.attendance.enter(ada.presence))
    await state._show()
    assert state.greeting.said == SAID


async def test_the_header_follows_the_session(demo: Engine, at: Callable[..., Any], polls: Polls) -> None:
    """A signed-in page says that somebody is signed in; when the session ends it speaks as to a device."""
    ada = signed_in(demo)
    state = at(AccountState, "/tools", cookie=polls.attendance.enter(ada.presence))
    await state._look()
    assert (state.who.label, state.who.signed_in) == ("Your account", True)
    polls.attendance.end([ada.session])
    await state._look()
    assert (state.who.label, state.who.signed_in) == ("Account", False)
