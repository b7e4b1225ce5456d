"""States of the desk that change whole tools and reviewers: an editor's only, and everybody else's page hears of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.states.conftest import where
from verdicts.desk.checking import check
from verdicts.desk.vote import Polls
from verdicts.domain.accounts import Role
from verdicts.states.bulk import BulkState
from verdicts.states.edition import EditionState
from verdicts.states.personal import voting
from verdicts.states.seats import SeatsState
from verdicts.states.tending import TendingState
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision
from verdicts.store.tending import standing_of

pytestmark = pytest.mark.anyio
At = Callable[..., Any]


class Desk:
    """Pages of somebody with a role, and how often everybody was told that something was published."""

    def __init__(self, at: At, polls: Polls, engine: Engine, role: Role) -> None:
        """Signed in."""
        who = signed_in(engine, f"{role}@example.org", role).presence
        self._at, self._cookie, self.engine, self.told = at, polls.attendance.enter(who), engine, list[int]()
        voting.polls = replace(polls, published=lambda: self.told.append(1))

    def page(self, kind: Any, path: str) -> Any:
        """A state of theirs at an address."""
        return self._at(kind, path, cookie=self._cookie)

    @property
    def revision(self) -> int:
        """That of the catalogue."""
        with reading(self.engine) as conn:
            return catalogue_revision(conn)


async def test_an_editor_renames_retires_and_merges(at: At, polls: Polls, demo: Engine) -> None:
    """Each on the page of the tool, with what comes of it in words; every page is told."""
    desk = Desk(at, polls, demo, "editor")
    page = desk.page(TendingState, "/desk/tools/ollama")
    await page.retire("")
    assert page.answer.said == "Ollama is retired: readable, labelled, no more votes."
    assert page.view.retired
    await page.bring_back("")
    await page.foresee("vllm")
    assert page.plan.can
    assert await page.merge("ollama", "") is None
    assert (page.answer.bad, list(page.answer.faults)) == (True, ["merge-typed"])
    assert where(await page.merge("Ollama", "")) == "/desk/tools/vllm"
    other = desk.page(TendingState, "/desk/tools/vllm")
    assert where(await other.rename("zz-vllm", "")) == "/desk/tools/zz-vllm"
    assert len(desk.told) == 4
    assert check(demo) == []


async def test_an_editor_does_to_many(at: At, polls: Polls, demo: Engine) -> None:
    """Rows are ticked by their addresses; what is said is done, and then nothing is chosen."""
    desk = Desk(at, polls, demo, "editor")
    page = desk.page(BulkState, "/desk")
    for row in ("/tools/ollama", "/tools/vllm", "/tools/cursor", "/tools/cursor"):
        page.toggle(row)
    await page.foresee("retire", "")
    assert page.plan.said.startswith("2 tools will be retired")
    await page.carry_out()
    assert (page.answer.said, page.chosen, page.plan.said) == ("2 retired.", [], "")
    with reading(demo) as conn:
        stands = [standing_of(conn, slug) for slug in ("ollama", "vllm", "cursor")]
    assert [one is not None and one.retired_at is not None for one in stands] == [True, True, False]


async def test_an_editor_seats_reviewers(at: At, polls: Polls, demo: Engine) -> None:
    """Added, renamed, moved, retired; the page shows each at once, and Undo takes back the last act, once."""
    page = Desk(at, polls, demo, "editor").page(SeatsState, "/desk/reviewers")
    await page.add("", "Poet", "Does it sing?", "grey")
    await page.rename("poet", "Bard", "Does it rhyme?", "grey")
    await page.move("poet", -1)
    await page.retire("poet", True)
    assert [seat.who.name for seat in page.view.retired] == ["Bard"]
    await page.move("founder", -1)
    for _ in range(2):
        await page.undo()
    assert [seat.who.key for seat in page.view.seats] == ["builder", "skeptic", "futurist", "founder", "creator"]
    await page.add("", "", "", "grey")
    assert sorted(page.answer.faults) == ["new-name", "new-question"]


@pytest.mark.parametrize("role", ["reader", "nobody"])
async def test_nobody_else_changes_anything(at: At, polls: Polls, demo: Engine, role: Any) -> None:
    """No handler of these pages does, and none shows anything."""
    desk = Desk(at, polls, demo, "reader")
    desk._cookie = desk._cookie if role == "reader" else ""
    tool, seats = desk.page(TendingState, "/desk/tools/ollama"), desk.page(SeatsState, "/desk/reviewers")
    bulk, before = desk.page(BulkState, "/desk"), desk.revision
    bulk.toggle("/tools/ollama")
    calls: tuple[Awaitable[Any], ...] = (
        tool.open(), tool.rename("x", ""), tool.retire(""), tool.bring_back(""),
        tool.foresee("vllm"), tool.merge("Ollama", ""), tool.look(), seats.open(),
        seats.add("", "P", "Q", ""), seats.rename("builder", "P", "Q", ""), seats.look(),
        seats.undo(), seats.move("builder", 1), seats.retire("builder", True), bulk.foresee("retire", ""),
        bulk.carry_out(),
    )  # fmt: skip
    for call in calls:
        await call
    with reading(demo) as conn:
        assert len(reviewers(conn)) == 5
    assert (desk.revision, desk.told, bulk.chosen) == (before, [], [])
    assert (tool.view.barred, seats.view.barred, tool.view.name, seats.view.seats) == (True, True, "", [])


async def test_a_page_knows_up_to_what_it_shows(at: At, polls: Polls, demo: Engine) -> None:
    """The number of the newest publication, read before the page is opened."""
    page = at(EditionState, "/")
    assert page.since == -1
    await page.open()
    assert page.since > 0
