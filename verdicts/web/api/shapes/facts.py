"""Sourced facts and prices."""

from __future__ import annotations

from pydantic import Field

from verdicts.domain.tools import FactKind, Meter
from verdicts.web.api.shapes.base import Amount, Money, Month, OfTool, Shape


class Fact(Shape):
    """One sourced value. What is absent is not sourced; it never means no."""

    label: str = Field(description="Unique within the tool; the same label means the same thing on every tool.")
    value: int | float | str = Field(description="A number in `unit`, or text.", examples=[141, "Apache-2.0"])
    unit: str | None = Field(description="Of the value; null where it has none.", examples=["tokens"])
    kind: FactKind | None = Field(description="null where it is not classified.")
    source: str = Field(description="Where it was found.")
    as_of: Month = Field(description="Month of the source; pages call it stale after twelve.", examples=["2026-05"])
    dated: bool = Field(description="true: the source itself gives that month; false: it was read then.")


class Facts(Shape):
    """The facts of one tool, in the editors' order."""

    tool: OfTool
    items: list[Fact] = Field(description="Empty where nothing is sourced.")


class Price(Shape):
    """One sourced price."""

    meter: Meter = Field(description="What is metered.")
    plan: str | None = Field(description="Of which plan; null where there is only one.")
    price: Money
    per: str = Field(description="For how much of it.", examples=["1M tokens"])
    tier_from: Amount | None = Field(description="From how much on, where prices step up; an exact decimal string.")
    source: str = Field(description="Where it is listed.")
    as_of: Month = Field(description="Month of the source.", examples=["2026-05"])


class Prices(Shape):
    """The prices of one tool, in the editors' order."""

    tool: OfTool
    items: list[Price] = Field(description="Empty where nothing is sourced.")
