"""Searching one's bookmarks: names, notes, titles, hosts. Slips are forgiven as in the catalogue's search."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.search import places
from verdicts.desk.searching.near import alike
from verdicts.desk.searching.words import needle, plain
from verdicts.desk.shelf.rows import called, host, slugs_of
from verdicts.domain.shelves import Bookmark

_WORD = re.compile(r"\w+")  # a note may be long and notes many: no more is made of it


def found(catalogue: Catalogue, kept: Sequence[Bookmark], text: str) -> list[bool]:
    """Which of the bookmarks `text` may mean: those that say it, else those whose words are nearly that."""
    words, slugs = plain(text).split(), _tools(catalogue, text)
    said = [_says(catalogue, one, words, text) or bool(slugs & set(slugs_of(one))) for one in kept]
    return said if any(said) else _nearly(catalogue, kept, words)


def _tools(catalogue: Catalogue, text: str) -> set[str]:
    return {catalogue.ranked[place].slug for place in places(catalogue, text)}


def _says(catalogue: Catalogue, one: Bookmark, words: Sequence[str], text: str) -> bool:
    note = one.note.casefold()
    if note and all(word in note for word in text.casefold().split()):
        return True
    line = f" {plain(_line(catalogue, one))}"
    return all(needle(word) in line for word in words)


def _line(catalogue: Catalogue, one: Bookmark) -> str:
    return f"{called(catalogue, one)} {host(one.address)}" if one.kind == "link" else called(catalogue, one)


def _nearly(catalogue: Catalogue, kept: Sequence[Bookmark], words: Sequence[str]) -> list[bool]:
    """Those that have something near every word, as the catalogue's search has it; the last may not be finished."""
    lines = [_words(catalogue, one) for one in kept]
    lengths: dict[int, list[str]] = {}
    for word in frozenset[str]().union(*lines):
        lengths.setdefault(len(word), []).append(word)
    near = [frozenset(alike(lengths, word, unfinished=word == words[-1])) for word in words]
    return [bool(near) and all(some & line for some in near) for line in lines]


def _words(catalogue: Catalogue, one: Bookmark) -> frozenset[str]:
    return frozenset([*plain(_line(catalogue, one)).split(), *_WORD.findall(one.note.casefold())])
