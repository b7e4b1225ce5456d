"""Tools."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from verdicts.domain.tools import PricingKind
from verdicts.web.api.shapes.base import Amount, Count, Listing, Month, PanelWord, Percent, Shape, Slug


class PanelFigures(Shape):
    """What a panel adds up to."""

    verdict: PanelWord = Field(
        description="ship if ship takes outnumber skip takes, else skip; split on a tie; none without a take."
    )
    ship: Count = Field(description="Takes with a score of 60 or more.", examples=[4])
    skip: Count = Field(description="Takes with a score under 60.", examples=[1])
    share: Percent | None = Field(description="ship / takes, whole percent, half up; null without a take.")
    mean: float | None = Field(description="Mean score, 0 to 100, one decimal, half up; null without a take.")
    sample: bool = Field(description="Whether any take is sample content of the demonstration, no real review.")


class EntryPrice(Shape):
    """The cheapest way in."""

    amount: Amount | None = Field(description="Exact decimal string; null where only the unit is known.")
    currency: str = Field(description="ISO 4217 code.", examples=["USD"])
    unit: str = Field(description="What is paid for.", examples=["seat-month", "1M input tokens"])


class SourcedEntry(EntryPrice):
    """The cheapest way in, with its source."""

    source: str | None = Field(description="Where it was read; null where no source is known.")
    as_of: Month | None = Field(description="The month it was listed.", examples=["2026-05"])


class ToolHead(Shape):
    """What every form of a tool says."""

    slug: Slug = Field(description="Its name in addresses. A former one is answered with 301.", examples=["ollama"])
    name: str = Field(description="Full name.", examples=["Ollama"])
    short_name: str = Field(description="What sentences call it.")
    maker: str = Field(description="Who makes it.")
    category: str = Field(description="Exactly one.", examples=["Local inference"])
    tagline: str = Field(description="One line.")
    best_for: str = Field(description="Whom or what it suits best, in the editors' words.")
    pricing_kind: PricingKind = Field(description="How it is paid for.")
    licence_family: str | None = Field(description="SPDX identifier or proprietary; null where not sourced.")
    self_hostable: bool | None = Field(description="null where no source says yes or no; never guessed.")
    published_on: date = Field(description="Day of first publication.")
    panel_on: date | None = Field(description="Day of the panel; null without one.")
    retired: bool = Field(description="Whether it is retired: still readable, takes no more votes.")
    panel: PanelFigures
    page: str = Field(description="Address of its page for people.")


class ToolItem(ToolHead):
    """A tool as lists have it."""

    entry_price: EntryPrice | None = Field(description="null where none is sourced.")


class ToolList(Listing[ToolItem]):
    """Tools by slug."""

    total: Count = Field(description="How many tools the filter leaves, on all pages together.")


class ToolLinks(Shape):
    """Where the tool lives; null where the address was not seen."""

    home: str | None = Field(description="Its own page.")
    docs: str | None = Field(description="Its documentation.")
    repo: str | None = Field(description="Its source code.")


class Tool(ToolHead):
    """One tool. Panel, facts, prices, tally and revisions are resources of their own."""

    description: str = Field(description="Plain text; blank lines part paragraphs.")
    pricing_summary: str = Field(description="How it is paid for, in a sentence.")
    entry_price: SourcedEntry | None = Field(description="null where none is sourced.")
    licence: str | None = Field(description="The licence as found; null where not sourced.")
    links: ToolLinks
