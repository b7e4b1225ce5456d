"""POST /vote: the printed controls. Works without JavaScript; the first vote of a device costs one page load.

A device without a cookie gets one and is sent here once more with it (307 keeps method and form), so that a vote only
counts for a device that keeps its cookie, and a double click cannot make two readers of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from verdicts.desk.identity import LONGEST, new_reader
from verdicts.desk.vote import Answer, Polls, vote
from verdicts.domain.matchups import comparison_path
from verdicts.web.paper.press import Press

PATH = "/vote"
MOST_BYTES = 4096
_BACK = re.compile(r"/(?:tools|compare)/[a-z0-9-]{1,500}")
_STATUS = {"limit": 429, "down": 503, "missing": 404, "retired": 409}
_NO_COOKIE = "Not counted: your browser did not keep the cookie by which a device votes once. Allow it for this site."
_ELSEWHERE = "Not counted: this form was not sent from a page of this site."


@dataclass(frozen=True)
class Ballots:
    """Answers the form. `origins` are those it may come from; `hops` proxies add to X-Forwarded-For."""

    polls: Polls
    press: Press
    origins: tuple[str, ...]
    secure: bool
    hops: int

    async def post(self, request: Request) -> Response:
        """Count the vote of the form and lead back to its page."""
        demo = self.polls.identity.is_operator(request.headers.get("authorization", ""))
        if not demo and not self._from_here(request):
            return self._refused(request, Answer("missing", _ELSEWHERE), "/", 403)
        form = await _form(request)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        if demo:
            return await self._demo(request, form)
        cookie = request.cookies.get(self.polls.identity.cookie, "")
        reader = self.polls.identity.reader(cookie)
        if reader is None:
            return self._met(request, form)
        response = await self._count(request, form, reader)
        if self.polls.identity.aged(cookie):
            self._sign(response, reader)
        return response

    def _from_here(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        if origin is None:  # every browser of today sends it with a form; one that does not says where it came from
            return request.headers.get("sec-fetch-site") == "same-origin"
        return origin in self.origins

    def _met(self, request: Request, form: dict[str, str]) -> Response:
        if request.query_params.get("met"):
            return self._refused(request, Answer("missing", _NO_COOKIE), _back(form), 403)
        response = Response(status_code=307, headers={"Location": f"{PATH}?met=1", "Cache-Control": "no-store"})
        self._sign(response, new_reader())
        return response

    def _sign(self, response: Response, reader: str) -> None:
        seconds = int(LONGEST.total_seconds())
        identity = self.polls.identity
        response.set_cookie(
            identity.cookie, identity.sign(reader), seconds, httponly=True, samesite="lax", secure=self.secure
        )

    async def _count(self, request: Request, form: dict[str, str], reader: str, demo: bool = False) -> Response:
        tools = form.get("tools", "").split(",")
        answer = await vote(self.polls, reader, self._address(request), tools, form.get("choice", ""), demo)
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
        return await self._count(request, form, reader, demo=True)

    def _address(self, request: Request) -> str:
        """Where the vote comes from: the peer, or what the outermost trusted proxy saw."""
        seen = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
        if self.hops and len(seen) >= self.hops:
            return seen[-self.hops]
        return request.client.host if request.client else ""

    def _refused(self, request: Request, answer: Answer, back: str, status: int) -> Response:
        return self.press.refused(request, answer.said, back, status)


def _back(form: dict[str, str]) -> str:
    """The page to return to: the one that the form names if it is one of ours, else that of the vote."""
    back = form.get("back", "")
    if _BACK.fullmatch(back):
        return back
    path = comparison_path(form.get("tools", "").split(","))
    return path if _BACK.fullmatch(path) else "/tools"


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a short form, the last of each name; None where it is too long."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
