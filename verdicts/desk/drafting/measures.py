"""What a number counts: percent, money, time, memory, tokens. Whatever else stands behind a number says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

PERCENT = "%"
_CALLED: Mapping[str, str] = {
    PERCENT: "%|percent",
    "USD": r"USD|US\$|\$|dollars?",
    "EUR": "EUR|€|euros?",
    "GBP": "GBP|£|pounds?",
    "JPY": "JPY|¥|yen",
    "ms": "ms|milliseconds?",
    "second": "s|secs?|seconds?",
    "minute": "mins?|minutes?",
    "hour": "h|hrs?|hours?",
    "day": "days?",
    "week": "weeks?",
    "month": "months?",
    "year": "years?",
    "kB": "kb|kib|kilobytes?",
    "MB": "mb|mib|megabytes?",
    "GB": "gb|gib|gigabytes?",
    "TB": "tb|tib|terabytes?",
    "token": "tokens?",
}
_MEANT = [(name, re.compile(words, re.IGNORECASE)) for name, words in _CALLED.items()]
MEASURE = rf"[\s-]?(?:{'|'.join(_CALLED.values())})(?!\w)"
"""A measure behind its number."""
MONEY = r"(?:US\$|[$€£¥]|\b(?:USD|EUR|GBP|JPY)\s)"
"""A currency before its number."""


def measure_of(written: str) -> str:
    """What is meant by a measure as it is written, "" for none."""
    plain = written.strip(" -\n\t\u00a0\u202f")
    return next((name for name, shape in _MEANT if shape.fullmatch(plain)), "")
