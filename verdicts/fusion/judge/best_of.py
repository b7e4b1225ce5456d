"""Best-of: drafts meet in pairs; who wins the most is chosen. Ties are broken by code, never by the judge's order."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from verdicts.fusion.agreement import central
from verdicts.fusion.ask import Fell
from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Draft, T
from verdicts.fusion.figures import many, share
from verdicts.fusion.judge.duel import Duel, duel
from verdicts.fusion.judge.unjudged import picked, without_judge

EVERYBODY = 6  # up to so many drafts, each meets each: 15 pairs, 30 calls
NEIGHBOURS = (1, 2)  # of more, each meets the next two and the two before: two pairs a draft
WEAK = Fraction(1, 3)  # a judge that changes its mind on more of the pairs is named


def pairs(drafts: int) -> list[tuple[int, int]]:
    """Who meets whom: each meets each, or, of more than EVERYBODY, each meets four others. 16 drafts make 32 pairs."""
    if drafts <= EVERYBODY:
        return list(combinations(range(drafts), 2))
    around = {(at, (at + step) % drafts) for at in range(drafts) for step in NEIGHBOURS}
    return sorted((min(pair), max(pair)) for pair in around)


def ranked(weights: Sequence[float], met: Iterable[tuple[tuple[int, int], int | None]]) -> list[int]:
    """Places of drafts, the best first: by Copeland's score, then by `weights`, then in their order.

    The score is two for a pair won and one for a tie (None), which a pair that nobody ruled on is too.
    """
    score = Counter[int]()
    for pair, winner in met:
        for place in pair:
            score[place] += 1 if winner is None else 2 * (winner == place)
    return sorted(range(len(weights)), key=lambda place: (-score[place], -weights[place], place))


def wavers(flips: int, ruled: int) -> bool:
    """Whether a judge changed its mind so often that a warning says so."""
    return ruled > 0 and Fraction(flips, ruled) > WEAK


async def best_of(case: Case[T], drafts: Sequence[Draft[T]]) -> Verdict[T]:
    """The draft that the judge prefers. Pairs are ruled on side by side; a pair without a ruling is a tie."""
    plan = pairs(len(drafts))
    async with asyncio.TaskGroup() as group:
        running = [group.create_task(duel(case, list(drafts), pair)) for pair in plan]
    ended = [task.result() for task in running]
    ruled, fell = [one for one in ended if isinstance(one, Duel)], [one for one in ended if isinstance(one, Fell)]
    if fell and not ruled:
        return without_judge(case, drafts, next((one for one in fell if one.reason == "budget"), fell[0]))
    won = {one.pair: one.winner for one in ruled}
    weights = central([draft.value for draft in drafts])
    order = ranked(weights, [(pair, won.get(pair)) for pair in plan])
    return _told(picked(case, drafts, drafts[order[0]]), ruled, fell, len(drafts))


def _told(verdict: Verdict[T], ruled: Sequence[Duel], fell: Sequence[Fell], drafts: int) -> Verdict[T]:
    flips = sum(one.ruling.flipped for one in ruled)
    return replace(
        verdict,
        agreement=replace(verdict.agreement, flips=flips / len(ruled)),
        rulings=tuple(one.ruling for one in ruled),
        degraded=f"{_missing(ruled, fell)} {verdict.degraded}".strip(),
        warnings=(*verdict.warnings, *_biased(ruled, flips), *_bounded(drafts)),
    )


def _missing(ruled: Sequence[Duel], fell: Sequence[Fell]) -> str:
    if not fell:
        return ""
    others = "the other counts as a tie" if len(fell) == 1 else "the others count as ties"
    return f"The judge ruled on {share(len(ruled), len(ruled) + len(fell), 'pair')}, {others}: {fell[0]}."


def _biased(ruled: Sequence[Duel], flips: int) -> tuple[str, ...]:
    if not wavers(flips, len(ruled)):
        return ()
    said = Counter(slot for one in ruled for slot in one.said)
    return (
        f"The judge changed its mind with the order on {share(flips, len(ruled), 'pair')} (it took the first "
        f"draft {many(said['A'], 'time')}, the second {many(said['B'], 'time')}): another judge is needed.",
    )


def _bounded(drafts: int) -> tuple[str, ...]:
    judged, all_of = len(pairs(drafts)), drafts * (drafts - 1) // 2
    if judged == all_of:
        return ()
    return (f"Of {all_of} pairs {judged} were judged, each of the {drafts} drafts in {2 * len(NEIGHBOURS)} of them.",)
