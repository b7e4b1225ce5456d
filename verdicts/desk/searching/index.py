"""The search index of one catalogue: plain texts by field, in panel order, and the words of all names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.kept import Kept
from verdicts.desk.searching.words import plain


@dataclass(frozen=True)
class Index:
    """Parallel lists in panel order. `titles` and `texts` start with a space, so that " word" finds word starts.

    `titles` hold name, short name, slug and the name without spaces; `texts` hold every field.
    `words` maps each word of a name or short name to the places it occurs at, `lengths` groups those words by length.
    """

    names: list[str]
    shorts: list[str]
    tight: list[str]
    titles: list[str]
    makers: list[str]
    categories: list[str]
    texts: list[str]
    words: dict[str, list[int]]
    lengths: dict[int, list[str]]


@Kept
def index(catalogue: Catalogue) -> Index:
    """The index of every tool that is not retired."""
    cards = catalogue.ranked
    names, shorts = [plain(card.name) for card in cards], [plain(card.short_name) for card in cards]
    tight = [name.replace(" ", "") for name in names]
    slugs = [plain(card.slug) for card in cards]
    titles = [f" {' | '.join(parts)}" for parts in zip(names, shorts, slugs, tight, strict=True)]
    makers, categories = _field(card.maker for card in cards), _field(card.category for card in cards)
    spoken = _field(f"{card.tagline} {card.best_for}" for card in cards)
    texts = ["".join(fields) for fields in zip(titles, makers, categories, spoken, strict=True)]
    words = _words(names, shorts)
    return Index(names, shorts, tight, titles, makers, categories, texts, words, _by_length(words))


def _field(values: Iterable[str]) -> list[str]:
    known = cache(plain)  # makers and categories repeat
    return [f" {known(value)}" for value in values]


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in words:
        found.setdefault(len(word), []).append(word)
    return found


def _words(names: list[str], shorts: list[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, pair in enumerate(zip(names, shorts, strict=True)):
        for word in {*pair[0].split(), *pair[1].split()}:
            found.setdefault(word, []).append(place)
    return found
