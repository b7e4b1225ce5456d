"""Cards and reviewers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, update

from tests.generate import fill, odd_tools, tools
from tests.store.test_tools import queries
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Entry, Fact, Tool
from verdicts.store import tables
from verdicts.store.cards import cards
from verdicts.store.engine import reading, writing
from verdicts.store.reviewers import reviewers, save_reviewers
from verdicts.store.revisions import catalogue_revision

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_every_tool_has_a_card(engine: Engine) -> None:
    """Three queries make a card for every tool, sorted by slug, with what the tool says."""
    given = {tool.slug: tool for tool in [*tools(80), *odd_tools()]}
    fill(engine, list(given.values()))
    with reading(engine) as conn, queries(engine) as seen:
        found = cards(conn)
        order = [one.key for one in reviewers(conn)]
    assert len(seen) == 4  # with the one for the reviewers
    assert [card.slug for card in found] == sorted(given)
    for card in found:
        tool = given[card.slug]
        takes = {take.reviewer: take.score for take in tool.panel}
        assert card.scores == tuple((key, takes[key]) for key in order if key in takes)
        assert (card.name, card.category, card.panel_on) == (tool.name, tool.category, tool.panel_on)
        entry = tool.pricing.entry
        assert (card.entry and card.entry.amount) == (entry and entry.amount)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("Yes", "month", True),
        ("yes, with Docker", "month", True),
        ("No, hosted only", "month", False),
        ("Not documented", "month", None),
        ("Partly", "month", None),
        (None, "month", None),
        (None, "self-hosted", True),
        (7, "month", None),
    ],
)
def test_self_hostable_is_known_or_unknown(engine: Engine, value: object, unit: str, expected: bool | None) -> None:
    """Only a fact that begins with yes or no, or a self-hosted entry, settles whether a tool can be self-hosted."""
    fill(engine, [_hosted(value, unit)])
    with reading(engine) as conn:
        assert cards(conn)[0].self_hostable is expected


def test_a_retired_tool_is_marked(demo: Engine) -> None:
    """A retired tool keeps its card, marked as retired."""
    with writing(demo) as conn:
        conn.execute(update(tables.tool).where(tables.tool.c.slug == "vllm").values(retired_at=NOON))
        assert [card.slug for card in cards(conn) if card.retired] == ["vllm"]


def test_reviewers_may_trade_places(demo: Engine) -> None:
    """Two reviewers swap their order in one save, which counts as one change."""
    with writing(demo) as conn:
        before, (first, second, *rest) = catalogue_revision(conn), reviewers(conn)
        save_reviewers(conn, [first.model_copy(update={"order": 2}), second.model_copy(update={"order": 1})])
        assert [one.key for one in reviewers(conn)] == [second.key, first.key, *(one.key for one in rest)]
        assert catalogue_revision(conn) == before + 1


def test_a_reviewer_can_be_added(engine: Engine) -> None:
    """New reviewers are stored beside those already there."""
    with writing(engine) as conn:
        for order, key in enumerate(("judge", "poet"), start=1):
            save_reviewers(conn, [Reviewer(key=key, name=key.title(), question="Why?", order=order, accent="blue")])
        assert [one.key for one in reviewers(conn)] == ["judge", "poet"]


def _hosted(value: Any, unit: str) -> Tool:
    tool = tools(1)[0]
    entry = Entry(amount=None, currency="USD", unit=unit, source=None, as_of=None)
    fact = {"label": "Self-hostable", "unit": None, "source": "https://a.example", "as_of": "2026-05", "dated": True}
    facts = () if value is None else (Fact(value=value, **fact),)  # type: ignore[arg-type]
    return tool.model_copy(update={"facts": facts, "pricing": tool.pricing.model_copy(update={"entry": entry})})
