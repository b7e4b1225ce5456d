"""Money and crossings in words."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.domain.costing import MOST, cents


def total(exact: int, sign: str) -> str:
    """$8.10, $20, "under $0.01"; from the maths' own units."""
    amount = cents(exact)
    if exact and not amount:
        return f"under {sign}0.01"
    return sign + f"{amount:,.2f}".removesuffix(".00")


def told(one: str, other: str, turns: Sequence[tuple[int, int]], given: str = "") -> list[str]:
    """How two tools stand over the volume: from where on which is cheaper, or that it is one of them throughout.

    `given` names what the figures rest on and begins each sentence.
    """
    if len(turns) == 1:
        start = f"{given}, " if given else ""
        return [f"{start}{_than(one, other, turns[0][1])} at any volume up to {MOST:,} requests a day."]
    start = f"{given}, from" if given else "From"
    return [f"{start} {volume:,} requests a day {_than(one, other, side)}." for volume, side in turns[1:]]


def _than(one: str, other: str, side: int) -> str:
    if not side:
        return f"{one} and {other} cost the same"
    return f"{one} is cheaper than {other}" if side < 0 else f"{other} is cheaper than {one}"


def lasting(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the single volumes at which two only meet."""
    ends = [*(volume for volume, _ in found[1:]), MOST + 2]
    kept: list[tuple[int, int]] = []
    for (volume, side), end in zip(found, ends, strict=True):
        if (side or end - volume > 1 or not kept) and (not kept or kept[-1][1] != side):
            kept.append((volume, side))
    return kept
