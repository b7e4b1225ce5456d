"""How counts and money read in a sentence."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_UP, Decimal

CENT = Decimal("0.01")


def many(n: int, noun: str) -> str:
    """1 draft, 2 drafts."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def share(n: int, of: int, noun: str) -> str:
    """1 of 3 pairs; where there is one alone, the only pair or no pair."""
    if of == 1:
        return f"the only {noun}" if n else f"no {noun}"
    return f"{n:,} of {many(of, noun)}"


def at_most(amount: Decimal) -> str:
    """An amount as a person reads it, never less than it is: two digits that count below 1, cents above."""
    return _short(amount, ROUND_UP)


def at_least(amount: Decimal) -> str:
    """The same, never more than it is."""
    return _short(amount, ROUND_DOWN)


def _short(amount: Decimal, rounding: str) -> str:
    digits = Decimal(1).scaleb(amount.adjusted() - 1) if amount and abs(amount) < 1 else CENT
    short = amount.quantize(digits, rounding)
    return f"{short:f}" if abs(short) > 1 else f"{short.normalize():f}"
