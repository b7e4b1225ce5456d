"""What all shapes share: how slugs, months, moments, shares and money are written."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_SLUG = 100
LONGEST_MATCHUP = 4 * LONGEST_SLUG + 3 * len("-vs-")
_DIGITS = r"^\d+(\.\d+)?$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$"


def _written(amount: Decimal) -> str:
    """20, 0.15: no exponent, no trailing zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


Slug = Annotated[str, Field(pattern=SLUG, max_length=LONGEST_SLUG)]
OfTool = Annotated[Slug, Field(description="Slug of the tool.", examples=["ollama"])]
MatchupSlug = Annotated[str, Field(pattern=SLUG, max_length=LONGEST_MATCHUP)]
Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
Percent = Annotated[int, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Amount = Annotated[
    Decimal,
    PlainSerializer(_written, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DIGITS, "examples": ["0.15"]}),
]
Moment = Annotated[
    datetime,
    PlainSerializer(_moment, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": _MOMENT, "examples": ["2026-11-20T12:00:00Z"]}),
]
PanelWord = Literal["ship", "skip", "split", "none"]
Item = TypeVar("Item")


class Shape(BaseModel):
    """A frozen object of an answer."""

    model_config = ConfigDict(frozen=True)


class Money(Shape):
    """An amount as an exact decimal string, with its currency. No currency is converted."""

    amount: Amount = Field(description="The amount, exact.", examples=["0.15"])
    currency: str = Field(description="ISO 4217 code.", pattern=r"^[A-Z]{3}$", examples=["USD"])


class Interval(Shape):
    """A 95 % Wilson score interval of a share, from 0 to 1."""

    low: Share = Field(description="Lower bound, 0 to 1.", examples=[0.6273])
    high: Share = Field(description="Upper bound, 0 to 1.", examples=[0.7968])


class Listing(Shape, Generic[Item]):
    """A page of a list."""

    items: list[Item] = Field(description="The page's items, in the list's own order.")
    next: str | None = Field(
        description="Address of the next page, null on the last one. The same is the Link header with rel=next."
    )
