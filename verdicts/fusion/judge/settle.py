"""What code makes of drafts: numbers are medians, choices majorities, prose is the judge's. No model writes a number.

A type has one field of prose: `text`, or the first that is a plain string.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Any

from pydantic import BaseModel

from verdicts.fusion.case import Settle
from verdicts.fusion.drafts import T


def prose_of(out: type[BaseModel]) -> str:
    """The name of the field that the judge writes. Raises TypeError where the type has none."""
    fields = out.model_fields
    plain = [name for name, field in fields.items() if field.annotation is str]
    if not plain:
        raise TypeError(f"{out.__name__} has no field of plain text for the judge to write")
    return "text" if "text" in plain else plain[0]


def by_field(out: type[T]) -> Settle[T]:
    """Medians (half up where the field is whole), majorities (the first draft's at a tie), and the judge's prose."""
    prose = prose_of(out)

    def settle(values: Sequence[T], text: str) -> T:
        settled = {name: _settled([getattr(value, name) for value in values]) for name in out.model_fields}
        return out.model_validate({**settled, prose: text})

    return settle


def _settled(values: Sequence[Any]) -> Any:
    first = values[0]
    if isinstance(first, bool) or not isinstance(first, (int, float)):
        return _majority(values)
    middle = Fraction(median(map(Fraction, values)))
    return (2 * middle.numerator + middle.denominator) // (2 * middle.denominator) if _whole(values) else float(middle)


def _whole(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int) for value in values)


def _majority(values: Sequence[Any]) -> Any:
    """The value that most say; of several, the one that was said first. What cannot be counted is the first's."""
    try:
        return Counter(values).most_common(1)[0][0]
    except TypeError:
        return values[0]
