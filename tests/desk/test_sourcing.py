"""How values and their sources read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.desk.judging import judged
from tests.libraries import SITE, TODAY, demo_library
from verdicts.desk.show import show
from verdicts.desk.sourcing import entry_source, licence_source, price_source
from verdicts.desk.wording import fact_value
from verdicts.domain.tools import Entry, Fact, Tool
from verdicts.views.tool import ToolView

PAGE = "https://a.example/p"
FACT = {"label": "License", "value": "MIT", "unit": None, "source": PAGE, "as_of": "2026-06", "dated": True}


def fact(**changes: Any) -> Fact:
    """A fact of the page in June."""
    return Fact.model_validate(FACT | changes)


def priced(*facts: Fact) -> Tool:
    """A tool whose entry price was read on the page in June."""
    tool = judged("Aa", 80)
    entry = Entry(amount=Decimal(20), currency="USD", unit="month", source=PAGE, as_of="2026-06")
    return tool.model_copy(update={"facts": facts, "pricing": tool.pricing.model_copy(update={"entry": entry})})


@pytest.mark.parametrize(
    ("facts", "seen"),
    [
        ([fact()], "dated Jun 2026"),
        ([fact(dated=False)], "read Jun 2026"),
        ([fact(as_of="2026-05")], "listed Jun 2026"),
        ([fact(source="https://b.example/")], "listed Jun 2026"),
        ([], "listed Jun 2026"),
    ],
)
def test_a_price_is_dated_like_the_facts_of_its_page(facts: list[Fact], seen: str) -> None:
    """One page and month never read "dated" here and "read" there."""
    tool = priced(*facts)
    assert entry_source(tool, "2026-11").seen == seen
    assert price_source(tool, PAGE, "2026-06", "2026-11").seen == seen


def test_no_demo_page_contradicts_itself() -> None:
    """On every page of the demo a source and month carry one word, but where the facts themselves differ."""
    for slug in demo_library().catalogue().cards:
        view = show(demo_library(), SITE, slug, TODAY)
        assert isinstance(view, ToolView)
        facts = {(one.source.href, one.source.seen) for one in view.facts}
        known = {(href, seen.partition(" ")[2]) for href, seen in facts}
        for of in [view.pricing_source, *(price.source for price in view.prices)]:
            assert (of.href, of.seen) in facts or (of.href, of.seen.partition(" ")[2]) not in known


@pytest.mark.parametrize(("label", "host"), [("License", "a.example"), ("licence", "a.example"), ("License key", "")])
def test_a_licence_has_the_source_of_its_fact(label: str, host: str) -> None:
    """Only the fact that is labelled so lends its source."""
    assert licence_source(priced(fact(label=label)), "2026-11").host == host


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (8080, None, "8080"),
        (65536, "tokens", "65,536 tokens"),
        (141, "B", "141B"),
        (2.5, None, "2.5"),
        ("MIT", None, "MIT"),
    ],
)
def test_only_counts_have_thousands(value: float | str, unit: str | None, read: str) -> None:
    """A port is a name made of digits; what has a unit is counted."""
    assert fact_value(fact(value=value, unit=unit)) == read
