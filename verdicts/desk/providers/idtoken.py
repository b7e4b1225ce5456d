"""The ID token: who signed it, for whom, when, and in answer to what (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime

from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, InvalidKeyIdError, JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jws import JWSRegistry

from verdicts.desk.providers.faults import Mistrusted
from verdicts.desk.providers.keys import signing_keys
from verdicts.desk.providers.network import Document, Network
from verdicts.desk.providers.provider import Provider

LEEWAY = 60  # seconds by which clocks may differ
LONGEST_SUBJECT = 255


class _Allowed(JWSRegistry):
    """Knows public-key algorithms and no others: never `none`, never a shared secret (HS256 and the like)."""

    algorithms: dict[str, JWSAlgModel] = {  # noqa: RUF012 - as in the base class
        **{name: JWSRegistry.algorithms[name] for name in ("RS256", "PS256", "ES256", "Ed25519")},
        "EdDSA": JWSRegistry.algorithms["Ed25519"],  # its older name, under which other curves go too: not here
    }


_ALLOWED = _Allowed(algorithms=tuple(_Allowed.algorithms), strict_check_header=False)


async def verified(
    provider: Provider, token: str, access_token: str, nonce: str, jwks_uri: str, http: Network, now: datetime
) -> Document:
    """The claims of an ID token, all of them checked. Raises Mistrusted, Away."""
    found = await _signed(provider, token, jwks_uri, http)
    claims, algorithm = found.claims, str(found.header["alg"])
    try:
        _registry(provider, now).validate(claims)
    except ClaimError as wrong:
        raise Mistrusted(provider, f"its ID token is wrong at {wrong.claim}") from None
    wrong_at = [name for name, right in _bound(provider, claims, algorithm, access_token, nonce) if not right]
    if wrong_at:
        raise Mistrusted(provider, f"its ID token is wrong at {', '.join(wrong_at)}")
    return claims


async def _signed(provider: Provider, token: str, jwks_uri: str, http: Network) -> jwt.Token:
    """The token, its signature proven; keys are read anew once, since a provider may have changed them."""
    for fresh in (False, True):
        keys = signing_keys(await http.kept(provider, jwks_uri, fresh))
        try:
            return jwt.decode(token, keys, registry=_ALLOWED)
        except (InvalidKeyIdError, BadSignatureError):
            continue
        except (JoseError, ValueError, TypeError, KeyError, RecursionError) as broken:
            raise Mistrusted(provider, f"its ID token cannot be read: {type(broken).__name__}") from None
    raise Mistrusted(provider, "its ID token is not signed by a key of its own")


def _registry(provider: Provider, now: datetime) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True},
    )


def _bound(
    provider: Provider, claims: Document, algorithm: str, access_token: str, nonce: str
) -> list[tuple[str, bool]]:
    """What ties a token to this client, this sign-in and this access token; each with whether it holds."""
    alone = claims["aud"] in (provider.client_id, [provider.client_id])
    meant_for: object = claims.get("azp", provider.client_id if alone else None)
    half = _half(access_token)
    return [
        ("sub", len(claims["sub"]) <= LONGEST_SUBJECT and claims["sub"].isprintable()),
        ("azp", meant_for == provider.client_id),
        ("nonce", hmac.compare_digest(str(claims["nonce"]).encode("utf-8", "replace"), nonce.encode())),
        ("at_hash", not algorithm.endswith("S256") or claims.get("at_hash", half) == half),
    ]


def _half(access_token: str) -> str:
    """The `at_hash` of an access token under an algorithm with SHA-256."""
    return base64.urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()[:16]).rstrip(b"=").decode()
