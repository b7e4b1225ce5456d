"""Passkeys of accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from verdicts.domain.accounts import Account
from verdicts.store.accounts import read_account
from verdicts.store.tables import account, passkey

MOST = 20  # of one account


class KeptPasskey(NamedTuple):
    """A passkey as it is kept. `transports` are words with spaces between them."""

    id: int
    credential: str
    public_key: str
    sign_count: int
    transports: str
    backed_up: bool
    name: str
    made_at: datetime
    used_at: datetime | None


def passkeys_of(conn: Connection, number: int) -> list[KeptPasskey]:
    """An account's passkeys, the oldest first."""
    rows = conn.execute(select(passkey).where(passkey.c.account_id == number).order_by(passkey.c.id))
    return [_read(row) for row in rows]


def passkey_of(conn: Connection, credential: str) -> tuple[Account, KeptPasskey] | None:
    """The passkey of that credential and whose it is."""
    row = conn.execute(select(passkey).where(passkey.c.credential == credential)).one_or_none()
    if row is None:
        return None
    owner = conn.execute(select(account).where(account.c.id == row.account_id)).one()
    return read_account(owner), _read(row)


def add_passkey(conn: Connection, number: int, cells: dict[str, Any], now: datetime) -> bool:
    """Keep a passkey; False where it is somebody's already, or the account has too many."""
    if len(passkeys_of(conn, number)) >= MOST:
        return False
    try:
        with conn.begin_nested():
            conn.execute(insert(passkey).values(account_id=number, made_at=now, **cells))
    except IntegrityError:
        return False
    return True


def use_passkey(conn: Connection, one: KeptPasskey, sign_count: int, now: datetime) -> bool:
    """Count a use; False where another use came in between, as of a copy."""
    same = (passkey.c.id == one.id) & (passkey.c.sign_count == one.sign_count)
    return conn.execute(update(passkey).where(same).values(sign_count=sign_count, used_at=now)).rowcount > 0


def remove_passkey(conn: Connection, number: int, which: int) -> bool:
    """Remove one of an account's passkeys."""
    mine = (passkey.c.account_id == number) & (passkey.c.id == which)
    return conn.execute(delete(passkey).where(mine)).rowcount > 0


def _read(row: Row[Any]) -> KeptPasskey:
    return KeptPasskey(*(getattr(row, name) for name in KeptPasskey._fields))
