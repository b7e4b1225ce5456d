"""What is answered, as documented fields. Every fact and price has its source and month; null is "not sourced"."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from verdicts.domain.panels import PanelWord
from verdicts.domain.tools import FactKind, Meter, Origin, PricingKind, VerdictWord


class Shape(BaseModel):
    """One part of an answer."""

    model_config = ConfigDict(frozen=True)


class Source(Shape):
    """Where a value was read."""

    url: str
    month: str | None = Field(description="YYYY-MM.")
    dated: bool | None = Field(description="true: the page shows that month; false: it was read then; null: unknown.")
    stale: bool = Field(description="Whether the month is more than twelve months ago.")


class Fact(Shape):
    """One sourced value."""

    label: str
    value: int | float | str
    unit: str | None
    kind: FactKind | None = Field(description="Who says so; null is unclassified.")
    source: Source


class Price(Shape):
    """One sourced price: `amount` of `currency` per `per`."""

    meter: Meter
    plan: str | None
    amount: str = Field(description="A decimal number.")
    currency: str
    per: str
    tier_from: str | None = Field(description="From which amount on it is the price; null: from the start.")
    source: Source


class Take(Shape):
    """One reviewer's score and argument. Reviewers are fictional personas; `sample` was written for a demonstration."""

    reviewer: str
    score: int = Field(ge=0, le=100)
    verdict: VerdictWord
    text: str
    origin: Origin


class Panel(Shape):
    """What the takes add up to."""

    verdict: PanelWord
    ship: int
    skip: int
    share: int | None = Field(description="Takes that ship, in whole percent; null without a take.")
    judged_on: str | None = Field(description="YYYY-MM-DD.")


class Votes(Shape):
    """Ship and skip votes of readers."""

    ship: int
    skip: int
    share: int | None = Field(description="Ship votes in whole percent; null under five votes.")
    low: float = Field(description="Lower end of the 95 % Wilson interval of the ship share, 0 to 1.")
    high: float
    from_accounts: int


class Found(Shape):
    """One tool of a search."""

    slug: str
    name: str
    maker: str
    category: str
    tagline: str
    verdict: PanelWord
    share: int | None = Field(description="Panel takes that ship, in whole percent.")
    url: str


class SearchAnswer(Shape):
    """The best matches first."""

    found: int = Field(description="How many there are in all.")
    tools: list[Found]


class ToolAnswer(Shape):
    """Everything known of one tool."""

    slug: str
    name: str
    maker: str
    category: str
    tagline: str
    description: str
    best_for: str
    retired: bool
    pricing: PricingKind
    pricing_summary: str
    licence: str | None
    licence_source: Source | None
    published_on: str
    panel: Panel
    takes: list[Take]
    votes: Votes
    facts: list[Fact]
    prices: list[Price]
    demo_votes: bool = Field(description="Whether votes of a demonstration are counted.")
    url: str


class Side(Shape):
    """One tool of a matchup."""

    slug: str
    picks: int
    share: int | None = Field(description="In whole percent of the picks; null under five picks.")


class Picks(Shape):
    """Which of the tools readers would ship."""

    picks: int
    sides: list[Side]
    settled: bool = Field(
        description="Whether the leader's whole 95 % interval against the runner-up is past the middle."
    )


class FactRow(Shape):
    """One label that two tools or more have; values in the order of `tools`, null where not sourced."""

    label: str
    differs: bool
    values: list[Fact | None]


class CompareAnswer(Shape):
    """Tools side by side, in the order of their slugs."""

    said: str = Field(description="What the panel says, among reviewers that all tools share.")
    shared_reviewers: list[str]
    tools: list[ToolAnswer]
    aligned_facts: list[FactRow]
    picks: Picks
    demo_votes: bool = Field(description="Whether votes of a demonstration are counted.")
    url: str


class TallyAnswer(Shape):
    """Votes on one tool, or picks among several."""

    tools: list[str]
    votes: Votes | None = Field(description="Of one tool.")
    picks: Picks | None = Field(description="Of two to four.")
    demo_votes: bool = Field(description="Whether votes of a demonstration are counted.")
    url: str


class Rung(Shape):
    """Where a tool stands."""

    rank: int | None = Field(description="null: not settled, under 30 picks of its own.")
    slug: str
    name: str
    share: float = Field(description="The chance to be picked before an average tool, 0 to 1.")
    low: float = Field(description="Lower end of its 95 % interval. Tools with one rank are too close to call.")
    high: float
    picks: int


class LadderAnswer(Shape):
    """Tools in the order in which readers would ship them, from their picks."""

    category: str
    picks: int
    readers: int
    computed_at: str | None = Field(description="An RFC 3339 moment.")
    rungs: list[Rung]
    demo_votes: bool = Field(description="Whether votes of a demonstration are counted.")
    url: str


Answer = SearchAnswer | ToolAnswer | CompareAnswer | TallyAnswer | LadderAnswer
Part = Literal["search", "tool", "compare", "tally", "ladder"]
