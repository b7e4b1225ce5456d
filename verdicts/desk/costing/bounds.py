"""What a tool's facts say of the size of one request: beyond that its listed prices say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verdicts.desk.wording import fact_value, source
from verdicts.domain.tools import Fact, Tool
from verdicts.views.costing import BoundView, PaidView

_NUMBER = r"([0-9][0-9,]*(?:\.[0-9]+)?) ?(k|m)?"
_COUNT = re.compile(rf"(?:up to )?{_NUMBER}(?:[ -]tokens?)?", re.IGNORECASE)
_STEP = re.compile(rf"price (?:above|over|beyond) {_NUMBER}[ -]tokens?\b.*\b(?:prompts?|requests?)", re.IGNORECASE)
_SIZES = {"": 1, "k": 1000, "m": 1_000_000}


def bound_views(tool: Tool, month: str) -> list[BoundView]:
    """The bounds that the tool's facts name, in their order. `month` is YYYY-MM, for stale sources."""
    return [bound for fact in tool.facts for bound in _bound(fact, month)]


def _bound(fact: Fact, month: str) -> Iterator[BoundView]:
    row = PaidView(f"{fact.label} {fact_value(fact)}", source(fact.source, fact.as_of, fact.dated, month))
    label = fact.label.casefold()
    if found := _STEP.match(fact.label):
        most = _count(found)
        yield BoundView("in", most, f"its prices are listed for requests of up to {most:,} tokens in", row)
    elif label in ("context window", "max output") and (most := _tokens(fact)):
        if label == "context window":
            yield BoundView("all", most, f"one request takes up to {most:,} tokens, in and out together", row)
        else:
            yield BoundView("out", most, f"one request gives up to {most:,} tokens out", row)


def _tokens(fact: Fact) -> int:
    """The number of tokens that a fact says, 0 where it says none."""
    if (fact.unit or "tokens").casefold() not in ("token", "tokens"):
        return 0
    if isinstance(fact.value, str):
        found = _COUNT.fullmatch(fact.value.strip())
        return _count(found) if found else 0
    return int(fact.value) if fact.unit else 0


def _count(found: re.Match[str]) -> int:
    return int(float(found[1].replace(",", "")) * _SIZES[(found[2] or "").lower()])
