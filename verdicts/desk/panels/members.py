"""The members of one reviewer's pool as cards: while they write, and as they are stored."""

from __future__ import annotations

from decimal import Decimal

from verdicts.desk.drafting.opinion import Opinion
from verdicts.desk.drafting.taking import line
from verdicts.desk.drawing import WORDS
from verdicts.desk.panels.parts import parted
from verdicts.desk.wording import money, plural
from verdicts.domain.drafting import Judging, MemberDraft, MemberFailure, TakeDraft
from verdicts.domain.panels import verdict_of
from verdicts.fusion.board import Row
from verdicts.fusion.brief import Datum
from verdicts.fusion.events import JUDGE
from verdicts.fusion.fence import visible
from verdicts.views.desk_panel import MemberView

LAST = 160  # characters of what a member writes at the moment
STATES = {
    "waiting": "Waiting",
    "called": "Asked",
    "writing": "Writing",
    "done": "Done",
    "failed": "Failed",
    "cut": "Cut",
}
MARKS = {"called": "writing", "cut": "failed"}


def from_board(row: Row, at: float, currency: str, data: tuple[Datum, ...]) -> MemberView:
    """One voice as it is heard."""
    draft, failure, seconds = row.draft, row.failure, row.seconds(at)
    value = draft.value if draft else None
    score = value.score if isinstance(value, Opinion) else None
    spent = draft or failure
    tokens = spent.usage.output if spent else len(row.said)
    return MemberView(
        name=_name(row.name),
        model=line(row.model),
        mark=MARKS.get(row.state, row.state),
        state=STATES[row.state],
        last=line(failure.words) if failure else _last(row.text) if row.state == "writing" else "",
        **_scored(score),
        text=parted(visible(value.text).strip(), data) if isinstance(value, Opinion) else [],
        tokens=plural(tokens, "token") if tokens else "",
        seconds="" if seconds is None else f"{seconds:.1f} s",
        cost=money_view(spent.cost, currency) if spent and spent.cost else "",
    )


def from_report(take: TakeDraft, currency: str, data: tuple[Datum, ...]) -> list[MemberView]:
    """Those that a take is of, then those that gave nothing, then the judge."""
    report = take.report
    drafts = [_drafted(one, currency, data) for one in report.drafts]
    failed = [_closed(_name(one.member), one, currency) for one in report.failures]
    return [*drafts, *failed, *([_closed(_name(JUDGE), report.judge, currency)] if report.judge else [])]


def money_view(amount: Decimal, currency: str) -> str:
    """An amount as it reads; small ones are not rounded away."""
    return money(amount.normalize() if amount else Decimal(0), currency)


def _drafted(one: MemberDraft, currency: str, data: tuple[Datum, ...]) -> MemberView:
    return MemberView(
        name=_name(one.member),
        model=one.model,
        mark="done",
        state=STATES["done"],
        **_scored(one.score),
        text=parted(one.text, data),
        **_took(one, currency),
    )


def _closed(name: str, one: MemberFailure | Judging, currency: str) -> MemberView:
    """Who has no draft: a member that failed, or the judge."""
    mark = "failed" if one.words else "done"
    return MemberView(name, one.model, mark, STATES[mark], one.words, text=[], **_took(one, currency))


def _took(one: MemberDraft | MemberFailure | Judging, currency: str) -> dict[str, str]:
    return {
        "tokens": plural(one.tokens, "token") if one.tokens else "",
        "seconds": f"{one.wall:.1f} s" if one.wall else "",
        "cost": money_view(one.cost, currency) if one.cost else "",
    }


def _scored(score: int | None) -> dict[str, str]:
    if score is None:
        return {}
    verdict = verdict_of(score)
    return {"score": str(score), "verdict": verdict, "word": WORDS[verdict]}


def _name(member: str) -> str:
    return "Judge" if member == JUDGE else line(member)


def _last(text: str) -> str:
    """The end of what is being written, on one line: it is JSON that is not whole yet, with the take after the rest."""
    _, doubts, rest = text.partition('"doubts"')
    _, begun, take = rest.rpartition('"text"')
    if not doubts or not begun:
        return "Quotes and doubts come first." if text.strip() else ""
    seen = " ".join(visible(take.lstrip(' :"')[-2 * LAST :]).split())
    return f"…{seen[-LAST:]}" if len(seen) > LAST else seen
