"""Passwords as they are kept: argon2id at the parameters of OWASP, away from the event loop.

A password is compared as the profile OpaqueString of RFC 8265 says: spaces of every kind are one, and the text is in
NFC, so that two keyboards that write "é" in two ways agree. NFKC, which older advice of NIST allows beside it, would
also take ² for 2 and ﬁ for fi: it makes different passwords equal and helps no keyboard.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from verdicts.desk.queueing import Line

MOST_WAITING = 40  # about a second at the cost below


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int


OWASP = Cost(memory=19 * 1024, passes=2, lanes=1)  # OWASP Password Storage Cheat Sheet, argon2id


def normal(password: str) -> str:
    """A password as it is compared (RFC 8265, section 4.2), of the same number of characters for every keyboard."""
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in password)
    return unicodedata.normalize("NFC", spaced)


class Hasher:
    """One a process: hashes and verifies in one thread, since argon2 lets go of the interpreter while it works. The
    thread gives way: where the event loop has the same core, everybody's pages would wait for each other sign-in.

    Every call raises TooBusy where more than `most_waiting` wait. An unknown account costs what a known one does, as
    long as hashes are kept at the present cost: renew what `needs_rehash` after a verified password.
    """

    def __init__(self, cost: Cost = OWASP, most_waiting: int = MOST_WAITING) -> None:
        """Hashes once, for about 25 ms: the hash that stands in for accounts without one."""
        self._argon2 = PasswordHasher(cost.passes, cost.memory, cost.lanes, type=Type.ID)
        self._nobody = self._argon2.hash(secrets.token_bytes(32))
        self._line = Line("passwords", most_waiting, yielding=True)

    async def hash(self, password: str) -> str:
        """The text to keep of a password: 97 characters, salt and cost within."""
        return await self._line.run(lambda: self._argon2.hash(_bytes(password)))

    async def verify(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that was kept; None, for no account or no password, takes as long and is False.
        Raises argon2's InvalidHashError where what was kept is no hash."""
        hashed = self._nobody if kept is None else kept
        return await self._line.run(lambda: self._is(hashed, password)) and kept is not None

    def needs_rehash(self, kept: str) -> bool:
        """Whether a hash was made at another cost than the present one."""
        return self._argon2.check_needs_rehash(kept)

    def close(self) -> None:
        """End the thread."""
        self._line.close()

    def _is(self, hashed: str, password: str) -> bool:
        try:
            return self._argon2.verify(hashed, _bytes(password))
        except VerifyMismatchError:
            return False


def _bytes(password: str) -> bytes:
    return normal(password).encode("utf-8", "surrogatepass")  # no text makes it fail
