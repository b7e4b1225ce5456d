"""Show an account to whoever is signed in to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.accounts.manage import is_fresh
from verdicts.desk.accounts.registry import Registry
from verdicts.desk.dates import day, minute
from verdicts.desk.providers.provider import Provider
from verdicts.desk.wording import plural
from verdicts.domain.accounts import Account, Role, Way
from verdicts.domain.desk import EDITORS
from verdicts.store import accounts, passkeys, sessions
from verdicts.store.bookmarks import many
from verdicts.store.engine import reading
from verdicts.store.merging import said_by
from verdicts.store.passkeys import KeptPasskey
from verdicts.store.sessions import Session
from verdicts.store.shelves import shelves_of
from verdicts.store.subscribers import subscriber_of_address
from verdicts.views.account import AccountView, MomentView, PasskeyView, ProviderView, SessionView, WhoView
from verdicts.views.parts import MetaView

_WAYS: dict[Way, str] = {
    "password": "by password",
    "passkey": "by passkey",
    "provider": "by a provider",
    "mail": "by a mailed link",
}


def show_account(
    registry: Registry, mine: Session, providers: Sequence[Provider], said: str = "", fault: str = "", at: str = ""
) -> AccountView:
    """The account page. Raises DatabaseTrouble."""
    account, now = mine.account, registry.now()
    with reading(registry.engine) as conn:
        issuers, (votes, shelves, reads) = set(accounts.linked_issuers(conn, account.id)), _counted(conn, account)
        browsers, keys = sessions.sessions_of(conn, account.id), passkeys.passkeys_of(conn, account.id)
    return AccountView(
        MetaView(f"Account · {registry.site.name}", robots="noindex"),
        email=account.email,
        role=account.role,
        since=day(account.made_at.date()),
        has_password=account.has_password,
        sessions=[_browser(one, mine, now) for one in browsers],
        passkeys=[_passkey(one, now) for one in keys],
        votes=votes,
        shelves=shelves,
        subscribed=reads,
        providers=[ProviderView(one.key, one.name, one.issuer in issuers) for one in providers],
        fresh=is_fresh(registry, mine),
        demands="password" if account.has_password else "fresh",
        **{"fault": fault, "fault_at": at, "said": said},
    )


def who_reads(signed_in: bool, role: Role = "reader") -> WhoView:
    """How the header names who reads. Not by the address: what is in a state goes to and fro with every page."""
    return WhoView("Your account", signed_in=True, edits=role in EDITORS) if signed_in else WhoView()


def _counted(conn: Connection, account: Account) -> tuple[str, str, bool]:
    """What the account has said and keeps, in words; whether issues of the newsletter go to its address."""
    reads = subscriber_of_address(conn, account.email)
    votes, kept = said_by(conn, account.reader), many(conn, account.reader)
    ballots, shelves = sum(len(tools) == 1 for tools in votes), len(shelves_of(conn, account.reader))
    said = f"{plural(ballots, 'ballot')} and {plural(len(votes) - ballots, 'pick')}"
    kept_said = f"{plural(kept, 'bookmark')} on {plural(shelves, 'shelf', 'shelves')}"
    return said, kept_said, reads is not None and reads.state == "active"


def _browser(one: Session, mine: Session, now: datetime) -> SessionView:
    seen = now if one.id == mine.id else one.seen_at
    return SessionView(one.id, one.agent, _WAYS[one.way], _moment(one.made_at), _moment(seen), one.id == mine.id)


def _moment(when: datetime) -> MomentView:
    return MomentView(minute(when), when.isoformat(timespec="minutes"))


def _passkey(one: KeptPasskey, now: datetime) -> PasskeyView:
    used = f"used {ago(one.used_at, now)}" if one.used_at else "not used yet"
    return PasskeyView(one.id, one.name, f"added {day(one.made_at.date())}", used)


def ago(when: datetime, now: datetime) -> str:
    """How long since, as coarsely as it is kept."""
    hours = int((now - when).total_seconds() // 3600)
    if hours < 1:
        return "within the last hour"
    return f"{plural(hours, 'hour')} ago" if hours < 48 else f"{plural(hours // 24, 'day')} ago"
