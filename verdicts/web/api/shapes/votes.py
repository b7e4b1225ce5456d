"""What readers say: tallies, matchups, the ladder."""

from __future__ import annotations

from pydantic import Field

from verdicts.web.api.shapes.base import Count, Interval, Listing, MatchupSlug, Moment, OfTool, Percent, Shape, Share

DEMO = Field(description="Whether votes of a demonstration, played by a program, are among this site's numbers.")


class Tally(Shape):
    """The ballots on one tool."""

    tool: OfTool
    ship: Count = Field(description="Ballots that would ship it.", examples=[74])
    skip: Count = Field(description="Ballots that would skip it.", examples=[29])
    count: Count = Field(description="All ballots: ship + skip.", examples=[103])
    accounts: Count = Field(description="How many of them are of signed-in readers.")
    share: Percent | None = Field(description="ship / count, whole percent, half up; null under five ballots.")
    interval: Interval | None = Field(description="Of the ship share; null without a ballot.")
    version: Count = Field(description="Grows with every change; 0 where nobody voted yet.")
    demo_votes: bool = DEMO


class TallyList(Listing[Tally]):
    """Tallies by slug; tools without a ballot are among them."""


class Pick(Shape):
    """How many picked one tool of a matchup."""

    tool: OfTool
    picks: Count = Field(description="How many would ship this one.")
    share: Percent | None = Field(
        description="Whole percent as pages show it: two tools add up to 100; null under five picks."
    )


class MatchupItem(Shape):
    """What readers picked among two to four tools."""

    slug: MatchupSlug = Field(description="The tools' slugs, sorted, joined with -vs-.", examples=["ollama-vs-vllm"])
    picks: list[Pick] = Field(description="One a tool, by slug.")
    count: Count = Field(description="All picks.")
    accounts: Count = Field(description="How many of them are of signed-in readers.")
    settled: bool = Field(description="Whether the leader's 95 % interval against the runner-up is past the middle.")
    version: Count = Field(description="Grows with every change; 0 where nobody picked yet.")
    demo_votes: bool = DEMO
    page: str = Field(description="Address of the comparison for people.")


class MatchupList(Listing[MatchupItem]):
    """Matchups that somebody picked on, in the order in which that began."""


class Mean(Shape):
    """A tool's mean over the reviewers that all tools of the matchup share."""

    tool: OfTool
    mean: float = Field(description="0 to 100, one decimal, half up.")


class Matchup(MatchupItem):
    """One matchup with what the panel says of it."""

    sentence: str = Field(description="The comparison in a sentence or more, as its page has it.")
    shared: str = Field(description="Who is compared and who is left out, in a sentence.")
    shared_reviewers: list[str] = Field(description="Keys of the reviewers who scored every tool, in their order.")
    means: list[Mean] = Field(description="Over the shared reviewers; empty where there are none.")
    sample: bool = Field(description="Whether any take on these tools is sample content of the demonstration.")


class Rung(Shape):
    """Where a tool stands on the ladder."""

    tool: OfTool
    rank: Count | None = Field(description="Tools too close to call share one; null while it is not settled.")
    settled: bool = Field(description="Whether it has 30 picks of its own.")
    share: Share = Field(description="Chance of being picked over an average tool, 0 to 1.")
    interval: Interval
    picks: Count = Field(description="Picks on matchups that hold the tool.")


class Ladder(Shape):
    """Tools in the order in which readers would ship them, by Bradley-Terry from all picks."""

    category: str | None = Field(description="Picks wholly inside it; null for all tools.")
    picks: Count = Field(description="How many picks it is computed from.")
    readers: Count = Field(description="Of how many readers.")
    computed_at: Moment | None = Field(description="UTC; null where none is computed yet.")
    demo_votes: bool = DEMO
    items: list[Rung] = Field(description="Settled tools first, then by rank. Tools without a pick are left out.")


class Category(Shape):
    """A category."""

    name: str = Field(description="As filters take it.", examples=["Vector stores"])
    tools: Count = Field(description="Its tools, retired ones not counted.")
    picks: Count = Field(description="Picks that its ladder is computed from.")


class Categories(Shape):
    """All categories by name."""

    items: list[Category] = Field(description="In alphabetical order.")
