"""Spend: who shows a key is known by its digest, and a call's money is held before it and settled after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Engine

from verdicts.desk.accounts.sessions import digest
from verdicts.domain.passes import Pass
from verdicts.store.engine import reading, writing
from verdicts.store.passes import Held, pass_of, reserve, settle

LONGEST_KEY = 200


@dataclass(frozen=True)
class Purse:
    """The budgets of all keys. Each verb is one transaction, for a worker thread. Raises DatabaseTrouble."""

    engine: Engine
    clock: Callable[[], datetime]

    def owner(self, key: str) -> Pass | None:
        """Whose key it is, None where it is nobody's.

        What is compared is a digest of all of it, by an index: how long that takes tells nothing of any key.
        """
        with reading(self.engine) as conn:
            return pass_of(conn, digest(key[:LONGEST_KEY]), self.clock())

    def hold(self, who: Pass, least: Decimal, most: Decimal) -> Held | None:
        """Hold up to `most`; nothing (number 0) where less than `least` is left, None where the key is gone."""
        with writing(self.engine) as conn:
            return reserve(conn, who.id, least, most, self.clock())

    def settle(self, who: Pass, held: Held, cost: Decimal) -> None:
        """Count what was spent and give the rest back."""
        with writing(self.engine) as conn:
            settle(conn, who.id, held.number, cost, self.clock())
