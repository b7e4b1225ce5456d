"""Handlers of the desk's votes and corrections: who is no editor changes nothing, whatever is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.libraries import SITE
from tests.states.conftest import cookie
from tests.votes import AT, ballot, count, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.correcting.log import open_log
from verdicts.desk.correcting.report import report
from verdicts.desk.vote import Polls
from verdicts.desk.watching.excluded import excluded
from verdicts.states.at_desk import BARRED
from verdicts.states.desk_corrections import DeskCorrectionsState
from verdicts.states.desk_votes import VotesDeskState

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("who", ["nobody", "device", "reader", "editor"])
async def test_only_editors_exclude_and_rule(at: Callable[..., Any], polls: Polls, demo: Engine, who: str) -> None:
    """Nobody, a device and a reader are refused in words and nothing moves; for an editor both are done."""
    count(demo, ballot(1, "ship"))
    number = report(Library(demo), SITE, {"tool": "ollama", "wrong": "This.", "right": "That."}, AT)
    role: Any = "editor" if who == "editor" else "reader"
    known = polls.attendance.enter(signed_in(demo, role=role).presence)
    said = {"nobody": "", "device": cookie(polls, 1)}.get(who, known)
    votes, queue = (
        at(VotesDeskState, "/desk/votes", cookie=said),
        at(DeskCorrectionsState, "/desk/corrections", cookie=said),
    )
    for state in (votes, queue):
        await state.open()
        assert state.view.barred == (who != "editor")
    votes._known = {"x": (reader(1),)}
    await votes.weigh({"x": "on", "forged": "on"})
    votes._chosen = (reader(1),)
    await votes.exclude("A reason")
    await queue.rule(number, "declined", "No.")
    changed = excluded(Library(demo)).said != "Nothing is excluded at present.", bool(open_log(Library(demo)).logged)
    assert changed == ((who == "editor"), (who == "editor"))
    if who != "editor":
        assert (votes.answer.said, queue.answer.said) == (BARRED.said, BARRED.said)


@pytest.mark.parametrize("odd", [None, -1, 10**30, "x", [], {}, True])
async def test_odd_arguments_do_nothing(at: Callable[..., Any], polls: Polls, demo: Engine, odd: Any) -> None:
    """An editor's socket that sends what no page does changes nothing and breaks nothing."""
    known = polls.attendance.enter(signed_in(demo, role="editor").presence)
    votes = at(VotesDeskState, "/desk/votes", cookie=known)
    queue = at(DeskCorrectionsState, "/desk/corrections", cookie=known)
    await votes.weigh(odd)
    await votes.include(odd)
    await votes.exclude(odd)
    await queue.rule(odd, "spam", odd)
    await queue.rule(1, odd, odd)
    await queue.reopen(odd)
    await queue.take_up(odd)
    assert excluded(Library(demo)).said == "Nothing is excluded at present."
