"""/desk and what lies under it: for editors alone. Readers find nothing there, who is signed out is led to sign in.

The pages are live only: what is printed is their frame. Every handler of theirs asks again who sits at the socket.
A draft is printed as well, as the page that its tool would have: /desk/drafts/<number>/preview, without header, footer
and scripts, for the frame beside its form.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from verdicts.components import el
from verdicts.components.bones import bones
from verdicts.components.el import group
from verdicts.components.layout import column
from verdicts.components.tool.page import tool_page
from verdicts.desk.compare import Missing
from verdicts.desk.working.open_desk import PATH
from verdicts.desk.working.open_draft import PATH as DRAFTS
from verdicts.desk.working.preview import preview
from verdicts.domain.desk import EDITORS
from verdicts.views.parts import MetaView
from verdicts.web.paper.head import print_head
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.paper.printing import print_html
from verdicts.web.visitors import Visitor, Visitors

PREVIEW = "/preview"
_NEEDS = "The desk needs JavaScript, which this browser does not run. What readers see works without it."
_UNSCRIPTED = "py-16 text-body [@media(scripting:enabled)]:hidden"
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


@dataclass(frozen=True)
class Desk:
    """A room of the site."""

    press: Press
    visitors: Visitors

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method == "POST" or not (path == PATH or path.startswith(f"{PATH}/")):
            return None
        visitor = await self.visitors.of(request)
        if visitor.session is None:
            here = f"{path}?{request.url.query}" if request.url.query else path
            return RedirectResponse(f"/sign-in?next={quote(here)}", 303, PERSONAL)
        if visitor.presence.role not in EDITORS or "." in path:  # no page of the desk is a file
            return await self.press.lost(request, Missing(()))
        if path.startswith(DRAFTS) and path.endswith(PREVIEW):
            return await self._preview(request, visitor)
        return self._frame(visitor)

    def _frame(self, visitor: Visitor) -> Response:
        meta = MetaView(f"Desk · {self.press.site.name}", "The editor's desk.", "", "noindex")

        def body(_: Any) -> Any:
            return group(bones("the desk"), column(el.p(_NEEDS, class_name=_UNSCRIPTED)))

        html = self.press.document(meta, PATH, "desk", body, meta, who=visitor.who)
        return Response(html, 200, PERSONAL, "text/html; charset=utf-8")

    async def _preview(self, request: Request, visitor: Visitor) -> Response:
        number = request.url.path.removeprefix(DRAFTS).removesuffix(PREVIEW)
        html = await asyncio.to_thread(self._printed, visitor.presence.account, number)
        return HTMLResponse(html, 200, PERSONAL) if html else await self.press.lost(request, Missing(()))

    def _printed(self, account: int, number: str) -> str:
        press = self.press
        view = preview(press.library, press.site, account, number, press.today())
        if view is None:
            return ""
        head = print_head(MetaView(f"Preview · {press.site.name}", robots="noindex"), press.site.name)
        return _SCRIPT.sub("", press.shell.alone(head, print_html(tool_page, view)))
