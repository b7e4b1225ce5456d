"""Tools that say what was typed, best first: in the name, then in maker, category and text."""

from __future__ import annotations

from verdicts.desk.searching.index import Index
from verdicts.desk.searching.words import needle

_LOOSE = 3


def named(index: Index, query: str) -> list[int]:
    """Places whose name, short name or slug holds every word of `query`, or all of it without its spaces."""
    found = _holding(index.titles, [needle(word, short=2) for word in query.split()])
    tight = query.replace(" ", "")
    if tight != query and len(tight) >= _LOOSE:
        found = list(dict.fromkeys([*found, *_holding(index.titles, [tight])]))
    return sorted(found, key=lambda place: _nearness(index, place, query))


def _holding(texts: list[str], needles: list[str]) -> list[int]:
    """Places in `texts` that hold all of `needles`, the longest asked first."""
    first, *rest = sorted(needles, key=len, reverse=True)
    found = [place for place, text in enumerate(texts) if first in text]
    for word in rest:
        found = [place for place in found if word in texts[place]]
    return found


def _nearness(index: Index, place: int, query: str) -> tuple[int, int]:
    """The whole name, then its start, then a word, then all words, then anywhere."""
    name, short, title = index.names[place], index.shorts[place], index.titles[place]
    if query in (name, short, index.tight[place]):
        return 0, query != name
    if name.startswith(query) or short.startswith(query):
        return 1, 0
    if f" {query}" in title:
        return 2, 0
    return (3 if all(f" {word}" in title for word in query.split()) else 4), 0


def said(index: Index, query: str) -> list[int]:
    """Places where every word of `query` stands somewhere: makers first, then categories, then the rest."""
    needles = [needle(word) for word in query.split()]

    def weight(place: int) -> tuple[int, int]:
        maker, category = index.makers[place], index.categories[place]
        return -sum(word in maker for word in needles), -sum(word in category for word in needles)

    return sorted(_holding(index.texts, needles), key=weight)
