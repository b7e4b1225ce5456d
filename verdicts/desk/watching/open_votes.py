"""Open the desk's page about votes: the patterns of a while, and what is excluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

from sqlalchemy import Connection

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import minute
from verdicts.desk.watching.of_tool import ballots_on, tool_called
from verdicts.desk.watching.pattern import Pattern, pattern_view
from verdicts.desk.watching.patterns import patterns
from verdicts.desk.watching.rules import RULES, counted
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.store.engine import reading
from verdicts.store.exclusions import Action, batches, readers_in, steps
from verdicts.views.desk import FilterView
from verdicts.views.desk_votes import BatchView, DoneView, PatternView, VotesDeskView
from verdicts.views.parts import MetaView

PATH = "/desk/votes"
WATCH = "votes"  # the circle of editors who look at it
MOST_BATCHES = 100
MOST_STEPS = 50
SPANS: Mapping[str, tuple[str, timedelta]] = {
    "": ("The last day", timedelta(days=1)),
    "week": ("The last week", timedelta(days=7)),
    "month": ("The last 30 days", timedelta(days=30)),  # networks are not kept for longer
}
Known = dict[str, tuple[str, ...]]  # readers by what the page calls them


def open_votes(library: Library, site: Site, account: int, query: str, now: datetime) -> tuple[VotesDeskView, Known]:
    """The page for an editor, and which readers it speaks of: no key of theirs goes to the browser."""
    view = VotesDeskView(PATH, MetaView(f"Votes · Desk · {site.name}", "Votes that look made.", "", "noindex"))
    asked = parse_qs(query[:2000])
    span, q = asked.get("span", [""])[0], asked.get("tool", [""])[0].strip()[:200]
    span = span if span in SPANS else ""
    since = now - SPANS[span][1]
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            found, known = _patterns(patterns(conn, since))
            said = counted(conn, since, _said(len(found)))
            searched, theirs = _searched(conn, library, q, since)
            excluded, held = _batches(conn)
            done = [_done(one) for one in steps(conn, MOST_STEPS)]
    except NotAllowed:
        return replace(view, barred=True), {}
    spans = [FilterView(name, "", _href(key, q), key == span) for key, (name, _) in SPANS.items()]
    shown = {"patterns": found, "batches": excluded, "done": done, "spans": spans}
    names = sorted((card.name for card in library.catalogue().cards.values()), key=str.casefold)
    shown |= {"q": q, "span": span, "names": names, "rules": list(RULES), **searched}
    return replace(view, said=said, **shown), {**known, **held, **theirs}


def _href(span: str, q: str) -> str:
    query = urlencode({name: value for name, value in (("span", span), ("tool", q)) if value})
    return f"{PATH}?{query}" if query else PATH


def _searched(conn: Connection, library: Library, q: str, since: datetime) -> tuple[dict[str, Any], Known]:
    """The ballots on the tool that was searched, or that there is none of that name."""
    if not q:
        return {}, {}
    card = tool_called(library.catalogue().cards, q)
    if card is None:
        return {"missed": f"No tool is called “{q}”."}, {}
    view, known = pattern_view(ballots_on(conn, card, since), "searched")
    return {"looked": [view]}, known


def _said(many: int) -> str:
    return f"{plural(many, 'pattern stands', 'patterns stand')} out" if many else "Nothing stands out"


def _patterns(found: list[Pattern]) -> tuple[list[PatternView], Known]:
    views, known = list[PatternView](), Known()
    for place, each in enumerate(found):
        view, readers = pattern_view(each, f"pattern-{place}")
        views.append(view)
        known |= readers
    return views, known


def _batches(conn: Connection) -> tuple[list[BatchView], Known]:
    views, known = list[BatchView](), Known()
    for place, batch in enumerate(batches(conn, MOST_BATCHES)):
        votes = (
            f"{plural(batch.ballots, 'ballot')} and {plural(batch.picks, 'pick')} of {plural(batch.readers, 'device')}"
        )
        said = f"{votes}, {minute(batch.since)}" + (f", by {batch.by}" if batch.by else "")
        views.append(BatchView(f"batch-{place}", batch.reason or "No reason given", said))
        known[f"batch-{place}"] = tuple(readers_in(conn, batch.reason, batch.since))
    return views, known


def _done(one: Action) -> DoneView:
    """Kim excluded 60 devices."""
    who, devices = one.by or "The command line", plural(one.readers, "device")
    said = f"{who} excluded {devices}." if one.act == "exclude" else f"{who} let {devices} count again."
    return DoneView(minute(one.at), said, one.reason or "No reason given")
