"""The link in the head of a page to its plain form."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from verdicts.desk.climb import PATH as LADDER
from verdicts.web.plain.accepting import MARKDOWN


def plain_link(canonical: str) -> str:
    """The link of the page with that canonical address; nothing where it has no plain form."""
    parts = urlsplit(canonical)
    if not parts.path.startswith(("/tools/", "/compare/")) and parts.path != LADDER:
        return ""
    href = parts._replace(path=f"{parts.path}.md").geturl()
    return f'<link data-paper rel="alternate" type="{MARKDOWN}" href="{escape(href)}">'
