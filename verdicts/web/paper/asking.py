"""What of an address a page reads."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, urlencode


def asked(asks: bool | Sequence[str], query: str) -> str:
    """The part of a query that a page `asks` for: two that differ in nothing else are one page."""
    if isinstance(asks, bool):
        return query if asks else ""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if any(fnmatchcase(pair[0], key) for key in asks)])
