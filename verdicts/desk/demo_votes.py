"""Seeded life: a believable stream of votes, so that somebody new sees the pages live. All of it is marked as demo.

Each tool and each pair gets an appeal that follows its panel loosely; most demo readers agree with it, some do not.
Nothing here is a measurement, and `clear` removes every trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TypeVar

from sqlalchemy import Engine

from verdicts.desk.catalogue import Catalogue
from verdicts.domain.cards import Card
from verdicts.domain.panels import mean
from verdicts.store.engine import writing
from verdicts.store.forgetting import clear_demo_votes

Thing = TypeVar("Thing")
_MEMORY = 400  # demo readers who come back
_RETURNING = 0.55
_CHANGES_MIND = 0.06
_PICKS = 0.5
_ALIKE = 0.7  # picks within a category; the others tie the categories together on the ladder
_LOOSE = 14.0  # points by which an appeal strays from the panel's mean


@dataclass(frozen=True)
class DemoVote:
    """One vote to play: the reader's key, the tools, the choice."""

    reader: str
    tools: tuple[str, ...]
    choice: str


def stream(catalogue: Catalogue, chance: Random) -> Iterator[DemoVote]:
    """Votes without end: newcomers and readers who come back, ballots and picks, now and then a change of mind."""
    appeal = {card.slug: _appeal(card, chance) for card in catalogue.ranked}
    pairs = [pair for cards in catalogue.categories.values() for pair in combinations(sorted(c.slug for c in cards), 2)]
    tools, readers = sorted(appeal), list[str]()
    chance.shuffle(tools)
    chance.shuffle(pairs)
    while True:
        reader = _reader(readers, chance)
        if len(tools) > 1 and chance.random() < _PICKS:
            alike = pairs and chance.random() < _ALIKE
            first, second = _popular(pairs, chance) if alike else sorted(chance.sample(tools, 2))
            yield _pick(reader, (first, second), appeal, chance)
        else:
            yield _ballot(reader, _popular(tools, chance), appeal, chance)


def _appeal(card: Card, chance: Random) -> float:
    """Percent of readers who would ship it."""
    known = mean([score for _, score in card.scores])
    return min(96.0, max(4.0, float(known if known is not None else 55) + chance.gauss(0, _LOOSE)))


def _reader(readers: list[str], chance: Random) -> str:
    if readers and chance.random() < _RETURNING:
        return chance.choice(readers)
    readers.append(f"{chance.getrandbits(128):032x}")
    del readers[:-_MEMORY]
    return readers[-1]


def _popular(things: Sequence[Thing], chance: Random) -> Thing:
    """The first get more attention than the last."""
    return things[int(len(things) * chance.random() ** 1.7)]


def _ballot(reader: str, slug: str, appeal: dict[str, float], chance: Random) -> DemoVote:
    if chance.random() < _CHANGES_MIND:
        return DemoVote(reader, (slug,), "")
    return DemoVote(reader, (slug,), "ship" if chance.uniform(0, 100) < appeal[slug] else "skip")


def _pick(reader: str, pair: tuple[str, str], appeal: dict[str, float], chance: Random) -> DemoVote:
    first, second = pair
    leaning = 1 / (1 + 10 ** ((appeal[second] - appeal[first]) / 40))
    return DemoVote(reader, pair, first if chance.random() < leaning else second)


def clear(engine: Engine) -> int:
    """Remove every demo vote; how many there were."""
    with writing(engine) as conn:
        return clear_demo_votes(conn)
