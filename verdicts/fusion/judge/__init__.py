"""The judge: one answer of several drafts, in three modes.

best_of   pairs, blind, in both orders; a flipped pair is a tie
merge     an analysis first, then prose in which every sentence names its drafts
debate    members answer each other, then the judge
blind     labels in place of names
settle    what code makes of the drafts: medians, majorities, the most central draft
"""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Agreement, Draft, T


async def rule(case: Case[T], drafts: Sequence[Draft[T]]) -> Verdict[T]:
    """What the pool's mode makes of the drafts (one at least). Never raises for what a model did."""
    return Verdict(tuple(drafts), drafts[0].value, Agreement(), drafts[0].member)
