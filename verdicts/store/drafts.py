"""Drafted panels: a run is written before its first call, each take as soon as it is there, and then the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, exists, func, insert, literal, select, update

from verdicts.domain.drafting import (
    SILENT,
    UNFINISHED,
    PanelRun,
    Planning,
    RunReport,
    RunState,
    TakeDraft,
    TakeReport,
)
from verdicts.store.desk_money import check_day
from verdicts.store.polls import insert_new
from verdicts.store.tables import panel_run, reviewer, take_draft, tool


class RunUnderWay(Exception):
    """The working copy has a run that did not end."""


def begin_run(conn: Connection, planning: Planning, now: datetime) -> int:
    """Store a run that begins, with a waiting take a reviewer; its number.

    Raises RunUnderWay and OverDay, at which the caller's transaction must end with nothing stored.
    """
    cells = planning.model_dump(include={"copy_id", "pool", "mode", "low", "high", "cap", "currency"})
    cells |= {"state": "running", "began": now, "beat": now, "cost": Decimal(0), "wall": 0.0}
    which = select(tool.c.id).where(tool.c.slug == planning.tool).scalar_subquery()
    row = insert_new(conn, panel_run).values(tool_id=which, report=planning.report.model_dump_json(), **cells)
    run = conn.execute(row.returning(panel_run.c.id)).scalar()
    if run is None:
        raise RunUnderWay
    check_day(conn, planning, run, now)
    ids = _reviewer_ids(conn, planning.reviewers)
    waiting = [
        {"run_id": run, "reviewer_id": ids[key], **_cells(TakeDraft(reviewer=key))} for key in planning.reviewers
    ]
    conn.execute(insert(take_draft), waiting)
    return run


def keep_take(conn: Connection, run: int, take: TakeDraft, cost: Decimal, now: datetime) -> None:
    """Store what one reviewer has so far, or has at last; `cost` is the whole run's until now."""
    who = select(reviewer.c.id).where(reviewer.c.key == take.reviewer).scalar_subquery()
    conn.execute(
        update(take_draft).where(take_draft.c.run_id == run, take_draft.c.reviewer_id == who).values(**_cells(take))
    )
    beat(conn, run, cost, now)


def beat(conn: Connection, run: int, cost: Decimal, now: datetime) -> None:
    """The run goes on, and has cost so much. Writes of one moment may overtake each other; money never comes back."""
    most = case((panel_run.c.cost > cost, panel_run.c.cost), else_=literal(cost, panel_run.c.cost.type))
    conn.execute(update(panel_run).where(panel_run.c.id == run).values(beat=now, cost=most))


def end_run(conn: Connection, run: int, state: RunState, cost: Decimal, wall: float, words: str, now: datetime) -> None:
    """The end of a run; reviewers that still wait get no take, and `words` say why."""
    cells = {"state": state, "cost": cost, "wall": wall, "beat": now, "ended": now}
    conn.execute(update(panel_run).where(panel_run.c.id == run).values(**cells))
    _end_waiting(conn, take_draft.c.run_id == run, words)


def end_silent(conn: Connection, now: datetime) -> list[int]:
    """Mark runs that nobody runs any more, which say nothing for SILENT, as ended unfinished; their numbers."""
    gone = (panel_run.c.state == "running") & (panel_run.c.beat <= now - SILENT)
    rows = conn.execute(update(panel_run).where(gone).values(state="unfinished", ended=now).returning(panel_run.c.id))
    ended = sorted(rows.scalars())
    if ended:
        _end_waiting(conn, take_draft.c.run_id.in_(ended), UNFINISHED)
    return ended


def panel_runs(conn: Connection, slug: str | None = None, most: int = 100) -> list[PanelRun]:
    """The newest runs, of one tool or of all, newest first."""
    return _runs(conn, None if slug is None else tool.c.slug == slug, most)


def runs_of_copy(conn: Connection, copy: int, most: int = 20) -> list[PanelRun]:
    """The newest runs of a working copy, newest first."""
    return _runs(conn, panel_run.c.copy_id == copy, most)


def runs_are_of(conn: Connection, copy: int, slug: str) -> None:
    """A working copy was published: its runs are the tool's."""
    which = select(tool.c.id).where(tool.c.slug == slug).scalar_subquery()
    conn.execute(update(panel_run).where(panel_run.c.copy_id == copy).values(tool_id=which))


def panel_run_by_id(conn: Connection, run: int) -> PanelRun | None:
    """One run; None where there is none of that number."""
    return next(iter(_runs(conn, panel_run.c.id == run, 1)), None)


def runs_under_way(conn: Connection) -> int:
    """How many runs have not ended."""
    query = select(func.count()).select_from(panel_run).where(panel_run.c.state == "running")
    return conn.execute(query).scalar_one()


def copies_under_way(conn: Connection) -> set[int]:
    """The working copies whose runs have not ended."""
    which = (panel_run.c.copy_id > 0) & (panel_run.c.state == "running")
    return set(conn.execute(select(panel_run.c.copy_id).where(which)).scalars())


def under_way(conn: Connection, copy: int) -> bool:
    """Whether a run of a working copy has not ended."""
    which = (panel_run.c.copy_id == copy) & (panel_run.c.state == "running")
    return conn.execute(select(exists().where(which))).scalar_one()


def _runs(conn: Connection, which: ColumnElement[bool] | None, most: int) -> list[PanelRun]:
    query = (
        select(panel_run, tool.c.slug)
        .join_from(panel_run, tool, isouter=True)
        .order_by(panel_run.c.id.desc())
        .limit(most)
    )
    rows = conn.execute(query if which is None else query.where(which)).all()
    takes = _takes(conn, [row.id for row in rows])
    return [_run(row, takes.get(row.id, [])) for row in rows]


def _takes(conn: Connection, runs: Iterable[int]) -> Mapping[int, list[TakeDraft]]:
    found: defaultdict[int, list[TakeDraft]] = defaultdict(list)
    query = select(take_draft, reviewer.c.key).join_from(take_draft, reviewer)
    query = query.where(take_draft.c.run_id.in_(list(runs))).order_by(take_draft.c.run_id, reviewer.c.place)
    for row in conn.execute(query):
        found[row.run_id].append(_take(row))
    return found


def _take(row: Row[Any]) -> TakeDraft:
    return TakeDraft(
        reviewer=row.key,
        state=row.state,
        score=row.score,
        text=row.text,
        words=row.words,
        cost=row.cost,
        wall=row.wall,
        report=TakeReport.model_validate_json(row.report),
    )


def _run(row: Row[Any], takes: list[TakeDraft]) -> PanelRun:
    same = {name: getattr(row, name) for name in PanelRun.model_fields if name not in ("tool", "report", "takes")}
    return PanelRun(**same, tool=row.slug or "", report=RunReport.model_validate_json(row.report), takes=tuple(takes))


def _cells(take: TakeDraft) -> dict[str, Any]:
    return take.model_dump(exclude={"reviewer", "report"}) | {"report": take.report.model_dump_json()}


def _end_waiting(conn: Connection, which: ColumnElement[bool], words: str) -> None:
    waiting = which & (take_draft.c.state == "waiting")
    conn.execute(update(take_draft).where(waiting).values(state="none", words=words))


def _reviewer_ids(conn: Connection, keys: Iterable[str]) -> dict[str, int]:
    found = conn.execute(select(reviewer.c.key, reviewer.c.id).where(reviewer.c.key.in_(list(keys))))
    return {row.key: row.id for row in found}
