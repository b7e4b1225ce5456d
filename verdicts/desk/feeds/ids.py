"""Names of feeds and entries that never change: tag URIs (RFC 4151), made of the site's host and numbers it keeps."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, urlsplit

from verdicts.desk.catalogue import Site

_SINCE = "2026"  # when the names of feeds were first given out


def feed_id(site: Site, name: str) -> str:
    """The name of a feed."""
    return _tag(site, _SINCE, f"feed{name}")


def entry_id(site: Site, day: date, name: str) -> str:
    """The name of something that happened on a day: it leads to the same entry in every feed that holds it."""
    return _tag(site, day.isoformat(), name)


def _tag(site: Site, day: str, name: str) -> str:
    host = re.sub(r"[^a-z0-9.-]", "-", (urlsplit(site.url).hostname or "localhost").strip(":"))
    return f"tag:{host},{day}:{quote(name)}"
