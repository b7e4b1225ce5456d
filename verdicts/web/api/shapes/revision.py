"""What a tool went through."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from verdicts.web.api.shapes.base import Count, Listing, Moment, PanelWord, Shape


class Revision(Shape):
    """One publication of a tool."""

    number: Count = Field(description="Counts from 1 within the tool.", examples=[3])
    at: Moment = Field(description="When, UTC.")
    by: Literal["import", "desk"] = Field(description="By what means: a catalogue file, or an editor at the desk.")
    author: str | None = Field(description="The editor's byline; null for an import.")
    reason: str | None = Field(description="In the editor's words; null where none was given.")
    verdict: PanelWord = Field(description="The panel verdict from then on.")
    verdict_before: PanelWord | None = Field(description="Until then; null for the first publication.")
    verdict_changed: bool = Field(description="Whether the two differ.")


class RevisionList(Listing[Revision]):
    """The revisions of a tool, newest first."""
