"""Accounts: who signed in, with which role; what an address must look like; where a reader may be led after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Role = Literal["reader", "editor", "admin"]
Way = Literal["password", "passkey", "provider", "mail"]  # how a session was begun
Purpose = Literal["sign-up", "reset"]  # what a mailed link is for

LINK_LASTS = timedelta(minutes=30)
SESSION_IDLE = timedelta(days=60)
SESSION_LASTS = timedelta(days=365)
RENEWED_AFTER = timedelta(days=1)
GRACE = timedelta(seconds=60)  # in which the token before is still taken, once the new one has been seen
FRESH = timedelta(minutes=15)  # for which a sign-in may do what cannot be undone
LONGEST_EMAIL = 254

_NEVER = r"\s@\"(),:;<>\[\\\]"  # what a header of a mail would read as another address, or as its end
_EMAIL = re.compile(rf"[^{_NEVER}]{{1,64}}@(?:[^.{_NEVER}]{{1,63}}\.)+[^\W\d_][^.{_NEVER}]{{1,62}}")
_ONWARD = re.compile(
    r"/(?:[A-Za-z0-9._~-][A-Za-z0-9._~/-]{0,500})?(?:\?[A-Za-z0-9._~=&%+*-]{0,2000})?"
)  # pages read 2000
_INTENT = re.compile(r"share:[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Account:
    """A reader who signed in. `reader` is the key that ballots, picks and shelves hang on."""

    id: int
    email: str
    reader: str
    role: Role
    made_at: datetime
    has_password: bool = False


def plain_email(text: str) -> str:
    """An address as it is kept: without spaces around it, in lower case."""
    return text.strip().lower()


def email_fault(email: str) -> str:
    """What is wrong with an address, as a sentence; "" where nothing is."""
    if not email:
        return "Enter your e-mail address."
    if email.count("@") != 1:
        return "An e-mail address has one @ in it."
    if len(email) > LONGEST_EMAIL:
        return "That address is too long."
    if "." not in email.rpartition("@")[2]:
        return "The part after the @ needs a dot."
    return "" if email.isprintable() and _EMAIL.fullmatch(email) else "That does not look like an e-mail address."


def onward(text: str) -> str:
    """A path of this site to lead to after signing in; "/" for anything that could lead elsewhere."""
    return text if _ONWARD.fullmatch(text) and "//" not in text.partition("?")[0] else "/"


def intent(text: str) -> str:
    """The click that led to signing in and is carried out after it, like share:<shelf>; "" for none known."""
    return text if _INTENT.fullmatch(text) else ""
