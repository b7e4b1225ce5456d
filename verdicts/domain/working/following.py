"""What follows a new tool's name until somebody writes it otherwise: its address and its short name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from verdicts.domain.slugs import slug_for
from verdicts.domain.working.cells import Cells
from verdicts.domain.working.edits import Clash, Edit, put

FOLLOWING: Mapping[str, Callable[[str], str]] = {"slug": slug_for, "short_name": str}


def put_new(cells: Cells, edit: Edit) -> Cells | Clash:
    """The cells of a new tool with one written, and what follows it. Raises Unfit.

    What only followed the name is nobody's text: one who began to write before it came does not clash with it.
    """
    stands = cells.get(edit.path, "")
    if edit.path in FOLLOWING and not edit.before and stands == _followed(cells, edit.path):
        edit = replace(edit, before=stands)
    found = put(cells, edit)
    return found if isinstance(found, Clash) else following(cells, found)


def following(before: Cells, after: Cells) -> Cells:
    """The cells `after` a change, with what follows the name where it still stood as the name of `before` made it."""
    if before.get("name", "").strip() == after.get("name", "").strip():
        return after
    free = [path for path in FOLLOWING if after.get(path, "") in ("", _followed(before, path))]
    return {**after, **{path: _followed(after, path) for path in free}}


def _followed(cells: Cells, path: str) -> str:
    return FOLLOWING[path](cells.get("name", "").strip())
