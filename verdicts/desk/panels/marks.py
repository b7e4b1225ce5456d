"""Quotes and figures of a take that no source has. They are looked for in the text as it stands now, in the material as
it stands now: a sentence that is rewritten, or a fact that is added, takes its mark away. An editor who has looked at
what is left acknowledges it; until then the take cannot be published.

Looked at are takes that models drafted at this desk. What an editor wrote by hand is the editor's own word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from verdicts.desk.drafting.figures import unsourced
from verdicts.desk.drafting.material import material
from verdicts.desk.panels.matter import matter_of_cells
from verdicts.desk.working.reading import Lack
from verdicts.domain.working.cells import Cells, ids
from verdicts.fusion.brief import Datum
from verdicts.fusion.fence import spoken

MOST_SHOWN = 3
OPEN = "Not found in any source: {marks}."


def drafted_here(cells: Cells, key: str) -> bool:
    """Whether a reviewer's take was drafted by models in this copy."""
    return bool(cells.get(f"take.{key}.drafted")) and cells.get(f"take.{key}.origin") == "model-drafted"


@lru_cache(512)  # a page that shows twenty drafts is told anew five times a second
def marks_of(text: str, data: tuple[Datum, ...]) -> tuple[str, ...]:
    """What of a text stands in no piece: words in quotation marks, then figures, as they are written, each once."""
    quotes = [quote.text for quote in spoken(text, data) if not quote.found]
    return tuple(dict.fromkeys([*quotes, *unsourced(text, data)]))


def open_marks(cells: Cells, key: str, data: tuple[Datum, ...]) -> tuple[str, ...]:
    """Those of a reviewer's take that no editor acknowledged."""
    if not drafted_here(cells, key):
        return ()
    seen = set(cells.get(f"take.{key}.seen", "").split("\n"))
    return tuple(mark for mark in marks_of(cells.get(f"take.{key}.text", ""), data) if mark not in seen)


def checked(cells: Cells, key: str, data: tuple[Datum, ...]) -> str:
    """Which marks of a take editors acknowledged, and who they are; "" for none."""
    seen = cells.get(f"take.{key}.seen", "").split("\n")
    there = marks_of(cells.get(f"take.{key}.text", ""), data) if drafted_here(cells, key) else ()
    marks = [mark for mark in there if mark in seen]
    who = " and ".join(filter(None, cells.get(f"take.{key}.checked", "").split("\n")))
    return f"Checked{f' by {who}' if who else ''}: {_quoted(marks)}" if marks else ""


def lacks_of_marks(cells: Cells) -> list[Lack]:
    """What keeps drafted takes from being published, under their texts."""
    keys = [key for key in ids(cells, "panel") if drafted_here(cells, key)]
    data = material(matter_of_cells(cells).tool) if keys else ()
    found = ((key, open_marks(cells, key, data)) for key in keys)
    return [Lack(f"take.{key}.text", _said(marks)) for key, marks in found if marks]


def _said(marks: Sequence[str]) -> str:
    return OPEN.format(marks=_quoted(marks))


def _quoted(marks: Sequence[str]) -> str:
    shown = ", ".join(f"“{mark}”" for mark in marks[:MOST_SHOWN])
    return shown + (f" and {len(marks) - MOST_SHOWN} more" if len(marks) > MOST_SHOWN else "")
