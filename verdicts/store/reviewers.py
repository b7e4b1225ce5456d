"""The reviewers: the set is data."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from verdicts.domain.reviewers import Reviewer
from verdicts.store.revisions import count_changes
from verdicts.store.tables import reviewer

_ASIDE = 1000


def reviewers(conn: Connection) -> list[Reviewer]:
    """All reviewers by their order."""
    return [
        Reviewer.model_construct(key=row.key, name=row.name, question=row.question, order=row.place, accent=row.accent)
        for row in conn.execute(select(reviewer).order_by(reviewer.c.place))
    ]


def save_reviewers(conn: Connection, changed: Sequence[Reviewer]) -> None:
    """Store each reviewer as given, new or not; counts as one change to the catalogue."""
    if not changed:
        return
    count_changes(conn, 1)
    known = set(conn.execute(select(reviewer.c.key)).scalars())
    cells = [{"its_key": one.key, **one.model_dump(exclude={"order"}), "place": one.order} for one in changed]
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
