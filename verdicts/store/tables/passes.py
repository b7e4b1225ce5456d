"""The tables of passes: keys that the operator gives to programs, as digests, and money held for calls under way."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlmodel import Field

from verdicts.domain.passes import Per
from verdicts.store.rules import Row, not_negative, one_of, parent, unique
from verdicts.store.tables.accounts import NEVER_AGAIN, a_digest
from verdicts.store.types import Micro, Moment


class PassRow(Row, table=True):
    """A key. `spent` is what was spent in the day or month `span`; `pools` are names with commas, none is all."""

    __table_args__ = (
        a_digest("digest"),
        one_of("per", Per),
        not_negative("budget"),
        not_negative("spent"),
        unique("pass", "name"),
        unique("pass", "digest"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str
    digest: str
    budget: Decimal = Field(sa_type=Micro)
    currency: str
    per: str
    pools: str
    spent: Decimal = Field(sa_type=Micro)
    span: str
    made_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)


class HoldRow(Row, table=True):
    """Money of a key that a fusion under way may spend; it counts until `until`, also when its process fell.

    Its number is given once: who settles after that time must not settle what another one holds.
    """

    __table_args__ = (not_negative("amount"), NEVER_AGAIN)
    id: int | None = Field(default=None, primary_key=True)
    pass_id: int = parent("pass.id", "CASCADE", index=True)
    amount: Decimal = Field(sa_type=Micro)
    until: datetime = Field(sa_type=Moment)


passes, hold = Row.metadata.tables["pass"], Row.metadata.tables["hold"]
