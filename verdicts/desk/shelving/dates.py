"""Moments as files write them: ISO 8601, or seconds, milliseconds or microseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime

_LONGEST = 40  # characters; no way of writing a moment takes more
_MILLI, _MICRO = 10**11, 10**14  # as seconds, the years 5138 and 3170843


def iso(at: datetime) -> str:
    """`2026-11-20T12:00:00Z`."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime | None:
    """Aware UTC in whole seconds, None where `text` is no moment; without a zone it is taken for UTC."""
    text = text.strip() if len(text) <= _LONGEST else ""
    try:
        at = _counted(int(text)) if text.isascii() and text.isdigit() else datetime.fromisoformat(text)
        zoned = at if at.tzinfo else at.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None


def is_unknown(text: str) -> bool:
    """Whether a file says that it knows no date: nothing, or the zero that many tools write instead."""
    return not text.strip(" \t\r\n0")


def _counted(number: int) -> datetime:
    scale = 1 if number < _MILLI else 1_000 if number < _MICRO else 1_000_000
    return datetime.fromtimestamp(number // scale, UTC)
