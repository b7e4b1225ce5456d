"""Searching one's bookmarks: names, notes, titles, hosts. Names of tools forgive slips as the catalogue's search."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from verdicts.desk.catalogue import Catalogue
from verdicts.desk.search import places
from verdicts.desk.searching.near import slips
from verdicts.desk.searching.words import needle, plain
from verdicts.desk.shelf.rows import called, host
from verdicts.domain.matchups import split_matchup
from verdicts.domain.shelves import Bookmark


def found(catalogue: Catalogue, kept: Sequence[Bookmark], text: str) -> list[bool]:
    """Which of the bookmarks `text` may mean: those that say it, else those whose name is nearly that."""
    words, slugs = plain(text).split(), _tools(catalogue, text)
    said = [_says(catalogue, one, words, text) or bool(slugs & set(_slugs(one))) for one in kept]
    return said if any(said) else [_nearly(catalogue, one, words) for one in kept]


def _tools(catalogue: Catalogue, text: str) -> set[str]:
    return {catalogue.ranked[place].slug for place in places(catalogue, text)}


def _slugs(one: Bookmark) -> list[str]:
    return [] if one.kind == "link" else split_matchup(one.address.split("/", 2)[2])


def _says(catalogue: Catalogue, one: Bookmark, words: Sequence[str], text: str) -> bool:
    note = one.note.casefold()
    if note and all(word in note for word in text.casefold().split()):
        return True
    line = f" {plain(_line(catalogue, one))}"
    return all(needle(word) in line for word in words)


def _line(catalogue: Catalogue, one: Bookmark) -> str:
    return f"{called(catalogue, one)} {host(one.address)}" if one.kind == "link" else called(catalogue, one)


def _nearly(catalogue: Catalogue, one: Bookmark, words: Sequence[str]) -> bool:
    names = plain(called(catalogue, one)).split()
    return bool(words) and all(_alike(word, names) for word in words)


def _alike(word: str, names: Sequence[str]) -> bool:
    most = slips(word)
    return process.extractOne(word, names, scorer=OSA.distance, processor=None, score_cutoff=most) is not None
