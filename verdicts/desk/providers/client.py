"""Authlib's client of one provider, and the exchange of a code for tokens.

Authlib's core knows the protocol; its own binding to httpx is left out, since it looks for another package first and
would not take the transport that bounds our answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import httpx
from authlib.integrations.base_client import OAuthError
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.client import OAuth2Client

from verdicts.desk.providers.discovery import Endpoints
from verdicts.desk.providers.faults import Mistrusted, NotAdmitted, ProviderFault, Stale, named
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Provider

_MEANINGS: Mapping[str, type[ProviderFault]] = {
    "invalid_grant": Stale,
    "invalid_client": NotAdmitted,
    "unauthorized_client": NotAdmitted,
}


class _Client(OAuth2Client):
    """A client for one sign-in: it keeps no cookies and owns no connections."""

    oauth_error_class = OAuthError

    async def _fetch_token(  # pyright: ignore[reportIncompatibleMethodOverride] - where Authlib's bindings come in too
        self, url: str, body: str, headers: Mapping[str, str], auth: ClientAuth, method: str
    ) -> object:
        known: Any = auth
        url, sent, content = known.prepare(method, url, dict(headers), body)  # a copy: the secret goes in there
        session: Any = self.session
        answer: httpx.Response = await session.post(url, headers=sent, content=content)
        return cast(Any, self).parse_response_token(answer)


def client_of(provider: Provider, endpoints: Endpoints, http: Network) -> Any:
    """Authlib's client, untyped as it is; `fetch_token` is to be awaited."""
    return cast(Any, _Client)(
        http.client(),
        provider.client_id,
        provider.client_secret.get_secret_value(),
        token_endpoint_auth_method=_method(endpoints),
        code_challenge_method="S256",
    )


def _method(endpoints: Endpoints) -> str:
    """In the body where that is taken: servers disagree on how a secret is escaped for the header."""
    taken = endpoints.token_endpoint_auth_methods_supported
    return "client_secret_post" if "client_secret_post" in taken else "client_secret_basic"


async def exchange(
    provider: Provider, endpoints: Endpoints, http: Network, code: str, verifier: str, redirect_uri: str
) -> tuple[str, str]:
    """The ID token and the access token ("" where there is none) for a code. Raises ProviderFault."""
    client = client_of(provider, endpoints, http)
    try:
        async with http.patient(provider):
            tokens: object = await client.fetch_token(
                endpoints.token_endpoint,
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
                redirect_uri=redirect_uri,
            )
    except OAuthError as refused:
        raise _meaning(provider, str(refused.error)) from None
    except (ValueError, TypeError, ArithmeticError, RecursionError):
        raise Mistrusted(provider, "its token endpoint answered no tokens") from None
    given = cast(dict[str, object], tokens)
    id_token, access_token = given.get("id_token"), given.get("access_token", "")
    if not isinstance(id_token, str) or not isinstance(access_token, str):
        raise Mistrusted(provider, "its token endpoint answered no ID token")
    return id_token, access_token


def _meaning(provider: Provider, error: str) -> ProviderFault:
    return _MEANINGS.get(error, Mistrusted)(provider, f"its token endpoint answered {named(error)}")
