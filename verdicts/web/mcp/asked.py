"""What an agent may ask each tool; the descriptions are what its model reads."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from verdicts.domain.matchups import FEWEST, MOST

MOST_FOUND, MOST_RUNGS = 25, 100
_Name = Annotated[str, Field(min_length=1, max_length=200)]
_Category = Annotated[str, Field(max_length=200, description='A category by name; "" for all of them.')]


class Asked(BaseModel):
    """Arguments; one that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SearchAsked(Asked):
    """Arguments of search."""

    query: str = Field(
        "", max_length=200, description='Part of a name, maker or purpose; slips are forgiven. "" finds everything.'
    )
    category: _Category = ""
    limit: int = Field(10, ge=1, le=MOST_FOUND, description="How many tools at most.")


class ToolAsked(Asked):
    """Arguments of tool."""

    tool: _Name = Field(description="The tool's slug, like `mistral-8b`, or its exact name.")


class CompareAsked(Asked):
    """Arguments of compare."""

    tools: list[_Name] = Field(
        min_length=FEWEST, max_length=MOST, description="Two to four tools, each by slug or exact name, in any order."
    )


class TallyAsked(Asked):
    """Arguments of tally."""

    tools: list[_Name] = Field(
        min_length=1,
        max_length=MOST,
        description="One tool for its ship and skip votes; two to four for what readers would ship among them.",
    )


class LadderAsked(Asked):
    """Arguments of ladder."""

    category: _Category = ""
    limit: int = Field(20, ge=1, le=MOST_RUNGS, description="How many tools at most, the highest first.")
