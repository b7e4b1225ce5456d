"""The judge: one answer of several drafts, in three modes.

best_of   pairs, blind, in both orders; a flipped pair is a tie
duel      one such pair
merge     an analysis first, then prose in which every sentence names its drafts
debate    members answer each other, then the judge merges
floor     who holds what in a debate
turn      what a member answers in a debate
blind     labels in place of names
asking    a call of the judge: a form, a deadline, its cost
settle    what code makes of the drafts: medians, majorities
unjudged  what code does where nobody ruled: the most central draft, or none
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Draft, T
from verdicts.fusion.figures import many
from verdicts.fusion.judge.best_of import best_of
from verdicts.fusion.judge.debate import debate
from verdicts.fusion.judge.merge import merge
from verdicts.fusion.judge.unjudged import alone


async def rule(case: Case[T], drafts: Sequence[Draft[T]]) -> Verdict[T]:
    """What the pool's mode makes of the drafts (one at least). Never raises for what a model did."""
    verdict = alone(case, drafts[0]) if len(drafts) == 1 else await _judged(case, drafts)
    if len(drafts) >= case.pool.quorum:
        return verdict
    asked, quorum = len(case.pool.members), case.pool.quorum
    few = f"{len(drafts)} of {many(asked, 'member')} answered; {quorum} {'was' if quorum == 1 else 'were'} to."
    return replace(verdict, degraded=f"{few} {verdict.degraded}".strip())


async def _judged(case: Case[T], drafts: Sequence[Draft[T]]) -> Verdict[T]:
    match case.pool.mode:
        case "best-of":
            return await best_of(case, drafts)
        case "merge":
            return await merge(case, drafts)
        case "debate":
            return await debate(case, drafts)
