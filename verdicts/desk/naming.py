"""Which tool a typed name means: exactly one, or none yet and some that are near."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.search import find
from verdicts.domain.cards import Card

CLEAR, LEAD = 80.0, 8.0


def meant(library: Library, catalogue: Catalogue, text: str) -> str | None:
    """The slug a typed text clearly means: its slug (old ones too), its exact name, or a name that only one is near."""
    plain = text.strip().casefold()
    if plain in catalogue.cards:
        return plain
    if exact := _exactly(catalogue, plain):
        return exact[0].slug if len(exact) == 1 else None
    if old := library.renamed(plain):
        return old
    return _nearest(plain, find(catalogue, text, 8))


def _names(card: Card) -> tuple[str, str, str]:
    return card.name.casefold(), card.short_name.casefold(), card.slug


def _exactly(catalogue: Catalogue, plain: str) -> list[Card]:
    full = [card for card in catalogue.cards.values() if card.name.casefold() == plain]
    return full or [card for card in catalogue.cards.values() if plain in _names(card)]


def _nearest(plain: str, found: list[Card]) -> str | None:
    """The one whose name begins with the text, else the one that is near and well ahead of the next."""
    begun = [card for card in found if any(name.startswith(plain) for name in _names(card))]
    if len(begun) == 1 and len(plain) > 1:
        return begun[0].slug
    ranked = sorted(((max(ratio(plain, name) for name in _names(card)), card.slug) for card in found), reverse=True)
    if begun or not ranked or ranked[0][0] < CLEAR:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= LEAD else None
