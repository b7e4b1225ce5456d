"""POST /bookmark: the printed ribbons. Works without JavaScript; what a page shows is kept, and the page comes back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.desk.bookmark import bookmark
from verdicts.desk.shelf.query import PATH as SHELVES
from verdicts.desk.take_back import MARK, new_key, remember
from verdicts.desk.vote import Polls
from verdicts.domain.accounts import onward
from verdicts.domain.shelves import kind_of
from verdicts.domain.shelving import Dropped
from verdicts.store.engine import DatabaseTrouble
from verdicts.web.answers import moved
from verdicts.web.forms import read_form
from verdicts.web.meeting import met
from verdicts.web.paper.press import Press
from verdicts.web.visitors import Visitor, Visitors

log = structlog.get_logger()

PATH = "/bookmark"
_STATUS = {"limit": 429, "down": 503, "refused": 404}
_NO_COOKIE = "Not kept: your browser did not keep the cookie by which a device has bookmarks. Allow it for this site."
_ELSEWHERE = "Not kept: this form was not sent from a page of this site."
_AWAY = "Not kept: your bookmarks could not be reached. Try again in a minute."


@dataclass(frozen=True)
class Bookmarking:
    """Answers the form: `address` is kept, or with the choice "drop" dropped, and `back` is where it leads."""

    polls: Polls
    press: Press
    visitors: Visitors

    async def answer(self, request: Request) -> Response | None:
        """The answer; None where the address is somebody else's."""
        if request.method != "POST" or request.url.path != PATH:
            return None
        if not self.visitors.from_here(request):
            return self._refused(request, _ELSEWHERE, "/", 403)
        form = await read_form(request)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        try:
            visitor = await met(request, self.visitors)
        except DatabaseTrouble as trouble:
            log.warning("bookmark not taken", error=type(trouble).__name__)
            return self._refused(request, _AWAY, _back(form), 503)
        if visitor is None:
            return self._refused(request, _NO_COOKIE, _back(form), 403)
        return visitor if isinstance(visitor, Response) else await self._done(request, form, visitor)

    async def _done(self, request: Request, form: dict[str, str], visitor: Visitor) -> Response:
        keep, origin = form.get("choice", "keep") != "drop", self.visitors.address(request)
        engine, address = self.press.library.engine, form.get("address", "")
        answer = await bookmark(self.polls, engine, visitor.reader, origin, address, keep)
        if answer.dropped:
            response = moved(await self._undoable(visitor, answer.dropped), permanent=False)
        elif answer.stands:
            response = moved(_back(form) + ("#kept" if keep else ""), permanent=False)
        else:
            response = self._refused(request, answer.said, _back(form), _STATUS[answer.outcome])
        self.visitors.keep(response, visitor)
        return response

    async def _undoable(self, visitor: Visitor, dropped: Dropped) -> str:
        """The page that offers to undo it: a public page is the same for everybody, so the reader's own does."""
        key, press = new_key(), self.press
        await asyncio.to_thread(remember, press.library, press.site, visitor.reader, dropped, key, self.polls.clock())
        return f"{SHELVES}?{MARK}={key}"

    def _refused(self, request: Request, said: str, back: str, status: int) -> Response:
        return self.press.refused(request, said, back, status, "Not saved")


def _back(form: dict[str, str]) -> str:
    """The page to return to: the one that the form names if it is one of ours, else what was to be kept."""
    back, address = form.get("back", ""), form.get("address", "")
    if back and onward(back) == back:
        return back
    return address if kind_of(address) != "link" and onward(address) == address else "/"
