"""POST /corrections: a report on a wrong fact, from anybody. So many an hour and network; nothing of it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.corrections.page import corrections_page
from verdicts.desk.correcting.log import open_log
from verdicts.desk.correcting.open_form import PATH
from verdicts.desk.correcting.open_queue import QUEUE
from verdicts.desk.correcting.report import report
from verdicts.desk.vote import Polls
from verdicts.desk.wording import plural, soon
from verdicts.store.engine import DatabaseTrouble
from verdicts.web.answers import moved
from verdicts.web.forms import read_form
from verdicts.web.paper.press import Press
from verdicts.web.visitors import Visitors

_LONGEST = 64_000  # bytes of a form: both texts and a link, each character written as up to twelve bytes
_TITLE = "Not sent"
_ELSEWHERE = "Not sent: this form was not sent from a page of this site."
_AWAY = "Not sent: the report could not be stored. Go back, your words are still there, and try again in a minute."


@dataclass(frozen=True)
class Correcting:
    """A room of the site: answers the form. The page itself is printed like every public one."""

    press: Press
    visitors: Visitors
    polls: Polls

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        if request.method != "POST" or request.url.path != PATH:
            return None
        if not self.visitors.from_here(request):
            return self._refused(request, _ELSEWHERE, 403)
        form = await read_form(request, _LONGEST)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        try:
            return await self._done(request, form)
        except DatabaseTrouble:
            return self._refused(request, _AWAY, 503)

    async def _done(self, request: Request, form: dict[str, str]) -> Response:
        limits, press = self.polls.corrections, self.press
        used_up, seconds = await limits.wait("", self.visitors.address(request))
        if used_up:
            many = plural(limits.network, "report")
            said = f"Not sent: {many} came from your network within an hour. Go back and try again {soon(seconds)}."
            return self._refused(request, said, 429)
        sent = await asyncio.to_thread(report, press.library, press.site, form, self.polls.clock())
        if isinstance(sent, int):
            self.polls.desk.news(QUEUE)
            return moved(f"{PATH}?report={sent}", permanent=False)
        log = await asyncio.to_thread(open_log, press.library)
        return press.alone(sent.meta, "", "corrections", corrections_page, sent, log, status=422)

    def _refused(self, request: Request, said: str, status: int) -> Response:
        return self.press.refused(request, said, PATH, status, _TITLE)
