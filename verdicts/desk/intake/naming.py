"""What a piece changes, in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verdicts.desk.working.forms import BASICS, FACT, LINKS, PRICE, PRICING, SCORE, TEXT, Look
from verdicts.domain.working.cells import ROW_OF, Cells, Rows

_FIELDS: Mapping[str, Look] = {**BASICS, **PRICING, **LINKS}
_ROWS: Mapping[Rows, Mapping[str, Look]] = {
    "facts": FACT,
    "prices": PRICE,
    "panel": {"score": SCORE, "text": TEXT, "origin": Look("Origin")},
}


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is otherwise: what it is called, what stands there, what would. `both` where both are kept."""

    name: str
    before: str
    after: str
    both: bool = False


def changes(before: Cells, after: Cells) -> tuple[Change, ...]:
    """All that differs, in the order of the form."""
    return (*_fields(before, after), *(one for rows in ROW_OF for one in _rows(rows, before, after)))


def _fields(before: Cells, after: Cells) -> Iterator[Change]:
    for path, look in _FIELDS.items():
        yield from _cell(path, look.label, before, after)


def _cell(path: str, name: str, before: Cells, after: Cells) -> Iterator[Change]:
    was, now, other = before.get(path, ""), after.get(path, ""), after.get(f"clash.{path}")
    if other is not None and other != before.get(f"clash.{path}"):
        yield Change(name, now, other, both=True)
    elif was != now:
        yield Change(name, was, now)


def _rows(rows: Rows, before: Cells, after: Cells) -> Iterator[Change]:
    was, now = before.get(rows, "").split(), after.get(rows, "").split()
    for row in [*now, *(row for row in was if row not in now)]:
        at = f"{ROW_OF[rows]}.{row}"
        if row in was and row in now:
            title = _title(rows, at, after)
            for name, look in _ROWS[rows].items():
                yield from _cell(f"{at}.{name}", f"{title}, {look.label.lower()}", before, after)
        else:
            cells = after if row in now else before
            short = _short(rows, at, cells)
            yield Change(_title(rows, at, cells), "" if row in now else short, short if row in now else "")
    if sorted(was) == sorted(now) and was != now:
        yield Change(f"Order of the {rows if rows != 'panel' else 'takes'}", "", "")


def _title(rows: Rows, at: str, cells: Cells) -> str:
    if rows == "panel":
        return f"Take of {at.partition('.')[2]}"
    return cells.get(f"{at}.{'label' if rows == 'facts' else 'meter'}", "") or ROW_OF[rows].title()


def _short(rows: Rows, at: str, cells: Cells) -> str:
    names = {"facts": ("value", "unit"), "prices": ("amount", "currency", "per"), "panel": ("score",)}[rows]
    return " ".join(filter(None, (cells.get(f"{at}.{name}", "") for name in names))) or "added"
