"""How counts and money read in a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import decimals

from verdicts.fusion.figures import at_least, at_most, many, share

AMOUNTS = decimals(min_value=0, max_value=100_000, places=6)


@given(AMOUNTS)
def test_ends_of_an_estimate_are_short_and_true(amount: Decimal) -> None:
    """The upper end is never less than it was computed, the lower never more; two digits below 1, cents above."""
    low, high = at_least(amount), at_most(amount)
    assert Decimal(low) <= amount <= Decimal(high)
    for said in (low, high):
        assert len(said.lstrip("0.")) <= 2 or Decimal(said) >= 1
        assert len(said.partition(".")[2]) <= 2 or Decimal(said) < 1


@pytest.mark.parametrize(
    ("amount", "low", "high"),
    [("0", "0", "0"), ("0.000114", "0.00011", "0.00012"), ("0.9999", "0.99", "1"), ("1.2", "1.20", "1.20")],
)
def test_money_reads_without_needless_digits(amount: str, low: str, high: str) -> None:
    """No exponent, no zeros at the end below 1."""
    assert (at_least(Decimal(amount)), at_most(Decimal(amount))) == (low, high)


def test_one_is_not_many() -> None:
    """One of a kind has its own words."""
    assert [many(1, "draft"), many(2, "draft"), many(1000, "draft")] == ["1 draft", "2 drafts", "1,000 drafts"]
    assert [share(1, 3, "pair"), share(1, 1, "pair"), share(0, 1, "pair")] == [
        "1 of 3 pairs",
        "the only pair",
        "no pair",
    ]
