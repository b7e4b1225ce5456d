"""The room of plain forms: .md after an address, or the address itself for who would rather have Markdown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.desk.kept import Kept
from verdicts.desk.miss import miss
from verdicts.desk.tallied import of_comparison, of_tool
from verdicts.web.answers import REVALIDATE, answer, moved
from verdicts.web.packing import Packed
from verdicts.web.paper.asking import asked
from verdicts.web.paper.cache import Printed
from verdicts.web.paper.press import Ask, PaperPage, Press, answer_kept, page_for
from verdicts.web.paper.pulse import FRESH_SECONDS
from verdicts.web.paper.shell import file_version
from verdicts.web.plain.accepting import MARKDOWN, prefers_markdown
from verdicts.web.plain.comparison import comparison_text
from verdicts.web.plain.ladder import ladder_text
from verdicts.web.plain.llms import llms_text
from verdicts.web.plain.markdown import items, link, page, plain
from verdicts.web.plain.tool import tool_text

log = structlog.get_logger()

END, LLMS = ".md", "/llms.txt"
KIND = f"{MARKDOWN}; charset=utf-8"
AGAIN = {"Retry-After": "10"}
BOTH = "Accept, Accept-Encoding"
_AWAY = "The database is not reachable. Ask again in a moment.\n"
_TEXTS: Mapping[str, Callable[[Library, Site, Any], str]] = {
    "tool": lambda library, site, view: tool_text(view, of_tool(library, view), site),
    "comparison": lambda library, site, view: comparison_text(view, of_comparison(library, view), site),
    "ladder": lambda library, site, view: ladder_text(view, site, library.demo_votes()),
}


@dataclass
class PlainForms:
    """A room of the site; `pages` are those that the press prints."""

    press: Press
    pages: Sequence[PaperPage]

    def __post_init__(self) -> None:
        """Nothing is listed yet."""
        self._list = Kept(lambda catalogue: Packed(llms_text(catalogue, self.press.site).encode()))

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method == "POST":
            return None
        if path == LLMS:
            return await self._listed(request)
        at = path.removesuffix(END)
        found = None if at.endswith("/") else page_for(self.pages, at)
        if found is None or found.kind not in _TEXTS:
            return None
        if at != path:
            return await self._plain(request, found, at, END)
        if prefers_markdown(request.headers.get("accept", "")):
            response = await self._plain(request, found, at)
            response.headers["Content-Location"] = f"{at}{END}"
        else:
            response = await self.press.get(request, found)
        response.headers["Vary"] = BOTH
        return response

    async def _listed(self, request: Request) -> Response:
        try:
            packed = await asyncio.to_thread(lambda: self._list(self.press.library.catalogue()))
        except SQLAlchemyError:
            return _said(_AWAY, 503, AGAIN)
        return answer(request, packed, "text/plain; charset=utf-8", file_version(packed.plain), REVALIDATE)

    async def _plain(self, request: Request, of: PaperPage, at: str, end: str = "") -> Response:
        ask = Ask(at, at[len(of.route) :], asked(of.asks, request.url.query), self.press.today())
        key = f"{MARKDOWN} {at}?{ask.query}"
        kept = self.press.cache.get(key)
        if kept is None or time.monotonic() - kept.at >= FRESH_SECONDS:
            try:
                made = await asyncio.to_thread(self._made, of, ask)
            except SQLAlchemyError as trouble:
                log.warning("plain form not made", path=at, error=type(trouble).__name__)
                return answer_kept(request, kept, KIND) or _said(_AWAY, 503, AGAIN)
            if isinstance(made, Moved):
                return moved(_ended(made.path, end), permanent=made.lasting)
            if isinstance(made, Missing):
                return await asyncio.to_thread(self._missed, made, at)
            self.press.cache.keep(key, made)
            kept = made
        response = answer(request, kept.packed, KIND, kept.tag)
        query = f"?{ask.query}" if ask.query else ""
        response.headers["Link"] = f'<{self.press.site.url}{at}{query}>; rel="canonical"'
        return response

    def _made(self, of: PaperPage, ask: Ask) -> Printed | Moved | Missing:
        at, library, site = time.monotonic(), self.press.library, self.press.site
        view = of.open(library, site, ask)
        if isinstance(view, Moved | Missing):
            return view
        text = _TEXTS[of.kind](library, site, view).encode()
        return Printed(Packed(text), file_version(text), "", at=at)

    def _missed(self, missing: Missing, path: str) -> Response:
        site = self.press.site
        view = miss(self.press.library, site, missing, path)
        near = [link(one.label, f"{site.url}{one.href}{END}") for one in view.links]
        parts = (f"# {plain(view.title)}", plain(view.said), plain(view.offer), items(near))
        return _said(page([*parts, f"All tools: <{site.url}{LLMS}>"]), 404, {})


def _ended(path: str, end: str) -> str:
    """An address with `end` after its path."""
    path, mark, query = path.partition("?")
    return f"{path}{end}{mark}{query}"


def _said(text: str, status: int, headers: Mapping[str, str]) -> Response:
    return Response(text, status, {"Cache-Control": "no-cache", **headers}, KIND)
