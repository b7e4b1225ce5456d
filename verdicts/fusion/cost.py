"""What a fusion may cost, before; what it has cost, while it runs. Money is Decimal in the pool's currency."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import Any

from verdicts.fusion.pool import Model
from verdicts.fusion.wire import NOTHING, Message, Usage

MILLION = 1_000_000
SMALLEST = Decimal("0.000001")
# Tokens of a text: English has about four characters a token; no tokenizer in use has more than one token a byte.
USUAL_BYTES, TURN = 4, 8


def price(model: Model, usage: Usage) -> Decimal:
    """What so many tokens cost, rounded up to a millionth."""
    exact = (model.input * usage.input + model.output * usage.output) / MILLION
    return exact.quantize(SMALLEST, ROUND_UP)


def tokens(messages: Iterable[Message], schema: Mapping[str, Any] | None = None) -> tuple[int, int]:
    """Tokens of a prompt: what is usual, and what it cannot pass for plain text (half its bytes).

    A schema counts as it is written: endpoints put it before the model, or the wire does.
    """
    sizes = [len(message.text.encode(errors="replace")) for message in messages]
    sizes += [len(json.dumps(schema))] if schema else []
    return sum(size // USUAL_BYTES + TURN for size in sizes), sum(size // 2 + TURN for size in sizes)


class OverBudget(Exception):
    """A call was not sent: it might have passed the cap. The text says so with the figures."""

    def __init__(self, wanted: Decimal, left: Decimal, currency: str) -> None:
        """Keep the figures."""
        super().__init__(
            f"the next call may cost {wanted:f} {currency}, and {max(left, Decimal(0)):f} {currency} is left"
        )
        self.wanted, self.left = wanted, left


@dataclass
class Ledger:
    """Money spent and money held for calls under way. A call is sent only when its most would still fit.

    `above` is a ledger that this one draws from (a day's, a key's): both must have room. Not shared between threads.
    """

    cap: Decimal | None
    currency: str = "USD"
    above: Ledger | None = None
    spent: Decimal = Decimal(0)
    held: Decimal = Decimal(0)
    used: Usage = NOTHING

    @property
    def left(self) -> Decimal | None:
        """What may still be held, None for no end."""
        own = None if self.cap is None else self.cap - self.spent - self.held
        higher = self.above.left if self.above else None
        return own if higher is None else higher if own is None else min(own, higher)

    def reserve(self, most: Decimal) -> Hold:
        """Hold the most that a call may cost. Raises OverBudget, and holds nothing then."""
        left = self.left
        if left is not None and most > left:
            raise OverBudget(most, left, self.currency)
        self.move(most, Decimal(0), Usage())
        return Hold(self, most)

    def move(self, held: Decimal, spent: Decimal, used: Usage) -> None:
        """Count it here and above; `held` is negative where a hold is given back."""
        self.held += held
        self.spent += spent
        self.used += used
        if self.above:
            self.above.move(held, spent, used)


@dataclass
class Hold:
    """Money held for one call; it is settled once, with what the call did cost."""

    ledger: Ledger
    most: Decimal
    open: bool = True

    def settle(self, cost: Decimal, used: Usage) -> None:
        """Give back what was held and count what was spent. A second call does nothing."""
        if self.open:
            self.open = False
            self.ledger.move(-self.most, cost, used)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a fusion will cost: `low` with short answers and no repair, `high` at every cap (hedges and repairs too)."""

    low: Decimal
    high: Decimal
    currency: str
    calls: int
