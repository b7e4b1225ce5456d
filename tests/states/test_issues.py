"""Handlers of the desk's issues: who is no editor decides about no letter, whatever is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from tests.accounts import signed_in
from tests.newsletter import Kept, office, unconfirmed_letter
from tests.states.conftest import cookie
from verdicts.desk.vote import Polls
from verdicts.states.at_desk import BARRED
from verdicts.states.issues import IssuesState
from verdicts.states.mailing import mailing
from verdicts.store.engine import reading
from verdicts.store.tables import delivery

pytestmark = pytest.mark.anyio


@pytest.fixture
def letter(demo: Engine, clock: Callable[[], datetime]) -> Iterator[int]:
    """A letter that may not have arrived, and the newsletter that it is of."""
    mailing.newsletter = office(demo, Kept(), clock)
    yield unconfirmed_letter(demo, clock() - timedelta(hours=1))
    mailing.newsletter = None


def _stands(engine: Engine) -> tuple[str, bool]:
    """The letter's state, and whether it was left."""
    with reading(engine) as conn:
        row = conn.execute(select(delivery)).one()
    return row.state, row.closed_at is not None


@pytest.mark.parametrize("who", ["nobody", "device", "reader", "editor"])
async def test_only_editors_decide(at: Callable[..., Any], polls: Polls, demo: Engine, letter: int, who: str) -> None:
    """Nobody, a device and a reader see no letter, are refused in words and move nothing; an editor's word counts."""
    role: Any = "editor" if who == "editor" else "reader"
    known = polls.attendance.enter(signed_in(demo, role=role).presence)
    said = {"nobody": "", "device": cookie(polls, 1)}.get(who, known)
    state = at(IssuesState, "/desk/issues", cookie=said)
    await state.open()
    shown = [one.number for each in state.view.issues for one in each.unconfirmed]
    assert shown == ([letter] if who == "editor" else [])
    await state.decide(letter, True)
    assert _stands(demo) == ("pending" if who == "editor" else "processing", False)
    assert (state.answer.said == BARRED.said) == (who != "editor")


@pytest.mark.parametrize("odd", [None, -1, 10**30, "x", [], {}, True, 1.0])
async def test_odd_arguments_send_nothing(
    at: Callable[..., Any], polls: Polls, demo: Engine, letter: int, odd: Any
) -> None:
    """What no page sends is no letter, and nothing but True sends one again."""
    known = polls.attendance.enter(signed_in(demo, role="editor").presence)
    state = at(IssuesState, "/desk/issues", cookie=known)
    await state.decide(odd, True)
    assert _stands(demo) == ("processing", False)
    if odd is not True:
        await state.decide(letter, odd)
        assert _stands(demo) == ("processing", True)


@pytest.mark.parametrize("who", ["nobody", "device", "reader", "editor"])
async def test_only_editors_look_inside(
    at: Callable[..., Any], polls: Polls, demo: Engine, letter: int, who: str
) -> None:
    """Nobody else is shown any issue; an editor unfolds one and folds it again, and odd arguments unfold nothing."""
    role: Any = "editor" if who == "editor" else "reader"
    known = polls.attendance.enter(signed_in(demo, role=role).presence)
    state = at(IssuesState, "/desk/issues", cookie={"nobody": "", "device": cookie(polls, 1)}.get(who, known))
    await state.open()
    number = 1
    for odd in (None, -1, 10**30, "x", [], {}, True, 1.0):
        await state.unfold(odd, odd)
        assert not [one for one in state.view.issues if one.inside.part]
    await state.unfold(number, "contents")
    assert [one.inside.part for one in state.view.issues] == (["contents"] if who == "editor" else [])
    await state.unfold(number, "contents")
    assert not [one for one in state.view.issues if one.inside.part]
