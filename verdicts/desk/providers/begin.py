"""Begin: where a browser goes to sign in at a provider."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from verdicts.desk.providers.client import client_of
from verdicts.desk.providers.discovery import discover
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.provider import Leave, Provider

Chance = Callable[[int], str]
BYTES = 32  # of chance in each secret; as text 43 characters, what PKCE asks for at least


async def begin(provider: Provider, redirect_uri: str, http: Network, random: Chance = secrets.token_urlsafe) -> Leave:
    """Where to go, by the authorization code flow with PKCE S256, state and nonce.

    `redirect_uri` is the whole address that the provider sends the browser back to; `random` gives that many bytes of
    chance as URL-safe text. Raises ProviderFault.
    """
    endpoints = await discover(provider, http)
    kept = {"provider": provider.key, **{name: random(BYTES) for name in ("state", "nonce", "verifier")}}
    url, _ = client_of(provider, endpoints, http).create_authorization_url(
        endpoints.authorization_endpoint,
        state=kept["state"],
        nonce=kept["nonce"],
        code_verifier=kept["verifier"],
        redirect_uri=redirect_uri,
        scope=" ".join(provider.scopes),
    )
    return Leave(url, kept)
