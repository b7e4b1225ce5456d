"""The cookie that carries a passkey's challenge from its options to its answer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.challenges import COOKIE, LASTS
from verdicts.web.account.desk import Counter
from verdicts.web.paper.press import PERSONAL


def options_answer(counter: Counter, options: str, challenge: str) -> Response:
    """The options as JSON, with the signed challenge in its cookie."""
    response = Response(options, media_type="application/json", headers=PERSONAL)
    _set(counter, response, challenge, int(LASTS.total_seconds()))
    return response


def challenge_of(counter: Counter, request: Request) -> str:
    """The signed challenge that came back, "" for none."""
    return request.cookies.get(_name(counter), "")[:300]


def drop_challenge(counter: Counter, response: Response) -> None:
    """It was answered: the cookie goes."""
    _set(counter, response, "", 0)


def _name(counter: Counter) -> str:
    return f"__Host-{COOKIE}" if counter.visitors.secure else COOKIE


def _set(counter: Counter, response: Response, value: str, seconds: int) -> None:
    secure = counter.visitors.secure
    response.set_cookie(_name(counter), value, seconds, httponly=True, samesite="strict", secure=secure)
