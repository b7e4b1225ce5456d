"""Pages open from their address alone: view, move or absence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.states.conftest import where
from verdicts.desk.tallying import NOT_OF_THEN
from verdicts.states.comparison import ComparisonState
from verdicts.states.ladder import LadderState
from verdicts.states.listing import ListingState
from verdicts.states.tally import TallyState
from verdicts.states.tool import ToolState
from verdicts.states.tray import TrayState

pytestmark = pytest.mark.anyio
At = Callable[[type, str], Any]
FULL = "aider,cursor,ollama,vllm"


async def _call(state: Any, handler: str, *values: str) -> Any:
    """Run an event handler's own function."""
    return await type(state).event_handlers[handler].fn(state, *values)


async def test_a_comparison_opens(at: At) -> None:
    """The state shows the comparison of its address and no absence."""
    state = at(ComparisonState, "/compare/ollama-vs-vllm")
    await _call(state, "open")
    assert [head.slug for head in state.view.heads] == ["ollama", "vllm"]
    assert state.missing.path == ""


async def test_a_day_gone_by_shows_no_votes(at: At) -> None:
    """A live page as of a day has its label and, in the place of tallies, the words that there are none of then."""
    state = at(ComparisonState, "/compare/ollama-vs-vllm?as-of=2026-11-20")
    await _call(state, "open")
    tallies = await state.get_state(TallyState)
    assert (state.view.past.day, state.view.path) == ("20 Nov 2026", "/compare/ollama-vs-vllm")
    assert tallies.a == tallies.b == NOT_OF_THEN


async def test_another_form_moves(at: At) -> None:
    """A reversed address leads to the canonical one and shows nothing yet."""
    state = at(ComparisonState, "/compare/vllm-vs-ollama")
    assert where(await _call(state, "open")) == "/compare/ollama-vs-vllm"
    assert state.view.path == ""


async def test_a_ladder_opens(at: At) -> None:
    """The state shows the ladder of the category in its address."""
    state = at(LadderState, "/ladder?category=Vector%20stores")
    await _call(state, "open")
    assert (state.view.shown, state.view.path) == ("Vector stores", "/ladder")


@pytest.mark.parametrize(("kind", "address"), [(ComparisonState, "/compare/a-vs-b"), (ToolState, "/tools/nothing")])
async def test_an_unknown_page_is_missing(at: At, kind: type, address: str) -> None:
    """An unknown tool or comparison shows its absence at the same address."""
    state = at(kind, address)
    await _call(state, "open")
    assert state.missing.path == address
    assert state.view.path == ""


async def test_an_older_answer_never_shows_last(at: At) -> None:
    """Of two searches under way the later one typed is the one shown, whichever answers first."""
    state = at(ListingState, "/tools")
    await _call(state, "open")
    older = type(state).event_handlers["search"].fn(state, "ollama")
    newer = type(state).event_handlers["search"].fn(state, "qdrant")
    import asyncio

    await asyncio.gather(older, newer)
    assert state.view.q == "qdrant"


@pytest.mark.parametrize("kept", ["", "nothing,ollama,,<script>", "ollama," * 500, FULL])
async def test_the_tray_trusts_nothing_it_kept(at: At, kept: str) -> None:
    """What the browser kept is hostile: unknown, doubled and surplus tools are dropped."""
    state = at(TrayState, "/tools")
    state.kept = kept
    await _call(state, "open")
    assert len(state.view.slugs) <= 4
    assert set(state.view.slugs) <= {"aider", "cursor", "ollama", "vllm"}


async def test_a_fifth_tool_is_refused_in_words(at: At) -> None:
    """Four is the most; a fifth leaves the four as they are and says so."""
    state = at(TrayState, "/tools")
    state.kept = FULL
    await _call(state, "toggle", "qdrant")
    assert ",".join(state.view.slugs) == FULL
    assert "Four is the most" in state.view.refused
