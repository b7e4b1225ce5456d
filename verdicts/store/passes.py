"""Passes: keys of programs by their digest, and their budget, which is held before a call and settled after it.

Whoever changes what a key spends or holds locks its row first (SQLite: has the only writing transaction), so that
several workers and hosts cannot hold the same money twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update

from verdicts.domain.passes import HOLD_LASTS, Pass, Per, span
from verdicts.store.polls import insert_new
from verdicts.store.tables import hold, passes
from verdicts.store.types import Micro


@dataclass(frozen=True, slots=True)
class Held:
    """Money held: the hold's number, 0 where nothing was held, and how much; `others` is what else was held then."""

    number: int
    amount: Decimal
    left: Decimal
    others: Decimal


def add_pass(conn: Connection, digest: str, made: Pass) -> bool:
    """Keep a new key by its digest; False where there is one of that name."""
    cells = {name: getattr(made, name) for name in ("name", "budget", "currency", "per", "spent", "made_at")}
    kept = insert_new(conn, passes).values(
        **cells, digest=digest, pools=",".join(made.pools), span=span(made.per, made.made_at)
    )
    return conn.execute(kept.returning(passes.c.id)).first() is not None


def pass_of(conn: Connection, digest: str, now: datetime) -> Pass | None:
    """The key with this digest; None where there is none, or it was revoked."""
    found = passes.c.digest == digest, passes.c.revoked_at.is_(None)
    row = conn.execute(_with_holds(now).where(*found)).one_or_none()
    return _read(row, now) if row else None


def passes_of(conn: Connection, now: datetime) -> list[Pass]:
    """Every key by name, the revoked ones too."""
    return [_read(row, now) for row in conn.execute(_with_holds(now).order_by(passes.c.name))]


def revoke(conn: Connection, name: str, now: datetime) -> bool:
    """A key is no longer good; False where none of that name was. Its row stays, with what it spent."""
    good = (passes.c.name == name) & passes.c.revoked_at.is_(None)
    return conn.execute(update(passes).where(good).values(revoked_at=now)).rowcount > 0


def reserve(conn: Connection, number: int, least: Decimal, most: Decimal, now: datetime) -> Held | None:
    """Hold up to `most` of what a key has left, if it is `least` or more; None where the key was revoked."""
    known = _locked(conn, number, now)
    if known is None:
        return None
    conn.execute(delete(hold).where(hold.c.pass_id == number, hold.c.until <= now))
    others = conn.execute(select(_sum()).where(hold.c.pass_id == number)).scalar_one()
    left = known.budget - known.spent - others
    if least > left:
        return Held(0, Decimal(0), left, others)
    amount = max(Decimal(0), min(most, left))
    cells = {"pass_id": number, "amount": amount, "until": now + HOLD_LASTS}
    return Held(conn.execute(insert(hold).values(cells).returning(hold.c.id)).scalar_one(), amount, left, others)


def settle(conn: Connection, number: int, held: int, cost: Decimal, now: datetime) -> None:
    """Give back what was held, where it still is, and count what was spent: also for a key revoked meanwhile."""
    row = conn.execute(select(passes).where(passes.c.id == number).with_for_update()).one()
    current = span(row.per, now)
    conn.execute(delete(hold).where(hold.c.id == held))
    spent = cost + (row.spent if row.span == current else Decimal(0))
    conn.execute(update(passes).where(passes.c.id == number).values(spent=spent, span=current))


def _locked(conn: Connection, number: int, now: datetime) -> Row[Any] | None:
    """The key's row, used now, with what it spent in the day or month that is now."""
    good = (passes.c.id == number) & passes.c.revoked_at.is_(None)
    row = conn.execute(select(passes).where(good).with_for_update()).one_or_none()
    if row is None:
        return None
    current = span(row.per, now)
    spent = case((passes.c.span == current, passes.c.spent), else_=0)
    new = update(passes).where(passes.c.id == number).values(used_at=now, spent=spent, span=current)
    return conn.execute(new.returning(passes)).one()


def _sum() -> Any:
    return func.coalesce(func.sum(hold.c.amount, type_=Micro), 0, type_=Micro)


def _with_holds(now: datetime) -> Any:
    under_way = select(_sum()).where(hold.c.pass_id == passes.c.id, hold.c.until > now).scalar_subquery()
    return select(passes, under_way.label("held"))


def _read(row: Row[Any], now: datetime) -> Pass:
    pools: Sequence[str] = [name for name in cast(str, row.pools).split(",") if name]
    per = cast(Per, row.per)
    spent = row.spent if row.span == span(per, now) else Decimal(0)
    moments = (row.made_at, row.used_at, row.revoked_at)
    return Pass(row.id, row.name, row.budget, row.currency, per, tuple(pools), spent, row.held, *moments)
