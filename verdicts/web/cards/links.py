"""What a page's head says about its card, and where its embed, its feed and its plain form are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, quote, urlsplit

from verdicts.desk.cards.card import PAGE, PAGES, PAST, card
from verdicts.desk.catalogue import Library, Site
from verdicts.views.cards import CardView
from verdicts.views.parts import AlternateView, MetaView
from verdicts.web.cards.edition import tag_of
from verdicts.web.cards.room import card_path
from verdicts.web.feeds.links import feed_links
from verdicts.web.plain.links import plain_links

_MOST_KEPT = 4_000
_OEMBED = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


@dataclass(frozen=True)
class Shared:
    """A card as heads and oEmbed name it: its whole address with its version, and the same in words."""

    address: str
    alt: str


@dataclass
class Preview:
    """What heads of public pages say of them elsewhere. Reads the catalogue, so call it where pages are opened."""

    library: Library
    site: Site
    _kept: dict[tuple[str, str], tuple[int, Shared]] = field(default_factory=dict[tuple[str, str], tuple[int, Shared]])

    def __call__(self, meta: MetaView) -> MetaView:
        """The head of the page at `meta.canonical`; the same where a page has no address of its own."""
        if not meta.canonical:
            return meta
        key, category = _card_of(meta.canonical.removeprefix(self.site.url), meta.edition)
        shared = self.card(key, category)
        embeds = [] if key.startswith(PAGE) else self._oembed(meta)
        others = [*feed_links(meta.canonical), *plain_links(meta.canonical), *embeds]
        return replace(meta, image=shared.address, image_alt=shared.alt, alternates=others)

    def card(self, key: str, category: str = "") -> Shared:
        """The card of a key; that of the first page where there is none."""
        revision = self.library.catalogue().revision
        kept = self._kept.get((key, category))
        if kept and kept[0] == revision:
            return kept[1]
        view = card(self.library, self.site, key, category)
        if not isinstance(view, CardView):
            return self.card(key) if category else self.card(f"{PAGE}home")
        shared = Shared(f"{self.site.url}{card_path(key, category, tag_of(view))}", view.alt)
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key, category] = revision, shared
        return shared

    def _oembed(self, meta: MetaView) -> list[AlternateView]:
        there = f"{self.site.url}/oembed?url={quote(meta.canonical, safe='')}"
        return [AlternateView(kind, f"{there}&format={name}", meta.title) for name, kind in _OEMBED.items()]


def _card_of(path: str, edition: str) -> tuple[str, str]:
    """The key of the card of a canonical path, and the category it is within; an edition gone by has a neutral one."""
    if edition:
        return f"{PAGE}{PAST}", ""
    parts = urlsplit(path)
    for folder in ("/tools/", "/compare/"):
        if parts.path.startswith(folder):
            return parts.path.removeprefix(folder), ""
    name = parts.path.strip("/") or "home"
    category = parse_qs(parts.query).get("category", [""])[0] if name in ("tools", "ladder") else ""
    return f"{PAGE}{name if name in PAGES else 'home'}", category
