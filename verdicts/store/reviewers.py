"""The reviewers: the set is data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from verdicts.domain.reviewers import Reviewer
from verdicts.store.revisions import count_changes
from verdicts.store.tables import reviewer

_ASIDE = 1000


def reviewers(conn: Connection) -> list[Reviewer]:
    """All reviewers by their order."""
    return [
        Reviewer.model_construct(
            key=row.key,
            name=row.name,
            question=row.question,
            order=row.place,
            accent=row.accent,
            retired=row.retired_at is not None,
        )
        for row in conn.execute(select(reviewer).order_by(reviewer.c.place))
    ]


def save_reviewers(conn: Connection, changed: Sequence[Reviewer], at: datetime | None = None) -> None:
    """Store each reviewer as given, new or not; counts as one change to the catalogue.

    `at` is when those that retire do; it may be left out where none does.
    """
    if not changed:
        return
    count_changes(conn, 1)
    since = {row.key: row.retired_at for row in conn.execute(select(reviewer.c.key, reviewer.c.retired_at))}
    known, cells = set(since), [_cells(one, since.get(one.key) or at) for one in changed]
    # Two reviewers may trade places: step aside first, since a place is unique at every moment.
    conn.execute(
        update(reviewer).where(reviewer.c.key.in_([c["key"] for c in cells])).values(place=reviewer.c.place + _ASIDE)
    )
    present = [row for row in cells if row["key"] in known]
    fresh = [{name: row[name] for name in row if name != "its_key"} for row in cells if row["key"] not in known]
    if present:
        conn.execute(update(reviewer).where(reviewer.c.key == bindparam("its_key")), present)
    if fresh:
        conn.execute(insert(reviewer), fresh)


def _cells(one: Reviewer, since: datetime | None) -> dict[str, Any]:
    plain = one.model_dump(exclude={"order", "retired"})
    return {"its_key": one.key, **plain, "place": one.order, "retired_at": since if one.retired else None}
