"""How the provider of the tests signs, honestly and not."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import warnings
from dataclasses import dataclass, field
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

Key = RSAKey | ECKey | OKPKey


def _made(number: int) -> dict[str, Key]:
    """One key for each algorithm; RSA keys are told apart by their use for one algorithm."""
    return {
        "RS256": RSAKey.generate_key(2048, {"kid": f"rs-{number}", "alg": "RS256", "use": "sig"}),
        "PS256": RSAKey.generate_key(2048, {"kid": f"ps-{number}", "alg": "PS256", "use": "sig"}),
        "ES256": ECKey.generate_key("P-256", {"kid": f"es-{number}", "use": "sig"}),
        "EdDSA": OKPKey.generate_key("Ed25519", {"kid": f"ed-{number}", "use": "sig"}),
    }


@dataclass
class Ring:
    """Keys that sign; `rotate` puts others in their place."""

    number: int = 0
    keys: dict[str, Key] = field(default_factory=lambda: _made(0))

    def rotate(self) -> None:
        """From now on other keys sign, under other names."""
        self.number += 1
        self.keys = _made(self.number)

    def public(self) -> dict[str, Any]:
        """The key set that everybody may read, among keys that nobody can use."""
        odd = [{"kty": "AKP", "kid": "new", "alg": "ML-DSA-44", "pub": "AA"}, {"kty": "RSA", "kid": "weak", "n": "AQ"}]
        return {"keys": [*odd, *(key.as_dict(private=False) for key in self.keys.values())]}

    def sign(self, algorithm: str, claims: dict[str, Any]) -> str:
        """A token: by one of our keys, by none at all, by our *public* key as a shared secret, or by a stranger's."""
        if algorithm == "none":
            return f"{_plain({'alg': 'none'}, claims)}."
        honest = self.keys["RS256"]
        if algorithm == "HS256":
            return _shared(_plain({"alg": "HS256", "kid": honest.kid}, claims), honest.as_pem(private=False))
        key = RSAKey.generate_key(2048) if algorithm == "stranger" else self.keys[algorithm]
        named = {"alg": "RS256", "kid": honest.kid} if algorithm == "stranger" else {"alg": algorithm, "kid": key.kid}
        with warnings.catch_warnings(action="ignore"):  # EdDSA has a newer name, which providers do not use yet
            return jwt.encode(named, claims, key, algorithms=[named["alg"]])


def _text(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def _plain(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return f"{_text(json.dumps(header).encode())}.{_text(json.dumps(claims).encode())}"


def _shared(signed: str, secret: bytes) -> str:
    return f"{signed}.{_text(hmac.new(secret, signed.encode(), hashlib.sha256).digest())}"


def half_hash(access_token: str) -> str:
    """`at_hash` of an access token."""
    return _text(hashlib.sha256(access_token.encode()).digest()[:16])


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier."""
    return _text(hashlib.sha256(verifier.encode()).digest())
