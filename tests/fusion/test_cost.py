"""Money: what is spent is what was used, and no more is ever held and spent than there is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from verdicts.fusion.cost import Ledger, OverBudget, price, tokens
from verdicts.fusion.pool import Endpoint, Model
from verdicts.fusion.wire import Message, Usage

MONEY = some.integers(0, 10**7).map(lambda millionths: Decimal(millionths) / 10**6)


def test_prices_are_per_million_and_rounded_up() -> None:
    """A token of a model at three a million costs three millionths, and a fraction of a millionth is one."""
    model = Model(endpoint=Endpoint(name="e", base_url="http://e"), name="m", input=Decimal(3), output=Decimal("0.1"))
    assert price(model, Usage(1, 0)) == Decimal("0.000003")
    assert price(model, Usage(0, 1)) == Decimal("0.000001")
    assert price(model, Usage(1_000_000, 1_000_000)) == Decimal("3.1")
    assert price(model, Usage()) == 0


@given(MONEY, some.lists(some.tuples(MONEY, some.floats(0, 1), some.booleans()), max_size=40))
def test_a_cap_holds(cap: Decimal, calls: list[tuple[Decimal, float, bool]]) -> None:
    """Whatever is held and settled in any order, spent and held together stay within the cap, here and above."""
    above = Ledger(cap)
    ledger, held = Ledger(None, above=above), []
    for most, share, now in calls:
        if most > cap - above.spent - above.held:
            with pytest.raises(OverBudget, match=f"{most:f} USD"):
                ledger.reserve(most)
            continue
        held.append((ledger.reserve(most), most * Decimal(share)))
        if now:
            last, cost = held.pop()
            last.settle(cost, Usage(1, 1))
            last.settle(cost, Usage(1, 1))  # a second time counts nothing
        assert above.spent + above.held <= cap
        assert (above.spent, above.held, above.used) == (ledger.spent, ledger.held, ledger.used)
    for hold, cost in held:
        hold.settle(cost, Usage())
    assert above.held == ledger.held == 0


def test_the_nearer_cap_counts() -> None:
    """What is left is the least of all ledgers, and nothing is held anywhere where one of them has no room."""
    above = Ledger(Decimal(5))
    ledger = Ledger(Decimal(10), above=above)
    assert ledger.left == 5
    above.reserve(Decimal(4))
    with pytest.raises(OverBudget, match="the next call may cost 2 USD, and 1 USD is left"):
        ledger.reserve(Decimal(2))
    assert (ledger.held, above.held) == (0, 4)


@given(some.text(), some.text())
def test_a_prompt_is_no_shorter_than_its_bound(one: str, other: str) -> None:
    """What a prompt usually has is never more than what is held for it."""
    usual, most = tokens([Message("system", one), Message("user", other)])
    assert 0 < usual <= most
