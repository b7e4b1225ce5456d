"""A tool under review, in the shape of a catalogue file: what `verdicts import` reads and `verdicts export` writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator, model_validator

from verdicts.domain.amounts import Amount, Currency, FactValue
from verdicts.domain.panels import verdict_of
from verdicts.domain.slugs import slug_fault
from verdicts.domain.text import Day, Key, Line, Month, Name, Prose, Sentence, Short, WebAddress

PricingKind = Literal["free", "freemium", "paid", "usage"]
Meter = Literal["input", "cached-input", "output", "seat", "gpu-hour", "flat"]
FactKind = Literal["observed", "vendor claim", "editorial"]
Origin = Literal["human", "model-drafted", "sample"]
VerdictWord = Literal["ship", "skip"]

MOST_CLAIMS = 5  # a take


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
    tier_from: Amount | None
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
    value: FactValue
    unit: Line | None
    source: WebAddress
    as_of: Month
    dated: StrictBool
    kind: FactKind | None = None


class Drafting(Value):
    """Which models drafted a take, how much of their text an editor changed (percent of its words), who, and when."""

    models: Annotated[tuple[Name, ...], Field(min_length=1, max_length=20)]
    edited: Annotated[int, Field(ge=0, le=100, strict=True)]
    editor: Name | None
    on: Day


class Claim(Value):
    """What a reviewer says will be so at the end of the day `by`, and how likely that is: `chance`, in percent."""

    text: Sentence
    by: Day
    chance: Annotated[int, Field(ge=1, le=99, strict=True)]


class Take(Value):
    """One reviewer's score (0-100), argued text and claims. The verdict follows the score."""

    reviewer: Key
    score: Annotated[int, Field(ge=0, le=100, strict=True)]
    verdict: VerdictWord
    take: Prose
    origin: Origin
    drafting: Drafting | None = None
    claims: Annotated[tuple[Claim, ...], Field(max_length=MOST_CLAIMS)] = ()

    @field_validator("claims")
    @classmethod
    def _one_claim_a_day(cls, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        _refuse_repeats([f"{claim.text} (by {claim.by})" for claim in claims], "claim")
        return claims

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
    published_on: Day
    panel_on: Day | None = None
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

    @model_validator(mode="after")
    def _panel_has_its_day(self) -> Tool:
        if self.panel and self.panel_on is None:
            raise ValueError("panel_on must say on which day the panel was given")
        return self


def _refuse_repeats(names: list[str], what: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{what} more than once: {', '.join(twice)}")
