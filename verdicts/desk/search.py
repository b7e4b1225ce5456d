"""Find tools by what somebody typed, slips of the finger included."""

from __future__ import annotations

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.searching.direct import named, said
from verdicts.desk.searching.index import index
from verdicts.desk.searching.near import near
from verdicts.desk.searching.words import plain, tidy
from verdicts.domain.cards import Card


def find(catalogue: Catalogue, text: str, limit: int = 8) -> list[Card]:
    """The best `limit` tools for `text`; nothing for nothing."""
    return matches(catalogue, text)[:limit]


def matches(catalogue: Catalogue, text: str) -> list[Card]:
    """Every tool that `text` may mean, best first, in panel order where they are equally good."""
    return [catalogue.ranked[place] for place in places(catalogue, text)]


def places(catalogue: Catalogue, text: str) -> list[int]:
    """The same as places in the panel order. Names that hold `text` first, similar ones only without those."""
    query = plain(tidy(text))
    if not query:
        return []
    found = index(catalogue)
    by_name = named(found, query)
    return list(dict.fromkeys([*(by_name or near(found, query)), *said(found, query)]))
