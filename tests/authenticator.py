"""A passkey device in software: makes credentials and signs as a browser with a real one does (WebAuthn level 3)."""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, ATTESTED = 1, 4, 8, 16, 64
Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def raw(text: str) -> bytes:
    """The bytes of base64url without padding."""
    return urlsafe_b64decode(text + "===")


def new_key(algorithm: int) -> Key:
    """A private key for ES256 (-7), EdDSA (-8) or RS256 (-257)."""
    if algorithm == -7:
        return ec.generate_private_key(ec.SECP256R1())
    if algorithm == -8:
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _big(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def cose(key: Key) -> dict[int, Any]:
    """The public key as COSE (RFC 9053) writes it."""
    if isinstance(key, ec.EllipticCurvePrivateKey):
        point = key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return {1: 1, 3: -8, -1: 6, -2: key.public_key().public_bytes_raw()}
    numbers = key.public_key().public_numbers()
    return {1: 3, 3: -257, -1: _big(numbers.n), -2: _big(numbers.e)}


def signed(key: Key, data: bytes) -> bytes:
    """A signature of the key's own kind."""
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key.sign(data, ec.ECDSA(SHA256()))
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(data)
    return key.sign(data, padding.PKCS1v15(), SHA256())


@dataclass
class Device:
    """One credential. What a test wants otherwise it sets: origin, flags, count, a frame, the host it signs for."""

    algorithm: int = -7
    origin: str = "https://verdicts.example"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    steps: int = 1
    host: str = ""
    framed: bool = False
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    handle: bytes = b""

    def __post_init__(self) -> None:
        self.key = new_key(self.algorithm)

    def make(self, options: str) -> str:
        """What navigator.credentials.create() would answer to these options."""
        asked = json.loads(options)
        self.host, self.handle = self.host or asked["rp"]["id"], raw(asked["user"]["id"])
        attested = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + cbor2.dumps(cose(self.key))
        data = self._data(self.flags | ATTESTED) + attested
        response = {
            "clientDataJSON": b64(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
            "transports": ["internal", "hybrid", "telepathy"],
        }
        return self._answer(response)

    def show(self, options: str) -> str:
        """What navigator.credentials.get() would answer to these options."""
        asked = json.loads(options)
        self.count += self.steps
        client, data = self._client("webauthn.get", asked["challenge"]), self._data(self.flags)
        response = {
            "clientDataJSON": b64(client),
            "authenticatorData": b64(data),
            "signature": b64(signed(self.key, data + hashlib.sha256(client).digest())),
            "userHandle": b64(self.handle),
        }
        return self._answer(response)

    def _client(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.framed}
        return json.dumps(told).encode()

    def _data(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _answer(self, response: dict[str, Any]) -> str:
        name = b64(self.credential)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
