"""Manage an account: its password, its passkeys, its providers. An account keeps at least one way to sign in."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection

from verdicts.desk.accounts.letters import changed_letter
from verdicts.desk.accounts.registry import BUSY, Refused, Registry
from verdicts.desk.accounts.sign_in import proven
from verdicts.desk.queueing import TooBusy
from verdicts.desk.strength import password_fault
from verdicts.domain.accounts import FRESH, Account
from verdicts.store import accounts, mailed, passkeys, sessions
from verdicts.store.engine import writing
from verdicts.store.sessions import Session

CHANGED = "The password of your account was changed. All other sessions ended."
STALE = "You signed in a while ago. Sign in again, then do this within 15 minutes."
LAST = "This is your only way to sign in. Set a password or add a passkey first."
NOT_YOURS = "That is not the password of this account."


def is_fresh(registry: Registry, mine: Session) -> bool:
    """Whether somebody signed in so lately that they may do what cannot be undone."""
    return registry.now() - mine.made_at < FRESH


async def confirmed(registry: Registry, mine: Session, password: str, address: str) -> Refused | None:
    """Ask once more who is there: by the password, or by a fresh sign-in where the account has none."""
    if not mine.account.has_password:
        return None if is_fresh(registry, mine) else Refused(STALE, status=403)
    if refused := await registry.too_often(registry.tries, mine.account.email, address):
        return refused
    return None if await proven(registry, mine.account.email, password) else Refused(NOT_YOURS, status=403)


async def change_password(registry: Registry, mine: Session, current: str, new: str, address: str) -> Refused | None:
    """Keep a new password and end every other session. Raises DatabaseTrouble."""
    try:
        if refused := await confirmed(registry, mine, current, address):
            return Refused(refused.said, "current", refused.status)
        fault = await asyncio.to_thread(password_fault, new, mine.account.email, registry.site.name)
        if fault:
            return Refused(fault, "password")
        hashed = await registry.hasher.hash(new)
    except TooBusy:
        return Refused(BUSY, "password", 503)
    ended = await asyncio.to_thread(_change, registry, mine, hashed)
    registry.polls.attendance.end(ended)
    registry.tell({}, mine.account.reader)
    registry.post.send(changed_letter(registry.site, mine.account.email, CHANGED))
    return None


def _change(registry: Registry, mine: Session, hashed: str) -> list[int]:
    with writing(registry.engine) as conn:
        accounts.set_password(conn, mine.account.id, hashed)
        mailed.drop_links(conn, mine.account.email)
        return sessions.end_sessions(conn, mine.account.id, but=mine.id)


def remove_passkey(registry: Registry, account: Account, which: int) -> Refused | None:
    """Remove a passkey. Raises DatabaseTrouble."""
    with writing(registry.engine) as conn:
        if _ways(conn, account) < 2:
            return Refused(LAST, "passkey", 409)
        passkeys.remove_passkey(conn, account.id, which)
    return None


def remove_provider(registry: Registry, account: Account, issuer: str) -> Refused | None:
    """Disconnect a provider. Raises DatabaseTrouble."""
    with writing(registry.engine) as conn:
        if _ways(conn, account) < 2:
            return Refused(LAST, "provider", 409)
        accounts.unlink_provider(conn, account.id, issuer)
    return None


def _ways(conn: Connection, account: Account) -> int:
    """How many ways to sign in an account has."""
    many = len(passkeys.passkeys_of(conn, account.id)) + len(accounts.linked_issuers(conn, account.id))
    return many + account.has_password
