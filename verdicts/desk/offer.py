"""Offer tools while a name is typed: in the menus of a page that is open, and in the picker."""

from __future__ import annotations

from urllib.parse import parse_qsl

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.comparison.along import pairs_along, with_along
from verdicts.desk.comparison.heads import KEYS, choice
from verdicts.desk.drawing import bank
from verdicts.desk.search import find
from verdicts.domain.matchups import MOST, split_matchup
from verdicts.views.parts import ChoiceView
from verdicts.views.picker import SuggestionView

OFFERED = 8


def standing(catalogue: Catalogue, path: str, menu: str) -> list[str]:
    """The slugs that stay when `menu` of the page at `path` is used: "add" keeps all, a column's key all but it."""
    last = path.rstrip("/").rsplit("/", 1)[-1]
    slugs = [slug for slug in split_matchup(last) if slug in catalogue.cards][:MOST]
    return slugs if menu not in KEYS or not menu else [s for place, s in enumerate(slugs) if KEYS[place] != menu]


def offer(library: Library, site: Site, path: str, menu: str, text: str) -> list[ChoiceView]:
    """Tools whose name is near `text`, each with the comparison it leads to from the page at `path`."""
    catalogue = library.catalogue()
    others = standing(catalogue, path, menu)
    taken = {*others, *standing(catalogue, path, "add")}
    found = [card for card in find(catalogue, text, OFFERED + len(taken)) if card.slug not in taken]
    return [choice(card, others) for card in found[:OFFERED]]


def first_offer(library: Library, site: Site, path: str, menu: str, query: str) -> str:
    """Where sending a menu's form leads: the comparison with the nearest tool, else the picker, which says more."""
    text = dict(parse_qsl(query)).get("add", "")
    found = offer(library, site, path, menu, text)
    return with_along(found[0].href, pairs_along(library.catalogue(), query)) if found else f"/compare?{query}"


def suggest(library: Library, site: Site, text: str) -> list[SuggestionView]:
    """Tools whose name is near `text`, with their panels drawn, for the picker's fields."""
    catalogue = library.catalogue()
    return [
        SuggestionView(card.slug, card.name, card.category, bank(dict(card.scores), catalogue.reviewers))
        for card in find(catalogue, text, OFFERED)
    ]
