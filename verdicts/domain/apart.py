"""Two texts, word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\s+|[\w'’]+|[^\w\s]")
MOST_STEPS = 4_000_000  # of comparing; two texts of one word over and over would take minutes

What = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, went or came."""

    what: What
    text: str


def by_words(before: str, after: str) -> list[Piece]:
    """Pieces in reading order: those that stayed or went make up `before`, those that stayed or came `after`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if _steps(old, new) > MOST_STEPS:
        return whole(before, after)
    found, went, came = list[Piece](), "", ""
    for stayed, left, right in _runs(old, new):
        if stayed and (left.strip() or not (went or came)):
            found += [*whole(went, came), Piece("same", left)]
            went, came = "", ""
        else:
            went, came = went + left, came + right
    return [*found, *whole(went, came)]


def whole(before: str, after: str) -> list[Piece]:
    """All of one text in the place of all of the other."""
    return [piece for piece in (Piece("removed", before), Piece("added", after)) if piece.text]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Whether it stayed, the old words, the new words. Space alone between two changes is theirs."""
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield what == "equal", "".join(old[i:j]), "".join(new[k:m])


def _steps(old: Sequence[str], new: Sequence[str]) -> int:
    there = Counter(new)
    return sum(there[word] for word in old)
