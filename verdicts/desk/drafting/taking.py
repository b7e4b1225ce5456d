"""What a fusion gave, as the draft of a take: score and marks by code, texts without what hides words, all bounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from verdicts.desk.drafting.figures import unsourced
from verdicts.desk.drafting.opinion import Opinion, median_score
from verdicts.domain.drafting import (
    LONGEST_REPORT,
    LONGEST_WORDS,
    Apart,
    Judging,
    Marked,
    MemberDraft,
    MemberFailure,
    Said,
    TakeDraft,
    TakeReport,
)
from verdicts.domain.panels import count
from verdicts.fusion.board import Row
from verdicts.fusion.brief import Datum
from verdicts.fusion.drafts import Agreement, Draft, Failure, Fusion, Quote
from verdicts.fusion.fence import visible
from verdicts.fusion.figures import many

LONGEST_LINE = 600
NO_TAKE = "No panel take: {came} of {asked} answered, and {quorum} {were} to."
UNFUSED = "Nobody made one text of the drafts."


def take_of(
    reviewer: str, fusion: Fusion[Opinion], quorum: int, data: Sequence[Datum], judge: Judging | None = None
) -> TakeDraft:
    """A take where the quorum wrote, with its score of all drafts; its text where one was chosen or written."""
    report = _report(fusion, data, judge)
    take = TakeDraft(reviewer=reviewer, state="none", cost=fusion.cost, wall=fusion.wall, report=report)
    if len(fusion.drafts) < quorum:
        return take.model_copy(update={"words": few(fusion.drafts, fusion.failures, quorum)})
    score = median_score(draft.value.score for draft in fusion.drafts)
    if fusion.value is None:
        words = line(fusion.degraded or UNFUSED, LONGEST_WORDS)
        return take.model_copy(update={"state": "unfused", "score": score, "words": words})
    update = {"state": "drafted", "score": score, "text": visible(fusion.value.text).strip()}
    return take.model_copy(update={**update, "words": line(fusion.degraded, LONGEST_WORDS)})


def waiting(
    reviewer: str, drafts: Iterable[Draft[Opinion]], failures: Iterable[Failure], cost: Decimal, wall: float
) -> TakeDraft:
    """What a reviewer has so far."""
    report = TakeReport(drafts=tuple(map(_member, drafts)), failures=tuple(map(_failure, failures)))
    return TakeDraft(reviewer=reviewer, cost=cost, wall=wall, report=bounded(report))


def judge_of(row: Row, fusion: Fusion[Opinion], came: Sequence[Draft[Opinion] | Failure]) -> Judging | None:
    """The judge as it was heard (`row`); what the fusion took beyond all that `came` of members was for it."""
    if row.began is None and row.failure is None:
        return None
    return Judging(
        model=line(row.model),
        words=line(row.failure.words) if row.failure else "",
        tokens=max(0, fusion.usage.output - sum(one.usage.output for one in came)),
        cost=max(Decimal(0), fusion.cost - sum(one.cost for one in came)),
        wall=row.seconds(fusion.wall) or 0.0,
    )


def without(reviewer: str, words: str) -> TakeDraft:
    """No take, and why."""
    return TakeDraft(reviewer=reviewer, state="none", words=line(words, LONGEST_WORDS))


def few(drafts: Sequence[Draft[Opinion]], failures: Sequence[Failure], quorum: int) -> str:
    """Why there is no take: how many answered, and what kept each of the others."""
    asked, were = many(len(drafts) + len(failures), "member"), "was" if quorum == 1 else "were"
    said = NO_TAKE.format(came=len(drafts), asked=asked, quorum=quorum, were=were)
    return line(" ".join([said, *(f"{one.member}: {one.words}." for one in failures)]), LONGEST_WORDS)


def bounded(report: TakeReport) -> TakeReport:
    """Small enough for the database: what the members' drafts rest on goes first, then whole lists."""
    bare = tuple(draft.model_copy(update={"quotes": (), "doubts": ()}) for draft in report.drafts)
    for less in (
        {},
        {"drafts": bare},
        {"sentences": ()},
        {"quotes": (), "failures": (), "warnings": ()},
        {"drafts": ()},
    ):
        report = report.model_copy(update=less)
        if len(report.model_dump_json()) <= LONGEST_REPORT:
            break
    return report


def line(text: str, most: int = LONGEST_LINE) -> str:
    """One line that shows, bounded."""
    seen = " ".join(visible(text).split())
    return seen if len(seen) <= most else seen[: most - 1].rstrip() + "…"


def _report(fusion: Fusion[Opinion], data: Sequence[Datum], judge: Judging | None) -> TakeReport:
    value = fusion.value
    report = TakeReport(
        drafts=tuple(map(_member, fusion.drafts)),
        failures=tuple(map(_failure, fusion.failures)),
        judge=judge,
        quotes=tuple(map(_quote, fusion.quotes)),
        figures=tuple(map(line, unsourced(value.text, data))) if value else (),
        doubts=tuple(map(line, value.doubts)) if value else (),
        sentences=tuple(Said(text=line(one.text), members=one.members) for one in fusion.sentences),
        apart=_apart(fusion.drafts, fusion.agreement),
        warnings=tuple(map(line, fusion.warnings)),
    )
    return bounded(report)


def _apart(drafts: Sequence[Draft[Opinion]], agreement: Agreement) -> Apart:
    split = count(draft.value.score for draft in drafts)
    return Apart(spread=agreement.spread.get("score"), ship=split.ship, skip=split.skip, alike=agreement.alike)


def _member(draft: Draft[Opinion]) -> MemberDraft:
    return MemberDraft(
        member=line(draft.member),
        model=line(draft.model),
        score=draft.value.score,
        text=visible(draft.value.text).strip(),
        doubts=tuple(map(line, draft.value.doubts)),
        quotes=tuple(map(_quote, draft.quotes)),
        tokens=draft.usage.output,
        cost=draft.cost,
        wall=draft.wall,
    )


def _failure(failure: Failure) -> MemberFailure:
    return MemberFailure(
        member=line(failure.member),
        model=line(failure.model),
        reason=failure.reason,
        words=line(failure.words),
        tokens=failure.usage.output,
        cost=failure.cost,
        wall=failure.wall,
    )


def _quote(quote: Quote) -> Marked:
    return Marked(text=line(quote.text), datum=quote.datum, found=quote.found)
