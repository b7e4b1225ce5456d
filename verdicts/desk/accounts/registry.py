"""The registry: what signing up, in and out works with; who calls; and the two kinds of answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine

from verdicts.desk.catalogue import Site
from verdicts.desk.passwords import Hasher
from verdicts.desk.queueing import Line
from verdicts.desk.vote import Polls
from verdicts.desk.wording import soon
from verdicts.domain.accounts import Account, intent, onward
from verdicts.domain.tallies import Split, Tally
from verdicts.live.limits import Limits, network_of
from verdicts.post.box import Post
from verdicts.store.sessions import Session

BUSY = "Too many people sign in at this moment. Try again in a few seconds."
AWAY = "That could not be stored just now. Nothing was changed. Try again in a minute."


class Caller(NamedTuple):
    """Who sends a form: the device's reader ("" for none), the address it comes from, the browser, its session."""

    device: str
    address: str
    agent: str
    session: Session | None = None


@dataclass(frozen=True)
class Goal:
    """Where a reader goes once signed in, and the click that is carried out then."""

    next: str = "/"
    intent: str = ""

    @classmethod
    def of(cls, form: Mapping[str, str]) -> Goal:
        """The goal of a form or an address; whatever leads elsewhere leads home."""
        return cls(onward(form.get("next", "/")), intent(form.get("intent", "")))


@dataclass(frozen=True)
class Refused:
    """What was not done: a sentence, the field it is about ("" for the whole form) and an HTTP status."""

    said: str
    at: str = ""
    status: int = 422


@dataclass(frozen=True)
class Arrived:
    """Somebody is signed in: the token for the cookie, and where to go."""

    account: Account
    session: int
    token: str
    goal: Goal = Goal()


@dataclass(frozen=True)
class Registry:
    """One a process. `tries` are sign-ins, `mails` mailed links: by account and by network an hour.

    `hints` says how strong a password is while it is typed.
    """

    engine: Engine
    site: Site
    polls: Polls
    post: Post
    hasher: Hasher
    tries: Limits
    mails: Limits
    hints: Line = field(default_factory=lambda: Line("hints", 20))

    def now(self) -> datetime:
        """The time, aware UTC."""
        return self.polls.clock()

    async def too_often(self, limits: Limits, whose: str, address: str) -> Refused | None:
        """Count a try of an account from a network; what to say where that was one too many.

        Counted by account *and* network, so that a stranger elsewhere cannot lock anybody out.
        """
        used_up, seconds = await limits.wait(f"{whose} {network_of(address)}", address)
        if not used_up:
            return None
        return Refused(f"That was tried too often from your network. Try again {soon(seconds)}.", status=429)

    def tell(self, changed: Mapping[str, Tally | Split], *readers: str) -> None:
        """Say after a commit what changed: to every page that shows it, and to the readers' own."""
        if changed:
            self.polls.station.announce(changed)
        for reader in filter(None, readers):
            self.polls.circles.news(reader)


class Welcome(NamedTuple):
    """What a transaction left behind in which somebody arrived."""

    arrived: Arrived
    changed: Mapping[str, Tally | Split]
