"""Open the desk's queue: what readers reported, each beside the fact as it reads now."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import day, minute
from verdicts.desk.wording import fact_value, plural, source
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.corrections import Correction
from verdicts.domain.tools import Fact
from verdicts.store.corrections import closed_corrections, how_many, open_corrections, published_since
from verdicts.store.engine import reading
from verdicts.views.desk_corrections import DeskCorrectionsView, ReportView
from verdicts.views.parts import LinkView, MetaView

PATH = "/desk/corrections"
QUEUE = "corrections"  # the circle of editors who look at it
MOST = 100  # reports that wait, shown at once
MOST_CLOSED = 30


def open_queue(library: Library, site: Site, account: int, month: str) -> DeskCorrectionsView:
    """The queue, for an editor; `month` is YYYY-MM, for facts that are a year old."""
    meta = MetaView(f"Corrections · Desk · {site.name}", "What readers reported.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            waiting, counts = open_corrections(conn, MOST), how_many(conn)
            closed = closed_corrections(conn, MOST_CLOSED, spam=True)
            changed = {one.number for one in waiting if published_since(conn, one.tool, one.at)}
    except NotAllowed:
        return DeskCorrectionsView(PATH, meta, barred=True)
    facts = _facts(library, [*waiting, *closed])
    views, old = ([_report(one, facts.get((one.tool, one.fact)), month) for one in some] for some in (waiting, closed))
    views = [replace(view, changed=view.number in changed) for view in views]
    return DeskCorrectionsView(PATH, meta, False, _said(counts.get("open", 0)), views, old)


def _said(many: int) -> str:
    if not many:
        return "No reports to answer."
    return f"{plural(many, 'report')} to answer" + (f"; the oldest {MOST} are shown." if many > MOST else ".")


def _facts(library: Library, shown: list[Correction]) -> dict[tuple[str, str], Fact]:
    library.catalogue()  # what was published since is read anew
    tools = library.tools(dict.fromkeys(one.tool for one in shown))
    return {(tool.slug, fact.label): fact for tool in tools for fact in tool.facts}


def _report(one: Correction, fact: Fact | None, month: str) -> ReportView:
    value = fact_value(fact) if fact else ""
    view = ReportView(
        number=one.number,
        id=f"report-{one.number}",
        title=f"Report {one.number:,}",
        tool=one.name,
        slug=one.tool,
        href=f"/tools/{one.tool}",
        about=one.fact or "Something else on its page",
        value=value or ("This fact no longer exists" if one.fact else ""),
        was=one.read if one.read != value else "",
        wrong=one.wrong,
        right=one.right,
        named=LinkView(one.source.partition("://")[2], one.source) if one.source else LinkView(),
        sent=minute(one.at),
        ruled=_ruled(one),
        answer=one.answer,
    )
    return replace(view, source=source(fact.source, fact.as_of, fact.dated, month)) if fact else view


def _ruled(one: Correction) -> str:
    if one.closed_at is None:
        return ""
    by = f", by {one.by}" if one.by else ""
    return f"{one.ruling.title()}, {day(one.closed_at.date())}{by}"
