"""A tool under review, in the shape of a catalogue file: what `verdicts import` reads and `verdicts export` writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from verdicts.domain.panels import verdict_of
from verdicts.domain.slugs import slug_fault
from verdicts.domain.text import Line, Month, Name, Prose, Short, WebAddress

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6)]
PricingKind = Literal["free", "freemium", "paid", "usage"]
Meter = Literal["input", "cached-input", "output", "seat", "gpu-hour", "flat"]
FactKind = Literal["observed", "vendor claim", "editorial"]
Origin = Literal["human", "model-drafted", "sample"]
VerdictWord = Literal["ship", "skip"]


class Value(BaseModel):
    """A frozen value; a key that is not in the shape is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Value):
    """The cheapest way in. `amount` is money per `unit`, or None where only the unit is known."""

    amount: Amount | None
    currency: Currency
    unit: Line
    source: WebAddress | None
    as_of: Month | None


class Pricing(Value):
    """How a tool is paid for."""

    kind: PricingKind
    entry: Entry | None
    summary: Line


class PriceRow(Value):
    """One sourced price: `amount` of `currency` for one `per`, from `tier_from` on where prices step up."""

    meter: Meter
    plan: Line | None
    amount: Amount
    currency: Currency
    per: Line
    tier_from: Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6)] | None
    source: WebAddress
    as_of: Month


class Links(Value):
    """Where the tool lives; None where the address was not seen."""

    home: WebAddress | None
    docs: WebAddress | None
    repo: WebAddress | None


class Fact(Value):
    """One sourced value. `as_of` is the month the page shows (`dated`) or the month it was read."""

    label: Line
    value: int | float | Line
    unit: Line | None
    source: WebAddress
    as_of: Month
    dated: bool
    kind: FactKind | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _not_a_switch(cls, value: object) -> object:
        if isinstance(value, bool):
            raise ValueError('write "Yes" or "No" as text')
        if isinstance(value, float) and value not in (value + 0.0,) or value in (float("inf"), float("-inf")):
            raise ValueError("must be a finite number or text")
        return value


class Take(Value):
    """One reviewer's score (0-100) and argued text. The verdict follows the score."""

    reviewer: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    score: Annotated[int, Field(ge=0, le=100, strict=True)]
    verdict: VerdictWord
    take: Prose
    origin: Origin

    @model_validator(mode="after")
    def _verdict_follows_score(self) -> Take:
        if self.verdict != verdict_of(self.score):
            raise ValueError(f"a score of {self.score} is a {verdict_of(self.score)}, not a {self.verdict}")
        return self


class Tool(Value):
    """A whole catalogue entry. Labels of facts and reviewers of takes are unique inside it."""

    slug: str
    name: Name
    short_name: Name
    maker: Name
    tagline: Short
    category: Name
    description: Prose
    best_for: Line
    pricing: Pricing
    prices: tuple[PriceRow, ...] = ()
    license: Line | None
    licence_family: Line | None
    links: Links
    published_on: date
    panel_on: date | None = None
    facts: tuple[Fact, ...] = ()
    panel: tuple[Take, ...] = ()

    @field_validator("slug")
    @classmethod
    def _readable_slug(cls, slug: str) -> str:
        if fault := slug_fault(slug):
            raise ValueError(fault)
        return slug

    @field_validator("facts")
    @classmethod
    def _one_fact_a_label(cls, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        _refuse_repeats([fact.label for fact in facts], "fact label")
        return facts

    @field_validator("panel")
    @classmethod
    def _one_take_a_reviewer(cls, panel: tuple[Take, ...]) -> tuple[Take, ...]:
        _refuse_repeats([take.reviewer for take in panel], "reviewer")
        return panel


def _refuse_repeats(names: list[str], what: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{what} more than once: {', '.join(twice)}")
