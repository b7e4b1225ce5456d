"""Open the desk: drafts first, then what is published; narrowed by words and by state. And what an editor is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from sqlalchemy import Connection, Engine

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.revising.schedule import schedule_view
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.company import Company, company_of
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.open_draft import about, state_of
from verdicts.desk.working.publish import lacks_of, unchanged
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.cards import Card
from verdicts.domain.desk import LONGEST_BYLINE, Editor, Schedule, WorkingCopy
from verdicts.store.engine import reading, writing
from verdicts.store.scheduling import schedules
from verdicts.store.working import copies, set_byline
from verdicts.views.desk import DeskRowView, DeskView, FilterView
from verdicts.views.parts import MetaView

PATH = "/desk"
MOST = 200  # rows shown; more are found by searching
SHOWN: Mapping[str, tuple[str, Callable[[DeskRowView], bool]]] = {
    "": ("All", lambda row: True),
    "drafts": ("Drafts", lambda row: row.copy > 0),
    "ready": ("Ready", lambda row: row.mark == "ready"),
    "published": ("Published", lambda row: row.stands == "published"),
    "retired": ("Retired", lambda row: row.stands == "retired"),
}

NOTHING = {
    "": "No tools yet. Add the first one.",
    "drafts": "No drafts. Edit a tool, or start a new one.",
    "ready": "No draft is ready. Open one to see what is left to fix.",
    "retired": "No tool is retired.",
}


def open_desk(library: Library, site: Site, account: int, query: str, company: Company) -> DeskView:
    """The list, for an editor; `company` tells who has which draft open."""
    asked = parse_qs(query[:2000])
    q, shown = (asked.get(name, [""])[0].strip()[:200] for name in ("q", "show"))
    meta = MetaView(f"Desk · {site.name}", "The editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            editor = allowed(conn, account)
            drafts = _drafts(conn, editor, company, library.catalogue().cards)
    except NotAllowed:
        return DeskView(PATH, meta, barred=True)
    slugs = {row.slug for row in drafts if row.slug}
    rows = [row for row in (*drafts, *_published(library, slugs)) if _found(row, q)]
    return replace(_narrowed(rows, q, shown if shown in SHOWN else ""), meta=meta, whose=editor.byline)


def _narrowed(rows: list[DeskRowView], q: str, shown: str) -> DeskView:
    kept = [row for row in rows if SHOWN[shown][1](row)]
    return DeskView(
        PATH,
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


def _drafts(conn: Connection, editor: Editor, company: Company, cards: Mapping[str, Card]) -> list[DeskRowView]:
    begun = copies(conn)
    planned = schedules(conn, [copy.id for copy in begun])
    there = [company_of(conn, company, copy.id, editor.account) for copy in begun]
    rows = [_draft(conn, copy, here, planned.get(copy.id)) for copy, here in zip(begun, there, strict=True)]
    return [_standing(row, cards[row.slug]) if row.slug in cards else row for row in rows]


def _standing(row: DeskRowView, card: Card) -> DeskRowView:
    """The row of a draft with what readers see of its tool; that comes first while the draft says the same."""
    stands = _stands(card)
    return replace(row, stands=stands, state=row.state or f"{stands.title()}, draft unchanged")


def _stands(card: Card) -> str:
    return "retired" if card.retired else "published"


def _draft(conn: Connection, copy: WorkingCopy, here: str, planned: Schedule | None) -> DeskRowView:
    lacks = lacks_of(conn, copy)
    same = not lacks and unchanged(conn, copy)
    category = copy.cells.get("category", "")
    said = schedule_view(planned, copy.version).said
    return DeskRowView(
        name=copy.name,
        slug=copy.slug,
        category=category,
        state="" if same else state_of(lacks),
        mark="draft" if lacks or same else "ready",
        about=about(copy),
        href=f"{DRAFTS}{copy.id}",
        copy=copy.id,
        here=here,
        schedule=said,
    )


def _published(library: Library, begun: set[str]) -> list[DeskRowView]:
    cards = sorted(library.catalogue().cards.values(), key=lambda card: card.name.casefold())
    return [
        DeskRowView(
            name=card.name,
            slug=card.slug,
            category=card.category,
            state=_stands(card).title(),
            mark=_stands(card),
            stands=_stands(card),
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
