"""POST /weights: keep the weights of a form for one's account, or set those that are kept. Works without JavaScript."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.weighing.form import PATH
from verdicts.desk.costing.plans import ALL_FIELDS
from verdicts.desk.costing.workload import workload_pairs
from verdicts.desk.weigh import keep_weights, kept_weights, setting_of
from verdicts.domain.accounts import onward
from verdicts.domain.weighing import MOST_KEPT, encoded
from verdicts.store.engine import DatabaseTrouble
from verdicts.web.answers import moved
from verdicts.web.forms import read_body
from verdicts.web.paper.press import PERSONAL, Press
from verdicts.web.visitors import Visitor, Visitors

_ELSEWHERE = "Not kept: this form was not sent from a page of this site."
_AWAY = "Not kept: your account could not be reached. Go back, your weights are still there, and try again in a minute."
_LONG = "Not kept: these musts are too many to write into one address. Go back and take some out."
_NONE = "Your account keeps no weights yet. Set them on a comparison, then press “Keep for my account”."


@dataclass(frozen=True)
class Weighing:
    """A room of the site: `for` in the address is the comparison to return to, `weights` says keep or use."""

    press: Press
    visitors: Visitors
    clock: Callable[[], datetime]

    async def answer(self, request: Request) -> Response | None:
        """The answer; None for an address of somebody else."""
        if request.url.path != PATH:
            return None
        if request.method != "POST":
            return PlainTextResponse("Weights are kept by a form of a comparison.", 405, {"Allow": "POST"})
        back = _back(request)
        if not self.visitors.from_here(request):
            return self._refused(request, _ELSEWHERE, back, 403)
        form = await read_body(request)
        if form is None:
            return PlainTextResponse("That form is too large.", 413)
        try:
            return await self._done(request, form, back)
        except DatabaseTrouble:
            return self._refused(request, _AWAY, back, 503)

    async def _done(self, request: Request, form: str, back: str) -> Response:
        visitor, library = await self.visitors.of(request), self.press.library
        using = parse_qs(form).get("weights", [""])[-1] == "use"
        work = encoded(workload_pairs(form, ALL_FIELDS))
        if visitor.session is None:
            setting = await asyncio.to_thread(setting_of, library, form)
            if len(setting) > MOST_KEPT:
                return self._refused(request, _LONG, back, 422)
            return self._led(visitor, f"/sign-in?{urlencode({'next': _set(back, setting, work)})}")
        account = visitor.session.account.id
        if not using:
            kept = await asyncio.to_thread(keep_weights, library, account, form, self.clock())
            if kept is None:
                return self._refused(request, _LONG, back, 422)
            return self._led(visitor, _set(back, kept, work) + "#weights-kept")
        if kept := await asyncio.to_thread(kept_weights, library, account):
            return self._led(visitor, _set(back, kept, work) + "#weights")
        return self._refused(request, _NONE, back, 404)

    def _led(self, visitor: Visitor, path: str) -> Response:
        response = moved(path, permanent=False)
        response.headers.update(PERSONAL)
        self.visitors.keep(response, visitor)
        return response

    def _refused(self, request: Request, said: str, back: str, status: int) -> Response:
        return self.press.refused(request, said, back, status, "Not done")


def _set(path: str, *parts: str) -> str:
    query = "&".join(filter(None, parts))
    return f"{path}?{query}" if query else path


def _back(request: Request) -> str:
    """The comparison that the form names, else where to choose one."""
    back = request.query_params.get("for", "")
    return back if back.startswith("/compare/") and onward(back) == back else "/compare"
