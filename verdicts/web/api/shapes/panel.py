"""Reviewers and their takes."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from verdicts.domain.tools import Origin, VerdictWord
from verdicts.web.api.shapes.base import Count, OfTool, Percent, Shape
from verdicts.web.api.shapes.tool import PanelFigures


class Reviewer(Shape):
    """A persona that scores tools."""

    key: str = Field(description="Its name in data.", examples=["builder"])
    name: str = Field(description="What pages call it.", examples=["Builder"])
    question: str = Field(description="The question it answers.")
    order: Count = Field(description="Its place: sentences and charts keep this order.")
    retired: bool = Field(description="Whether it writes no new takes; those it wrote stay.")


class Reviewers(Shape):
    """All reviewers in their order."""

    items: list[Reviewer] = Field(description="Retired ones too while a take of theirs stands.")


class Drafting(Shape):
    """How models drafted a take."""

    models: list[str] = Field(description="Which models.")
    edited: Percent = Field(description="How much an editor changed, percent of its words.")
    editor: str | None = Field(description="The editor's byline.")
    on: date = Field(description="On which day.")


class Claim(Shape):
    """A prediction of a take."""

    text: str = Field(description="What will be so.")
    by: date = Field(description="At the end of which day.")
    chance: Percent = Field(description="How likely that is, percent.")


class Take(Shape):
    """One reviewer's score and argument."""

    reviewer: str = Field(description="Key of the reviewer.", examples=["skeptic"])
    score: Percent = Field(description="0 to 100.", examples=[72])
    verdict: VerdictWord = Field(description="ship from 60 up, else skip.")
    text: str = Field(description="The argument, plain text.")
    origin: Origin = Field(
        description="human; model-drafted (see drafting); sample: content of the demonstration, not a measurement."
    )
    drafting: Drafting | None = Field(description="null unless model-drafted.")
    claims: list[Claim] = Field(description="What it predicts; mostly nothing.")


class Panel(PanelFigures):
    """All takes on one tool, in the reviewers' order, and what they add up to."""

    tool: OfTool
    on: date | None = Field(description="Day of the panel; null without one.")
    takes: list[Take] = Field(description="One a reviewer; who is absent gave none.")
