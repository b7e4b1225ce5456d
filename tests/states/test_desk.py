"""The desk by events: who may, what a field hears of its words, and what keeps a draft from being published."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import signed_in
from tests.states.conftest import where
from verdicts.desk.vote import Polls
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done
from verdicts.states.at_desk import BARRED
from verdicts.states.desk import DeskState
from verdicts.states.draft import DraftState
from verdicts.store.engine import reading
from verdicts.store.working import copies

pytestmark = pytest.mark.anyio
At = Callable[..., Any]


@pytest.fixture
def ticket(demo: Engine, polls: Polls) -> Callable[[str, str], str]:
    """Sign somebody in: what their handshake carries."""

    def enter(name: str, role: Any = "editor") -> str:
        return polls.attendance.enter(signed_in(demo, f"{name}@example.com", role).presence)

    return enter


@pytest.fixture
async def draft(demo: Engine, at: At, polls: Polls, ticket: Any) -> DraftState:
    """An empty draft, open for an editor."""
    kim = signed_in(demo, "kim@example.com", "editor")
    done = begin(demo, kim.account.id, "", polls.clock())
    assert isinstance(done, Done)
    state = at(DraftState, f"/desk/drafts/{done.copy}", cookie=polls.attendance.enter(kim.presence))
    await state.open()
    return state


def _fields(state: Any) -> dict[str, str]:
    return {one.path: one.value for one in state.view.basics}


async def test_a_field_hears_that_its_words_are_stored(draft: Any) -> None:
    """Each answer names the field and has a new turn; a refusal says why, and the draft stays."""
    await draft.write("maker", "Seaside", "")
    assert (draft.written.path, draft.written.stored, draft.written.turn) == ("maker", True, 1)
    assert _fields(draft)["maker"] == "Seaside"
    await draft.write("maker", "x" * 9000, "Seaside")
    assert (draft.written.stored, draft.written.turn) == (False, 2)
    assert "at most 8,000 characters" in draft.written.said
    assert _fields(draft)["maker"] == "Seaside"


async def test_two_texts_are_settled_before_publishing(demo: Engine, at: At, draft: Any, ticket: Any) -> None:
    """Where another editor wrote meanwhile nothing is overwritten, and Publish waits until one of both is chosen."""
    lee = at(DraftState, draft.view.path, cookie=ticket("lee"))
    await lee.open()
    await lee.write("maker", "Lee's", "")
    await draft.write("maker", "Kim's", "")
    assert (draft.written.stored, _fields(draft)["maker"]) == (False, "Lee's")
    await draft.publish("")
    assert "choose one of both texts" in draft.answer.said
    await draft.write("maker", "Kim's", "Lee's")
    await draft.publish("")
    assert "things to fix" in draft.answer.said
    assert [one.fault for one in draft.view.basics if one.path == "name"] == ["It is missing."]


async def test_rows_come_and_go_and_come_back(draft: Any) -> None:
    """Undo takes back what was done last, step by step: pasted rows go, removed ones stand where they stood."""
    await draft.add_row("facts", "")
    first = draft.view.facts[0].id
    assert draft.answer.row == draft.view.facts[0].at
    await draft.weigh("facts", "Speed\t1\thttps://a.example\t2026-10\nSize\t2\thttps://a.example\t2026-10")
    assert draft.pasted.add == "Add 2 rows"
    await draft.bring("facts", False)
    assert (len(draft.view.facts), draft.answer.undo, draft.pasted.rows) == (3, True, "")
    stood = [row.id for row in draft.view.facts]
    for row in stood[:2]:
        await draft.remove_row("facts", row)
    await draft.undo()
    await draft.undo()
    assert [row.id for row in draft.view.facts] == stood
    await draft.undo()
    assert [row.id for row in draft.view.facts] == [first]
    await draft.undo()
    assert [row.id for row in draft.view.facts] == [first]


async def test_rows_with_faults_can_be_left_out(draft: Any) -> None:
    """Of a pasted table the good rows come in alone; a strange heading and a text of one column are told of."""
    await draft.weigh("facts", "Speed|1|https://a.example|Oct 2026\nSize|2|nowhere|2026-10")
    assert (draft.pasted.only, draft.pasted.add) == ("Add 1 good row", "Add all 2 rows")
    await draft.bring("facts", True)
    assert [row.title for row in draft.view.facts] == ["Speed"]
    await draft.weigh("facts", "Label|Value|Note\nSpeed|1|x")
    assert draft.pasted.said.endswith("Left out, because no field has that name: Note.")
    await draft.weigh("facts", "Speed\nSize")
    assert draft.pasted.fault.startswith("This reads as one column.")


async def test_whose_words_replaced_mine(at: At, draft: Any, ticket: Any) -> None:
    """A field says which other editor wrote it last, to everyone but that editor."""
    lee = at(DraftState, draft.view.path, cookie=ticket("lee"))
    await lee.open()
    await lee.write("maker", "Lee's", "")
    await draft.look()
    who = [next(one.by for one in state.view.basics if one.path == "maker") for state in (draft, lee)]
    assert who == ["Another editor", ""]


async def test_who_is_no_editor_does_nothing(demo: Engine, at: At, draft: Any, ticket: Any) -> None:
    """A reader's and nobody's handlers answer that they may not, show nothing and change nothing."""
    for cookie in (ticket("ada", "reader"), "", "ticket=forged"):
        state = at(DraftState, draft.view.path, cookie=cookie)
        await state.open()
        assert state.view.barred
        assert state.view.basics == []
        await state.write("maker", "mine", "")
        assert (state.written.stored, state.written.said) == (False, BARRED.said)
        await state.weigh("facts", "a\tb")
        assert state.pasted.found == []
        desk = at(DeskState, "/desk", cookie=cookie)
        assert await desk.begin("ollama") is None
        assert desk.answer.said == BARRED.said
    with reading(demo) as conn:
        assert [copy.version for copy in copies(conn)] == [1]


async def test_the_list_leads_to_a_draft(at: At, ticket: Any) -> None:
    """Editing a tool twice leads to one and the same draft, which the list then shows first."""
    desk = at(DeskState, "/desk", cookie=ticket("kim"))
    first, again = where(await desk.begin("ollama")), where(await desk.begin("ollama"))
    assert first == again == "/desk/drafts/1"
    await desk.open()
    row = desk.view.rows[0]
    assert (row.name, row.mark, row.state) == ("Ollama", "draft", "Published, draft unchanged")
    assert [one.count for one in desk.view.filters] == ["18", "1", "0", "18", "0"]


async def test_a_draft_that_was_thrown_away_comes_back(demo: Engine, at: At, ticket: Any) -> None:
    """From the list and from its own page, with its words and at its address; not where there is another by now."""
    kim = ticket("kim")
    desk = at(DeskState, "/desk", cookie=kim)
    draft = at(DraftState, where(await desk.begin("ollama")), cookie=kim)
    await draft.open()
    await draft.write("maker", "Seaside", _fields(draft)["maker"])
    await desk.discard(1)
    assert (desk.answer.said, desk.answer.undo) == ("The draft of Ollama is thrown away.", True)
    assert desk.view.rows[0].copy == 0
    await desk.put_back()
    await draft.open()
    assert (draft.view.copy, _fields(draft)["maker"]) == (1, "Seaside")
    assert where(await draft.discard()) == "/desk"
    arrived = await draft.get_state(DeskState)
    await arrived.open()
    assert arrived.thrown == "The draft of Ollama is thrown away."
    await desk.begin("ollama")
    await arrived.put_back()
    assert (arrived.answer.bad, arrived.thrown) == (True, "")


async def test_the_search_field_shows_what_the_address_asks_for(at: At, ticket: Any) -> None:
    """Typing leaves the field as it is; an address that was not typed there makes it anew."""
    typed = at(DeskState, "/desk?q=ollama", cookie=ticket("kim"))
    assert where(await typed.search("ollama ")) == "/desk?q=ollama"
    await typed.open()
    assert (typed.field, typed.view.q) == (0, "ollama")
    await typed.open()
    assert typed.field == 1


async def test_any_argument_is_answered(at: At, draft: Any, ticket: Any) -> None:
    """Whatever an editor's page sends for texts and numbers, no handler fails, and the draft opens after it."""
    odd = ("\ud800", "\x00", None, [], {"a": []}, -1.5, 10**30)
    desk = at(DeskState, "/desk", cookie=ticket("lee"))
    for state in (draft, desk):
        for name, handler in type(state).event_handlers.items():
            taken = list(signature(handler.fn).parameters)[1:]
            if name in ("setvar", "look", "open") or (name == "discard" and state is draft):
                continue
            for one in odd if taken else ():
                await getattr(state, name)(*[one, one, one][: len(taken)])
                await getattr(state, name)(*["facts" if "row" in name else "slug", one, one][: len(taken)])
    await draft.open()
    assert not draft.view.gone
