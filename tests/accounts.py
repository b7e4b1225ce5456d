"""Accounts for tests: made in an engine, signed in, with what their browser sends."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine

from tests.conftest import NOON
from verdicts.desk.accounts.attendance import Presence
from verdicts.desk.accounts.sessions import begin
from verdicts.desk.identity import new_reader
from verdicts.domain.accounts import Account, Role, Way
from verdicts.store.accounts import add_account
from verdicts.store.engine import writing

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"


class SignedIn(NamedTuple):
    """A browser in which an account is signed in: the number of the session and what its cookie holds."""

    account: Account
    session: int
    token: str

    @property
    def presence(self) -> Presence:
        """Who sits at a socket of this browser."""
        return Presence(self.account.reader, self.account.id, self.session, self.account.role)

    def cookie(self, name: str = "session") -> dict[str, str]:
        """The header that its browser sends; on https the cookie's name is "__Host-session"."""
        return {"Cookie": f"{name}={self.token}"}


def an_account(engine: Engine, email: str = "ada@example.com", role: Role = "reader", now: datetime = NOON) -> Account:
    """Make an account without a password."""
    with writing(engine) as conn:
        return add_account(conn, email, new_reader(), role, None, now)


def sign_in(engine: Engine, account: Account, now: datetime = NOON, way: Way = "password") -> SignedIn:
    """Begin a session of an account, in Firefox on Linux."""
    with writing(engine) as conn:
        return SignedIn(account, *begin(conn, account, way, FIREFOX, now))


def signed_in(engine: Engine, email: str = "ada@example.com", role: Role = "reader", now: datetime = NOON) -> SignedIn:
    """Make an account and sign it in."""
    return sign_in(engine, an_account(engine, email, role, now), now)
