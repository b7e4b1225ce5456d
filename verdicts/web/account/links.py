"""/sign-up and /forgot ask for a mailed link; /sign-up/finish and /reset use it.

A mailed link leads to a page with a form: only the form uses it, since scanners of mail open every link.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from verdicts.components.account.already import already_page
from verdicts.components.account.ask_link import ask_link_page
from verdicts.components.account.choose import choose_page
from verdicts.desk.accounts.ask_link import ask_link
from verdicts.desk.accounts.registry import Arrived, Goal, Refused
from verdicts.desk.accounts.use_link import OVER, open_link, use_link, was_used
from verdicts.desk.queueing import TooBusy
from verdicts.desk.strength import known_words, strength
from verdicts.domain.accounts import Purpose
from verdicts.store.mailed import MailedLink
from verdicts.views.account import AlreadyView, AskLinkView, ChooseView
from verdicts.web.account.desk import Counter, led, onward_view
from verdicts.web.forms import read_form
from verdicts.web.paper.press import PERSONAL
from verdicts.web.visitors import Visitor

_TITLES: dict[Purpose, str] = {"sign-up": "Create an account", "reset": "Choose a new password"}
_ASKED: dict[str, Purpose] = {"/sign-up": "sign-up", "/forgot": "reset"}
_USED: dict[str, Purpose] = {"/sign-up/finish": "sign-up", "/reset": "reset"}


async def get_ask(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """The page that asks for an address."""
    goal = Goal.of(request.query_params)
    if visitor.session and request.url.path == "/sign-up":
        return led(goal.next if goal.next != "/" else "/account")
    return _asking(counter, _ASKED[request.url.path], goal)


async def post_ask(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """Mail a link, if that address can have one."""
    form = await read_form(request)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    purpose, goal, email = _ASKED[request.url.path], Goal.of(form), form.get("email", "")[:300]
    done = await ask_link(counter.registry, counter.caller(request, visitor), purpose, email, goal)
    if isinstance(done, Refused):
        return _asking(counter, purpose, goal, email, done)
    return _asking(counter, purpose, goal, email=done, sent_to=done)


def _asking(
    counter: Counter,
    purpose: Purpose,
    goal: Goal,
    email: str = "",
    refused: Refused | None = None,
    sent_to: str = "",
) -> Response:
    view = AskLinkView(
        meta=counter.meta(_TITLES[purpose]),
        purpose=purpose,
        onward=onward_view(goal),
        email=email,
        fault=refused.said if refused else "",
        sent_to=sent_to,
        outbox=counter.registry.post.to_outbox,
    )
    status = refused.status if refused else 200
    return counter.press.alone(view.meta, "/account", "sign-up", ask_link_page, view, status=status)


async def get_use(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """The page that a mailed link leads to."""
    purpose, token = _USED[request.url.path], request.query_params.get("link", "")[:100]
    link = await asyncio.to_thread(open_link, counter.registry, token)
    if link is None or link.purpose != purpose:
        return await _over(counter, purpose, token, visitor)
    if visitor.session and purpose == "sign-up":
        return _already(counter, visitor.session.account.email, link)
    return _choosing(counter, purpose, token, link.email)


async def post_use(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """Choose the password: the account is made, or has a new one, and somebody is signed in."""
    form = await read_form(request)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    purpose, token = _USED[request.url.path], form.get("link", "")[:100]
    done = await use_link(counter.registry, counter.caller(request, visitor), purpose, token, form.get("password", ""))
    if isinstance(done, Arrived):
        return counter.arrived(done)
    if done == OVER:
        return await _over(counter, purpose, token, visitor)
    link = await asyncio.to_thread(open_link, counter.registry, token)
    return _choosing(counter, purpose, token if link else "", link.email if link else "", done)


async def _over(counter: Counter, purpose: Purpose, token: str, visitor: Visitor) -> Response:
    """A link that is good for nothing (any more): 410, and what to do."""
    used = await asyncio.to_thread(was_used, counter.registry, token)
    if visitor.session:
        return _already(counter, visitor.session.account.email, None, used)
    return _choosing(counter, purpose, "", "", OVER, used)


def _already(counter: Counter, email: str, link: MailedLink | None, used: bool = False) -> Response:
    view = AlreadyView(counter.meta("Signed in"), email, link.email if link else "", used)
    status = 200 if link else OVER.status
    return counter.press.alone(view.meta, "/account", "sign-up", already_page, view, status=status)


def _choosing(
    counter: Counter, purpose: Purpose, token: str, email: str, refused: Refused | None = None, used: bool = False
) -> Response:
    view = ChooseView(counter.meta(_TITLES[purpose]), purpose, token, email, refused.said if refused else "", used)
    status = refused.status if refused else 200
    return counter.press.alone(view.meta, "/account", "sign-up", choose_page, view, status=status)


async def post_strength(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """How strong a password is that somebody is typing; nothing of it is kept."""
    form = await read_form(request)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    known = known_words(form.get("email", "")[:300], counter.registry.site.name)
    try:
        found = await counter.registry.hints.run(lambda: strength(form.get("password", ""), known))
    except TooBusy:
        return JSONResponse({}, 503, PERSONAL)
    return JSONResponse({"score": found.score, "words": found.words}, headers=PERSONAL)
