"""Tools whose name is nearly what was typed: one or two slips a word, or a name misspelt as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from verdicts.desk.searching.index import Index

_FEWEST = 3
_WHOLE = 0.72
_MOST = 500


def near(index: Index, query: str) -> list[int]:
    """Places of similar names, nearest first. Nothing for under three characters: any two of those are alike."""
    if len(query) < _FEWEST:
        return []
    scores = _whole(index, query)
    for place in _worded(index, query.split()):
        scores[place] = max(scores.get(place, 0), _likeness(index, place, query))
    return sorted(scores, key=lambda place: (-round(scores[place], 3), place))[:_MOST]


def _whole(index: Index, query: str) -> dict[int, float]:
    """Names and short names that are alike from end to end."""
    tight = query.replace(" ", "")
    best: dict[int, float] = {}
    for asked, texts in ((query, index.names), (query, index.shorts), (tight, index.tight)):
        for _, score, place in process.extract(
            asked, texts, scorer=OSA.normalized_similarity, processor=None, score_cutoff=_WHOLE, limit=50
        ):
            best[place] = max(best.get(place, 0), score)
    return best


def _worded(index: Index, words: list[str]) -> set[int]:
    """Places whose name has something near every word; the last word may not be finished yet."""
    found: set[int] | None = None
    for word in words:
        places = {
            place for like in alike(index.lengths, word, unfinished=word == words[-1]) for place in index.words[like]
        }
        found = places if found is None else found & places
        if not found:
            return set()
    return found or set()


def _slips(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 0 if len(word) < _FEWEST else 1 if len(word) < 6 else 2


def alike(lengths: Mapping[int, Sequence[str]], word: str, unfinished: bool) -> Iterable[str]:
    """Of words by their length those within the slips of `word`; else those that begin with it, or nearly so."""
    most = _slips(word)
    if found := _within(word, _sized(lengths, len(word) - most, len(word) + most), most):
        return found
    longer = _sized(lengths, len(word), max(lengths, default=0)) if unfinished else []
    if found := [other for other in longer if other.startswith(word)]:
        return found
    starts = dict.fromkeys(other[: len(word)] for other in longer) if len(word) > _FEWEST else {}
    nearly = set(_within(word, list(starts), most))
    return [other for other in longer if other[: len(word)] in nearly]


def _sized(lengths: Mapping[int, Sequence[str]], shortest: int, longest: int) -> list[str]:
    return [word for length, words in lengths.items() if shortest <= length <= longest for word in words]


def _within(word: str, others: list[str], most: int) -> list[str]:
    found = process.extract(word, others, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None)
    return [other for other, _, _ in found]


def _likeness(index: Index, place: int, query: str) -> float:
    """How much of `query` a name answers, 0 to 1: its words one by one, a little under the same as a whole name."""
    name = index.names[place]
    words = [*name.split(), *index.shorts[place].split()]
    total = sum(len(word) * max(_word_likeness(word, other) for other in words) for word in query.split())
    whole = OSA.normalized_similarity(query, name)
    return max(0.9 * total / len(query.replace(" ", "")), whole) + 0.05 * whole


def _word_likeness(word: str, other: str) -> float:
    return max(OSA.normalized_similarity(word, other), 0.95 * OSA.normalized_similarity(word, other[: len(word)]))
