"""The link in the head of a page to its plain form."""

from __future__ import annotations

from urllib.parse import urlsplit

from verdicts.desk.climb import PATH as LADDER
from verdicts.views.parts import AlternateView
from verdicts.web.plain.accepting import MARKDOWN


def plain_links(canonical: str) -> list[AlternateView]:
    """The plain form of the page with that canonical address, where it has one."""
    parts = urlsplit(canonical)
    if not parts.path.startswith(("/tools/", "/compare/")) and parts.path != LADDER:
        return []
    return [AlternateView(MARKDOWN, parts._replace(path=f"{parts.path}.md").geturl(), "Markdown")]
