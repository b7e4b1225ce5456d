"""Who votes: a device, known by a signed cookie. Signing keys rotate; the newest signs, all of them are read."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from itsdangerous import BadSignature, TimestampSigner

from verdicts.live.limits import network_of

LONGEST = timedelta(days=400)  # browsers keep no cookie for longer
RENEWED_AFTER = timedelta(days=30)
_KEY = 32


def new_reader() -> str:
    """A key nobody can guess: 32 hexadecimal digits."""
    return secrets.token_hex(_KEY // 2)


@dataclass(frozen=True)
class Identity:
    """`keys` are secrets, newest first."""

    keys: tuple[str, ...]
    cookie: str = "reader"

    def sign(self, reader: str) -> str:
        """The cookie's value for a reader."""
        return _signer(self.keys).sign(reader).decode()

    def reader(self, value: str) -> str | None:
        """The reader of a cookie's value; None where it is not one of ours or too old."""
        return _unsigned(value, self.keys, LONGEST)

    def aged(self, value: str) -> bool:
        """Whether a valid cookie should be signed anew: by an old key, or a month ago."""
        return _unsigned(value, self.keys[:1], RENEWED_AFTER) is None

    def network(self, address: str) -> str:
        """The keyed hash under which the network of an address is kept."""
        return _hashed(network_of(address), self._derived("network")) if address else ""

    def hidden(self, text: str) -> str:
        """A keyed hash under which something is counted for an hour."""
        return _hashed(text, self._derived("limits"))

    @property
    def operator_token(self) -> str:
        """What `verdicts demo-votes` shows at the door; it changes with the newest key."""
        return self._derived("operator").hex()

    def is_operator(self, authorization: str) -> bool:
        """Whether an Authorization header carries the operator's token."""
        return hmac.compare_digest(authorization.encode(), f"Bearer {self.operator_token}".encode())

    def _derived(self, what: str) -> bytes:
        return hmac.new(self.keys[0].encode(), f"verdicts {what}".encode(), hashlib.sha256).digest()


@lru_cache(4096)
def _hashed(network: str, key: bytes) -> str:
    return hmac.new(key, network.encode(), hashlib.sha256).hexdigest()[:_KEY]


def _signer(keys: Sequence[str]) -> TimestampSigner:
    oldest_first = [key.encode() for key in reversed(keys)]
    return TimestampSigner(oldest_first, salt=b"verdicts reader", digest_method=hashlib.sha256)


def _unsigned(value: str, keys: Sequence[str], age: timedelta) -> str | None:
    try:
        reader = _signer(keys).unsign(value[:200], max_age=int(age.total_seconds())).decode()
    except (BadSignature, UnicodeError, ValueError):
        return None
    return reader if len(reader) == _KEY else None
