"""The challenge of a passkey, between the address that makes it and the one that reads the answer.

It travels in a cookie of its own, named `COOKIE` (`__Host-` before it on https), HttpOnly, SameSite=Strict, with
Max-Age `LASTS`. The signature binds it to one purpose: "sign-in", or "enrol" and the account's key, so that an answer
for one is worthless for the other.

What a signature cannot do is see a value twice. Whoever reads a challenge must, before the answer is looked at, put it
among the used ones (kept for LASTS) and refuse where it was there already; and clear the cookie with the response.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from itsdangerous import BadSignature, TimestampSigner

COOKIE = "passkey"
LASTS = timedelta(minutes=5)
_LONGEST = 200  # characters of a value; ours have about 100


def sign_challenge(keys: Sequence[str], challenge: str, purpose: str, now: datetime) -> str:
    """The cookie's value. `keys` are secrets, newest first; the newest signs."""
    return _Signer(keys, purpose, now).sign(challenge).decode()


def read_challenge(keys: Sequence[str], value: str, purpose: str, now: datetime) -> str | None:
    """The challenge of a cookie's value; None where it is not ours, for another purpose, or older than LASTS."""
    try:
        return _Signer(keys, purpose, now).unsign(value[:_LONGEST], max_age=int(LASTS.total_seconds())).decode()
    except (BadSignature, UnicodeError, ValueError):
        return None


class _Signer(TimestampSigner):
    def __init__(self, keys: Sequence[str], purpose: str, now: datetime) -> None:
        oldest_first = [key.encode() for key in reversed(keys)]
        super().__init__(oldest_first, salt=f"verdicts passkey {purpose}".encode(), digest_method=hashlib.sha256)
        self._now = int(now.timestamp())

    def get_timestamp(self) -> int:
        return self._now
