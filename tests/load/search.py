"""`make bench-search`: search at 5,000 tools beside one rapidfuzz pass, and how often one slip still finds the tool."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rich.table import Table

from tests.generate import fill, tools
from tests.load.figures import Series, clocked, console, part_of, shown
from tests.load.typos import KINDS, Typos
from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.search import find
from verdicts.domain.cards import Card
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

TOOLS, QUERIES, SEED, LIMIT = 5000, 500, 23, 8
FLOOR = "one rapidfuzz process.extract(text, names, scorer=fuzz.ratio, limit=8), asked in turn with the search"


def _catalogue(many: int) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/searched.db")
        migrate(engine)
        fill(engine, tools(many))
        catalogue = Library(engine).catalogue()
        engine.dispose()
    return catalogue


def slipped(cards: Sequence[Card], many: int) -> list[tuple[Card, str, str]]:
    """Tools with a kind of slip and the slipped name, every kind equally often."""
    typos = Typos(SEED)
    step = max(1, len(cards) // many)
    chosen = [cards[place * step % len(cards)] for place in range(many)]
    return [
        (card, kind, typos.slip(card.name, kind)) for place, card in enumerate(chosen) for kind in [KINDS[place % 4]]
    ]


def measured(catalogue: Catalogue, asked: Sequence[tuple[Card, str, str]]) -> tuple[Series, dict[str, list[int]]]:
    """Times of all searches, and per kind of slip the place at which each tool came: 1 is first, 0 is not at all."""
    names = [card.name.lower() for card in catalogue.ranked]
    series, places = Series("one slip", "/tools p95 <= 50"), {kind: list[int]() for kind in KINDS}
    for card, kind, text in asked:
        found = clocked(lambda text=text: find(catalogue, text, LIMIT), series.taken)
        clocked(lambda text=text: process.extract(text, names, scorer=fuzz.ratio, limit=LIMIT), series.floor)
        places[kind].append(next((place for place, one in enumerate(found, 1) if one.slug == card.slug), 0))
    return series, places


def rates(places: dict[str, list[int]]) -> Table:
    """How often the tool came first, and how often among those listed."""
    table = Table("slip", "n", "first", f"among {LIMIT}", title="The tool that was meant", title_justify="left")
    for kind, found in [*places.items(), ("all", [place for each in places.values() for place in each])]:
        first, listed = (sum(map(test, found)) / len(found) for test in (lambda place: place == 1, bool))
        table.add_row(kind, str(len(found)), f"{first:.1%}", f"{listed:.1%}")
    return table


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    part = part_of(words, __doc__ or "")
    catalogue = _catalogue(int(TOOLS * part))
    index = list[float]()
    clocked(lambda: find(catalogue, "warm", LIMIT), index)
    series, places = measured(catalogue, slipped(catalogue.ranked, int(QUERIES * part)))
    shown(f"Search in process at {len(catalogue.ranked):,} tools", [series], FLOOR)
    console().print(
        rates(places), f"first search after a change of the catalogue (builds the index): {index[0]:.0f} ms"
    )


if __name__ == "__main__":
    main()
