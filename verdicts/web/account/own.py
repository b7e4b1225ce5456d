"""/account: what an account has, and the forms that change it. Each acts on the session that sends it, on no other."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from verdicts.components.account.account import account_page
from verdicts.components.account.gone import gone_page
from verdicts.desk.accounts.by_passkey import add_passkey, ask_to_enrol
from verdicts.desk.accounts.data import my_data
from verdicts.desk.accounts.depart import depart
from verdicts.desk.accounts.greet import greet
from verdicts.desk.accounts.manage import change_password, remove_passkey, remove_provider
from verdicts.desk.accounts.registry import Goal, Refused
from verdicts.desk.accounts.show import show_account, who_reads
from verdicts.desk.accounts.sign_out import end
from verdicts.desk.weigh import forget_weights, kept_words
from verdicts.domain.accounts import onward
from verdicts.store.sessions import Session
from verdicts.web.account.challenge import challenge_of, drop_challenge, options_answer
from verdicts.web.account.desk import Counter, led, with_goal
from verdicts.web.account.signing_in import MOST_ANSWER
from verdicts.web.forms import read_form
from verdicts.web.paper.press import PERSONAL
from verdicts.web.visitors import Visitor

DONE = {
    "password": "The password is changed. All other sessions ended.",
    "passkey": "The passkey is added.",
    "passkey-removed": "The passkey is removed.",
    "provider": "The provider is disconnected.",
    "weights": "Your weights are removed.",
    "ended": "That browser is signed out.",
    "others": "All other browsers are signed out.",
}


async def get_account(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """The page, for whoever is signed in; others are led to sign in and back here."""
    if visitor.session is None:
        return led(with_goal("/sign-in", Goal(_from(counter, request))))
    return await _page(counter, visitor.session, said=DONE.get(request.query_params.get("done", ""), ""))


def _from(counter: Counter, request: Request) -> str:
    """The page of this site whose link led here, to go back to it once signed in; else the account itself."""
    before = urlsplit(request.headers.get("referer", ""))
    here = f"{before.scheme}://{before.netloc}" in counter.visitors.origins
    path = onward(before.path) if here else "/account"
    return "/account" if path.startswith(("/sign-", "/forgot", "/reset", "/account")) else path


async def get_data(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """Everything that is kept of the account."""
    if visitor.session is None:
        return led("/sign-in?next=/account")
    text = await asyncio.to_thread(my_data, counter.registry, counter.press.library, visitor.session)
    name = f"verdicts-account-{counter.registry.now():%Y-%m-%d}.json"
    headers = {**PERSONAL, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type="application/json", headers=headers)


async def post_enrol_options(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """What a browser is asked to make a passkey of."""
    if visitor.session is None:
        return PlainTextResponse("Sign in first.", 403, PERSONAL)
    options, challenge = await asyncio.to_thread(ask_to_enrol, counter.registry, visitor.session.account)
    return options_answer(counter, options, challenge)


async def post_account(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """One of the forms of the page."""
    mine = visitor.session
    if mine is None:
        return led("/sign-in?next=/account")
    form = await read_form(request, MOST_ANSWER)
    if form is None:
        return PlainTextResponse("That form is too large.", 413)
    what = request.url.path.removeprefix("/account/")
    address = counter.visitors.address(request)
    match what:
        case "password":
            refused = await change_password(
                counter.registry, mine, form.get("current", ""), form.get("password", ""), address
            )
        case "passkey":
            return await _add_passkey(counter, request, mine, form)
        case "delete":
            return await _delete(counter, mine, form, address)
        case _:
            what, refused = await _end_or_remove(counter, mine, what, form)
    return await _answer(counter, mine, what, refused)


async def _end_or_remove(
    counter: Counter, mine: Session, what: str, form: Mapping[str, str]
) -> tuple[str, Refused | None]:
    number = int(form["id"]) if form.get("id", "").isdecimal() and len(form["id"]) < 15 else 0
    match what:
        case "session/end" if number:
            await end(counter.registry, mine, only=number)
            return "ended", None
        case "session/end-others":
            await end(counter.registry, mine, but=mine.id)
            return "others", None
        case "passkey/remove":
            return "passkey-removed", await asyncio.to_thread(remove_passkey, counter.registry, mine.account, number)
        case "weights/remove":
            await asyncio.to_thread(forget_weights, counter.press.library, mine.account.id)
            return "weights", None
        case "provider/remove":
            issuer = next((one.issuer for one in counter.providers if one.key == form.get("key")), "")
            return "provider", await asyncio.to_thread(remove_provider, counter.registry, mine.account, issuer)
        case _:
            return "", Refused("There is no such form.", status=404)


async def _add_passkey(counter: Counter, request: Request, mine: Session, form: Mapping[str, str]) -> Response:
    cookie = challenge_of(counter, request)
    refused = await add_passkey(counter.registry, mine.account, cookie, form.get("answer", ""), form.get("name", ""))
    response = await _answer(counter, mine, "passkey", refused)
    drop_challenge(counter, response)
    return response


async def _delete(counter: Counter, mine: Session, form: Mapping[str, str], address: str) -> Response:
    votes = form.get("votes", "")
    refused = await depart(counter.registry, mine, form.get("password", ""), votes, address)
    if refused:
        return await _page(counter, mine, refused, leaving=votes)
    gone = counter.meta("Account deleted"), "", "account", gone_page, votes == "keep"
    response = counter.press.alone(*gone, who=who_reads(False))
    response.headers["Clear-Site-Data"] = '"cache"'
    counter.visitors.sign_out(response)
    return response


async def _answer(counter: Counter, mine: Session, what: str, refused: Refused | None) -> Response:
    return await _page(counter, mine, refused) if refused else led(f"/account?done={what}")


async def _page(
    counter: Counter, mine: Session, refused: Refused | None = None, said: str = "", leaving: str = ""
) -> Response:
    words = (refused.said, refused.at) if refused else ("", "")
    view = await asyncio.to_thread(show_account, counter.registry, mine, counter.providers, said, *words)
    weights = await asyncio.to_thread(kept_words, counter.press.library, mine.account.id)
    known = (mine.id, mine.account.reader, counter.registry.now())
    greeting = await asyncio.to_thread(greet, counter.press.library, counter.registry.site, *known)
    return counter.press.alone(
        view.meta,
        "/account",
        "account",
        account_page,
        replace(view, leaving=leaving, weights=weights),
        status=refused.status if refused else 200,
        who=who_reads(True),
        greeting=greeting,
    )
