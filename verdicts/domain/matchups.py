"""Matchups: unordered sets of two to four tools, and the one address each has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

FEWEST, MOST = 2, 4


def matchup_slug(slugs: Iterable[str]) -> str:
    """The canonical slug: distinct tool slugs, sorted, joined with -vs-."""
    return "-vs-".join(sorted(set(slugs)))


def split_matchup(text: str) -> list[str]:
    """The tool slugs of a matchup slug, as written; slugs never contain -vs-, so this reads one way."""
    return text.split("-vs-")


def comparison_path(slugs: Iterable[str]) -> str:
    """Where a choice of tools is read: the comparison, the tool when one is left, the picker when none is."""
    chosen = sorted(set(slugs))
    if not chosen:
        return "/compare"
    return f"/tools/{chosen[0]}" if len(chosen) == 1 else f"/compare/{matchup_slug(chosen)}"


def pairs(slugs: Iterable[str]) -> list[str]:
    """Slugs of all two-tool matchups of a set of tools, sorted."""
    return sorted(matchup_slug(pair) for pair in combinations(sorted(set(slugs)), 2))
