"""Take a report up: a draft of its tool, opened at the fact that it is about, with the report beside it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qsl

from sqlalchemy import Connection, Engine

from verdicts.desk.correcting.open_queue import PATH
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.forms import ident
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.corrections import Correction
from verdicts.domain.working.cells import Cells, ids
from verdicts.store.corrections import correction_by_number
from verdicts.store.engine import reading
from verdicts.store.working import copy_by_id
from verdicts.views.desk import ReportedView
from verdicts.views.parts import LinkView

REPORT = "report"  # the key of the number in a draft's address
NO_REPORT = Refused("This report no longer exists.")


def take_up(engine: Engine, account: int, number: int, now: datetime) -> Done | Refused:
    """A working copy of the tool that report `number` is about; `row` is the rest of its address. Raises NotAllowed."""
    with reading(engine) as conn:
        allowed(conn, account)
        one = correction_by_number(conn, number)
    if one is None:
        return NO_REPORT
    answer = begin(engine, account, one.tool, now)
    if isinstance(answer, Refused):
        return answer
    with reading(engine) as conn:
        copy = copy_by_id(conn, answer.copy)
    cell = _cell(copy.cells, one) if copy else ""
    return Done(copy=answer.copy, slug=answer.slug, row=f"?{REPORT}={number}" + (f"#{ident(cell)}" if cell else ""))


def report_in(query: str) -> int:
    """The number of a report in the query of a draft's address, 0 for none."""
    text = dict(parse_qsl(query[:200])).get(REPORT, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def reported(conn: Connection, number: int, slug: str, cells: Cells) -> tuple[ReportedView, Cells]:
    """The open report `number` for the draft of its tool, and what to say at the cell that it is about; nothing for any
    other."""
    one = correction_by_number(conn, number) if number else None
    if one is None or one.ruling != "open" or one.tool != slug:
        return ReportedView(), {}
    cell = _cell(cells, one)
    view = ReportedView(
        title=f"Report {one.number:,}: {one.fact or 'something else on its page'}",
        wrong=one.wrong,
        right=one.right,
        named=LinkView(one.source.partition("://")[2], one.source) if one.source else LinkView(),
        fact=f"#{ident(cell)}" if cell else "",
        back=f"{PATH}#report-{one.number}",
    )
    return view, {cell: f"{view.title}. Right: {one.right}"} if cell else {}


def _cell(cells: Cells, one: Correction) -> str:
    """The value of the fact, "" where the draft has no fact of that label."""
    rows = (f"fact.{row}" for row in ids(cells, "facts"))
    return next((f"{row}.value" for row in rows if one.fact and cells.get(f"{row}.label") == one.fact), "")
