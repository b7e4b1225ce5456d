"""The room of feeds: which address is which feed, kept until the catalogue moves, given out only where it is news."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from urllib.parse import parse_qsl

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.feeds.open_feed import PATH, open_category_feed, open_feed, open_tool_feed
from verdicts.desk.feeds.open_ladder_feed import FEED, open_ladder_feed
from verdicts.views.feed import FeedView
from verdicts.web.answers import answer, moved
from verdicts.web.feeds.atom import KIND, atom
from verdicts.web.packing import Packed
from verdicts.web.paper.shell import file_version

log = structlog.get_logger()

CACHE = "public, max-age=300, must-revalidate"
KEPT = 128  # feeds
_OF_A_TOOL = re.compile(rf"/tools/([^/]+){re.escape(PATH)}")
_AWAY = "The feed cannot be read at the moment. Ask again in a minute."
_NO_TOOL = "No tool is called so, and no feed is here. {site}/tools lists every tool, {site}/feed.xml follows them all."
_NO_CATEGORY = "There is no such category. {site}/tools names them, {site}/feed.xml follows every tool."
_MOST_QUERY = 2000


@dataclass(frozen=True)
class Made:
    """A feed as it is sent, and when its newest entry was published."""

    at: datetime
    packed: Packed
    tag: str


@dataclass
class Feeds:
    """A room of the site. What was made is kept for one revision of the catalogue; the ladder moves without it."""

    library: Library
    site: Site

    def __post_init__(self) -> None:
        """Nothing is made yet."""
        self._kept = lru_cache(KEPT)(lambda _, path, category: self._made(path, category))

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method == "POST" or not (path in (PATH, FEED) or _OF_A_TOOL.fullmatch(path)):
            return None
        try:
            found = await asyncio.to_thread(self._found, path, _category(request))
        except SQLAlchemyError as trouble:
            log.warning("feed not read", path=path, error=type(trouble).__name__)
            return PlainTextResponse(_AWAY, 503, {"Retry-After": "60", "Cache-Control": "no-store"})
        if isinstance(found, Made):
            return given(request, found)
        if isinstance(found, Moved):
            return moved(found.path)
        said = (_NO_TOOL if isinstance(found, Missing) else _NO_CATEGORY).format(site=self.site.url)
        return PlainTextResponse(said, 404, {"Cache-Control": "no-cache"})

    def _found(self, path: str, category: str) -> Made | Moved | Missing | None:
        if path == FEED:
            return self._made(path, category)
        return self._kept(self.library.catalogue().revision, path, category)

    def _made(self, path: str, category: str) -> Made | Moved | Missing | None:
        feed = self._open(path, category)
        if not isinstance(feed, FeedView):
            return feed
        document = atom(feed)
        return Made(feed.at, Packed(document), file_version(document))

    def _open(self, path: str, category: str) -> FeedView | Moved | Missing | None:
        if path == FEED:
            return open_ladder_feed(self.library, self.site, category)
        if of_a_tool := _OF_A_TOOL.fullmatch(path):
            return open_tool_feed(self.library, self.site, of_a_tool[1])
        return open_category_feed(self.library, self.site, category) if category else open_feed(self.library, self.site)


def given(request: Request, made: Made) -> Response:
    """The feed, or 304 by its tag, or by its date where the program keeps no tags."""
    response = answer(request, made.packed, f"{KIND}; charset=utf-8", made.tag, CACHE)
    if "if-none-match" not in request.headers and _has_it(request, made.at):
        headers = {name: response.headers[name] for name in ("etag", "cache-control", "vary")}
        response = Response(status_code=304, headers=headers)
    response.headers["Last-Modified"] = format_datetime(made.at.astimezone(UTC), usegmt=True)
    return response


def _has_it(request: Request, at: datetime) -> bool:
    try:
        seen = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return seen.tzinfo is not None and seen >= at.replace(microsecond=0)


def _category(request: Request) -> str:
    return dict(parse_qsl(request.url.query[:_MOST_QUERY], errors="replace")).get("category", "")
