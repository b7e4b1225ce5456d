"""Files that editors brought: kept for a while, read by the one who brought them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from verdicts.store.tables import intake

KEPT_FOR = timedelta(hours=1)


def keep_file(conn: Connection, account: int, name: str, data: bytes, now: datetime) -> int:
    """Keep a file in the place of the one that the editor brought before; its number. What is too old goes."""
    conn.execute(delete(intake).where((intake.c.brought_at < now - KEPT_FOR) | (intake.c.account_id == account)))
    row = {"account_id": account, "name": name, "data": data, "brought_at": now}
    return conn.execute(insert(intake).values(row).returning(intake.c.id)).scalar_one()


def kept_file(conn: Connection, account: int, number: int, now: datetime) -> tuple[str, bytes] | None:
    """Name and bytes of a file that this editor brought; None where it is gone or another's."""
    mine = (intake.c.id == number) & (intake.c.account_id == account) & (intake.c.brought_at >= now - KEPT_FOR)
    row = conn.execute(select(intake.c.name, intake.c.data).where(mine)).one_or_none()
    return (row.name, bytes(row.data)) if row else None


def drop_file(conn: Connection, number: int) -> None:
    """It is done with."""
    conn.execute(delete(intake).where(intake.c.id == number))
