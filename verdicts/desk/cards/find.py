"""Which tools the name in an address means: one slug, or a matchup's."""

from __future__ import annotations

from verdicts.desk.catalogue import Catalogue, Library
from verdicts.desk.compare import Missing, Moved, catalogue_slug
from verdicts.domain.matchups import MOST, matchup_slug, split_matchup

LONGEST = 1_000


def find_tools(library: Library, catalogue: Catalogue, name: str, most: int = MOST) -> list[str] | Moved | Missing:
    """The slugs in column order. Moved holds the one form of the name: renamed, unsorted, doubled ones lead there."""
    parts = [_present(library, catalogue, part) for part in split_matchup(name[:LONGEST])]
    known = sorted({part for part in parts if part in catalogue.cards})
    unknown = tuple(part for part in dict.fromkeys(parts) if part not in catalogue.cards)
    if unknown or len(known) > most:
        return Missing(unknown[: MOST + 1], tuple(known), too_many=len(known) > most)
    one_form = matchup_slug(known)
    return known if one_form == name else Moved(one_form)


def _present(library: Library, catalogue: Catalogue, slug: str) -> str:
    """The slug as the catalogue has it now, written in capitals or not."""
    found = catalogue_slug(library, catalogue, slug)
    return found if found in catalogue.cards else catalogue_slug(library, catalogue, slug.strip().lower())
