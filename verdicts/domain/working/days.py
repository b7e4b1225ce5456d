"""Months and days as people write them: "Nov 2026" is 2026-11, "3 Nov 2026" is 2026-11-03."""

from __future__ import annotations

import re

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SAID = re.compile(r"(?:(?P<day>[0-9]{1,2})\.?\s+)?(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>[0-9]{4})", re.IGNORECASE)


def month_typed(text: str) -> str:
    """A month as YYYY-MM; what is none stays as it is."""
    found = _SAID.fullmatch(text.strip())
    return f"{found['year']}-{month}" if found and not found["day"] and (month := _month(found["name"])) else text


def day_typed(text: str) -> str:
    """A day as YYYY-MM-DD; what is none stays as it is."""
    found = _SAID.fullmatch(text.strip())
    if found and found["day"] and (month := _month(found["name"])):
        return f"{found['year']}-{month}-{int(found['day']):02}"
    return text


def _month(name: str) -> str:
    """Its number, by three letters of its name or more; "" for what is no month."""
    return next((f"{at:02}" for at, month in enumerate(_NAMES, 1) if month.startswith(name.casefold())), "")
