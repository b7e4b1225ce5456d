"""Open the desk: drafts first, then what is published; narrowed by words and by state. And what an editor is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode

from sqlalchemy import Connection, Engine

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.open_draft import about, state_of
from verdicts.desk.working.publish import lacks_of
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.desk import LONGEST_BYLINE, Editor, WorkingCopy
from verdicts.store.engine import reading, writing
from verdicts.store.working import copies, set_byline
from verdicts.views.desk import DeskRowView, DeskView, FilterView
from verdicts.views.parts import MetaView

PATH = "/desk"
JUST_NOW = timedelta(minutes=2)
MOST = 200  # rows shown; more are found by searching
SHOWN: Mapping[str, tuple[str, Callable[[DeskRowView], bool]]] = {
    "": ("All", lambda row: True),
    "drafts": ("Drafts", lambda row: row.copy > 0),
    "ready": ("Ready to publish", lambda row: row.mark == "ready"),
    "published": ("Published", lambda row: row.mark == "published"),
    "retired": ("Retired", lambda row: row.mark == "retired"),
}

NOTHING = {
    "": "No tool yet. Begin with the first one.",
    "drafts": "No draft lies here. Edit a tool, or begin a new one.",
    "ready": "No draft is ready. Open one to see what it lacks.",
    "retired": "No tool is retired.",
}


def open_desk(library: Library, site: Site, account: int, query: str, now: datetime) -> DeskView:
    """The list, for an editor; `now` tells who writes at this moment."""
    asked = parse_qs(query[:2000], max_num_fields=20)
    q, shown = (asked.get(name, [""])[0].strip()[:200] for name in ("q", "show"))
    meta = MetaView(f"Desk · {site.name}", "The editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            editor = allowed(conn, account)
            drafts = [_draft(conn, copy, editor, now) for copy in copies(conn)]
    except NotAllowed:
        return DeskView(PATH, meta, barred=True)
    begun = {row.slug for row in drafts if row.slug}
    rows = [row for row in (*drafts, *_published(library, begun)) if _found(row, q)]
    shown = shown if shown in SHOWN else ""
    kept = [row for row in rows if SHOWN[shown][1](row)]
    return DeskView(
        PATH,
        meta,
        whose=editor.byline,
        q=q,
        rows=kept[:MOST],
        filters=_filters(rows, q, shown),
        nothing="" if kept else f"Nothing is called “{q}”." if q else NOTHING.get(shown, "Nothing here."),
        said=f"The first {MOST} of {len(kept):,}. Search to find the others." if len(kept) > MOST else "",
    )


def call_me(engine: Engine, account: int, byline: str) -> Done | Refused:
    """What the editor is called on pages. Raises NotAllowed."""
    name = " ".join(byline.split())
    if len(name) > LONGEST_BYLINE or not name.isprintable():
        return Refused(f"A name has at most {LONGEST_BYLINE} characters that show.")
    with writing(engine) as conn:
        set_byline(conn, allowed(conn, account).account, name)
    return Done(f"You are {name} on the site's pages." if name else "You are no longer named on the site's pages.")


def _draft(conn: Connection, copy: WorkingCopy, editor: Editor, now: datetime) -> DeskRowView:
    writes = copy.editor not in (0, editor.account) and now - copy.changed_at < JUST_NOW
    lacks = lacks_of(conn, copy)
    mark = "draft" if lacks else "ready"
    category = copy.cells.get("category", "")
    return DeskRowView(
        name=copy.name,
        slug=copy.slug,
        category=category,
        state=state_of(lacks),
        mark=mark,
        about=about(copy),
        href=f"{DRAFTS}{copy.id}",
        copy=copy.id,
        here=f"{copy.by or 'Another editor'} is writing in it" if writes else "",
    )


def _published(library: Library, begun: set[str]) -> list[DeskRowView]:
    cards = sorted(library.catalogue().cards.values(), key=lambda card: card.name.casefold())
    return [
        DeskRowView(
            name=card.name,
            slug=card.slug,
            category=card.category,
            state="Retired" if card.retired else "Published",
            mark="retired" if card.retired else "published",
            href=f"/tools/{card.slug}",
        )
        for card in cards
        if card.slug not in begun
    ]


def _found(row: DeskRowView, q: str) -> bool:
    words = f"{row.name} {row.slug} {row.category}".casefold()
    return all(word in words for word in q.casefold().split())


def _filters(rows: list[DeskRowView], q: str, shown: str) -> list[FilterView]:
    found = list[FilterView]()
    for key, (label, fits) in SHOWN.items():
        query = urlencode({name: value for name, value in (("q", q), ("show", key)) if value})
        href = f"{PATH}?{query}" if query else PATH
        found.append(FilterView(label, f"{sum(map(fits, rows)):,}", href, key == shown))
    return found
