"""The ledger by events: an editor tells and takes back, nobody else does anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import an_account
from tests.claiming import claim, ledger, publish
from tests.votes import reader
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.ledger.open_ledger import PATH
from verdicts.desk.vote import Polls
from verdicts.states.at_desk import BARRED
from verdicts.states.ledger import LedgerState

pytestmark = pytest.mark.anyio
At = Callable[..., Any]
SEEN = "https://a.example"


@pytest.fixture
def told(polls: Polls, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What other editors' pages hear of."""
    heard = list[str]()
    monkeypatch.setattr(polls.desk, "publish", lambda news: heard.extend(news))
    return heard


def _editor(demo: Engine, polls: Polls) -> str:
    account = an_account(demo, "kim@example.org", "editor")
    return polls.attendance.enter(Presence(account.reader, account.id, 0, account.role))


async def test_an_editor_tells_and_takes_back(at: At, demo: Engine, polls: Polls, told: list[str]) -> None:
    """The page shows each step at once and other editors' pages hear of it; undo takes back the last one, once."""
    publish(demo, claim())
    state = at(LedgerState, PATH, cookie=_editor(demo, polls))
    await LedgerState.open.fn(state)
    (one,) = state.view.due + state.view.coming
    await LedgerState.resolve.fn(state, one.id, one.seen, "true", SEEN, "")
    assert ([row.id for row in state.view.told], state.answer.said, state.answer.undo) == ([one.id], "Came true.", True)
    await LedgerState.undo.fn(state)
    await LedgerState.undo.fn(state)
    assert ([step.outcome for step in ledger(demo)[0].told], state.view.told) == (["true", "open"], [])
    await LedgerState.resolve.fn(state, one.id, 2, "false", SEEN, "")
    await LedgerState.reopen.fn(state, one.id, 3)
    assert ledger(demo)[0].outcome == "open"
    assert told == ["desk:ledger", "desk:list"] * 4


async def test_a_refusal_is_said_and_changes_nothing(at: At, demo: Engine, polls: Polls, told: list[str]) -> None:
    """Without a source, over an older word, or with numbers that no row can have."""
    publish(demo, claim())
    state = at(LedgerState, PATH, cookie=_editor(demo, polls))
    await LedgerState.open.fn(state)
    odd: Any = ("1", None, [], {}, 7)
    wrong: list[Any] = [(1, 0, "true", "", ""), (1, 4, "true", SEEN, ""), (10**30, 0, "true", SEEN, ""), odd]
    for given in wrong:
        await LedgerState.resolve.fn(state, *given)
        assert state.answer.bad
    assert ledger(demo)[0].told == ()
    assert told == []


@pytest.mark.parametrize("who", ["nobody", "device", "reader"])
async def test_nobody_else_does_anything(at: At, demo: Engine, polls: Polls, told: list[str], who: str) -> None:
    """A socket without an account, of a device, of a reader who signed in: nothing shows, nothing changes, nobody
    hears."""
    publish(demo, claim())
    account = an_account(demo)
    seats = {"device": Presence(reader(1)), "reader": Presence(account.reader, account.id, 0, account.role)}
    state = at(LedgerState, PATH, cookie=polls.attendance.enter(seats[who]) if who in seats else "")
    await LedgerState.open.fn(state)
    assert (state.view.barred, state.view.due, state.view.coming) == (True, [], [])
    await LedgerState.resolve.fn(state, 1, 0, "true", SEEN, "")
    await LedgerState.reopen.fn(state, 1, 0)
    await LedgerState.undo.fn(state)
    await LedgerState.look.fn(state)
    assert state.answer.said == BARRED.said
    assert (ledger(demo)[0].told, told) == ((), [])
