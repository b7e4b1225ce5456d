"""Chances: how likely ordinary voting makes a count as large as one that was seen."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, lgamma, sqrt

_NOTHING = 1e-17  # a term that adds nothing to the sum any more, as a share of it


def at_least(seen: int, tries: int, part: int, whole: int) -> float:
    """The chance of `seen` or more among `tries`, where `part` of `whole` were such before.

    The beta-binomial tail: the share is not known, only what was counted, every share as likely before that. So few
    votes before make nothing unlikely, and with many it is the binomial tail.
    """
    if seen <= 0:
        return 1.0
    if seen > tries:
        return 0.0
    yes, no = part + 1, whole - part + 1
    top = max(seen, min(tries, tries * yes // (yes + no)))  # the largest term: one far from it is 0 to a machine
    largest = exp(_choose(tries, top) + _beta(yes + top, no + tries - top) - _beta(yes, no))
    up = ((tries - k) / (k + 1) * (yes + k) / (no + tries - k - 1) for k in range(top, tries))
    down = (k / (tries - k + 1) * (no + tries - k) / (yes + k - 1) for k in range(top, seen, -1))
    return min(1.0, largest + _series(largest, up) + _series(largest, down))


def _series(first: float, ratios: Iterable[float]) -> float:
    """The sum of the terms after the first, each by its ratio to the one before, until they add nothing."""
    total, term = 0.0, first
    for ratio in ratios:
        term *= ratio
        total += term
        if term < first * _NOTHING:
            break
    return total


def as_often(times: int, usual: float) -> float:
    """The chance that somebody who votes at all votes so often, where the usual one votes `usual` times (1 or more).

    Geometric: how often people vote differs far more than chance alone would make it.
    """
    return ((usual - 1) / usual) ** (times - 1) if times > 1 else 1.0


def apart(part: int, whole: int, before: int, all_before: int) -> float:
    """By how many standard errors two shares differ (z of two pooled proportions); 0 where either is of nothing."""
    if not whole or not all_before:
        return 0.0
    pooled = (part + before) / (whole + all_before)
    spread = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / all_before))
    return (part / whole - before / all_before) / spread if spread else 0.0


def _choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _beta(a: int, b: int) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
