"""The prediction ledger: claims go in when they are published, and what came of them is told again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from verdicts.domain.predictions import Prediction, Resolution, counts
from verdicts.domain.tools import Tool
from verdicts.store.tables import merged_tool, prediction, resolution, reviewer, tool
from verdicts.store.tending import INTO, PRESENT, with_present

_Key = tuple[int, int, object, str]  # tool, reviewer, day, text


def record_claims(conn: Connection, tools: Mapping[int, Tool], reviewer_ids: Mapping[str, int], now: datetime) -> None:
    """Put the claims of tools that are being published into the ledger, each once; `tools` by number.

    A claim that is no longer among its take's is marked as withdrawn, and no longer so when it is back. One whose day
    has come already is no prediction and is left out.
    """
    known = {_key(row): row for row in conn.execute(select(prediction).where(prediction.c.tool_id.in_(tools)))}
    said = {
        (number, reviewer_ids[take.reviewer], claim.by, claim.text): claim
        for number, one in tools.items()
        for take in one.panel
        for claim in take.claims
    }
    names = ("tool_id", "reviewer_id", "by", "text")
    fresh = [
        {**dict(zip(names, key, strict=True)), "chance": claim.chance, "made_at": now}
        for key, claim in said.items()
        if key not in known and counts(now.astimezone(UTC).date(), claim.by)
    ]
    if fresh:
        conn.execute(insert(prediction), fresh)
    _withdraw(conn, [row.id for key, row in known.items() if key not in said and row.withdrawn_at is None], now)
    _withdraw(conn, [row.id for key, row in known.items() if key in said and row.withdrawn_at is not None], None)


def predictions(conn: Connection) -> list[Prediction]:
    """The whole ledger, by day, then as published."""
    told = defaultdict[int, list[Resolution]](list)
    for row in conn.execute(select(resolution).order_by(resolution.c.number)):
        told[row.prediction_id].append(_resolution(row))
    led = (INTO.c.name.label("into_name"), merged_tool.c.at.label("merged_at"))
    query = select(prediction, PRESENT, tool.c.name, reviewer.c.key, *led)
    query = query.select_from(with_present(prediction.join(tool).join(reviewer)))
    found = conn.execute(query.order_by(prediction.c.by, prediction.c.id))
    return [_prediction(row, told.get(row.id, [])) for row in found]


def recorded(conn: Connection, slug: str) -> set[tuple[str, date, str]]:
    """Reviewer, day and text of every claim about a tool."""
    query = select(reviewer.c.key, prediction.c.by, prediction.c.text).join_from(prediction, tool).join(reviewer)
    return {(row.key, row.by, row.text) for row in conn.execute(query.where(tool.c.slug == slug))}


def tell(conn: Connection, number: int, told: Resolution) -> bool:
    """Add what came of a prediction; False where there is none, or where its number is not the next one."""
    newest = select(func.coalesce(func.max(resolution.c.number), 0)).where(resolution.c.prediction_id == number)
    query = select(newest.scalar_subquery()).where(prediction.c.id == number)
    if conn.execute(query).scalar() != told.number - 1:
        return False
    row = {
        "prediction_id": number,
        "number": told.number,
        "at": told.at,
        "outcome": told.outcome,
        "source": told.source or None,
        "note": told.note,
        "author": told.author or None,
    }
    try:
        with conn.begin_nested():
            conn.execute(insert(resolution).values(row))
    except IntegrityError:
        return False
    return True


def _withdraw(conn: Connection, numbers: list[int], at: datetime | None) -> None:
    if numbers:
        conn.execute(update(prediction).where(prediction.c.id.in_(numbers)).values(withdrawn_at=at))


def _key(row: Row[Any]) -> _Key:
    return row.tool_id, row.reviewer_id, row.by, row.text


def _prediction(row: Row[Any], told: list[Resolution]) -> Prediction:
    what = (row.text, row.by, row.chance, row.made_at, row.withdrawn_at)
    return Prediction(row.id, row.slug, row.name, row.key, *what, tuple(told), row.into_name or "", row.merged_at)


def _resolution(row: Row[Any]) -> Resolution:
    return Resolution(row.number, row.at, row.outcome, row.source or "", row.note, row.author or "")
