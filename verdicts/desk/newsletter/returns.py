"""Where bounces go: a return path of its own for every delivery (VERP), signed, so that nobody can bounce another's."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SIGNED = 10  # bytes: sixteen letters in base32
_PATH = re.compile(r"(?P<box>[^@]+)\+(?P<number>\d{1,12})-(?P<sign>[a-z2-7]{16})@(?P<host>[^@]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Returns:
    """`address` takes bounces, like bounces@verdicts.example; "" where nobody reads them: then `sender` is the path.

    `keys` are secrets, newest first; all of them are read, so that a key may be changed while mail is on its way.
    """

    sender: str
    address: str = ""
    keys: Sequence[str] = field(default=(), repr=False)

    def path(self, delivery: int) -> str:
        """The return path of a delivery: bounces+7-abcdefghijklmnop@verdicts.example. Letters of one case alone, since
        some servers change it."""
        if not self.address:
            return self.sender
        box, _, host = self.address.partition("@")
        return f"{box}+{delivery}-{_sign(self.keys[0], delivery)}@{host}"

    def delivery(self, path: str) -> int | None:
        """The delivery whose return path that is; None for any other address."""
        found = _PATH.fullmatch(path.strip().strip("<>"))
        if not found or f"{found['box']}@{found['host']}".lower() != self.address.lower():
            return None
        number, sign = int(found["number"]), found["sign"].lower()
        good = any(hmac.compare_digest(sign, _sign(key, number)) for key in self.keys)
        return number if good else None


def _sign(key: str, delivery: int) -> str:
    digest = hmac.new(key.encode(), f"verdicts bounce {delivery}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:_SIGNED]).decode().lower()
