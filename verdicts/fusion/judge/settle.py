"""What code makes of drafts: numbers are medians, choices majorities, prose is the judge's. No model writes a number.

The order of the drafts decides nothing here: a hostile draft gains nothing by being the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from verdicts.fusion.agreement import central, numbers
from verdicts.fusion.case import Settle
from verdicts.fusion.drafts import T
from verdicts.fusion.fields import Number, is_choice, prose_of
from verdicts.fusion.pool import Mode

__all__ = ["by_field", "prose_of"]


def by_field(out: type[T], mode: Mode = "merge") -> Settle[T]:
    """Medians (half up where all said whole numbers), majorities, and the judge's prose.

    Of values that as many say, the one of the most central draft; what is neither (lists, other prose) is counted as
    a choice is. Fields of fields are settled one by one. Raises TypeError where the type has no prose, but for best-of,
    whose judge writes none.
    """
    prose = () if mode == "best-of" else (prose_of(out),)

    def settle(values: Sequence[T], text: str) -> T:
        return out.model_validate({**_fields(values, central(values)), **dict.fromkeys(prose, text)})

    return settle


def _fields(values: Sequence[BaseModel], weights: Sequence[float]) -> dict[str, Any]:
    kinds = type(values[0]).model_fields
    said = {name: [getattr(value, name) for value in values] for name in kinds}
    return {name: _settled(said[name], weights, is_choice(field.annotation)) for name, field in kinds.items()}


def _settled(said: Sequence[Any], weights: Sequence[float], choice: bool) -> Any:
    if all(isinstance(value, BaseModel) and type(value) is type(said[0]) for value in said):
        return _fields(said, weights)
    known = numbers(said)
    if choice or not known or 2 * len(known) < len(said):
        return _majority(said, weights)
    return _median(known)


def _median(said: Sequence[Number]) -> Number:
    """Exactly; of an even number of whole numbers the mean of the middle two, half up. Never beyond what was said."""
    middle = Fraction(median(map(Fraction, said)))
    if all(isinstance(value, int) for value in said):
        return (2 * middle.numerator + middle.denominator) // (2 * middle.denominator)
    if any(isinstance(value, Decimal) for value in said):
        return Decimal(middle.numerator) / Decimal(middle.denominator)
    return float(middle)


def _majority(said: Sequence[Any], weights: Sequence[float]) -> Any:
    """The value that most say; of several, the most central draft's; of these, the first by its JSON."""
    votes: defaultdict[bytes, list[int]] = defaultdict(list)
    for at, value in enumerate(said):
        votes[to_json(value, fallback=repr)].append(at)
    best = min(votes, key=lambda text: (-len(votes[text]), -max(weights[at] for at in votes[text]), text))
    return said[votes[best][0]]
