"""The ladder's view."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, update

from tests.generate import fill, odd_tools
from tests.picked import picked, season
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.climb import climb
from verdicts.desk.climbing.rungs import rungs_view
from verdicts.desk.rank import rank
from verdicts.domain.rungs import Rung, Standings
from verdicts.store import tables
from verdicts.store.engine import writing
from verdicts.views.ladder import LadderView

SITE, TODAY, AT = (
    Site("Verdicts", "https://verdicts.example"),
    date(2026, 11, 22),
    datetime(2026, 11, 24, 9, 5, tzinfo=UTC),
)
PAIR = ("ollama", "vllm")


def _climb(engine: Engine, query: str = "") -> LadderView:
    return climb(Library(engine), SITE, query, TODAY)


def _ranked(engine: Engine, readers: int = 120) -> None:
    picked(engine, season(engine, readers, but=2))
    rank(engine, lambda: AT)


def _standings(*rungs: tuple[str, int, float, int]) -> Standings:
    made = {slug: Rung(rank, middle, middle - 0.5, middle + 0.5, picks) for slug, rank, middle, picks in rungs}
    return Standings(99, 9, made, AT)


def test_settled_tools_come_first(demo: Engine) -> None:
    """Settled tools stand in the order of their ranks, the others after them without a rank; the rest is counted."""
    _ranked(demo)
    view = _climb(demo)
    ranks = [int(rung.rank) for rung in view.rungs.settled]
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    assert {rung.rank for rung in view.rungs.others} <= {""}
    assert all(int(rung.picks) >= 30 for rung in view.rungs.settled)
    assert all(int(rung.picks) < 30 for rung in view.rungs.others)
    assert len(view.rungs.settled) + len(view.rungs.others) == 16
    assert view.rungs.unpicked == "2 tools of this ladder have no pick yet."


def test_shared_ranks_are_marked(demo: Engine) -> None:
    """Tools of one rank are marked as sharing it, a tool alone on its rank is not, nor is one without a rank."""
    cards = Library(demo).catalogue().cards
    shown = rungs_view(
        _standings(("vllm", 1, 1, 40), ("ollama", 1, 0, 40), ("aider", 3, -1, 40), ("qdrant", 1, 2, 3)), cards
    )
    assert [(rung.slug, rung.rank, rung.shared) for rung in (*shown.settled, *shown.others)] == [
        ("vllm", "1", "="), ("ollama", "1", "="), ("aider", "3", ""), ("qdrant", "", ""),
    ]  # fmt: skip


def test_numbers_are_shares_of_an_axis(demo: Engine) -> None:
    """Strength zero is the middle, the axis is as short as its intervals allow, and the words are whole percents."""
    shown = rungs_view(_standings(("vllm", 1, 0.0, 40)), Library(demo).catalogue().cards)
    rung = shown.settled[0]
    assert (shown.first, shown.last) == ("30%", "70%")
    assert (rung.at, rung.low, rung.high) == ("50.0", "19.4", "80.6")
    assert (rung.share, rung.interval, rung.picks, rung.picks_said) == ("50%", "38–62%", "40", "40 picks")
    assert (shown.picks, shown.readers) == ("99 picks", "of 9 readers")
    assert (shown.computed, shown.moment) == ("24 Nov 2026, 09:05 UTC", "2026-11-24T09:05Z")


@pytest.mark.parametrize(
    "query", ["category=Inference%20servers", "?category=inference+SERVERS&sort=x", "a=1&category=Inference servers"]
)
def test_a_category_is_asked_for(demo: Engine, query: str) -> None:
    """A known category, however written, shows its own ladder at its one address."""
    picked(demo, [("ann", PAIR, "vllm"), ("ben", ("aider", "ollama"), "aider")])
    rank(demo, lambda: AT)
    view = _climb(demo, query)
    assert view.meta.canonical == "https://verdicts.example/ladder?category=Inference%20servers"
    assert {rung.slug for rung in view.rungs.others} == set(PAIR)
    assert view.rungs.picks == "1 pick"
    assert [choice.name for choice in view.choices if choice.on == "page"] == ["Inference servers"]
    assert [choice.picks for choice in view.choices if choice.name in ("All tools", "Inference servers")] == ["2", "1"]


@pytest.mark.parametrize("query", ["category=Nothing", "category=", "%ff%00=&&;=", "category=" + "x" * 9000])
def test_an_unknown_category_is_dropped(demo: Engine, query: str) -> None:
    """Whatever else is asked shows the ladder of all tools, whose canonical address has no query."""
    assert _climb(demo, query) == _climb(demo)
    assert _climb(demo, query).meta.canonical == "https://verdicts.example/ladder"


def test_an_empty_ladder_says_where_to_begin(demo: Engine) -> None:
    """Without picks there is a sentence and a way to the first one: the picker, or a comparison of the category."""
    every, within = _climb(demo), _climb(demo, "category=Vector%20stores")
    assert every.empty.startswith("No picks yet. ")
    assert every.way.href == "/compare"
    assert within.empty.startswith("No picks within Vector stores yet. ")
    assert within.way.href == "/compare/pgvector-vs-qdrant#vote"


def test_a_tool_retired_since_is_not_shown(demo: Engine) -> None:
    """A tool that was retired after the ladder was computed is left out at once."""
    _ranked(demo)
    gone = _climb(demo).rungs.settled[0].slug
    with writing(demo) as conn:
        conn.execute(update(tables.tool).where(tables.tool.c.slug == gone).values(retired_at=AT))
        conn.execute(update(tables.catalogue_state).values(revision=tables.catalogue_state.c.revision + 1))
    assert gone not in {rung.slug for rung in _climb(demo).rungs.settled}


def test_machines_read_the_ranks(demo: Engine) -> None:
    """The structured data lists the settled tools with their ranks, and where the page stands."""
    _ranked(demo)
    view = _climb(demo)
    trail, items = json.loads(view.meta.json_ld)["@graph"]
    assert [step["name"] for step in trail["itemListElement"]] == ["Home", "Ladder"]
    assert [(item["name"], str(item["position"])) for item in items["itemListElement"]] == [
        (rung.name, rung.rank) for rung in view.rungs.settled
    ]


def test_odd_names_stay_whole(demo: Engine) -> None:
    """Tools with any name stand on the ladder; a category of one tool is no choice."""
    fill(demo, odd_tools())
    _ranked(demo, 200)
    view = _climb(demo)
    assert all(rung.initial and rung.name for rung in (*view.rungs.settled, *view.rungs.others))
    sizes = {name: len(cards) for name, cards in Library(demo).catalogue().categories.items()}
    assert {choice.name for choice in view.choices} == {
        "All tools",
        *(name for name, many in sizes.items() if many > 1),
    }
