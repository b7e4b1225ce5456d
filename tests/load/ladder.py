"""`make bench-ladder`: what the ladder's 95 % intervals cover, what a fit costs, and how far a campaign moves a tool.

Coverage: over seasons of picks with known strengths (tests/load/seasons.py says how they are made and where they differ
from life), the share of tools whose interval holds the true strength, both centred over the tools that were shown.

Fit: strengths, intervals and ranks at 200 tools and 100,000 picks, from arrays; `rows` begins at plain tuples of text.

Campaign: 20 accounts pick one tool in all of its 49 pairs; 5,000 honest picks among 50 tools stand against them. Every
tool is the target once a season; a move is the rank before less the rank after. The rule that holds this back looks
for readers who always fall one way on one tool (verdicts/domain/ladder.py). It is no match for somebody who knows it:
the same accounts with some ten picks each count as much as other readers (last row), and where a campaign is most of
what is known of a tool, it is what is known of it. Limits a network and exclusions by editors are for that.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `verdicts rank` does: steady on a machine that is shared

from collections.abc import Sequence

import numpy as np
from rich.table import Table

from tests.load.figures import clocked, console, part_of, percentile
from tests.load.seasons import Season, cut, played, pushed
from verdicts.domain.ladder import Picks, ladder, rungs
from verdicts.domain.rungs import SETTLED, PickRow

SEED, SEASONS, FITS, CAMPAIGNS, ACCOUNTS = 29, 500, 20, 6, 20
KINDS = [
    Season("ordinary", tools=30, readers=400, picks=4),
    Season("few readers", tools=18, readers=60, picks=6),
    Season("keen readers, steady tastes", tools=30, readers=150, picks=10, steady=0.8),
    Season("large", tools=60, readers=2000, picks=3),
]
LARGE = Season("fit", tools=200, readers=30_000, picks=3.6)
HONEST = Season("campaign", tools=50, readers=2000, picks=3, popular=0)


def covered(season: Season, many: int, rng: np.random.Generator) -> np.ndarray:
    """(tools of all seasons, 3): whether the interval holds the truth, whether settled, the interval's width."""
    found = list[np.ndarray]()
    for _ in range(many):
        strength, picks = played(season, rng)
        got, shown = ladder(picks), np.bincount(picks.options[picks.shown], minlength=season.tools) > 0
        true = strength - strength[shown].mean()
        holds = (got.low <= true) & (true <= got.high)
        found.append(np.column_stack([holds, got.picks >= SETTLED, got.high - got.low])[shown])
    return np.concatenate(found)


def coverage(many: int) -> Table:
    """What the intervals cover, kind by kind of season."""
    table = Table("season", "tools", "readers", "picks a reader", "settled tools", "target", "other tools", "width",
                  title=f"Coverage of the 95 % intervals over {many} seasons a kind", title_justify="left")  # fmt: skip
    for number, season in enumerate(KINDS):
        found = covered(season, many, np.random.default_rng([SEED, number]))
        settled, other = (found[found[:, 1] == flag, 0] for flag in (1, 0))
        table.add_row(season.name, str(season.tools), str(season.readers), f"{season.picks:g}", _percent(settled),
                      "93 to 97 %", _percent(other), f"{found[:, 2].mean():.2f}")  # fmt: skip
    return table


def _percent(holds: np.ndarray) -> str:
    return f"{holds.mean():.1%} of {len(holds):,}" if len(holds) else "-"


def rows_of(picks: Picks) -> list[PickRow]:
    """The picks as the store hands them over."""
    shown = [tuple(f"tool-{each}" for each in row if each >= 0) for row in picks.options.tolist()]
    who = (f"reader-{each}" for each in picks.reader.tolist())
    return [(name, row, row[place]) for name, row, place in zip(who, shown, picks.chosen.tolist(), strict=True)]


def fits(part: float) -> Table:
    """Milliseconds of a fit with its intervals, from arrays and from rows of text."""
    rng = np.random.default_rng([SEED, 100])
    picks = cut(played(LARGE, rng)[1], int(100_000 * part), rng)
    rows, arrays, plain = rows_of(picks), list[float](), list[float]()
    for _ in range(max(2, int(FITS * part))):
        clocked(lambda: ladder(picks), arrays)
        clocked(lambda: rungs(rows), plain)
    table = Table("ms", "n", "p50", "p95", "target", title_justify="left",
                  title=f"Fit with intervals at {picks.tools} tools and {len(rows):,} picks")  # fmt: skip
    for name, taken in (("from arrays", arrays), ("from rows", plain)):
        table.add_row(name, str(len(taken)), *(f"{percentile(taken, at):.0f}" for at in (0.5, 0.95)), "<= 500")
    return table


def moves(many: int, targets: int, pairs: int) -> np.ndarray:
    """Ranks won by each target, season by season, when every account picks it in its first `pairs` pairs."""
    found = list[int]()
    for number in range(many):
        rng = np.random.default_rng([SEED, 200, number])
        honest = cut(played(HONEST, rng)[1], 5000, rng)
        before = ladder(honest).rank
        for target in range(targets):
            found.append(int(before[target] - ladder(pushed(honest, target, ACCOUNTS, pairs)).rank[target]))
    return np.array(found)


def campaigns(part: float) -> Table:
    """How far accounts move the one tool that they push."""
    table = Table("picks an account", "targets", "mean move", "most", "1 at most", "target", title_justify="left",
                  title=f"{ACCOUNTS} accounts against 5,000 honest picks among {HONEST.tools} tools")  # fmt: skip
    for pairs, target in ((HONEST.tools - 1, "most <= 1"), (10, "none: knows the rule")):
        found = moves(max(1, round(CAMPAIGNS * part)), max(5, int(HONEST.tools * min(1, 2 * part))), pairs)
        table.add_row(str(pairs), str(len(found)), f"{found.mean():.2f}", str(np.abs(found).max()),
                      f"{(np.abs(found) <= 1).mean():.1%}", target)  # fmt: skip
    return table


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    part = part_of(words, __doc__ or "")
    out = console()
    for table in (coverage(int(SEASONS * part)), fits(part), campaigns(part)):
        out.print(table)
    out.print(f"machine: {os.cpu_count()} cores, load average {os.getloadavg()[0]:.2f}; seed {SEED}\n")


if __name__ == "__main__":
    main()
