"""Seasons of picks whose true strengths are known, for the bench of the ladder.

Tools have strengths from a normal distribution and are shown as often as they are popular (power law), two to four at a
time. Readers make a geometric number of picks, each on another matchup. A reader has a taste of its own: the tools'
strengths and Gumbel noise that is drawn once a reader and tool. A share of the picks (`steady`) follows that taste, the
rest fresh noise. So every pick on its own follows Luce's model with the true strengths exactly, while the picks of one
reader agree with each other, as people do; an interval that took them for independent would be too narrow.

Limits: what is shown does not depend on taste or strength, strengths do not change over the season, and no reader's
taste is a pattern (people who dislike whatever is proprietary). Real picks break all three.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdicts.domain.ladder import Floats, Picks

SIZES, ODDS = [2, 3, 4], [0.75, 0.15, 0.1]


@dataclass(frozen=True)
class Season:
    """Size and temper of a season: picks is the mean a reader, spread the standard deviation of strengths."""

    name: str
    tools: int
    readers: int
    picks: float
    steady: float = 0.5
    spread: float = 0.8
    popular: float = 0.8


def played(season: Season, rng: np.random.Generator) -> tuple[Floats, Picks]:
    """True strengths and the picks of one season."""
    strength = rng.normal(0, season.spread, season.tools)
    reader, options = _shown(season, rng)
    place = np.where(options >= 0, options, 0)
    taste = rng.gumbel(size=(season.readers, season.tools))[reader[:, None], place]
    steady = rng.random(len(reader)) < season.steady
    liked = strength[place] + np.where(steady[:, None], taste, rng.gumbel(size=options.shape))
    chosen = np.where(options >= 0, liked, -np.inf).argmax(1)
    return strength, Picks(np.unique(reader, return_inverse=True)[1], options, chosen, season.tools)


def _shown(season: Season, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Who picks on what: readers (m,), options (m, 4), no reader twice on a matchup."""
    many = rng.geometric(1 / season.picks, season.readers)
    reader = np.repeat(np.arange(season.readers), many)
    fame = np.log(rng.permutation(np.arange(1, season.tools + 1.0))) * -season.popular
    options = np.argsort(-(fame + rng.gumbel(size=(len(reader), season.tools))), axis=1)[:, :4]
    options[np.arange(4) >= rng.choice(SIZES, len(reader), p=ODDS)[:, None]] = -1
    options = -np.sort(-options, axis=1)
    found = np.unique(np.column_stack([reader, options]), axis=0)
    return found[:, 0], found[:, 1:]


def cut(picks: Picks, many: int, rng: np.random.Generator) -> Picks:
    """So many of the picks, by chance."""
    kept = np.sort(rng.permutation(len(picks.reader))[:many])
    return Picks(picks.reader[kept], picks.options[kept], picks.chosen[kept], picks.tools)


def pushed(picks: Picks, target: int, accounts: int, many: int) -> Picks:
    """The picks, and those of accounts which pick the target in so many of its pairs."""
    others = np.delete(np.arange(picks.tools), target)[:many]
    pairs = np.column_stack([np.full(len(others), target), others, np.full((len(others), 2), -1)])
    reader = picks.reader.max() + 1 + np.repeat(np.arange(accounts), len(pairs))
    options = np.concatenate([picks.options, np.tile(pairs, (accounts, 1))])
    chosen = np.concatenate([picks.chosen, np.zeros(len(reader), np.int64)])
    return Picks(np.concatenate([picks.reader, reader]), options, chosen, picks.tools)
