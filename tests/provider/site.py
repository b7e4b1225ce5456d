"""The provider's addresses: discovery, keys, a page to sign in, tokens, userinfo."""

from __future__ import annotations

import base64
import html
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.provider.peer import Peer, Person
from tests.provider.signing import challenge_of, half_hash
from tests.provider.trouble import TROUBLES

WELL_KNOWN = "/.well-known/openid-configuration"
LASTS = 300  # seconds that an ID token is good for
Answer = Callable[[Request], Awaitable[Response]]


def site_of(peer: Peer) -> Starlette:
    """The ASGI application of a provider."""
    site = Site(peer)
    pages: dict[str, Answer] = {
        WELL_KNOWN: site.discovery,
        "/keys": site.keys,
        "/authorize": site.authorize,
        "/token": site.token,
        "/userinfo": site.userinfo,
        "/alive": site.alive,
        "/elsewhere": site.alive,
    }
    return Starlette(
        routes=[Route(path, _troubled(peer, path, page), methods=["GET", "POST"]) for path, page in pages.items()]
    )


def _troubled(peer: Peer, path: str, page: Answer) -> Answer:
    async def answer(request: Request) -> Response:
        peer.asked[path] += 1
        trouble = peer.trouble.get(path)
        if trouble is None:
            return await page(request)
        return await TROUBLES[trouble](lambda: peer.trouble.get(path) == trouble)

    return answer


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


class Site:
    """The pages of one provider."""

    def __init__(self, peer: Peer) -> None:
        """Pages that do what `peer` says at the moment."""
        self._peer = peer

    async def alive(self, request: Request) -> Response:
        """That it runs."""
        return PlainTextResponse("alive")

    async def discovery(self, request: Request) -> Response:
        """OpenID Connect Discovery 1.0."""
        url = self._peer.url
        known = {
            "issuer": url,
            **{f"{name}_endpoint": f"{url}/{path}" for name, path in _ENDPOINTS.items()},
            "jwks_uri": f"{url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": list(self._peer.ring.keys),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "authorization_response_iss_parameter_supported": True,
        }
        return JSONResponse(_without_none(known | self._peer.discovery))

    async def keys(self, request: Request) -> Response:
        """The public keys."""
        return JSONResponse(self._peer.ring.public())

    async def authorize(self, request: Request) -> Response:
        """A page with a button for everybody who is known, and one to decline; pressed, it sends the browser back."""
        asked = dict(request.query_params)
        lacking = {"client_id", "redirect_uri", "state", "nonce", "code_challenge", "scope"} - asked.keys()
        if lacking or asked["client_id"] != self._peer.client_id or asked.get("code_challenge_method") != "S256":
            return PlainTextResponse(f"lacking {sorted(lacking)}, or another client, or no S256", 400)
        if request.method == "GET":
            return HTMLResponse(_page(list(self._peer.people.values())))
        form = await request.form()
        back = {"state": asked["state"], "iss": self._peer.url}
        if "decline" in form:
            back |= {"error": "access_denied", "error_description": "<b>no</b>"}
        else:
            back["code"] = secrets.token_urlsafe(24)
            self._peer.grants[back["code"]] = {**asked, "subject": str(form["subject"])}
        query = urlencode(_without_none(back | self._peer.answer))
        return RedirectResponse(f"{asked['redirect_uri']}?{query}", 303)

    async def token(self, request: Request) -> Response:
        """Tokens for a code: once, to this client, for the verifier of its challenge."""
        form = {name: str(value) for name, value in (await request.form()).items()}
        if not self._is_client(request, form):
            return JSONResponse({"error": "invalid_client"}, 401)
        grant = self._peer.grants.pop(form.get("code", ""), None)
        good = grant is not None and form.get("grant_type") == "authorization_code"
        if not good or form.get("redirect_uri") != grant["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant", "error_description": "no such code"}, 400)
        if challenge_of(form.get("code_verifier", "")) != grant["code_challenge"]:
            return JSONResponse({"error": "invalid_grant", "error_description": "another verifier"}, 400)
        access = secrets.token_urlsafe(24)
        self._peer.tokens[access] = grant["subject"]
        signed = self._peer.ring.sign(self._peer.algorithm, self._claims(grant, access))
        return JSONResponse({"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed})

    def _is_client(self, request: Request, form: dict[str, str]) -> bool:
        """By the header or by the body, as the client chose."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme == "Basic":
            name, _, secret = base64.b64decode(given).decode().partition(":")
        else:
            name, secret = form.get("client_id", ""), form.get("client_secret", "")
        return (name, secret) == (self._peer.client_id, self._peer.client_secret)

    def _claims(self, grant: dict[str, str], access: str) -> dict[str, Any]:
        person, now = self._peer.people[grant["subject"]], int(time.time())
        known = {
            "iss": self._peer.url,
            "aud": self._peer.client_id,
            "iat": now,
            "exp": now + LASTS,
            "nonce": grant["nonce"],
            "at_hash": half_hash(access),
            **_about(person, self._peer.email_in_token),
        }
        return _without_none(known | self._peer.claims)

    async def userinfo(self, request: Request) -> Response:
        """What is known of the person whose access token it is."""
        subject = self._peer.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if subject is None:
            return JSONResponse({"error": "invalid_token"}, 401)
        return JSONResponse(_without_none(_about(self._peer.people[subject], True) | self._peer.userinfo))


_ENDPOINTS = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}


def _about(person: Person, address: bool) -> dict[str, Any]:
    known = {"sub": person.subject, "name": person.name or None}
    return known | ({"email": person.email, "email_verified": person.verified} if address else {})


def _page(people: list[Person]) -> str:
    """A form without an action goes to its own address, with all that was asked."""
    buttons = "".join(
        f'<p><button name="subject" value="{html.escape(one.subject)}">{html.escape(one.name or one.subject)}</button>'
        for one in people
    )
    return (
        '<!doctype html><html lang="en"><title>Sign in at the peer</title><h1>Who are you?</h1>'
        f'<form method="post">{buttons}<p><button name="decline" value="1">Decline</button></form>'
    )
