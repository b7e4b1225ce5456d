"""Accounts: found by address, key or number; made, changed, removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from verdicts.domain.accounts import Account, Role
from verdicts.store.tables import account, provider_link


class AddressTaken(Exception):
    """There is an account with this address."""


class Secret(NamedTuple):
    """An account and the hash of its password, None where it has none."""

    account: Account
    password: str | None


def read_account(row: Row[Any]) -> Account:
    """The account of a row that has its columns."""
    return Account(row.id, row.email, row.reader, row.role, row.made_at, row.password is not None)


def account_of(conn: Connection, email: str) -> Secret | None:
    """The account with an address (in lower case) and its password's hash."""
    return _one(conn, account.c.email == email)


def account_by_id(conn: Connection, number: int) -> Secret | None:
    """The account of that number and its password's hash."""
    return _one(conn, account.c.id == number)


def account_linked(conn: Connection, issuer: str, subject: str) -> Account | None:
    """The account that a provider knows by `subject`."""
    found = select(provider_link.c.account_id).where(
        provider_link.c.issuer == issuer, provider_link.c.subject == subject
    )
    secret = _one(conn, account.c.id.in_(found))
    return secret.account if secret else None


def add_account(conn: Connection, email: str, reader: str, role: Role, password: str | None, now: datetime) -> Account:
    """Make an account. Raises AddressTaken."""
    cells = {"email": email, "reader": reader, "role": role, "password": password, "made_at": now}
    try:
        with conn.begin_nested():
            row = conn.execute(insert(account).values(cells).returning(account)).one()
    except IntegrityError as broken:
        if account_of(conn, email) is None:
            raise
        raise AddressTaken from broken
    return read_account(row)


def accounts_above(conn: Connection) -> list[Account]:
    """The accounts that are more than readers, by role and address."""
    rows = conn.execute(select(account).where(account.c.role != "reader").order_by(account.c.role, account.c.email))
    return [read_account(row) for row in rows]


def set_password(conn: Connection, number: int, password: str) -> None:
    """Keep the hash of a new password."""
    conn.execute(update(account).where(account.c.id == number).values(password=password))


def set_role(conn: Connection, email: str, role: Role) -> bool:
    """Give an account a role; False where there is no such account."""
    return conn.execute(update(account).where(account.c.email == email).values(role=role)).rowcount > 0


def link_provider(conn: Connection, number: int, issuer: str, subject: str, now: datetime) -> None:
    """Remember what a provider calls an account."""
    conn.execute(insert(provider_link).values(issuer=issuer, subject=subject, account_id=number, made_at=now))


def linked_issuers(conn: Connection, number: int) -> list[str]:
    """The issuers that know this account."""
    return list(conn.execute(select(provider_link.c.issuer).where(provider_link.c.account_id == number)).scalars())


def unlink_provider(conn: Connection, number: int, issuer: str) -> None:
    """Forget what a provider calls an account."""
    conn.execute(delete(provider_link).where(provider_link.c.account_id == number, provider_link.c.issuer == issuer))


def remove_account(conn: Connection, number: int) -> None:
    """Remove an account with its sessions, passkeys and links to providers."""
    conn.execute(delete(account).where(account.c.id == number))


def _one(conn: Connection, where: ColumnElement[bool]) -> Secret | None:
    row = conn.execute(select(account).where(where)).one_or_none()
    return Secret(read_account(row), row.password) if row else None
