"""What a working copy says, and everything that keeps it from being published, each under the cell it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verdicts.desk.faults import reason_of
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import KINDS, ROW_OF, Cells, Rows, claims_at, ids, lists
from verdicts.domain.working.tools import document_of

_WITHIN: dict[str, str] = {"take": "text", "reviewer": "text", "verdict": "score"}
_CALLED = {
    "label": "The label", "value": "The value", "unit": "The unit", "source": "The source", "as_of": "The month",
    "amount": "The amount", "currency": "The currency", "per": "The unit after “per”", "meter": "What is charged for",
    "take": "The text", "score": "The score", "slug": "The address", "kind": "The kind", "tier_from": "The step",
    "by": "The day", "chance": "The chance", "claims": "The list",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lack:
    """What is wrong with one cell, as a sentence; "" is the whole. `reason` is the sentence without its subject."""

    path: str
    said: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """The tool, None where something to fix; and what lacks, in the order of the form."""

    tool: Tool | None
    lacks: tuple[Lack, ...]


def read(cells: Cells) -> Read:
    """All of it at once: nothing is told only after something else was mended, but for rules over several cells."""
    try:
        return Read(Tool.model_validate(document_of(cells)), ())
    except ValidationError as error:
        found = {(one.path, one.said): one for one in _lacks(cells, error)}
        return Read(None, tuple(sorted(found.values(), key=lambda one: _place(cells, one.path))))


def _lacks(cells: Cells, error: ValidationError) -> Iterator[Lack]:
    for one in error.errors(include_url=False):
        path, reason = _path(cells, one), _reason(one)
        yield Lack(path, f"{_CALLED.get(path.rpartition('.')[2], 'It')} {reason}.", reason)


def _reason(error: ErrorDetails) -> str:
    empty = error["type"] in ("string_too_short", "missing") or error.get("input") in ("", None)
    return "is missing" if empty else reason_of(error)


def _path(cells: Cells, error: ErrorDetails) -> str:
    """The cell that an error is about: `facts, 2, source` is `fact.<its id>.source`."""
    steps = [str(step) for step in error["loc"] if step not in ("text", "number") or step == error["loc"][0]]
    if not steps:
        return ""
    match steps:
        case ["panel", place, "claims", *rest]:
            return _claim_path(cells, ids(cells, "panel")[int(place)], rest)
        case ["facts" | "prices" | "panel" as rows, place, *rest]:
            return _row_path(cells, rows, int(place), rest[0] if rest else "")
        case ["pricing", "entry", *rest]:
            return f"entry.{rest[0] if rest else 'amount'}"
        case _:
            return ".".join(steps[:2])


def _row_path(cells: Cells, rows: Rows, place: int, field: str) -> str:
    row = ids(cells, rows)[place]
    name = _WITHIN.get(field, field) if rows == "panel" else field
    return f"{ROW_OF[rows]}.{row}.{name or ('label' if rows == 'facts' else 'amount' if rows == 'prices' else 'score')}"


def _claim_path(cells: Cells, key: str, rest: list[str]) -> str:
    """`0, by` is the day of the take's first claim; nothing is the whole list."""
    if not rest:
        return claims_at(key)
    return f"claim.{ids(cells, claims_at(key))[int(rest[0])]}.{rest[1] if len(rest) > 1 else 'text'}"


def _place(cells: Cells, path: str) -> tuple[int, int, str]:
    """Where a cell stands in the form: fields, then facts, prices, takes and claims, each in the order of its rows."""
    kind, _, rest = path.partition(".")
    if kind in KINDS:
        here = [row for rows in lists(cells, kind) for row in ids(cells, rows)]
        row = rest.rpartition(".")[0]
        return KINDS.index(kind) + 1, here.index(row) if row in here else len(here), path
    return (0, 0, path) if path else (9, 0, "")
