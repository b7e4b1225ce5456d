"""Subscribers: an address, whether it was confirmed, and how often it may be mailed before it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

SubscriberState = Literal["pending", "active", "paused", "left"]

MAIL_EVERY = timedelta(days=1)  # between two mails that a form can cause to one address
MOST_MAILS = 3  # at that pace, until a link in one of them is used
THEN_EVERY = timedelta(days=30)  # after those: twelve a year at most, from however many networks it is asked
LINK_LASTS = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=30)  # an address that was never confirmed, or left
MOST_BOUNCES = 3  # mails in a row that came back for good until an address is paused
MOST_INTERESTS = 50


@dataclass(frozen=True, slots=True)
class Subscriber:
    """`address` is "" once it is forgotten; `interests` are names of categories, none for all.

    `mails` were caused by forms since a link was last used, the newest at `mailed_at`.
    """

    id: int
    address: str
    state: SubscriberState
    interests: tuple[str, ...] = ()
    mails: int = 0
    mailed_at: datetime | None = None
    confirmed_at: datetime | None = None
    bounces: int = 0
    left_at: datetime | None = None

    def may_be_mailed(self, now: datetime) -> bool:
        """Whether a form may cause another mail: strangers may type any address into it.

        Whoever used a link waits for nothing: they may have left, and want to come back the same day.
        """
        rests = MAIL_EVERY if self.mails < MOST_MAILS else THEN_EVERY
        return self.mails == 0 or self.mailed_at is None or now - self.mailed_at >= rests

    def link_stands(self, now: datetime) -> bool:
        """Whether the newest link to confirm may still be used."""
        return self.mailed_at is not None and now - self.mailed_at < LINK_LASTS

    def may_return(self, now: datetime) -> bool:
        """Whether who left may take that back by the link by which they left; later they are asked by mail again."""
        left = self.state == "left" and self.left_at is not None and now - self.left_at < LINK_LASTS
        return left and bool(self.address)


def address_digest(address: str) -> str:
    """What is kept of an address for good, so that it is not mailed more often than it may be."""
    return hashlib.sha256(f"subscriber {address.strip().lower()}".encode()).hexdigest()
