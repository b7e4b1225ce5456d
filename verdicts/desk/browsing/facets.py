"""Facets over bitmasks: bit n of a mask is the tool at place n of the panel order, so counting is one AND."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.kept import Kept
from verdicts.domain.cards import Card
from verdicts.domain.panels import count

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Facet:
    """A way to narrow: `value` gives a card's value or None; `names` are fixed values in order, with how they read."""

    title: str
    value: Callable[[Card], str | None]
    names: Mapping[str, str]


def _verdict(card: Card) -> str:
    return count(score for _, score in card.scores).verdict


def _hostable(card: Card) -> str | None:
    return None if card.self_hostable is None else "yes" if card.self_hostable else "no"


FACETS: Mapping[str, Facet] = {
    "category": Facet("Category", lambda card: card.category, {}),
    "verdict": Facet(
        "Panel verdict", _verdict, {"ship": "Ship", "split": "Split", "skip": "Skip", "none": "No panel take"}
    ),
    "pricing": Facet(
        "Pricing",
        lambda card: card.pricing_kind,
        {"free": "Free", "freemium": "Freemium", "paid": "Paid", "usage": "Usage"},
    ),
    "licence": Facet("Licence", lambda card: card.licence_family, {}),
    "hostable": Facet("Self-hostable", _hostable, {"yes": "Yes", "no": "No"}),
}

_READS = {"proprietary": "Proprietary"}


@Kept
def masks(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """The mask of every value of every facet; fixed values in their order, others by alphabet."""
    return {key: _masks(facet, catalogue.ranked) for key, facet in FACETS.items()}


def _masks(facet: Facet, ranked: list[Card]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for place, card in enumerate(ranked):
        if (value := facet.value(card)) is not None:
            places.setdefault(value, []).append(place)
    fixed = [value for value in facet.names if value in places]
    loose = sorted((value for value in places if value not in facet.names), key=str.casefold)
    return {value: mask_of(places[value]) for value in [*fixed, *loose]}


def mask_of(places: Iterable[int]) -> int:
    """The mask with those bits set."""
    digits = bytearray()
    for place in places:
        if place >> 3 >= len(digits):
            digits.extend(bytes((place >> 3) + 1 - len(digits)))
        digits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(digits, "little")


def within(mask: int, places: Iterable[int]) -> list[int]:
    """Those `places` whose bit is set in `mask`, in the order given."""
    bits = f"{mask:b}"[::-1]
    return [place for place in places if place < len(bits) and bits[place] == "1"]


def narrowed(known: Mapping[str, Mapping[str, int]], chosen: Chosen, base: int, but: str = "") -> int:
    """`base` cut down by every chosen facet except `but`: any value of one facet, all facets together."""
    for key, values in chosen.items():
        if values and key != but:
            base &= any_of(known[key], values)
    return base


def any_of(known: Mapping[str, int], values: Iterable[str]) -> int:
    """The mask of every tool that has one of `values`."""
    mask = 0
    for value in values:
        mask |= known.get(value, 0)
    return mask


def reads(key: str, value: str) -> str:
    """How a facet's value is called on the page."""
    return FACETS[key].names.get(value) or _READS.get(value, value)
