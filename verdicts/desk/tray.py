"""The compare tray: which tools are in it, put one in, take one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.domain.matchups import FEWEST, MOST, comparison_path
from verdicts.views.tray import PickedView, TrayView

KEYS = "abcd"
REFUSED = "Four is the most. Remove one first."
_LONGEST = 2000


def kept_slugs(catalogue: Catalogue, kept: str) -> list[str]:
    """The slugs a browser kept, as far as they are tools: in their order, once each, four at most."""
    asked = (part.strip() for part in kept[:_LONGEST].split(","))
    now = dict.fromkeys(catalogue.former.get(slug, slug) for slug in asked)
    return [slug for slug in now if slug in catalogue.cards][:MOST]


def open_tray(library: Library, site: Site, kept: str) -> TrayView:
    """The tray as a browser kept it: slugs with commas between them. What is no tool is left out."""
    catalogue = library.catalogue()
    return tray_view(catalogue, kept_slugs(catalogue, kept))


def toggle(library: Library, site: Site, kept: str, slug: str) -> TrayView:
    """The tray with `slug` put in, or taken out where it was in. A fifth and an unknown tool change nothing."""
    catalogue = library.catalogue()
    slugs = kept_slugs(catalogue, kept)
    if slug in slugs:
        return tray_view(catalogue, [other for other in slugs if other != slug])
    if slug not in catalogue.cards or len(slugs) >= MOST:
        refused = REFUSED if slug in catalogue.cards else ""
        return replace(tray_view(catalogue, slugs), refused=refused)
    return tray_view(catalogue, [*slugs, slug])


def tray_view(catalogue: Catalogue, slugs: Sequence[str]) -> TrayView:
    """The tray that holds `slugs`, which all are tools, under the keys they will have in their comparison."""
    slugs = sorted(slugs)
    cards = [catalogue.cards[slug] for slug in slugs]
    picked = [
        PickedView(i, i.upper(), card.slug, card.short_name) for i, card in zip(KEYS[: len(cards)], cards, strict=True)
    ]
    empty = [PickedView(i, i.upper()) for i in KEYS[len(cards) : MOST]] if cards else []
    enough = len(cards) >= FEWEST
    return TrayView(
        picked=picked,
        empty=empty,
        slugs=slugs,
        href=comparison_path(slugs) if enough else "",
        count=f"Compare {len(cards)}" if enough else "Pick one more" if cards else "",
        full=len(cards) >= MOST,
    )
