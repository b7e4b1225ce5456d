"""How two revisions of a tool differ, in the words of the form: facts by label, takes by reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verdicts.desk.drawing import WORDS
from verdicts.desk.working.forms import BASICS, FACT, LINKS, PRICE, PRICING, SCORE, TEXT, Look
from verdicts.domain.apart import by_words, whole
from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import ROW_OF, Cells, Rows, claims_at, ids
from verdicts.domain.working.tools import cells_of
from verdicts.views.desk_history import DifferencesView, DifferenceView, FieldChangeView, PieceView

LONG = 60  # characters; longer texts are compared word by word
FIELDS: Mapping[str, Look] = {**BASICS, "panel_on": Look("Panel given on"), **PRICING, **LINKS}
TAKE: Mapping[str, Look] = {
    "score": SCORE,
    "text": TEXT,
    "origin": Look("Origin"),
    "models": Look("Drafted by"),
    "edited": Look("Edited, percent of its words"),
    "editor": Look("Edited by"),
    "on": Look("Drafted on"),
    "claimed": Look("Claims"),
}
PARTS: Sequence[tuple[str, Rows, Mapping[str, Look]]] = (
    ("Panel", "panel", TAKE),
    ("Facts", "facts", FACT),
    ("Prices", "prices", PRICE),
)


@dataclass(frozen=True)
class _Both:
    """The cells of two revisions, and what reviewers are called."""

    old: Cells
    new: Cells
    names: Mapping[str, str]

    def pair(self, path: str) -> tuple[str, str]:
        """What one cell held before and after."""
        return self.old.get(path, ""), self.new.get(path, "")


def differences(before: Tool, after: Tool, names: Mapping[str, str]) -> list[DifferencesView]:
    """Every part in which they differ; none where they hold the same. `names` are those of reviewers by key."""
    both = _Both(_cells(before), _cells(after), names)
    parts = [DifferencesView("diff-tool", "Tool", list(_fields(both)))]
    parts += [DifferencesView(f"diff-{rows}", title, list(_rows(both, rows, looks))) for title, rows, looks in PARTS]
    return [part for part in parts if part.rows]


def _cells(tool: Tool) -> Cells:
    """Those of the form, and the claims of each take as one text, a line each."""
    cells = cells_of(tool)
    claimed = {f"take.{key}.claimed": "\n".join(_claims(cells, key)) for key in ids(cells, "panel")}
    return {**cells, **claimed}


def _claims(cells: Cells, key: str) -> Iterator[str]:
    for row in ids(cells, claims_at(key)):
        text, by, chance = (cells[f"claim.{row}.{name}"] for name in ("text", "by", "chance"))
        yield f"{text} By {by}, {chance}% likely."


def _fields(both: _Both) -> Iterator[DifferenceView]:
    for path, look in FIELDS.items():
        if change := _change(both, path, look.label):
            yield DifferenceView(look.label, _what(*both.pair(path)), fields=[FieldChangeView("", change.pieces)])


def _rows(both: _Both, rows: Rows, looks: Mapping[str, Look]) -> Iterator[DifferenceView]:
    old, new = ids(both.old, rows), ids(both.new, rows)
    for row in dict.fromkeys([*new, *old]):
        at = f"{ROW_OF[rows]}.{row}"
        changed = filter(None, (_change(both, f"{at}.{name}", look.label) for name, look in looks.items()))
        if fields := list(changed):
            what = "Changed" if row in old and row in new else "Added" if row in new else "Removed"
            yield _row(both, rows, row, what, fields)
    if [row for row in old if row in new] != [row for row in new if row in old]:
        yield DifferenceView("The order", "Moved")


def _row(both: _Both, rows: Rows, row: str, what: str, fields: list[FieldChangeView]) -> DifferenceView:
    if rows != "panel":
        return DifferenceView(_title(both, rows, row), what, fields=fields)
    was, now = (verdict_of(int(score)) if score else "" for score in both.pair(f"take.{row}.score"))
    words = [WORDS[word] if word else "" for word in (was, now)]
    return DifferenceView(both.names.get(row, row), what, was, words[0], now, words[1], fields)


def _title(both: _Both, rows: Rows, row: str) -> str:
    """A fact by its label; a price by meter and plan."""
    cells = both.new if row in ids(both.new, rows) else both.old
    names = ("label",) if rows == "facts" else ("meter", "plan")
    return ", ".join(filter(None, (cells.get(f"{ROW_OF[rows]}.{row}.{name}", "") for name in names)))


def _change(both: _Both, path: str, label: str) -> FieldChangeView | None:
    before, after = both.pair(path)
    if before == after:
        return None
    pieces = by_words(before, after) if before and after and max(len(before), len(after)) > LONG else None
    return FieldChangeView(label, [PieceView(one.what, one.text) for one in pieces or whole(before, after)])


def _what(before: str, after: str) -> str:
    return "Changed" if before and after else "Added" if after else "Removed"
