"""Look at drafted panels: the list, or one. A run that nobody runs any more is marked as ended unfinished first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.domain.drafting import PanelRun
from verdicts.store.drafts import end_silent, panel_run_by_id, panel_runs, runs_under_way
from verdicts.store.engine import reading, writing


def end_abandoned(engine: Engine, now: datetime) -> list[int]:
    """Mark runs whose process is gone; their finished drafts stay. The numbers of those runs."""
    with reading(engine) as conn:
        if not runs_under_way(conn):
            return []
    with writing(engine) as conn:
        return end_silent(conn, now)


def drafts(engine: Engine, now: datetime, slug: str | None = None, most: int = 100) -> list[PanelRun]:
    """The newest runs, of one tool or of all, newest first."""
    end_abandoned(engine, now)
    with reading(engine) as conn:
        return panel_runs(conn, slug, most)


def draft(engine: Engine, now: datetime, run: int) -> PanelRun | None:
    """One run by its number."""
    end_abandoned(engine, now)
    with reading(engine) as conn:
        return panel_run_by_id(conn, run)
