"""The ladder: which tool readers would ship, from what they picked, and how sure that is.

Model. A pick among k shown tools is Luce's top-1 of k (multinomial logit; Train, "Discrete Choice Methods", chapter 3):
tool i is chosen with probability exp(s_i) / sum of exp(s_j) over the shown; k = 2 is Bradley-Terry. Newton's method
finds the strengths s on the weighted log-likelihood less RIDGE / 2 * sum of s^2, a prior so weak that it moves nothing
that has picks, and holds what no pick ties down: sets never compared with each other, a tool that never wins.

Scale. Strengths are natural log-odds and sum to zero over the tools that have picks.

Weight. A pick weighs 1 / the most picks that its reader spent on any of its tools, so the picks of one reader on one
tool weigh at most 1 together. Besides, a reader whose picks on a tool all fall one way, far beyond what everybody's
picks explain (a campaign), weighs less there: full weight up to FAIR, none from FOUL on, in standard deviations.
Somebody who picks a tool in all of 12 even matchups comes to 3.0 and keeps three quarters; in all of 49, to 6.7 and
keeps nothing.

Intervals. 95 % Wald, from the sandwich clustered by reader, with the factor C / (C - 1) for the C readers who were
shown the tool, the variance of the prior in its meat, and never narrower than independent picks would give: the plain
sandwich is far too sure of a tool that never wins. `make bench-ladder` measures what they cover.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verdicts.domain.matchups import MOST
from verdicts.domain.rungs import SETTLED, PickRow, Rung, in_order

RIDGE, NORMAL_95, FAIR, FOUL = 0.1, 1.959964, 2.5, 4.5
BLOCK, STEPS, CLOSE = 4096, 100, 1e-7

Ints, Floats = NDArray[np.int64], NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Picks:
    """m picks among `tools` tools.

    `reader` (m,): who picked, 0 to readers - 1. `options` (m, k): the shown tools, filled up with -1 at the end.
    `chosen` (m,): the column of `options` that was picked.
    """

    reader: Ints
    options: Ints
    chosen: Ints
    tools: int

    @property
    def shown(self) -> NDArray[np.bool_]:
        """(m, k): where `options` names a tool."""
        return self.options >= 0

    @property
    def won(self) -> Floats:
        """(m, k): 1 at the tool that was picked, else 0."""
        return np.eye(self.options.shape[1])[self.chosen]


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """One entry a tool. Strengths and bounds in log-odds; `picks` counts those that showed the tool."""

    rank: Ints
    strength: Floats
    low: Floats
    high: Floats
    picks: Ints


def picks_of(rows: Iterable[PickRow]) -> tuple[Picks, list[str]]:
    """Rows of reader, shown tools and the tool picked as arrays, with the tools in the order of their index."""
    kept = list(rows)
    tools = sorted({tool for _, shown, _ in kept for tool in shown})
    place = {tool: index for index, tool in enumerate(tools)}
    reader = {name: index for index, name in enumerate({name: None for name, _, _ in kept})}
    options = [[place[tool] for tool in shown] + [-1] * (MOST - len(shown)) for _, shown, _ in kept]
    who = np.array([reader[name] for name, _, _ in kept], np.int64)
    chosen = np.array([shown.index(tool) for _, shown, tool in kept], np.int64)
    return Picks(who, np.array(options, np.int64).reshape(-1, MOST), chosen, len(tools)), tools


def rungs(rows: Iterable[PickRow]) -> dict[str, Rung]:
    """Where each tool with a pick stands, in the order of the ladder."""
    picks, tools = picks_of(rows)
    found = ladder(picks)
    arrays = (found.rank, found.strength, found.low, found.high, found.picks)
    columns = [array.round(6).tolist() for array in arrays]  # so that equals are equal
    return in_order({tool: Rung(*values) for tool, *values in zip(tools, *columns, strict=True)})


def ladder(picks: Picks, ridge: float = RIDGE) -> Ladder:
    """Strengths, 95 % intervals and ranks; a tool without a pick has strength 0 and the prior's interval.

    The rank is 1 + how many settled tools lie above for certain: their lower bound exceeds the tool's upper bound.
    """
    own = np.bincount(picks.options[picks.shown], minlength=picks.tools)
    cells = Cells(picks)
    weight = cells.weights()
    start, shares, _ = fit(picks, weight, ridge)
    weight *= cells.fairness(picks.won - shares, shares)
    strength, shares, curve = fit(picks, weight, ridge, start)
    centre = np.eye(picks.tools) - (own > 0) / max(1, (own > 0).sum())
    reach = NORMAL_95 * np.sqrt(_variance(cells, weight, shares, centre @ np.linalg.inv(curve), ridge))
    strength = centre @ strength
    low, high = strength - reach, strength + reach
    above = low[None, own >= SETTLED] > high[:, None]
    return Ladder(1 + above.sum(1), strength, low, high, own)


def fit(picks: Picks, weight: Floats, ridge: float, start: Floats | None = None) -> tuple[Floats, Floats, Floats]:
    """Strengths (n,), the chance of each shown tool (m, k) and the curvature there (n, n)."""
    strength = np.zeros(picks.tools) if start is None else start.copy()
    shares, curve, step = _newton(picks, weight, ridge, strength)
    for _ in range(STEPS):
        longest = np.abs(step).max(initial=0)
        if longest < CLOSE:
            break
        strength += step / max(1, longest)
        shares, curve, step = _newton(picks, weight, ridge, strength)
    return strength, shares, curve


def _newton(picks: Picks, weight: Floats, ridge: float, strength: Floats) -> tuple[Floats, Floats, Floats]:
    """The chance of each shown tool, the curvature, and the step to where the slope would be zero."""
    options = np.where(picks.shown, picks.options, 0)
    shares = np.where(picks.shown, np.exp(strength[options]), 0)
    shares /= shares.sum(1, keepdims=True)
    pull = weight[:, None] * (picks.won - shares)
    slope = np.bincount(options.ravel(), pull.ravel(), picks.tools) - ridge * strength
    curve = _information(picks, weight, shares) + ridge * np.eye(picks.tools)
    return shares, curve, np.linalg.solve(curve, slope)


def _information(picks: Picks, weight: Floats, shares: Floats) -> Floats:
    """The sum over picks of weight * (diag(p) - p p'), (n, n)."""
    n, options = picks.tools, np.where(picks.shown, picks.options, 0)
    crossed = np.zeros(n * n)
    for a in range(options.shape[1]):
        for b in range(a):
            crossed += np.bincount(options[:, a] * n + options[:, b], weight * shares[:, a] * shares[:, b], n * n)
    both = crossed.reshape(n, n) + crossed.reshape(n, n).T
    np.fill_diagonal(both, 0)
    return np.diag(both.sum(1)) - both


def _variance(cells: Cells, weight: Floats, shares: Floats, bread: Floats, ridge: float) -> Floats:
    """The variance of each centred strength, (n,): the larger of clustered by reader and independent."""
    prior = ridge * np.eye(len(bread))
    clustered = cells.meat(weight[:, None] * (cells.picks.won - shares)) + prior
    independent = _information(cells.picks, weight**2, shares) + prior
    readers = np.maximum(2, np.bincount(cells.tool, minlength=len(bread)))
    most, least = (np.einsum("ij,ij->i", bread @ middle, bread) for middle in (clustered, independent))
    return np.maximum(most * readers / (readers - 1), least)


class Cells:
    """Sums by reader and tool: one cell for each pair of which there is a pick, sorted by reader."""

    def __init__(self, picks: Picks) -> None:
        self.picks = picks
        keys = picks.reader[:, None] * picks.tools + picks.options
        found, self._of = np.unique(keys[picks.shown], return_inverse=True)
        self.reader, self.tool = np.divmod(found, max(1, picks.tools))

    def _summed(self, values: Floats) -> Floats:
        """(cells,): the sum of (m, k) values in each cell."""
        return np.asarray(np.bincount(self._of, values[self.picks.shown], len(self.tool)), np.float64)

    def _least(self, of_cells: Floats) -> Floats:
        """(m,): the least over the cells of each pick."""
        spread = np.full(self.picks.options.shape, np.inf)
        spread[self.picks.shown] = of_cells[self._of]
        return spread.min(1, initial=np.inf)

    def weights(self) -> Floats:
        """(m,): 1 / the most picks that the reader spent on any tool of the pick."""
        return self._least(1 / self._summed(np.ones(self.picks.options.shape)))

    def fairness(self, surprise: Floats, shares: Floats) -> Floats:
        """(m,): 1, and less for picks of a reader who always falls one way on one of the tools.

        The one in the root stands for the doubt about few picks: a single one, however odd, is always fair.
        """
        deviations = np.abs(self._summed(surprise)) / np.sqrt(1 + self._summed(shares * (1 - shares)))
        return self._least(np.clip((FOUL - deviations) / (FOUL - FAIR), 0, 1))

    def meat(self, pull: Floats) -> Floats:
        """The sum over readers of g g', (n, n), g the reader's summed pull on each tool."""
        total, summed, n = np.zeros((self.picks.tools,) * 2), self._summed(pull), self.picks.tools
        for first in range(0, int(self.reader.max(initial=-1)) + 1, BLOCK):
            part = slice(*np.searchsorted(self.reader, [first, first + BLOCK]))
            block = np.zeros((BLOCK, n))
            block[self.reader[part] - first, self.tool[part]] = summed[part]
            total += block.T @ block
        return total
