"""The public log of corrections: what was accepted and what was declined, and why. Never who sent one."""

from __future__ import annotations

from verdicts.desk.catalogue import Library
from verdicts.desk.dates import day
from verdicts.desk.wording import host, plural
from verdicts.domain.corrections import Correction
from verdicts.store.corrections import LOGGED, closed_corrections, correction_by_number, how_many
from verdicts.store.engine import reading
from verdicts.views.corrections import CorrectionLogView, LoggedView
from verdicts.views.parts import LinkView

MOST = 200  # entries shown


def open_log(library: Library, report: int = 0) -> CorrectionLogView:
    """The log; `report` is the number of a report that was just sent."""
    with reading(library.engine) as conn:
        sent = correction_by_number(conn, report) if report else None
        entries, counts = closed_corrections(conn, MOST), how_many(conn)
    return CorrectionLogView(_thanks(sent), _said(counts), [_entry(one) for one in entries])


def _thanks(sent: Correction | None) -> str:
    if sent is None or sent.ruling == "spam":
        return ""
    if sent.ruling != "open":
        return f"Report {sent.number:,} was answered; the answer stands in the log below."
    return f"Thank you. Your report on {sent.name} has the number {sent.number:,}. An editor answers it in this log."


def _said(counts: dict[str, int]) -> str:
    closed, waiting = sum(counts.get(each, 0) for each in LOGGED), counts.get("open", 0)
    if not closed and not waiting:
        return "Nothing was reported yet."
    figures = [f"{counts.get(each, 0):,} {each}" for each in LOGGED] + [f"{waiting:,} with the editors"]
    newest = f" The newest {MOST} are shown." if closed > MOST else ""
    return f"{plural(closed + waiting, 'report')}: {', '.join(figures)}.{newest}"


def _entry(one: Correction) -> LoggedView:
    return LoggedView(
        number=f"{one.number:,}",
        tool=one.name,
        href=f"/tools/{one.tool}",
        about=one.fact or "Something else",
        became=became(one),
        wrong=one.wrong,
        right=one.right,
        source=LinkView(host(one.source), one.source) if one.source else LinkView(),
        sent=day(one.at.date()),
        closed=day(one.closed_at.date()) if one.closed_at else "",
        iso=f"{one.closed_at:%Y-%m-%d}" if one.closed_at else "",
        word=one.ruling.title(),
        answer=one.answer,
    )


def became(one: Correction) -> str:
    """What was changed: how the fact read and how it reads since; "" where nothing of it was."""
    if one.ruling != "accepted" or not one.fact or one.reads == one.read:
        return ""
    return f"{one.read or 'not there'} → {one.reads or 'removed'}"
