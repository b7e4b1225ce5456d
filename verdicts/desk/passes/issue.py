"""Issue: the operator makes a key, sees all of them, and takes one back."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Engine

from verdicts.desk.accounts.sessions import digest
from verdicts.domain.passes import LONGEST_NAME, Pass, Per
from verdicts.store.engine import reading, writing
from verdicts.store.passes import add_pass, passes_of, revoke

BEGINS = "vf-"
MOST = Decimal(1_000_000_000)
_POOL = re.compile(r"[^\s,]{1,80}")


class NotIssued(Exception):
    """No key was made. The text is a sentence for the operator."""


def issue(
    engine: Engine, name: str, budget: Decimal, per: Per, currency: str, pools: Sequence[str], now: datetime
) -> str:
    """Make a key and give it, the only time that it is seen: the database keeps its digest. Raises NotIssued."""
    if fault := _fault(name, budget, currency, pools):
        raise NotIssued(fault)
    key = BEGINS + secrets.token_urlsafe(32)
    none = Decimal(0)
    made = Pass(0, name, budget, currency, per, tuple(dict.fromkeys(pools)), none, none, now, None, None)
    with writing(engine) as conn:
        if not add_pass(conn, digest(key), made):
            raise NotIssued(f"There is a key named {name}. A name is never given twice, also after it was revoked.")
    return key


def _fault(name: str, budget: Decimal, currency: str, pools: Sequence[str]) -> str:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        return f"Give the key a name of 1 to {LONGEST_NAME} characters."
    if not budget.is_finite() or not 0 <= budget <= MOST or budget != budget.quantize(Decimal("0.000001")):
        return "A budget is an amount from 0 with at most six decimal places, like 5.00."
    if not re.fullmatch("[A-Z]{3}", currency):
        return "A currency has three letters, like USD."
    odd = [pool for pool in pools if not _POOL.fullmatch(pool)]
    return f"That is no name of a pool: {odd[0]!r}." if odd else ""


def issued(engine: Engine, now: datetime) -> list[Pass]:
    """Every key by its name."""
    with reading(engine) as conn:
        return passes_of(conn, now)


def take_back(engine: Engine, name: str, now: datetime) -> bool:
    """Revoke a key: no call is begun with it any more. False where there is none that is good."""
    with writing(engine) as conn:
        return revoke(conn, name, now)
