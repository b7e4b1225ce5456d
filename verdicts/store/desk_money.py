"""What runs of the desk may cost in a day: a hard cap, kept by the database however many editors and workers there are.

Counted are runs that a working copy began, currency by currency: one that ended counts what it cost, on the day it
ended; one that runs, or whose process stopped in the middle, counts the most that it may have spent.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Connection, case, func, select

from verdicts.domain.drafting import Planning
from verdicts.store.revisions import lock_catalogue
from verdicts.store.tables import panel_run
from verdicts.store.types import Micro


class OverDay(Exception):
    """A run would pass the day's budget: `wanted` at most, `spent` and held already, of `daily`."""

    def __init__(self, wanted: Decimal, spent: Decimal, daily: Decimal) -> None:
        """Keep the figures."""
        super().__init__(f"{wanted:f} wanted, {spent:f} spent or held of {daily:f}")
        self.wanted, self.spent, self.daily = wanted, spent, daily


def spent_today(conn: Connection, currency: str, now: datetime, but: int = 0) -> Decimal:
    """What the desk spent in the UTC day of `now`, with what running runs hold; the run `but` is left out."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    sure = panel_run.c.state.not_in(("running", "unfinished"))
    counts = case((sure, panel_run.c.cost), else_=func.coalesce(panel_run.c.cap, panel_run.c.cost))
    today = panel_run.c.ended.is_(None) | (panel_run.c.ended >= midnight)
    which = (panel_run.c.copy_id > 0) & (panel_run.c.currency == currency) & today & (panel_run.c.id != but)
    return conn.execute(select(func.coalesce(func.sum(counts, type_=Micro), 0, type_=Micro)).where(which)).scalar_one()


def check_day(conn: Connection, planning: Planning, run: int, now: datetime) -> None:
    """Whether the day has room for the most that a run, just stored, may spend. Raises OverDay.

    Others that begin wait for this transaction, so that two cannot have the same money.
    """
    if planning.daily is None:
        return
    lock_catalogue(conn)
    wanted, spent = planning.cap or Decimal(0), spent_today(conn, planning.currency, now, but=run)
    if spent + wanted > planning.daily and wanted:
        raise OverDay(wanted, spent, planning.daily)
