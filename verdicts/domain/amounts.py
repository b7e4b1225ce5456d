"""Numbers of a catalogue: money as exact Decimal, fact values as finite numbers or text."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag

from verdicts.domain.text import Line, shaped

LARGEST = 10**15


def _exact(value: object) -> object:
    """Refuse what pydantic would quietly turn into money; a float stands for the decimal it is written as."""
    if isinstance(value, (bool, str)):
        raise ValueError("must be a number without quotes")
    return Decimal(repr(value)) if isinstance(value, float) else value


def _fact_value(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError('write "Yes" or "No" as text')
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, (int, float)) and not (math.isfinite(value) and abs(value) < LARGEST):
        raise ValueError("must be a finite number under 10^15; write a longer one as text")
    if not isinstance(value, (int, float, str)):
        raise ValueError("must be a number or text")
    return value


def _kind(value: object) -> str:
    return "text" if isinstance(value, str) else "number"


Currency = Annotated[str, shaped(r"[A-Z]{3}", "must be three capital letters like USD")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6), BeforeValidator(_exact)]
FactValue = Annotated[
    Annotated[int | float, Tag("number")] | Annotated[Line, Tag("text")],
    Discriminator(_kind),
    BeforeValidator(_fact_value),
]
