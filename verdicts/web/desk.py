"""/desk and what lies under it: for editors alone. Readers find nothing there, who is signed out is led to sign in.

The pages are live only: what is printed is their frame. Every handler of theirs asks again who sits at the socket.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from verdicts.components.bones import bones
from verdicts.desk.compare import Missing
from verdicts.desk.working.open_desk import PATH
from verdicts.domain.desk import EDITORS
from verdicts.views.parts import MetaView
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.visitors import Visitors


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
            return RedirectResponse(f"/sign-in?next={quote(path)}", 303, PERSONAL)
        if visitor.presence.role not in EDITORS:
            return await self.press.lost(request, Missing(()))
        meta = MetaView(f"Desk · {self.press.site.name}", "The editor's desk.", "", "noindex")

        def body(_: Any) -> Any:
            return bones("the desk")

        html = self.press.document(meta, PATH, "desk", body, meta, who=visitor.who)
        return Response(html, 200, PERSONAL, "text/html; charset=utf-8")
