"""How days read on a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(when: date | None) -> str:
    """20 Nov 2026; nothing where there is no day."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}" if when else ""


def minute(when: datetime) -> str:
    """20 Nov 2026, 14:05 UTC"""
    return f"{day(when.astimezone(UTC).date())}, {when.astimezone(UTC):%H:%M} UTC"


def short_day(when: date | None, today: date) -> str:
    """20 Nov within the year of `today`, else with its year."""
    if when is None:
        return ""
    return f"{when.day} {_MONTHS[when.month - 1]}" if when.year == today.year else day(when)
