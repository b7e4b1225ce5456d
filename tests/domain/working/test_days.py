"""Months and days as people write them."""

from __future__ import annotations

import pytest

from verdicts.domain.working.days import day_typed, month_typed


@pytest.mark.parametrize("text", ["2026-11", "Nov 2026", "november 2026", "Sept. 2026", "3 Nov 2026", "Noon 2026", ""])
def test_months(text: str) -> None:
    """A month's name and its year are that month; whatever else was typed stays."""
    known = {"Nov 2026": "2026-11", "november 2026": "2026-11", "Sept. 2026": "2026-09"}
    assert month_typed(text) == known.get(text, text)


@pytest.mark.parametrize(("text", "day"), [("3 Nov 2026", "2026-11-03"), ("Nov 2026", "Nov 2026"), ("x", "x")])
def test_days(text: str, day: str) -> None:
    """The same with a day before it."""
    assert day_typed(text) == day
