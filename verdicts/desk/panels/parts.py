"""A text in stretches, so that what no source has can be marked in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verdicts.desk.panels.marks import marks_of
from verdicts.fusion.brief import Datum
from verdicts.views.desk_panel import PartView


def parted(text: str, data: tuple[Datum, ...]) -> list[PartView]:
    """The text with its marks by the material."""
    return marked(text, marks_of(text, data)) if text else []


def marked(text: str, marks: Sequence[str]) -> list[PartView]:
    """The text with every place of these marks: the longest first, a figure only where it stands alone."""
    if not marks:
        return [PartView(text)] if text else []
    longest = sorted(marks, key=len, reverse=True)
    found = re.compile("(" + "|".join(rf"(?<!\w){re.escape(mark)}(?!\w)" for mark in longest) + ")")
    return [PartView(part, at % 2 == 1) for at, part in enumerate(found.split(text)) if part]
