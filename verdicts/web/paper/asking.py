"""What of an address a page reads."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, urlencode

MOST_QUERY = 2000


def asked(asks: bool | Sequence[str], query: str) -> str:
    """The part of a query that a page `asks` for: two that differ in nothing else are one page.

    Of one that is too long, the parts at its end are left out whole.
    """
    query = query if len(query) <= MOST_QUERY else query[: MOST_QUERY + 1].rpartition("&")[0]
    if isinstance(asks, bool):
        return query if asks else ""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if any(fnmatchcase(pair[0], key) for key in asks)])
