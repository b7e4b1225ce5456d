"""Complete: a browser comes back from a provider; who is it?"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime

from verdicts.desk.providers.client import exchange
from verdicts.desk.providers.discovery import Endpoints, discover
from verdicts.desk.providers.faults import Away, Denied, Mistrusted, NotAdmitted, ProviderFault, Stale, named
from verdicts.desk.providers.idtoken import verified
from verdicts.desk.providers.network import Network
from verdicts.desk.providers.person import claims_of
from verdicts.desk.providers.provider import Claims, Provider

LONGEST_CODE = 4096
_MEANINGS: Mapping[str, type[ProviderFault]] = {
    "access_denied": Denied,
    "temporarily_unavailable": Away,
    "server_error": Away,
    "unauthorized_client": NotAdmitted,
    "invalid_scope": NotAdmitted,
}


async def complete(
    provider: Provider,
    kept: Mapping[str, str],
    query: Mapping[str, str],
    redirect_uri: str,
    http: Network,
    now: datetime,
) -> Claims:
    """Whom the provider vouches for.

    `kept` is what `begin` gave, `query` the parameters of the address that the browser came back to, `redirect_uri`
    the same as at the beginning, `now` aware. Raises ProviderFault.
    """
    code = _code(provider, kept, query)
    endpoints = await discover(provider, http)
    _check_sender(provider, endpoints, query)
    id_token, access_token = await exchange(provider, endpoints, http, code, kept["verifier"], redirect_uri)
    claims = await verified(provider, id_token, access_token, kept["nonce"], endpoints.jwks_uri, http, now)
    return await claims_of(provider, claims, access_token, endpoints.userinfo_endpoint, http)


def _code(provider: Provider, kept: Mapping[str, str], query: Mapping[str, str]) -> str:
    """The code of an answer to our own question; what is not an answer to it is looked at no further."""
    state = query.get("state", "").encode("utf-8", "replace")
    whole = all(kept.get(name) for name in ("state", "nonce", "verifier"))
    if not whole or not hmac.compare_digest(state, kept["state"].encode()):
        raise Stale(provider, "the state is another one")
    if kept.get("provider") != provider.key:
        raise Stale(provider, "the sign-in was begun at another provider")
    if query.get("iss", provider.issuer) != provider.issuer:
        raise Mistrusted(provider, "the answer names another issuer")
    if error := query.get("error"):
        raise _MEANINGS.get(error, Mistrusted)(provider, f"the answer is the error {named(error)}")
    code = query.get("code", "")
    if not 0 < len(code) <= LONGEST_CODE:
        raise Mistrusted(provider, "the answer has no code")
    return code


def _check_sender(provider: Provider, endpoints: Endpoints, query: Mapping[str, str]) -> None:
    """Who says that it names itself in its answers (RFC 9207) does so in each."""
    if endpoints.authorization_response_iss_parameter_supported and "iss" not in query:
        raise Mistrusted(provider, "the answer names no issuer")
