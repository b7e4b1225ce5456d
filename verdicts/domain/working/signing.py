"""Who wrote each cell of a working copy last: so that an editor whose words were replaced can be told by whom."""

from __future__ import annotations

from verdicts.domain.working.cells import Cells, editable

_BY = "by."  # and the path of the cell


def signed(before: Cells, after: Cells, account: int, name: str) -> Cells:
    """The cells after a change by an editor, with their name under each that it wrote."""
    wrote = [path for path, text in after.items() if text != before.get(path, "") and editable(path, after)]
    return {**after, **{f"{_BY}{path}": f"{account} {name}" for path in wrote}}


def other_writer(cells: Cells, path: str, account: int) -> str:
    """What the editor is called who wrote a cell last, "" where nobody did or the one of that account."""
    by, _, name = cells.get(f"{_BY}{path}", "").partition(" ")
    return (name or "Another editor") if by and by != str(account) else ""
