"""What a price row's "per" counts."""

from __future__ import annotations

import re

from verdicts.domain.costing import TOKENS, WHOLE

_OF_TOKENS = re.compile(r"([1-9][\d,]*)?\s*(k|m|b|thousand|million|billion)?\s*(?:(?:cached|input|output) )*tokens?")
_OF_TIME = re.compile(r"(?:(?:seat|user|gpu)[ -]?(?:(?:per|a|and) )?)?(month|year|hour)")
_SIZES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "b": 10**9, "billion": 10**9}
_TIMES = {("seat", "month"): 1, ("seat", "year"): 12, ("flat", "month"): 1, ("flat", "year"): 12}


def size_of(meter: str, per: str) -> int | None:
    """How much of a meter one "per" is: 1000000 for "1M tokens", 12 for "year"; None where it cannot be counted."""
    words = per.strip().lower().removeprefix("per ")
    if meter in TOKENS:
        found = _OF_TOKENS.fullmatch(words)
        size = int((found[1] or "1").replace(",", "")) * _SIZES.get(found[2] or "", 1) if found else 0
        return size if size and WHOLE % size == 0 else None
    found = _OF_TIME.fullmatch(words)
    if found is None or meter == "gpu-hour":
        return 1 if found and found[1] == "hour" else None
    return _TIMES.get((meter, found[1]))
