"""Links in the head of a page to what follows it: the feed of a tool, a category or a ladder."""

from __future__ import annotations

from html import escape
from urllib.parse import SplitResult, parse_qsl, urlsplit

from verdicts.desk.climb import PATH as LADDER
from verdicts.desk.feeds.open_feed import category_feed_path, tool_feed_path
from verdicts.desk.feeds.open_ladder_feed import ladder_feed_path
from verdicts.web.feeds.atom import KIND


def feed_link(canonical: str) -> str:
    """The link of the page with that canonical address; nothing where no feed follows it alone."""
    parts = urlsplit(canonical)
    asked, path = parse_qsl(parts.query), parts.path
    category = asked[0][1] if len(asked) == 1 and asked[0][0] == "category" else ""
    if path == LADDER:
        return _link(parts, ladder_feed_path(category), f"Ladder: {category}" if category else "Ladder")
    if path == "/tools" and category:
        return _link(parts, category_feed_path(category), category)
    slug = path.removeprefix("/tools/")
    return _link(parts, tool_feed_path(slug), "Verdicts on this tool") if slug != path else ""


def _link(parts: SplitResult, path: str, title: str) -> str:
    href = f"{parts.scheme}://{parts.netloc}{path}"
    return f'<link data-paper rel="alternate" type="{KIND}" title="{escape(title)}" href="{escape(href)}">'
