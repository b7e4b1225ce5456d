"""Bringing a working copy up to what was published since it was begun, cell by cell."""

from __future__ import annotations

from verdicts.domain.working.cells import Cells, kind_of
from verdicts.domain.working.edits import Clash


def merged(base: Cells, theirs: Cells, mine: Cells) -> tuple[Cells, list[Clash]]:
    """What both did since `base`. Where both wrote one cell, mine stands and the clash is told with both texts.

    Rows come together by their ids: theirs in their order, then those that I added; what either took away is gone.
    """
    found, clashes = dict[str, str](), list[Clash]()
    for path in dict.fromkeys([*theirs, *mine]):
        was, other, own = base.get(path, ""), theirs.get(path, ""), mine.get(path, "")
        if kind_of(path):
            found[path] = _rows(was.split(), other.split(), own.split())
            continue
        found[path] = other if own == was else own
        if own not in (was, other) and other != was:
            clashes.append(Clash(path, other, own))
    return found, clashes


def _rows(was: list[str], other: list[str], own: list[str]) -> str:
    if other in (was, own):
        return " ".join(own)
    kept = [row for row in other if row in own or row not in was]
    return " ".join([*kept, *(row for row in own if row not in was and row not in kept)])
