"""The press: a request becomes a view, the view becomes paper, paper is kept until the catalogue moves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from verdicts.components.layout import Frame, printed_frame
from verdicts.components.refused import refused_page
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.compare import Missing, Moved
from verdicts.views.parts import MetaView
from verdicts.web.answers import REVALIDATE, answer, moved
from verdicts.web.packing import Packed
from verdicts.web.paper.asking import asked
from verdicts.web.paper.cache import PageCache, Printed
from verdicts.web.paper.head import print_head
from verdicts.web.paper.printing import print_html
from verdicts.web.paper.pulse import FRESH_SECONDS, Pulse
from verdicts.web.paper.shell import Shell, file_version

log = structlog.get_logger()

PERSONAL = {"Cache-Control": "private, no-store", "Referrer-Policy": "same-origin"}  # no-referrer blanks Origin too
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Ask:
    """What is asked of a page: the path, what follows its route, the query string (where it asks), the date."""

    path: str
    rest: str
    query: str
    today: date


Opener = Callable[[Library, Site, Ask], Any]


@dataclass(frozen=True)
class PaperPage:
    """One public page: its route, the name of its kind, its place in the navigation, how to open and how to draw it.

    `open` gives a view with `meta`, or Moved, or Missing. A route that ends with a slash takes what follows. `asks`
    marks pages that read the query, or names the keys of it that they read, `*` for anything; `form` pages whose Moved
    answers a form: 303, not 301. `numbers` reads what the community says about what the page shows: named arguments of
    `body`, read anew after a second.
    """

    route: str
    kind: str
    here: str
    open: Opener
    body: Callable[[Any], Any]
    asks: bool | tuple[str, ...] = False
    form: bool = False
    numbers: Callable[[Library, Any], Mapping[str, Any]] | None = None


@dataclass
class Press:
    """Prints the public pages of one process."""

    shell: Shell
    site: Site
    library: Library
    cache: PageCache
    today: Callable[[], date]
    missing: Callable[[Library, Site, Missing, str], Any]
    missing_body: Callable[[Any], Any]
    broken_body: Callable[[str], Any]
    fixed_head: str = ""
    preview: Callable[[MetaView], MetaView] = lambda meta: meta  # puts in a public page's card and its other forms

    def __post_init__(self) -> None:
        """Start with an unread pulse."""
        self.pulse = Pulse(self.library)

    async def get(self, request: Request, page: PaperPage) -> Response:
        """The page at the request's address: from memory, printed anew, moved or missing."""
        path, query = request.url.path, asked(page.asks, request.url.query)
        ask = Ask(path, path[len(page.route) :], query, self.today())
        edition = f"{self.shell.digest}-{await self.pulse.revision()}-{ask.today:%Y%m}"
        key = f"{path}?{query}"
        kept = self.cache.get(key)
        if kept is None or not _stands(kept, edition):
            try:
                made = await asyncio.to_thread(self._print, page, ask, edition, kept)
            except SQLAlchemyError as trouble:
                log.warning("page not printed", path=path, error=type(trouble).__name__)
                return answer_kept(request, kept) or self._broken(request)
            if isinstance(made, Moved):
                return moved(made.path, permanent=made.lasting and not page.form)
            if isinstance(made, Missing):
                return await self.lost(request, made, page.here)
            self.cache.keep(key, made)
            kept = made
        return answer(request, kept.packed, HTML, kept.tag)

    def _print(self, page: PaperPage, ask: Ask, edition: str, kept: Printed | None) -> Printed | Moved | Missing:
        at, view = time.monotonic(), page.open(self.library, self.site, ask)
        if isinstance(view, Moved | Missing):
            return view
        numbers, demo = page.numbers(self.library, view) if page.numbers else {}, self.library.demo_votes()
        if kept and kept.edition == edition and (kept.numbers, kept.demo) == (numbers, demo):
            return replace(kept, at=at)
        body = partial(page.body, **numbers)
        html = self.document(view.meta, page.here, page.kind, body, view, demo=demo)
        return Printed(Packed(html), f"{edition}-{file_version(html)}", edition, numbers, demo, at)

    def document(
        self, meta: MetaView, here: str, kind: str, body: Callable[..., Any], *views: Any, **framing: Any
    ) -> bytes:
        """A whole HTML document around a body; `framing` is what its frame says besides the site's name."""

        def framed(*given: Any) -> Any:
            return printed_frame(Frame(self.site.name, **framing), here, kind, body(*given))

        head = print_head(self.preview(meta), self.site.name, self.fixed_head)
        return self.shell.page(head, print_html(framed, *views)).encode("utf-8", "replace")

    async def lost(self, request: Request, missing: Missing, here: str = "") -> Response:
        """404 with suggestions; `here` is the part of the site in which the page would have been."""
        try:
            view = await asyncio.to_thread(self.missing, self.library, self.site, missing, request.url.path)
        except SQLAlchemyError:
            return self._broken(request)
        html = self.document(view.meta, here, "missing", self.missing_body, view)
        return answer(request, Packed(html), HTML, file_version(html), "no-cache", 404)

    def refused(self, request: Request, said: str, back: str, status: int, title: str = "Not counted") -> Response:
        """A page that says why a form was not taken, with the way back.

        No live page follows: it stands at the address of the form, where there is none.
        """
        meta = MetaView(f"{title} · {self.site.name}", robots="noindex")
        html = self._unfollowed(meta, "", "refused", refused_page, said, back, title).encode("utf-8", "replace")
        return answer(request, Packed(html), HTML, file_version(html), "no-store", status)

    def alone(
        self, meta: MetaView, here: str, kind: str, body: Callable[..., Any], *views: Any, status: int = 200, **own: Any
    ) -> Response:
        """A personal page that is printed for one reader and no live page follows: never kept, never referred to."""
        return HTMLResponse(self._unfollowed(meta, here, kind, body, *views, **own), status, PERSONAL)

    def standing(self, meta: MetaView, here: str, kind: str, body: Callable[..., Any], view: Any) -> bytes:
        """A page for everybody that no live page follows."""
        return self._unfollowed(meta, here, kind, body, view, demo=self.library.demo_votes()).encode("utf-8", "replace")

    def _unfollowed(self, meta: MetaView, here: str, kind: str, body: Any, *views: Any, **own: Any) -> str:
        def framed(*given: Any) -> Any:
            return printed_frame(Frame(self.site.name, **own), here, kind, body(*given))

        head = print_head(self.preview(meta), self.site.name, self.fixed_head)
        return self.shell.alone(head, print_html(framed, *views))

    def _broken(self, request: Request) -> Response:
        response = self._trouble(request, 503, "")
        response.headers["Retry-After"] = "10"
        return response

    def failed(self, request: Request, reference: str) -> Response:
        """500 with the reference under which the fault was logged."""
        return self._trouble(request, 500, reference)

    def _trouble(self, request: Request, status: int, reference: str) -> Response:
        meta = MetaView(f"This page did not load · {self.site.name}", robots="noindex")
        html = self.document(meta, "", "broken", self.broken_body, reference)
        return answer(request, Packed(html), HTML, file_version(html), "no-store", status)


def _stands(kept: Printed, edition: str) -> bool:
    """Whether a kept page may be given out: same edition, and its numbers are of the last second."""
    return kept.edition == edition and time.monotonic() - kept.at < FRESH_SECONDS


def answer_kept(request: Request, kept: Printed | None, kind: str = HTML) -> Response | None:
    """An older printing while the database is away."""
    return answer(request, kept.packed, kind, kept.tag, REVALIDATE) if kept else None


def page_for(pages: Sequence[PaperPage], path: str) -> PaperPage | None:
    """The page whose route is the path, or whose route ends with a slash and is followed by something."""
    exact = next((page for page in pages if page.route == path), None)
    folders = (page for page in pages if page.route != "/" and page.route.endswith("/"))
    return exact or next((page for page in folders if path.startswith(page.route)), None)
