"""Faults: what is wrong in a catalogue file, in plain words, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the file as it was named, the field (`panel[2].score`, empty for the whole file), the reason."""

    file: str
    field: str
    reason: str

    def __str__(self) -> str:
        """`file: field: reason` on one line."""
        whole = ": ".join(part for part in (self.file, self.field, self.reason) if part)
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in whole)


class ImportRefused(Exception):
    """Nothing was imported; `faults` holds every reason."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, sorted by file."""
        self.faults = sorted(faults, key=lambda fault: fault.file)
        super().__init__("\n".join(map(str, self.faults)))


def faults_of(file: str, error: ValidationError, within: str = "") -> list[Fault]:
    """Every error of one model as a fault; `within` is where in the file the model stands."""
    return [Fault(file, _field(within, one), reason_of(one)) for one in error.errors(include_url=False)]


def _field(within: str, error: ErrorDetails) -> str:
    """`panel[2].score`; the branch names of a union are no part of the file and are left out."""
    path, steps = within, list(error["loc"])
    if steps[-2:] in (["value", "text"], ["value", "number"]):
        steps.pop()
    for step in steps:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def reason_of(error: ErrorDetails) -> str:
    """What is wrong, in plain words that go on after the name of the field."""
    kind, limits = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(limits["error"])
    if kind == "string_too_long":
        return f"is {len(error['input'])} characters long; at most {limits['max_length']} are allowed"
    if kind.startswith("decimal_") and kind != "decimal_type":
        return "must be a number under 10^9 with at most 6 decimal places"
    return _WORDS.get(kind, error["msg"]).format_map(_Gentle(map(_as_written, limits.items())))


def _as_written(limit: tuple[str, Any]) -> tuple[str, Any]:
    """2 rather than 2.0."""
    name, value = limit
    return name, int(value) if isinstance(value, float) and value.is_integer() else value


class _Gentle(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key of a catalogue file; check its spelling",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "string_unicode": "holds characters that are not valid Unicode",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number of a sensible size",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "greater_than": "must be more than {gt}",
    "too_short": "must hold at least {min_length}",
    "too_long": "must hold at most {max_length}",
    "literal_error": "must be one of {expected}",
    "model_type": "must be an object in braces",
    "tuple_type": "must be a list in brackets",
    "decimal_type": "must be a number",
    "finite_number": "must be a finite number",
    "date_from_datetime_parsing": "must be a day of the calendar like 2026-11-03",
    "date_parsing": "must be a day of the calendar like 2026-11-03",
    "date_type": "must be a day like 2026-11-03",
}
