"""A text in stretches, so that what no source has can be marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verdicts.desk.panels.marks import checked, marks_of, open_marks
from verdicts.domain.working.cells import Cells
from verdicts.fusion.brief import Datum
from verdicts.views.desk_marks import PartView, UnsourcedView


def parted(text: str, data: tuple[Datum, ...]) -> list[PartView]:
    """The text with its marks by the material."""
    return marked(text, marks_of(text, data)) if text else []


def marks_view(cells: Cells, key: str, data: tuple[Datum, ...]) -> UnsourcedView:
    """What of a reviewer's take no source has, and what of that an editor has looked at."""
    marks = open_marks(cells, key, data)
    parts = marked(cells.get(f"take.{key}.text", ""), marks) if marks else []
    return UnsourcedView(key, parts, "\n".join(marks), checked(cells, key, data))


def marked(text: str, marks: Sequence[str]) -> list[PartView]:
    """The text with every place of these marks: the longest first, a figure only where it stands alone."""
    if not marks:
        return [PartView(text)] if text else []
    longest = sorted(marks, key=len, reverse=True)
    found = re.compile("(" + "|".join(rf"(?<!\w){re.escape(mark)}(?!\w)" for mark in longest) + ")")
    return [PartView(part, at % 2 == 1) for at, part in enumerate(found.split(text)) if part]
