"""/embed/<slug or matchup>: a small page that any site may show in a frame. No cookies, no scripts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.cards.embed import embed, lost_embed
from verdicts.desk.cards.framing import FOLDER
from verdicts.desk.compare import Missing, Moved
from verdicts.web.answers import answer, moved
from verdicts.web.cards.frame import Frame
from verdicts.web.cards.pictures import ANYWHERE, AWAY, BRIEF, later
from verdicts.web.packing import Packed
from verdicts.web.paper.press import Press
from verdicts.web.paper.shell import file_version


@dataclass(frozen=True)
class Embeds:
    """A room of the site."""

    press: Press
    frame: Frame

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        path = request.url.path
        if request.method == "POST" or not path.startswith(FOLDER):
            return None
        try:
            html = await asyncio.to_thread(self._printed, path.removeprefix(FOLDER))
        except SQLAlchemyError:
            return later(10, AWAY)
        if isinstance(html, Moved):
            return moved(f"{FOLDER}{html.path}")
        content, status = html
        kind = "text/html; charset=utf-8"
        response = answer(request, Packed(content), kind, file_version(content), BRIEF, status)
        response.headers.update({**ANYWHERE, "Content-Security-Policy": self.frame.policy})
        return response

    def _printed(self, key: str) -> tuple[bytes, int] | Moved:
        view = embed(self.press.library, self.press.site, key)
        if isinstance(view, Moved):
            return view
        if isinstance(view, Missing):
            return self.frame.document(lost_embed(self.press.site)), 404
        return self.frame.document(view), 200
