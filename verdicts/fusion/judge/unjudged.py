"""What code alone makes of drafts: one chosen, or none where nobody ruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.fusion.agreement import central, measured
from verdicts.fusion.ask import Fell
from verdicts.fusion.case import Case, Verdict
from verdicts.fusion.drafts import Draft, Quote, T
from verdicts.fusion.fence import spoken
from verdicts.fusion.fields import prose_of, wording

SPENT = "The budget was used up before the judge could rule ({words}); code chose the draft most like the others."
FAILED = "The judge gave no ruling: {words}. The drafts stand unfused."
UNSETTLED = "The drafts make no one value: {faults}."


def picked(case: Case[T], drafts: Sequence[Draft[T]], chosen: Draft[T]) -> Verdict[T]:
    """One draft as the answer; where the caller settles, its prose, and what is counted of all drafts."""
    values = [draft.value for draft in drafts]
    agreement = measured(values)
    try:
        value = case.settle(values, wording(chosen.value)) if case.own else chosen.value
    except ValueError as faults:
        return Verdict(tuple(drafts), None, agreement, degraded=UNSETTLED.format(faults=faults))
    return Verdict(tuple(drafts), value, agreement, chosen.member, quotes=quotes(case, value))


def quotes(case: Case[T], value: T) -> tuple[Quote, ...]:
    """All that an answer quotes: its fields of quotes, and words in quotation marks in its prose."""
    try:
        said = str(getattr(value, prose_of(type(value))))
    except TypeError:
        said = ""
    return (*case.quoted(value), *spoken(said, case.brief.data))


def alone(case: Case[T], draft: Draft[T]) -> Verdict[T]:
    """The only draft: there is nothing to judge. Where others were asked, that is not what was asked for."""
    verdict = picked(case, [draft], draft)
    if len(case.pool.members) == 1:
        return verdict
    only = f"{draft.member} alone answered; its draft is the answer, and nobody judged it."
    return replace(verdict, degraded=f"{only} {verdict.degraded}".strip())


def without_judge(case: Case[T], drafts: Sequence[Draft[T]], fell: Fell) -> Verdict[T]:
    """The judge gave nothing: no money left means the most central draft, all else the drafts as they are."""
    if fell.reason != "budget":
        agreement = measured([draft.value for draft in drafts])
        return Verdict(tuple(drafts), None, agreement, degraded=FAILED.format(words=fell))
    weights = central([draft.value for draft in drafts])
    verdict = picked(case, drafts, drafts[weights.index(max(weights))])
    return replace(verdict, degraded=f"{SPENT.format(words=fell)} {verdict.degraded}".strip())
