"""A working copy as the material of a run, as far as it goes: a new tool that was never published can be drafted too.

What does not fit yet is left out and counted. A fact without its source is no material: a figure in it would pass for
sourced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from verdicts.domain.desk import WorkingCopy
from verdicts.domain.tools import Entry, Fact, Links, PriceRow, Pricing, Tool, Value
from verdicts.domain.working.cells import PLAIN, Cells
from verdicts.domain.working.tools import document_of

_V = TypeVar("_V", bound=Value)
NOTHING = "There is nothing to write from yet. Give the tool a name, and a description or a fact with its source."


@dataclass(frozen=True)
class Matter:
    """`tool` is for reading alone: fields may be empty. `left_out` counts facts and prices that lack something."""

    tool: Tool
    left_out: int

    @property
    def lacks(self) -> str:
        """Why nothing can be drafted from it; "" where something can."""
        return "" if self.tool.name and (self.tool.description or self.tool.facts) else NOTHING


def matter_of(copy: WorkingCopy) -> Matter:
    """All of a copy that can be read. Its slug is the published one, "" for a new tool."""
    return matter_of_cells(copy.cells, copy.slug)


def matter_of_cells(cells: Cells, slug: str = "") -> Matter:
    """The same of bare cells."""
    document = document_of(cells)
    facts, prices = _fitting(Fact, document["facts"]), _fitting(PriceRow, document["prices"])
    asked = len(document["facts"]) + len(document["prices"])
    plain: dict[str, Any] = {
        name: _text(document[name]) for name in PLAIN if name not in ("published_on", "panel_on", "slug")
    }
    tool = Tool.model_construct(**plain, slug=slug, pricing=_pricing(document["pricing"]), links=_links(document),
        facts=facts, prices=prices, panel=(), panel_on=None)  # fmt: skip
    return Matter(tool, asked - len(facts) - len(prices))


def _pricing(document: Mapping[str, Any]) -> Pricing:
    entry = _fitting(Entry, [document["entry"]] if document["entry"] else [])
    return Pricing.model_construct(
        kind=document["kind"], summary=_text(document["summary"]), entry=entry[0] if entry else None
    )


def _links(document: Mapping[str, Any]) -> Links:
    return Links.model_construct(**document["links"])


def _fitting(kind: type[_V], documents: list[dict[str, Any]]) -> tuple[_V, ...]:
    found = list[_V]()
    for document in documents:
        try:
            found.append(kind.model_validate(document))
        except ValidationError:
            continue
    return tuple(found)


def _text(value: object) -> str:
    return str(value).strip() if value else ""
