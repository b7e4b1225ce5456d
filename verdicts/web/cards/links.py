"""What a page's head says about its card, and where its embed is described."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, quote, urlsplit

from verdicts.desk.cards.card import PAGE, PAGES, PAST, card
from verdicts.desk.catalogue import Library, Site
from verdicts.views.cards import CardView
from verdicts.views.parts import MetaView
from verdicts.web.cards.edition import tag_of
from verdicts.web.cards.room import card_path
from verdicts.web.cards.sheet import HEIGHT, WIDTH

_MOST_KEPT = 4_000
_OEMBED = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


@dataclass(frozen=True)
class Shared:
    """A card as heads and oEmbed name it: its whole address with its version, and the same in words."""

    address: str
    alt: str


@dataclass
class Preview:
    """Links in the heads of public pages. Reads the catalogue, so call it where pages are printed."""

    library: Library
    site: Site
    _kept: dict[tuple[str, str], tuple[int, Shared]] = field(default_factory=dict[tuple[str, str], tuple[int, Shared]])

    def __call__(self, meta: MetaView) -> str:
        """Elements for the head of the page at `meta.canonical`; "" where a page has no address of its own."""
        if not meta.canonical:
            return ""
        key, category = _card_of(meta.canonical.removeprefix(self.site.url), meta.edition)
        shared = self.card(key, category)
        found = {
            "og:image": shared.address,
            "og:image:type": "image/png",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": shared.alt,
        }
        tags = (f'<meta data-paper property="{name}" content="{escape(text)}">' for name, text in found.items())
        return "".join(tags) + ("" if key.startswith(PAGE) else self._oembed(meta))

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

    def _oembed(self, meta: MetaView) -> str:
        there, title = f"{self.site.url}/oembed?url={quote(meta.canonical, safe='')}", escape(meta.title)
        return "".join(
            f'<link data-paper rel="alternate" type="{kind}" href="{escape(there)}&amp;format={name}" title="{title}">'
            for name, kind in _OEMBED.items()
        )


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
