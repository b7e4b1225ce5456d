"""Import and upkeep at the desk, as their sockets see them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.accounts import SignedIn, signed_in
from tests.conftest import NOON
from tests.states.conftest import where
from verdicts.desk.intake.make import keep
from verdicts.desk.vote import Polls
from verdicts.domain.working.tools import fact_id
from verdicts.states.intake import IntakeState
from verdicts.states.upkeep import UpkeepState
from verdicts.store.engine import reading
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copies

pytestmark = pytest.mark.anyio
FILE = json.dumps([{"slug": "ollama", "tagline": "<b>Another</b> line"}, {"slug": "vllm", "name": 7}]).encode()


def _seat(polls: Polls, person: SignedIn) -> str:
    return polls.attendance.enter(person.presence)


async def test_an_editor_looks_and_makes(at: Callable[..., Any], polls: Polls, demo: Engine) -> None:
    """The page shows rows and errors; without leaving them out nothing is made, with it the draft is."""
    kim = signed_in(demo, "kim@example.com", "editor")
    file = keep(demo, kim.account.id, "a.json", FILE, NOON)
    state = at(IntakeState, f"/desk/import?file={file}", cookie=_seat(polls, kim))
    await IntakeState.open.fn(state)
    assert [(row.mark, len(row.changes), len(row.slips)) for row in state.view.rows] == [
        ("changed", 1, 0),
        ("refused", 0, 1),
    ]
    await IntakeState.make.fn(state, False)
    assert state.answer.said == "Nothing was made: 1 row has errors."
    await IntakeState.make.fn(state, True)
    assert state.answer.said == "1 draft is made; nothing is published. 1 row with errors left out."
    assert state.view.file == 0
    assert [(one.name, one.state) for one in state.view.made] == [("Ollama", "Ready to publish")]
    with reading(demo) as conn:
        assert [(one.slug, one.cells["tagline"]) for one in copies(conn)] == [("ollama", "<b>Another</b> line")]


@pytest.mark.parametrize("role", ["reader", "nobody"])
async def test_others_get_nothing(at: Callable[..., Any], polls: Polls, demo: Engine, role: str) -> None:
    """The pages are barred, nothing is made or begun, whatever is called."""
    kim = signed_in(demo, "kim@example.com", "editor")
    file = keep(demo, kim.account.id, "a.json", FILE, NOON)
    seat = _seat(polls, signed_in(demo, "ada@example.com")) if role == "reader" else ""
    state = at(IntakeState, f"/desk/import?file={file}", cookie=seat)
    await IntakeState.open.fn(state)
    await IntakeState.make.fn(state, True)
    assert (state.view.barred, state.view.rows, state.answer.bad) == (True, [], True)
    state = at(UpkeepState, "/desk/links", cookie=seat)
    await UpkeepState.open_links.fn(state)
    await UpkeepState.open_stale.fn(state)
    assert await UpkeepState.mend.fn(state, "ollama", "") is None
    assert state.links.barred
    assert state.stale.barred
    with reading(demo) as conn:
        assert copies(conn) == []


async def test_upkeep_leads_to_the_draft(at: Callable[..., Any], polls: Polls, demo: Engine) -> None:
    """Edit begins a draft and goes to the field that holds the address; a tool that is not there is said."""
    with reading(demo) as conn:
        ollama = tool_by_slug(conn, "ollama")
    assert ollama
    kim = signed_in(demo, "kim@example.com", "editor")
    state = at(UpkeepState, "/desk/stale", cookie=_seat(polls, kim))
    await UpkeepState.open_stale.fn(state)
    assert "facts and prices are older" in state.stale.said
    source = next(fact for fact in ollama.facts if fact.label == "Version seen").source
    went = where(await UpkeepState.mend.fn(state, "ollama", source))
    assert went.endswith(f"#cell-fact-{fact_id('Version seen')}-source")
    assert "#" not in where(await UpkeepState.mend.fn(state, "ollama", "https://nowhere.example"))
    assert await UpkeepState.mend.fn(state, "", "") is None
    assert state.answer.said == "There is no tool at that address."
