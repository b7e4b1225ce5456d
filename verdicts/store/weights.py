"""Weights that people keep for themselves."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from verdicts.store.tables import kept_weights


class KeptWeights(NamedTuple):
    """A setting as an address has it, and when it was kept."""

    setting: str
    kept_at: datetime


def keep(conn: Connection, account: int, setting: str, now: datetime) -> None:
    """Keep a setting in the place of what was kept; of the equal one, "", nothing is kept."""
    forget(conn, account)
    if setting:
        conn.execute(insert(kept_weights).values(account_id=account, setting=setting, kept_at=now))


def kept_of(conn: Connection, account: int) -> KeptWeights | None:
    """What an account keeps."""
    mine = kept_weights.c.account_id == account
    row = conn.execute(select(kept_weights.c.setting, kept_weights.c.kept_at).where(mine)).one_or_none()
    return KeptWeights(row.setting, row.kept_at) if row else None


def forget(conn: Connection, account: int) -> None:
    """Remove what an account keeps."""
    conn.execute(delete(kept_weights).where(kept_weights.c.account_id == account))
