"""Appoint: the accounts that run the site are made and named by its operator."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.identity import new_reader
from verdicts.domain.accounts import Account, Role
from verdicts.store.accounts import AddressTaken, accounts_above, add_account, set_role
from verdicts.store.engine import reading, writing


def make(engine: Engine, email: str, role: Role, hashed: str, now: datetime) -> bool:
    """Make an account with the hash of its password; False where the address has one."""
    try:
        with writing(engine) as conn:
            add_account(conn, email, new_reader(), role, hashed, now)
    except AddressTaken:
        return False
    return True


def appoint(engine: Engine, email: str, role: Role) -> bool:
    """Give an account a role; False where there is none."""
    with writing(engine) as conn:
        return set_role(conn, email, role)


def appointed(engine: Engine) -> list[Account]:
    """Every editor and admin."""
    with reading(engine) as conn:
        return accounts_above(conn)
