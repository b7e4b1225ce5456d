"""The catalogue as readers see it: every tool as a light card in memory, read anew when its revision moves."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from threading import Lock

from sqlalchemy import Engine

from verdicts.desk.brief import Brief
from verdicts.domain.cards import Card
from verdicts.domain.panels import count, mean
from verdicts.domain.predictions import Prediction
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.revisions import Edition
from verdicts.domain.tallies import FEWEST_FOR_CONTESTED, Split, Tally
from verdicts.domain.tools import Tool
from verdicts.store.cards import cards
from verdicts.store.predictions import predictions
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision, editions_since, newest_edition
from verdicts.store.tallies import ballots_of, demo_votes, pick_of, splits, tallies, values_of
from verdicts.store.tools import old_slugs, renamed, tools_by_slugs

_KEPT_TOOLS = 512


def panel_rank(card: Card) -> tuple[int, Fraction, str]:
    """Sort key of the panel order: ship share, then mean score, then name. No panel comes last."""
    scores = [score for _, score in card.scores]
    share = count(scores).share
    return (-(share if share is not None else -1), -(mean(scores) or Fraction(0)), card.name.casefold())


@dataclass(frozen=True)
class Site:
    """What the installation is called and where it lives: no slash at the end of `url`."""

    name: str
    url: str


@dataclass(frozen=True)
class Catalogue:
    """One revision of cards, reviewers, predictions; a retired reviewer is there while a take or claim of theirs is."""

    revision: int
    cards: Mapping[str, Card]
    reviewers: tuple[Reviewer, ...]
    former: Mapping[str, str] = field(default_factory=dict[str, str])  # slugs that lead to a tool of another one
    ledger: tuple[Prediction, ...] = ()

    @cached_property
    def ranked(self) -> list[Card]:
        """Every tool that is not retired, in panel order."""
        return sorted((card for card in self.cards.values() if not card.retired), key=panel_rank)

    @cached_property
    def categories(self) -> dict[str, list[Card]]:
        """Category names in alphabetical order, each with its tools in panel order."""
        found: dict[str, list[Card]] = {}
        for card in self.ranked:
            found.setdefault(card.category, []).append(card)
        return dict(sorted(found.items(), key=lambda item: item[0].casefold()))

    @cached_property
    def predictions(self) -> dict[str, list[Prediction]]:
        """The ledger by tool."""
        found: dict[str, list[Prediction]] = {}
        for one in self.ledger:
            found.setdefault(one.slug, []).append(one)
        return found

    def alternatives(self, card: Card, but: Iterable[str] = ()) -> list[Card]:
        """Other tools of the same category in panel order."""
        left_out = {card.slug, *but}
        return [other for other in self.categories.get(card.category, []) if other.slug not in left_out]


@dataclass
class Library:
    """Reads the catalogue through a cache. Thread-safe; call off the event loop."""

    engine: Engine
    _current: Catalogue | None = None
    _tools: OrderedDict[str, Tool] = field(default_factory=OrderedDict[str, Tool])
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Nothing is read yet."""
        self._tallies = Brief(self.engine, tallies, seconds=1.0)
        self._demo = Brief(self.engine, demo_votes, seconds=5.0)
        self._standing = Brief(self.engine, tallies, seconds=60.0)
        self._contests = Brief(self.engine, lambda conn: splits(conn, least=FEWEST_FOR_CONTESTED), seconds=1.0)

    def revision(self) -> int:
        """The number of the catalogue's newest change."""
        with self.engine.connect() as conn:
            return catalogue_revision(conn)

    def edition(self) -> int:
        """The number of the newest publication of a tool; it grows over all tools."""
        with self.engine.connect() as conn:
            return newest_edition(conn)

    def editions(self, last: int, most: int) -> list[Edition]:
        """What was published after the edition `last`, the oldest first."""
        with self.engine.connect() as conn:
            return editions_since(conn, last, most)

    def seats(self) -> str:
        """The set of reviewers in short: another text where one was added, renamed, moved or retired."""
        with self.engine.connect() as conn:
            return hashlib.sha256(repr([one.model_dump() for one in reviewers(conn)]).encode()).hexdigest()[:16]

    def catalogue(self) -> Catalogue:
        """The current catalogue, read anew when its revision moved."""
        with self._lock, self.engine.connect() as conn:
            revision = catalogue_revision(conn)
            if self._current is None or self._current.revision != revision:
                found = {card.slug: card for card in cards(conn)}
                ledger = tuple(predictions(conn))
                said = {key for card in found.values() for key, _ in card.scores} | {one.reviewer for one in ledger}
                shown = (one for one in reviewers(conn) if not one.retired or one.key in said)
                self._current = Catalogue(revision, found, tuple(shown), old_slugs(conn), ledger)
                self._tools.clear()
            return self._current

    def tools(self, slugs: Iterable[str]) -> list[Tool]:
        """Whole tools in the order of `slugs`; unknown ones are left out."""
        wanted = list(slugs)
        with self._lock:
            missing = [slug for slug in wanted if slug not in self._tools]
            if missing:
                with self.engine.connect() as conn:
                    self._tools.update(tools_by_slugs(conn, missing))
            found = [self._tools[slug] for slug in wanted if slug in self._tools]
            while len(self._tools) > _KEPT_TOOLS:
                self._tools.popitem(last=False)
            return found

    def values(self, topics: Iterable[str]) -> Mapping[str, Tally | Split]:
        """What those topics add up to at this moment, by topic; those without a vote are left out."""
        with self.engine.connect() as conn:
            return values_of(conn, topics)

    def tallies(self) -> Mapping[str, Tally]:
        """The tally of every tool that has ballots, by slug, at most a second old."""
        return self._tallies.get()

    def standing(self) -> Mapping[str, Tally]:
        """The tallies that lists are ordered by, at most a minute old: paper and live page stand in one order."""
        return self._standing.get()

    def contests(self) -> Mapping[str, Split]:
        """The split of every matchup with enough picks to be contested, by matchup slug, at most a second old."""
        return self._contests.get()

    def demo_votes(self) -> bool:
        """Whether votes of a demonstration are among the numbers, at most five seconds old."""
        return self._demo.get()

    def said(self, reader: str, slugs: Iterable[str], matchup: str) -> tuple[dict[str, str], str]:
        """A reader's ballots on those tools by slug, and the slug picked on the matchup ("" for none)."""
        with self.engine.connect() as conn:
            return ballots_of(conn, reader, slugs), pick_of(conn, reader, matchup) if matchup else ""

    def renamed(self, slug: str) -> str | None:
        """The present slug of a tool that once was called `slug`."""
        with self.engine.connect() as conn:
            return renamed(conn, slug)
