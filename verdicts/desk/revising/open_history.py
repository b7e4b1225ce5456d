"""Open a tool's history: its revisions, newest first, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, quote, urlencode

from sqlalchemy import Connection

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import minute
from verdicts.desk.revising.differing import differences
from verdicts.desk.revising.restore import RETIRED, UNREADABLE
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.documents import tool_of
from verdicts.domain.revisions import Heading
from verdicts.domain.tools import Tool
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import headings, newest_number, revision_of
from verdicts.store.tending import standing_of
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import merged_id
from verdicts.views.desk_history import HistoryView, RevisionView
from verdicts.views.parts import MetaView

PATH = "/desk/history/"
A_PAGE = 50
_MEANS = {"import": "Import", "desk": "Desk"}


@dataclass(frozen=True)
class _Asked:
    """Which two revisions, and below which number the list begins; `missing` is one that was asked for in vain."""

    old: int
    new: int
    below: int
    missing: int = 0


def open_history(library: Library, site: Site, account: int, slug: str, query: str) -> HistoryView:
    """The history of the tool at that address, for an editor."""
    path, meta = f"{PATH}{slug}", MetaView(f"History · {site.name}", "Revisions of a tool.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            tool, stands = tool_by_slug(conn, slug), standing_of(conn, slug)
            number = stands.id if stands else merged_id(conn, slug)
            if tool is None or number is None:
                return HistoryView(path, meta, gone=True)
            newest = newest_number(conn, number)
            retired = RETIRED.format(tool.name) if stands and stands.retired_at else ""
            merged = "" if stands else f"{tool.name} was merged into another tool, for good."
            asked = _asked(query, newest)
            titled = replace(meta, title=f"{tool.name} · History · {site.name}")
            view = HistoryView(path, titled, slug=slug, name=tool.name, retired=retired, merged=merged, newest=newest)
            if "published" in parse_qs(query[:2000]):
                view = replace(view, published=f"Revision {newest:,} is published.")
            return _compared(conn, _listed(conn, view, number, asked), number, asked)
    except NotAllowed:
        return HistoryView(path, meta, barred=True)


def _asked(query: str, newest: int) -> _Asked:
    """What the address asks for; what is no number is left out."""
    given = {name: _number(values[0]) for name, values in parse_qs(query[:2000]).items()}
    below = max(2, min(given.get("below") or newest + 1, newest + 1))
    new = given.get("new") or newest
    old = given.get("old") or max(1, min(new, newest) - 1)
    missing = next((one for one in (old, new) if one > newest), 0)
    return _Asked(old, new, below, missing) if missing else _Asked(min(old, new), max(old, new), below)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _listed(conn: Connection, view: HistoryView, number: int, asked: _Asked) -> HistoryView:
    found = headings(conn, number, A_PAGE, asked.below)
    below, above = (found[-1].number if found else 1), asked.below + A_PAGE
    return replace(
        view,
        old=str(asked.old),
        new=str(asked.new),
        rows=[_row(one, view, asked) for one in found],
        older_href=_href(view.slug, below=below) if below > 1 else "",
        newer_href=""
        if asked.below > view.newest
        else _href(view.slug, **({"below": above} if above <= view.newest else {})),
    )


def _row(one: Heading, view: HistoryView, asked: _Asked) -> RevisionView:
    return RevisionView(
        number=str(one.number),
        when=minute(one.at),
        means=_MEANS[one.by],
        by=one.author,
        reason=one.reason,
        href=_href(view.slug, old=max(1, one.number - 1), new=one.number),
        shown=one.number in (asked.old, asked.new),
        newest=one.number == view.newest,
        restorable=one.number < view.newest and not view.retired and not view.merged,
    )


def _href(slug: str, **numbers: int) -> str:
    return f"{PATH}{quote(slug)}" + (f"?{urlencode(numbers)}" if numbers else "")


def _compared(conn: Connection, view: HistoryView, number: int, asked: _Asked) -> HistoryView:
    if asked.missing:
        have = plural(view.newest, "revision")
        return replace(view, nothing=f"There is no revision {asked.missing:,}: {view.name} has {have}.")
    if asked.old == asked.new:
        one = asked.new == view.newest == 1
        return replace(view, nothing="There is one revision so far." if one else "These are the same revision.")
    said = f"Revision {asked.old} and revision {asked.new}"
    tools = {one: _past(conn, number, one, view.slug) for one in (asked.old, asked.new)}
    unreadable = next((one for one, tool in tools.items() if tool is None), 0)
    old, new = tools[asked.old], tools[asked.new]
    if old is None or new is None:
        return replace(view, compared=said, nothing=UNREADABLE.format(unreadable))
    parts = differences(old, new, _names(conn))
    nothing = "" if parts else "The text is the same in both."
    return replace(view, compared=said, parts=parts, between=_between(conn, number, asked), nothing=nothing)


def _between(conn: Connection, number: int, asked: _Asked) -> list[str]:
    """What editors said of the revisions after the older one: that a tool was retired stands in no text of it."""
    after = [one for one in headings(conn, number, A_PAGE, asked.new + 1) if one.number > asked.old]
    return [f"Revision {one.number}: {one.reason}" for one in after[::-1] if one.reason]


def _past(conn: Connection, tool: int, number: int, slug: str) -> Tool | None:
    past = revision_of(conn, tool, number)
    return tool_of(past.document, slug) if past else None


def _names(conn: Connection) -> Mapping[str, str]:
    return {one.key: one.name for one in reviewers(conn)}
