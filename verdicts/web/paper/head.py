"""The printed head of a page. Every element carries data-paper and leaves with the paper."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from verdicts.desk.feeds.open_feed import PATH as FEED
from verdicts.views.parts import MetaView
from verdicts.web.feeds.atom import KIND as ATOM
from verdicts.web.feeds.links import feed_link
from verdicts.web.plain.links import plain_link


def print_head(meta: MetaView, site_name: str, fixed: str = "", preview: str = "") -> str:
    """Title, description, canonical, Open Graph and JSON-LD; `fixed` is what every page has (icons, preloads),
    `preview` what links to its picture."""
    title, description, canonical = escape(meta.title), escape(meta.description[:300]), escape(meta.canonical)
    parts = [f"<title data-paper>{title}</title>", f'<meta data-paper name="description" content="{description}">']
    if canonical:
        edition = f' data-edition="{escape(meta.edition)}"' if meta.edition else ""
        parts.append(f'<link data-paper rel="canonical"{edition} href="{canonical}">')
        parts += [feed_link(meta.canonical), plain_link(meta.canonical)]
    if meta.robots:
        parts.append(f'<meta data-paper name="robots" content="{escape(meta.robots)}">')
    parts += [
        f'<meta data-paper property="{name}" content="{text}">' for name, text in _graph(meta, site_name, bool(preview))
    ]
    parts.append(preview)
    if meta.json_ld:
        parts.append(f'<script data-paper type="application/ld+json">{meta.json_ld}</script>')
    return "".join([*parts, fixed])


def _graph(meta: MetaView, site_name: str, pictured: bool) -> list[tuple[str, str]]:
    """What other sites show of a link to the page: Open Graph, escaped, without what is empty."""
    graph = {
        "og:title": meta.title,
        "og:description": meta.description[:300],
        "og:url": meta.canonical,
        "og:type": "website",
        "og:site_name": site_name,
        "twitter:card": "summary_large_image" if pictured else "summary",
    }
    return [(name, escape(text)) for name, text in graph.items() if text]


def fixed_head(fonts: Sequence[str], script: str, site_name: str) -> str:
    """What every page has: font preloads, icons, the script that paper and live page share (addresses are versioned),
    and the feed of everything."""
    preload = '<link data-paper rel="preload" as="font" type="font/woff2" crossorigin href="'
    return (
        "".join(f'{preload}{font}">' for font in fonts) + '<link rel="icon" href="/favicon.svg" type="image/svg+xml">'
        f'<script defer src="{script}"></script>'
        f'<meta name="application-name" content="{escape(site_name)}">'
        f'<link rel="alternate" type="{ATOM}" title="{escape(site_name)}" href="{FEED}">'
    )
