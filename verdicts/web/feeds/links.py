"""Links in the head of a page to what follows it: the feed of a tool, a category or a ladder."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlsplit

from verdicts.desk.climb import PATH as LADDER
from verdicts.desk.feeds.open_feed import category_feed_path, tool_feed_path
from verdicts.desk.feeds.open_ladder_feed import ladder_feed_path
from verdicts.views.parts import AlternateView
from verdicts.web.feeds.atom import KIND


def feed_links(canonical: str) -> list[AlternateView]:
    """The feed that follows the page with that canonical address alone, where there is one."""
    parts = urlsplit(canonical)
    asked, path = parse_qsl(parts.query), parts.path
    category = asked[0][1] if len(asked) == 1 and asked[0][0] == "category" else ""
    if path == LADDER:
        return _link(parts, ladder_feed_path(category), f"Ladder: {category}" if category else "Ladder")
    if path == "/tools" and category:
        return _link(parts, category_feed_path(category), category)
    slug = path.removeprefix("/tools/")
    return _link(parts, tool_feed_path(slug), "Verdicts on this tool") if slug != path else []


def _link(parts: SplitResult, path: str, title: str) -> list[AlternateView]:
    return [AlternateView(KIND, f"{parts.scheme}://{parts.netloc}{path}", title)]
