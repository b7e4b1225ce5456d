"""What a page's head says besides its title: printed with the paper, and by the live page for what it shows."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.el import Element, choose, each, group, when
from verdicts.views.parts import AlternateView, MetaView

_CARD = {"og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630"}
_MOST = 300  # characters of a description that any reader of it shows


def head(meta: MetaView | Any, site: str, **mark: Any) -> Element:
    """Description, canonical, robots, Open Graph and other forms of the page, without what is empty.

    React lifts them from the live page into the head; `mark` are attributes of each.
    """

    def named(name: str, text: Any) -> Element:
        return when(text != "", el.meta(**mark, name=name, content=text))

    def tagged(name: str, text: Any) -> Element:
        return when(text != "", el.meta(**mark, property=name, content=text))

    def other(form: AlternateView | Any) -> Element:
        return el.link(**mark, rel="alternate", type=form.kind, href=form.href, title=form.title)

    description, pictured = meta.description[:_MOST], meta.image != ""
    return group(
        named("description", description),
        when(meta.canonical != "", el.link(**mark, rel="canonical", href=meta.canonical)),
        named("robots", meta.robots),
        tagged("og:title", meta.title),
        tagged("og:description", description),
        tagged("og:url", meta.canonical),
        tagged("og:type", "website"),
        tagged("og:site_name", site),
        tagged("twitter:card", choose(pictured, "summary_large_image", "summary")),
        tagged("og:image", meta.image),
        when(pictured, group(*(tagged(name, text) for name, text in _CARD.items()))),
        tagged("og:image:alt", meta.image_alt),
        each(meta.alternates, other),
    )
