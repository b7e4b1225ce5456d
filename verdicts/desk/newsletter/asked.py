"""What the form answers, in words, and the way back to the page that it stood on."""

from __future__ import annotations

from verdicts.desk.accounts.registry import Refused
from verdicts.desk.catalogue import Catalogue
from verdicts.desk.newsletter.office import NAME, Newsletter
from verdicts.desk.newsletter.words import PATH
from verdicts.domain.accounts import onward
from verdicts.views.newsletter import AskedView
from verdicts.views.parts import LinkView, MetaView

_SENT = "Check your mail"


def asked_view(newsletter: Newsletter, email: str, done: str | Refused, back: str) -> AskedView:
    """`done` is what `subscribe` gave for `email`, `back` a path as the browser told it, or empty."""
    site, way = newsletter.site, way_back(newsletter.library.catalogue(), back)
    if isinstance(done, Refused):
        meta = MetaView(f"Error: {NAME} · {site.name}", robots="noindex")
        return AskedView(meta, NAME, email, done.said, back=way)
    meta = MetaView(f"{_SENT} · {site.name}", robots="noindex")
    return AskedView(meta, _SENT, sent_to=done, outbox=newsletter.post.to_outbox, back=way)


def way_back(catalogue: Catalogue, page: str) -> LinkView | None:
    """To a page of this site, by its name where it has a short one; None for the newsletter's own and what is none."""
    path = page.partition("?")[0]
    href = page if onward(page) == page else onward(path)
    if not page or href.partition("?")[0] != path or path == PATH or path.startswith(f"{PATH}/"):
        return None
    card = catalogue.cards.get(path.removeprefix("/tools/")) if path.startswith("/tools/") else None
    if card:
        return LinkView(f"Back to {card.short_name}", href)
    return LinkView("Back to the comparison" if path.startswith("/compare/") else "Back to the page", href)
