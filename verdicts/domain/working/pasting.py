"""Facts and prices out of what was pasted: a table (tabs, commas, semicolons or Markdown; with headings or without) or
JSON in the shape of a catalogue file. Everything becomes cells, as if it had been typed."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, cast

from verdicts.domain.documents import BrokenDocument, parse
from verdicts.domain.working.cells import FACT, MOST_ROWS, PRICE
from verdicts.domain.working.tools import value_text

Pasted = Literal["facts", "prices"]
COLUMNS: Mapping[Pasted, tuple[str, ...]] = {"facts": FACT, "prices": PRICE}
_HEADINGS: Mapping[str, str] = {
    "val": "value",
    "fact": "label", "name": "label", "property": "label", "url": "source", "link": "source", "month": "as_of",
    "date": "as_of", "price": "amount", "cost": "amount", "for what": "per", "tier": "tier_from", "from": "tier_from",
}  # fmt: skip
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}|[A-Za-z]{3,9}\.? [0-9]{4}")
_KINDS: Mapping[Pasted, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "facts": (
        ("source", re.compile(r"https?://\S+")),
        ("as_of", _MONTH),
        ("kind", re.compile(r"observed|vendor claim|editorial")),
    ),
    "prices": (
        ("source", re.compile(r"https?://\S+")),
        ("as_of", _MONTH),
        ("currency", re.compile(r"[A-Z]{3}")),
        ("meter", re.compile(r"input|cached-input|output|seat|gpu-hour|flat")),
        ("amount", re.compile(r"[0-9]+(?:\.[0-9]+)?")),
    ),
}
"""By what a column without a heading is known; what is left is taken in the order of `_PLAIN`."""
_PLAIN: Mapping[Pasted, tuple[str, ...]] = {"facts": ("label", "value", "unit"), "prices": ("per", "plan", "tier_from")}
Row = dict[str, str]
LONGEST_PASTE = 200_000  # characters


class Unreadable(ValueError):
    """No rows can be made of it; the message is a sentence."""


def rows_of(text: str, kind: Pasted) -> list[Row]:
    """The rows, each a cell by its name. Raises Unreadable."""
    plain = text.strip().lstrip("\ufeff")
    if not plain:
        raise Unreadable("Nothing is pasted yet.")
    if len(text) > LONGEST_PASTE:
        raise Unreadable(f"This is too long: at most {LONGEST_PASTE:,} characters are looked at.")
    rows = _json(plain, kind) if plain[0] in "[{" else _table(plain, kind)
    if not rows:
        raise Unreadable("There is no row in it.")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"These are {len(rows):,} rows; a tool has at most {MOST_ROWS}.")
    return rows


def _json(text: str, kind: Pasted) -> list[Row]:
    try:
        found = parse(text.encode("utf-8", "replace"))
    except BrokenDocument as broken:
        raise Unreadable(f"This {broken}.") from broken
    if isinstance(found, dict):
        whole = cast(dict[str, object], found)
        found = whole.get(kind, [whole])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in cast(list[object], found)):
        raise Unreadable("JSON is a list of rows here, each an object in braces.")
    return [_object(row, kind) for row in cast(list[dict[str, Any]], found)]


def _object(row: dict[str, Any], kind: Pasted) -> Row:
    strange = [key for key in row if key not in COLUMNS[kind]]
    if strange:
        raise Unreadable(f"“{strange[0][:40]}” is no field of a row; there are {', '.join(COLUMNS[kind])}.")
    return {name: _text(name, value) for name, value in row.items()}


def _text(name: str, value: object) -> str:
    if name == "dated":
        return "yes" if value is True else ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str):
        return value_text(value) if name == "value" else value
    return "" if value is None else str(value)


def _table(text: str, kind: Pasted) -> list[Row]:
    lines = [line for line in _lines(text) if any(line)]
    if lines and all(sum(map(bool, line)) == 1 for line in lines):
        raise Unreadable("This reads as one column. Put tabs, commas or | between the columns.")
    names = _names(lines[0], kind) if lines else []
    if names:
        lines = lines[1:]
    rows = [_named(line, names) if names else _known(line, kind) for line in lines]
    return [_ticked(row) for row in rows if row]


def _lines(text: str) -> list[list[str]]:
    if "\t" not in text and all("|" in line for line in text.splitlines() if line.strip()):
        found = [[part.strip() for part in line.strip().strip("|").split("|")] for line in text.splitlines()]
        return [line for line in found if not all(re.fullmatch(r":?-+:?", part) for part in line)]
    first = text.partition("\n")[0]
    mark = "\t" if "\t" in text else ";" if first.count(";") > first.count(",") else ","
    try:
        return [[part.strip() for part in line] for line in csv.reader(text.splitlines(), delimiter=mark)]
    except csv.Error as broken:
        raise Unreadable(f"This is no table: {broken}.") from broken


def _names(line: list[str], kind: Pasted) -> list[str]:
    """The fields that a first line names, "" for a column that is none; nothing where it is a row itself."""
    plain = [part.casefold().strip(" *_`") for part in line]
    names = [_HEADINGS.get(part, part.replace(" ", "_")) for part in plain]
    found = [name if name in COLUMNS[kind] else "" for name in names]
    return found if sum(map(bool, found)) >= 2 else []


def unknown(text: str, kind: Pasted) -> list[str]:
    """The headings of a table that name no field: what stands under them is left out."""
    plain = text.strip().lstrip("\ufeff")
    lines = [] if not plain or plain[0] in "[{" else [line for line in _lines(plain) if any(line)]
    names = _names(lines[0], kind) if lines else []
    return [head for head, name in zip(lines[0], names, strict=True) if head and not name] if names else []


def _named(line: list[str], names: list[str]) -> Row:
    return {name: part for name, part in zip(names, line, strict=False) if name and part}


def _known(line: list[str], kind: Pasted) -> Row:
    """A row without headings: what looks like an address, a month, a kind is one; the rest stands in order."""
    row, rest = Row(), list(_PLAIN[kind])
    for part in filter(None, line):
        name = next((one for one, shape in _KINDS[kind] if one not in row and shape.fullmatch(part)), "")
        if name or rest:
            row[name or rest.pop(0)] = part
    return row


def _ticked(row: Row) -> Row:
    if "dated" in row:
        row["dated"] = "yes" if row["dated"].casefold() in ("yes", "true", "x", "1") else ""
    return row
