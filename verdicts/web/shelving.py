"""/bookmarks and /shelf/<token>: printed for the reader who asks, never kept. Every verb of the page is a form here.

A device without a cookie gets one with its first form and is sent here once more with it (307 keeps method and form).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.refused import refused_page
from verdicts.components.shelf.shared import came_page, shared_page
from verdicts.desk.bring import bring, give_out
from verdicts.desk.compare import Missing
from verdicts.desk.share import PATH as SHARED
from verdicts.desk.share import open_shared
from verdicts.desk.shelf.query import PATH
from verdicts.desk.shelve import Done
from verdicts.desk.shelving.writing import FileKind
from verdicts.desk.take_back import MARK, new_key, remember
from verdicts.domain.shelving import Refused
from verdicts.live.circle import Circles
from verdicts.views.parts import MetaView
from verdicts.views.shelf import CameView
from verdicts.web.answers import moved
from verdicts.web.forms import read_form
from verdicts.web.meeting import met
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.shelf_forms import FORMS
from verdicts.web.shelf_paper import open_again, shelves_paper
from verdicts.web.uploading import let_go, upload
from verdicts.web.visitors import Visitor, Visitors

_EXPORT = f"{PATH}/export."
_KINDS: Mapping[FileKind, str] = {"json": "application/json", "csv": "text/csv", "html": "text/html"}
_LONGEST = 64_000  # bytes of a form: a note, each of its characters written as up to twelve bytes, has room twice over
_ELSEWHERE = "Not done: this form was not sent from a page of this site."
_NO_COOKIE = "Not saved: your browser did not keep the cookie by which a device is known. Allow it for this site."
_NO_FILE = "Nothing was imported: no file came along, or it is larger than 10 MB."


@dataclass(frozen=True)
class Shelfkeeping:
    """A room of the site. `circles` tell the reader's open pages of what a form changed."""

    press: Press
    visitors: Visitors
    circles: Circles
    clock: Callable[[], datetime]

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method != "POST" and path == PATH:
            return await self._page(request)
        if request.method != "POST" and path.startswith(SHARED):
            return await self._shared(request, path.removeprefix(SHARED))
        if request.method != "POST" and path.startswith(_EXPORT):
            return await self._export(request, path.removeprefix(_EXPORT))
        verb = path.removeprefix(f"{PATH}/") if request.method == "POST" and path.startswith(f"{PATH}/") else ""
        return await self._form(request, verb) if verb in FORMS or verb == "import" else None

    async def _page(self, request: Request) -> Response:
        visitor = await self.visitors.of(request)
        return self._kept(await shelves_paper(self.press, request, visitor, self.clock()), visitor)

    async def _shared(self, request: Request, token: str) -> Response:
        page = request.query_params.get("page", "1")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
        press = self.press
        view = await asyncio.to_thread(open_shared, press.library, press.site, token[:100], max(number, 1))
        if view is None:
            return await press.lost(request, Missing(()))
        response = press.alone(view.meta, "", "shelf", shared_page, view)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "strict-origin"  # never the path; no-referrer blanks Origin of its form
        return response

    async def _export(self, request: Request, ending: str) -> Response | None:
        kind: FileKind | None = next((kind for kind in _KINDS if kind == ending), None)
        if kind is None:
            return None
        visitor, press = await self.visitors.of(request), self.press
        text = await asyncio.to_thread(give_out, press.library, press.site, visitor.reader, kind)
        name = f"bookmarks-{self.clock():%Y-%m-%d}.{kind}"
        headers = {**PERSONAL, "Content-Disposition": f'attachment; filename="{name}"'}
        return self._kept(
            Response(text.encode("utf-8", "replace"), 200, headers, f"{_KINDS[kind]}; charset=utf-8"), visitor
        )

    async def _form(self, request: Request, verb: str) -> Response:
        if not self.visitors.from_here(request):
            return self._refused(_ELSEWHERE, 403)
        visitor = await met(request, self.visitors)
        if not isinstance(visitor, Visitor):
            await let_go(request)
            return visitor or self._refused(_NO_COOKIE, 403)
        response = await (self._import(request, visitor) if verb == "import" else self._done(request, verb, visitor))
        return self._kept(response, visitor)

    async def _done(self, request: Request, verb: str, visitor: Visitor) -> Response:
        form = await read_form(request, _LONGEST)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        answer = await self._do(verb, visitor, form)
        if isinstance(answer, Refused):
            again = await open_again(self.press, visitor, verb, form, answer)
            return again or self._refused(answer.said, 422)
        self.circles.news(visitor.reader)
        if isinstance(answer, CameView):
            return self._came(answer, visitor)
        mark = await self._remembered(visitor, answer)
        return moved(f"{PATH}{mark}" + (f"#shelf-{answer.key}" if answer.key else ""), permanent=False)

    async def _remembered(self, visitor: Visitor, done: Done) -> str:
        """The end of the address whose page offers to undo it."""
        if done.undo is None:
            return ""
        key, press = new_key(), self.press
        await asyncio.to_thread(remember, press.library, press.site, visitor.reader, done.undo, key, self.clock())
        return f"?{MARK}={key}"

    async def _do(self, verb: str, visitor: Visitor, form: Mapping[str, str]) -> Done | CameView | Refused:
        if verb == "share" and visitor.session is None:
            return Refused("account")
        library, site = self.press.library, self.press.site
        return await asyncio.to_thread(FORMS[verb], library, site, visitor.reader, form, self.clock())

    async def _import(self, request: Request, visitor: Visitor) -> Response:
        file = await upload(request)
        if file is None:
            return self._refused(_NO_FILE, 413)
        press = self.press
        view = await asyncio.to_thread(
            bring, press.library, press.site, visitor.reader, file.data, file.name, self.clock()
        )
        self.circles.news(visitor.reader)
        return self._came(view, visitor)

    def _came(self, view: CameView, visitor: Visitor) -> Response:
        meta = MetaView(f"{view.title} · {self.press.site.name}", robots="noindex")
        return self.press.alone(meta, PATH, "came", came_page, view, who=visitor.who)

    def _kept(self, response: Response, visitor: Visitor) -> Response:
        self.visitors.keep(response, visitor)
        return response

    def _refused(self, said: str, status: int) -> Response:
        meta = MetaView(f"Not done · {self.press.site.name}", robots="noindex")
        return self.press.alone(meta, PATH, "refused", refused_page, said, PATH, "Not done", status=status)
