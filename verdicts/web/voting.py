"""POST /vote: the printed controls. Works without JavaScript; the first vote of a device costs one page load."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.vote import Answer, Polls, vote
from verdicts.domain.matchups import comparison_path
from verdicts.web.forms import read_form
from verdicts.web.meeting import met
from verdicts.web.paper.press import Press
from verdicts.web.visitors import Visitors

PATH = "/vote"
_BACK = re.compile(r"/(?:tools|compare)/[a-z0-9-]{1,500}")
_STATUS = {"limit": 429, "down": 503, "missing": 404, "retired": 409}
_NO_COOKIE = "Not counted: your browser did not keep the cookie by which a device votes once. Allow it for this site."
_ELSEWHERE = "Not counted: this form was not sent from a page of this site."


@dataclass(frozen=True)
class Ballots:
    """Answers the form."""

    polls: Polls
    press: Press
    visitors: Visitors

    async def post(self, request: Request) -> Response:
        """Count the vote of the form and lead back to its page."""
        demo = self.polls.identity.is_operator(request.headers.get("authorization", ""))
        if not demo and not self.visitors.from_here(request):
            return self._refused(request, Answer("missing", _ELSEWHERE), "/", 403)
        form = await read_form(request)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        if demo:
            return await self._demo(request, form)
        visitor = await met(request, self.visitors)
        if visitor is None:
            return self._refused(request, Answer("missing", _NO_COOKIE), _back(form), 403)
        if isinstance(visitor, Response):
            return visitor
        response = await self._count(request, form, visitor.presence)
        self.visitors.keep(response, visitor)
        return response

    async def _count(self, request: Request, form: dict[str, str], who: Presence, demo: bool = False) -> Response:
        tools, address = form.get("tools", "").split(","), self.visitors.address(request)
        answer = await vote(self.polls, who, address, tools, form.get("choice", ""), demo)
        back = _back(form)
        if not answer.stands:
            return self._refused(request, answer, back, _STATUS[answer.outcome])
        self.press.cache.forget(back)
        place = "counted" if form.get("choice") else "back"
        place = place if len(tools) > 1 else f"{place}-{tools[0]}"
        return Response(status_code=303, headers={"Location": f"{back}#{place}", "Cache-Control": "no-store"})

    async def _demo(self, request: Request, form: dict[str, str]) -> Response:
        reader = form.get("reader", "")
        if not re.fullmatch(r"[0-9a-f]{32}", reader):
            return PlainTextResponse("A demo vote names its reader: 32 hexadecimal digits.", 422)
        return await self._count(request, form, Presence(reader), demo=True)

    def _refused(self, request: Request, answer: Answer, back: str, status: int) -> Response:
        return self.press.refused(request, answer.said, back, status)


def _back(form: dict[str, str]) -> str:
    """The page to return to: the one that the form names if it is one of ours, else that of the vote."""
    back = form.get("back", "")
    if _BACK.fullmatch(back):
        return back
    path = comparison_path(form.get("tools", "").split(","))
    return path if _BACK.fullmatch(path) else "/tools"
