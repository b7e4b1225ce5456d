"""Open a published tool as a whole at the desk: its addresses, whether it is retired, what was merged into it."""

from __future__ import annotations

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import day
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.tending import Standing
from verdicts.store.engine import reading
from verdicts.store.tending import standing_of
from verdicts.views.desk_tending import TendingView
from verdicts.views.parts import LinkView, MetaView

PATH = "/desk/tools/"
HISTORY = "/desk/history/"


def open_tool(library: Library, site: Site, account: int, slug: str) -> TendingView:
    """The tool of that slug, for an editor."""
    path = f"{PATH}{slug}"
    meta = MetaView(f"{slug} · Desk · {site.name}", "The editor's desk.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            one = standing_of(conn, slug)
    except NotAllowed:
        return TendingView(path, meta, barred=True)
    if one is None:
        return TendingView(path, meta, gone=True)
    return _view(library, site, path, one)


def _view(library: Library, site: Site, path: str, one: Standing) -> TendingView:
    cards = sorted(library.catalogue().cards.values(), key=lambda card: card.name.casefold())
    return TendingView(
        path,
        MetaView(f"{one.name} · Desk · {site.name}", "The editor's desk.", "", "noindex"),
        slug=one.slug,
        name=one.name,
        state=f"Retired since {day(one.retired_at.date())}." if one.retired_at else "Published.",
        retired=one.retired_at is not None,
        former=list(one.former),
        merged=[LinkView(f"history of {gone}", f"{HISTORY}{gone}") for gone in one.merged],
        others=[LinkView(card.name, card.slug) for card in cards if not card.retired and card.slug != one.slug],
    )
