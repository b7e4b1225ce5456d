"""/sign-in/with/<provider> and the way back: sign-in by OpenID Connect."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import structlog
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from verdicts.desk.accounts.by_provider import sign_in_by_provider
from verdicts.desk.accounts.registry import Arrived, Goal, Refused
from verdicts.desk.providers.begin import begin
from verdicts.desk.providers.complete import complete
from verdicts.desk.providers.faults import Away, ProviderFault
from verdicts.desk.providers.provider import Provider
from verdicts.web.account.desk import Counter, led
from verdicts.web.visitors import Visitor

log = structlog.get_logger()

WITH, BACK = "/sign-in/with/", "/sign-in/from/"
COOKIE = "provider"
LASTS = 600  # seconds to sign in at the provider
UNKNOWN = Refused("This site has no such way to sign in.", status=404)
NOT_FROM_HERE = Refused("You are signed in. Another provider is connected from your account's page alone.", status=403)


async def get_with(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """Lead to the provider."""
    provider = _provider(counter, request, WITH)
    if provider is None:
        return counter.refused(UNKNOWN)
    if visitor.session and not counter.visitors.led_from_here(request):
        return counter.refused(NOT_FROM_HERE, "/account", "To your account")
    try:
        leave = await begin(provider, _way_back(counter, provider), counter.network)
    except ProviderFault as fault:
        return _failed(counter, provider, fault)
    goal = Goal.of(request.query_params)
    response = led(leave.url)
    _keep(counter, response, {**leave.kept, "next": goal.next, "intent": goal.intent, "for": _for(visitor)})
    return response


async def get_back(counter: Counter, request: Request, visitor: Visitor) -> Response:
    """Back from the provider: signed in, or connected to the account that was signed in when this began.

    Only to that one: another site's page can lead here too, to a provider at which the reader is somebody else.
    """
    provider = _provider(counter, request, BACK)
    if provider is None:
        return counter.refused(UNKNOWN)
    kept, query = _kept(counter, request), dict(request.query_params)
    try:
        way = _way_back(counter, provider)
        claims = await complete(provider, kept, query, way, counter.network, counter.registry.now())
    except ProviderFault as fault:
        return _failed(counter, provider, fault)
    caller, goal = counter.caller(request, visitor), Goal.of(kept)
    connecting = bool(visitor.session) and kept.get("for") == _for(visitor)
    done = await sign_in_by_provider(counter.registry, caller, claims, provider.name, goal, connecting)
    response = counter.arrived(done) if isinstance(done, Arrived) else counter.refused(done)
    _keep(counter, response, {})
    return response


def _provider(counter: Counter, request: Request, before: str) -> Provider | None:
    key = request.url.path.removeprefix(before)
    return next((one for one in counter.providers if one.key == key), None)


def _for(visitor: Visitor) -> str:
    return str(visitor.session.account.id) if visitor.session else ""


def _way_back(counter: Counter, provider: Provider) -> str:
    return f"{counter.registry.site.url}{BACK}{provider.key}"


def _failed(counter: Counter, provider: Provider, fault: ProviderFault) -> Response:
    log.warning("sign-in by a provider failed", provider=provider.key, why=fault.why)
    return counter.refused(Refused(fault.sentence, status=502 if isinstance(fault, Away) else 403))


def _signer(counter: Counter) -> URLSafeTimedSerializer:
    keys = [key.encode() for key in reversed(counter.registry.polls.identity.keys)]
    return URLSafeTimedSerializer(
        keys, salt=b"verdicts provider", serializer=json, signer_kwargs={"digest_method": hashlib.sha256}
    )


def _keep(counter: Counter, response: Response, kept: Mapping[str, str]) -> None:
    """The cookie that binds the way back to this browser; nothing to keep takes it away.

    SameSite=Lax: the way back is a link from the provider's site.
    """
    value = _signer(counter).dumps(dict(kept)) if kept else ""
    name, secure = _name(counter), counter.visitors.secure
    response.set_cookie(name, str(value), LASTS if kept else 0, httponly=True, samesite="lax", secure=secure)


def _kept(counter: Counter, request: Request) -> dict[str, str]:
    value = request.cookies.get(_name(counter), "")[:4000]
    try:
        found = _signer(counter).loads(value, max_age=LASTS)
    except BadSignature:
        return {}
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}


def _name(counter: Counter) -> str:
    return f"__Host-{COOKIE}" if counter.visitors.secure else COOKIE
