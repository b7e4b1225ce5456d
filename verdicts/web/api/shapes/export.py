"""The whole catalogue, a line a tool."""

from __future__ import annotations

from pydantic import Field

from verdicts.web.api.shapes.facts import Fact, Price
from verdicts.web.api.shapes.panel import Take
from verdicts.web.api.shapes.tool import Tool
from verdicts.web.api.shapes.votes import Tally


class WholeTool(Tool):
    """One tool with its takes, facts, prices and tally: a line of the export."""

    takes: list[Take] = Field(description="The panel, as /tools/{slug}/panel has it.")
    facts: list[Fact] = Field(description="As /tools/{slug}/facts has them.")
    prices: list[Price] = Field(description="As /tools/{slug}/prices has them.")
    tally: Tally
