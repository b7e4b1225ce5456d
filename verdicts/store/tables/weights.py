"""The table of weights that people keep for themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint
from sqlmodel import Field

from verdicts.domain.weighing import MOST_QUERY
from verdicts.store.rules import Row, parent
from verdicts.store.types import Moment


class KeptWeightsRow(Row, table=True):
    """One setting an account, written as an address has it. It is nobody else's and goes with the account."""

    __table_args__ = (
        PrimaryKeyConstraint("account_id"),
        CheckConstraint(f"length(setting) <= {MOST_QUERY}", "setting_is_short"),
    )
    account_id: int = parent("account.id", "CASCADE")
    setting: str
    kept_at: datetime = Field(sa_type=Moment)


kept_weights = Row.metadata.tables["kept_weights"]
