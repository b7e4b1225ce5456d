"""What the fields of a caller's type are to us: prose that a judge writes, numbers and choices that code counts."""

from __future__ import annotations

import math
import types
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Number = int | float | Decimal
DIGITS = 300  # a float has 308


def prose_of(out: type[BaseModel]) -> str:
    """The name of the field that the judge writes: `text`, or the first plain string. Raises TypeError without one."""
    plain = [name for name, field in out.model_fields.items() if field.annotation is str]
    if not plain:
        raise TypeError(f"{out.__name__} has no field of plain text for the judge to write")
    return "text" if "text" in plain else plain[0]


def wording(value: BaseModel) -> str:
    """What a value says: its prose, or all of it as JSON where its type has none."""
    try:
        return str(getattr(value, prose_of(type(value))))
    except TypeError:
        return value.model_dump_json()


def is_number(value: object) -> TypeGuard[Number]:
    """A number that can be reckoned with; true and false are none, nor is what a model writes to fill the memory."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) < DIGITS
    if isinstance(value, int):
        return not isinstance(value, bool) and abs(value) < 10**DIGITS
    return isinstance(value, float) and math.isfinite(value)


def is_choice(annotation: Any) -> bool:
    """Whether a field has a closed list of values: Literal, Enum, bool, or one of these and None."""
    if get_origin(annotation) in (Union, types.UnionType):
        return all(part is type(None) or is_choice(part) for part in get_args(annotation))
    if isinstance(annotation, type):
        return issubclass(annotation, (bool, Enum))
    return get_origin(annotation) is Literal


def range_of(field: FieldInfo, seen: Sequence[Number]) -> float:
    """How wide a numeric field is: by its declared bounds, or by the largest that was said where it has none."""
    low = [getattr(bound, name) for bound in field.metadata for name in ("ge", "gt") if hasattr(bound, name)]
    high = [getattr(bound, name) for bound in field.metadata for name in ("le", "lt") if hasattr(bound, name)]
    return float(min(high) - max(low)) if low and high else max((abs(float(value)) for value in seen), default=0.0)


def longest_prose(out: type[BaseModel], unknown: int = 40_000) -> int:
    """Characters that the field of prose may have; `unknown` where its type does not say, or there is none."""
    try:
        field = out.model_fields[prose_of(out)]
    except TypeError:
        return unknown
    return min((bound.max_length for bound in field.metadata if hasattr(bound, "max_length")), default=unknown)
