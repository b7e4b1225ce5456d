"""Bookmarks as rows: a tool with its panel, a comparison with its tools, a link with its host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from verdicts.desk.browsing.rows import row as tool_row
from verdicts.desk.catalogue import Catalogue
from verdicts.desk.shelf.sides import lead_words, matched, sides
from verdicts.domain.matchups import split_matchup
from verdicts.domain.shelves import Bookmark
from verdicts.views.shelf import BookmarkView

ELSEWHERE = "nofollow noopener noreferrer"


def rows(catalogue: Catalogue, shelf: str, start: int, many: int, shown: Sequence[Bookmark]) -> list[BookmarkView]:
    """The rows of a shelf from its place `start`; it holds `many`."""
    return [
        bookmark_row(catalogue, one, f"b-{shelf}-{place}", shelf, place == 0, place == many - 1)
        for place, one in enumerate(shown, start)
    ]


def bookmark_row(
    catalogue: Catalogue, one: Bookmark, id: str, shelf: str = "", first: bool = False, last: bool = False
) -> BookmarkView:
    """One bookmark."""
    name, about = called(catalogue, one), _about(catalogue, one)
    rel = ELSEWHERE if one.kind == "link" else ""
    plain = BookmarkView(id, one.address, shelf, one.address, rel, name, about, one.note, first=first, last=last)
    card = catalogue.cards.get(one.address.removeprefix("/tools/")) if one.kind == "tool" else None
    if one.kind == "comparison":
        return _beside(catalogue, plain, one)
    return _drawn(catalogue, plain, card.slug) if card else plain


def called(catalogue: Catalogue, one: Bookmark) -> str:
    """What a bookmark is called: the tool, the tools with "or" between them, the title of a link or its address."""
    if one.kind == "link":
        return one.title or one.address
    slugs = slugs_of(one)
    cards = [catalogue.cards.get(slug) for slug in slugs]
    if len(slugs) == 1:
        return cards[0].name if cards[0] else slugs[0]
    return " or ".join(card.short_name if card else slug for card, slug in zip(cards, slugs, strict=True))


def slugs_of(one: Bookmark) -> list[str]:
    """The tools of a bookmark, none of a link."""
    return [] if one.kind == "link" else split_matchup(one.address.split("/", 2)[2])


def host(address: str) -> str:
    """The host of a link, without the www before it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _about(catalogue: Catalogue, one: Bookmark) -> str:
    if one.kind == "link":
        return host(one.address)
    if one.kind == "comparison":
        return "Comparison"
    card = catalogue.cards.get(one.address.removeprefix("/tools/"))
    return f"{card.category}, retired" if card and card.retired else card.category if card else "Tool"


def _beside(catalogue: Catalogue, plain: BookmarkView, one: Bookmark) -> BookmarkView:
    now = matched(catalogue, slugs_of(one))
    return replace(plain, about=lead_words(now), sides=sides(catalogue, now)) if now else plain


def _drawn(catalogue: Catalogue, plain: BookmarkView, slug: str) -> BookmarkView:
    found = tool_row(catalogue, catalogue.cards[slug])
    bars = replace(plain, label=found.label, ship=found.ship, skip=found.skip, none=found.none)
    return replace(bars, verdict=found.verdict, word=found.word)
