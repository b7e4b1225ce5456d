"""Addresses of bookmarks: absolute in files, short on shelves where they are pages of this very site."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from pydantic import TypeAdapter, ValidationError

from verdicts.desk.catalogue import Site
from verdicts.domain.matchups import MOST, comparison_path, split_matchup
from verdicts.domain.shelves import LONGEST_URL
from verdicts.domain.slugs import slug_fault
from verdicts.domain.text import WebAddress

_WEB: TypeAdapter[str] = TypeAdapter(WebAddress)
_PORTS = {"http": 80, "https": 443}


def absolute(address: str, site: Site) -> str:
    """The address as any program opens it."""
    return site.url.rstrip("/") + address if address.startswith("/") else address


def shelved(text: str, site: Site) -> str | None:
    """What a shelf keeps: `/tools/<slug>`, `/compare/<matchup>` in its one order, or the http(s) URL as written.

    Scheme, port, a slash at the end, query and fragment of our own pages say nothing. None for everything else.
    """
    text = text.strip(" \t\r\n\f")
    if text.startswith("/") and len(text) <= LONGEST_URL:
        return _page(text.partition("?")[0].partition("#")[0])
    try:
        _WEB.validate_python(text)
    except ValidationError:
        return None
    parts = urlsplit(text)
    return (_page(parts.path) if _place(parts) == _place(urlsplit(site.url)) else None) or text


def _place(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port; the usual port of the scheme is none, so that http and https of one host are one place."""
    return parts.hostname, None if parts.port == _PORTS.get(parts.scheme) else parts.port


def _page(path: str) -> str | None:
    """The canonical path of a tool or a comparison, None for any other page."""
    match path.removesuffix("/").split("/"):
        case ["", "tools", slug] if not slug_fault(slug):
            return f"/tools/{slug}"
        case ["", "compare", matchup]:
            slugs = set(split_matchup(matchup))
            return comparison_path(slugs) if len(slugs) <= MOST and not any(map(slug_fault, slugs)) else None
        case _:
            return None
