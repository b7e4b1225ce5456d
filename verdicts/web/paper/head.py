"""The printed head of a page. Every element that is of this page alone carries data-paper and leaves with the paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from verdicts.components.head import head
from verdicts.desk.feeds.open_feed import PATH as FEED
from verdicts.views.parts import MetaView
from verdicts.web.feeds.atom import KIND as ATOM
from verdicts.web.paper.printing import print_html


def print_head(meta: MetaView, site_name: str, fixed: str = "") -> str:
    """Title, all that `head` says, and JSON-LD; `fixed` is what every page has (icons, preloads)."""
    said = print_html(partial(head, data_paper=True, data_edition=meta.edition or None), meta, site_name)
    known = f'<script data-paper type="application/ld+json">{meta.json_ld}</script>' if meta.json_ld else ""
    return f"<title data-paper>{escape(meta.title)}</title>{said}{known}{fixed}"


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
