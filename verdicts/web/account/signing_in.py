"""/sign-in by password and passkey, and /sign-out."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.account.sign_in import sign_in_page
from verdicts.desk.accounts.by_passkey import ask_to_show, sign_in_by_passkey
from verdicts.desk.accounts.registry import Arrived, Goal, Refused
from verdicts.desk.accounts.sign_in import sign_in
from verdicts.desk.accounts.sign_out import sign_out
from verdicts.domain.weighing import MUST, WEIGHT
from verdicts.views.account import SignInView
from verdicts.web.account.challenge import challenge_of, drop_challenge, options_answer
from verdicts.web.account.desk import Counter, led, onward_view
from verdicts.web.forms import read_form
from verdicts.web.visitors import Visitor

_REASONS = {"share": "Sharing a shelf needs an account, so that you can end it from anywhere."}
_WEIGHTS = "Keeping weights needs an account. You come back to what you set; press “Keep for my account” again."
_SAID = {
    "out": "You are signed out. Nothing of yours is left in this browser.",
}
MOST_ANSWER = 40_000


async def get_sign_in(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """The page; somebody who is signed in already is led on."""
    goal = Goal.of(request.query_params)
    if visitor.session and not request.query_params.get("again"):
        return led(goal.next if goal.next != "/" else "/account")
    said = "" if visitor.session else _SAID.get(request.query_params.get("done", ""), "")
    return _page(counter, goal, said=said)


async def post_sign_in(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """E-mail and password."""
    form = await read_form(request)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    goal, email = Goal.of(form), form.get("email", "")[:300]
    done = await sign_in(counter.registry, counter.caller(request, visitor), email, form.get("password", ""), goal)
    return counter.arrived(done) if isinstance(done, Arrived) else _page(counter, goal, email, done)


async def post_options(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """What a browser asks its passkeys for; the same for everybody."""
    options, challenge = ask_to_show(counter.registry)
    return options_answer(counter, options, challenge)


async def post_passkey(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """What a passkey answered."""
    form = await read_form(request, MOST_ANSWER)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    goal, caller = Goal.of(form), counter.caller(request, visitor)
    cookie = challenge_of(counter, request)
    done = await sign_in_by_passkey(counter.registry, caller, cookie, form.get("answer", ""), goal)
    response = counter.arrived(done) if isinstance(done, Arrived) else _page(counter, goal, refused=done)
    drop_challenge(counter, response)
    return response


async def post_sign_out(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """End this browser's session; what the browser keeps of pages goes with it."""
    if visitor.session:
        await sign_out(counter.registry, visitor.session)
    response = led("/sign-in?done=out")
    response.headers["Clear-Site-Data"] = '"cache"'
    counter.visitors.sign_out(response)
    return response


def _page(counter: Counter, goal: Goal, email: str = "", refused: Refused | None = None, said: str = "") -> Response:
    view = SignInView(
        meta=counter.meta("Sign in"),
        onward=onward_view(goal),
        email=email,
        fault=refused.said if refused else "",
        fault_at=refused.at if refused else "",
        providers=counter.offered(),
        reason=_reason(goal),
        said=said,
        signed_out=bool(said),
    )
    status = refused.status if refused else 200
    return counter.press.alone(view.meta, "/account", "sign-in", sign_in_page, view, status=status)


def _reason(goal: Goal) -> str:
    """Why one may want to sign in here: a click that waits, or weights in the address that is come back to."""
    path, _, query = goal.next.partition("?")
    if path.startswith("/compare/") and any(name == MUST or name.startswith(WEIGHT) for name, _ in parse_qsl(query)):
        return _WEIGHTS
    return _REASONS.get(goal.intent.partition(":")[0], "")
