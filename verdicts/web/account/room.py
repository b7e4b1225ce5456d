"""The addresses of accounts. Every form is checked to come from a page of this site before anything is read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.accounts.registry import AWAY, Refused
from verdicts.web.account import links, own, providing, signing_in
from verdicts.web.account.desk import Counter
from verdicts.web.visitors import Visitor

log = structlog.get_logger()

Answer = Callable[[Counter, Request, Visitor], Awaitable[Response]]

GET: dict[str, Answer] = {
    "/sign-in": signing_in.get_sign_in,
    "/sign-up": links.get_ask,
    "/forgot": links.get_ask,
    "/sign-up/finish": links.get_use,
    "/reset": links.get_use,
    "/account": own.get_account,
    "/account/data.json": own.get_data,
    providing.WITH: providing.get_with,
    providing.BACK: providing.get_back,
}
POST: dict[str, Answer] = {
    "/sign-in": signing_in.post_sign_in,
    "/sign-in/passkey/options": signing_in.post_options,
    "/sign-in/passkey": signing_in.post_passkey,
    "/sign-out": signing_in.post_sign_out,
    "/sign-up": links.post_ask,
    "/forgot": links.post_ask,
    "/sign-up/finish": links.post_use,
    "/reset": links.post_use,
    "/sign-up/strength": links.post_strength,
    "/account/passkey/options": own.post_enrol_options,
    "/account/": own.post_account,
}


@dataclass(frozen=True)
class AccountRoom:
    """Answers for every address of accounts."""

    counter: Counter

    async def answer(self, request: Request) -> Response | None:
        """The answer; None where the address is not one of accounts."""
        posted = request.method == "POST"
        found = _found(POST if posted else GET, request.url.path)
        if found is None:
            return None
        if posted and not self.counter.visitors.from_here(request):
            return self.counter.foreign()
        try:
            return await self._answered(found, request)
        except SQLAlchemyError as trouble:
            log.warning("accounts are not reachable", path=request.url.path, error=type(trouble).__name__)
            return self.counter.refused(Refused(AWAY, status=503), "/", "To the first page")

    async def _answered(self, found: Answer, request: Request) -> Response:
        visitor = await self.counter.visitors.of(request)
        response = await found(self.counter, request, visitor)
        name = f"{self.counter.visitors.cookie}="
        if not any(cookie.startswith(name) for cookie in response.headers.getlist("set-cookie")):
            self.counter.visitors.keep(response, visitor)
        return response


def _found(answers: dict[str, Answer], path: str) -> Answer | None:
    exact = answers.get(path)
    folders = (name for name in answers if name.endswith("/"))
    return exact or next((answers[name] for name in folders if path.startswith(name)), None)
