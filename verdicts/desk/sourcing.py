"""Where a price or a licence was found. Neither says itself whether its page shows a month: the tool's facts do."""

from __future__ import annotations

from verdicts.desk.wording import source
from verdicts.domain.tools import Tool
from verdicts.views.parts import SourceView

_LICENCE = ("license", "licence")


def entry_source(tool: Tool, today: str) -> SourceView:
    """Where the entry price was read; no href where it was not. `today` is YYYY-MM, for stale sources."""
    entry = tool.pricing.entry
    return price_source(tool, entry.source, entry.as_of, today) if entry else SourceView()


def price_source(tool: Tool, address: str | None, as_of: str | None, today: str) -> SourceView:
    """A price's source: dated or read like the facts of the same page and month, else neutrally listed."""
    known = [fact.dated for fact in tool.facts if (fact.source, fact.as_of) == (address, as_of)]
    return source(address, as_of, any(known) if known else None, today)


def licence_source(tool: Tool, today: str) -> SourceView:
    """The source of the fact labelled License or Licence, where there is one."""
    found = [fact for fact in tool.facts if fact.label.casefold() in _LICENCE]
    return source(found[0].source, found[0].as_of, found[0].dated, today) if found else SourceView()
