"""Issues: drafted, begun, held by who sends them, stopped, ended. And what happened to verdicts between two of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from verdicts.domain.newsletter.content import Content
from verdicts.domain.newsletter.issues import HELD_FOR, Issue, IssueState
from verdicts.store.tables import delivery, issue, merged_tool, revision, tool


class Step(NamedTuple):
    """A revision of a tool by which its panel changed, or with number 1 its first; `imported`, not made at the desk."""

    slug: str
    number: int
    reason: str
    imported: bool


def issue_of(conn: Connection, week: str) -> Issue | None:
    """The issue of a week."""
    return next(iter(_issues(conn, select(issue).where(issue.c.week == week))), None)


def issue_by_id(conn: Connection, number: int) -> Issue:
    """The issue with that number, which is there."""
    return _issues(conn, select(issue).where(issue.c.id == number))[0]


def newest_issues(conn: Connection, most: int, begun: bool = False) -> list[Issue]:
    """The newest first; `begun` leaves out drafts."""
    query = select(issue).order_by(issue.c.until.desc()).limit(most)
    return _issues(conn, query.where(issue.c.began_at.is_not(None)) if begun else query)


def begun_weeks(conn: Connection, most: int) -> list[str]:
    """The weeks whose issue went out, wholly or in part, the newest first."""
    begun = select(issue.c.week).where(issue.c.began_at.is_not(None))
    return list(conn.execute(begun.order_by(issue.c.until.desc()).limit(most)).scalars())


def begun_beside(conn: Connection, until: datetime) -> list[tuple[str, datetime] | None]:
    """Week and moment of the last issue that went out before that moment, and of the first one after."""
    c = issue.c
    begun = select(c.week, c.until).where(c.began_at.is_not(None)).limit(1)
    sides = (begun.where(c.until < until).order_by(c.until.desc()), begun.where(c.until > until).order_by(c.until))
    return [(row.week, row.until) if (row := conn.execute(side).first()) else None for side in sides]


def last_told(conn: Connection) -> Issue | None:
    """The newest that was sent, wholly or in part: the next one tells what happened since."""
    return next(iter(newest_issues(conn, 1, begun=True)), None)


def issue_to_send(conn: Connection, now: datetime) -> Issue | None:
    """One that is to be sent and that nobody sends at the moment."""
    query = select(issue).where(issue.c.state == "sending", _unheld(now)).order_by(issue.c.id).limit(1)
    return next(iter(_issues(conn, query)), None)


def add_issue(
    conn: Connection, week: str, since: datetime, until: datetime, content: Content, state: IssueState
) -> bool:
    """A new one; False where that week has one, whoever was first."""
    cells = {"week": week, "state": state, "since": since, "until": until, "said": "", "sender": ""}
    try:
        with conn.begin_nested():
            conn.execute(insert(issue).values(content=content.model_dump(mode="json"), **cells))
    except IntegrityError:
        return False
    return True


def redraft(
    conn: Connection, number: int, since: datetime, until: datetime, content: Content, state: IssueState
) -> bool:
    """Another content for one that was not begun; False where it was."""
    cells = {"state": state, "since": since, "until": until, "content": content.model_dump(mode="json")}
    unsent = issue.c.state.in_(("draft", "empty"))
    return _changed(conn, update(issue).where(issue.c.id == number, unsent).values(**cells))


def begin(conn: Connection, number: int, now: datetime) -> bool:
    """It is to be sent from now on; False where it is no draft (any more)."""
    draft = update(issue).where(issue.c.id == number, issue.c.state == "draft")
    return _changed(conn, draft.values(state="sending", began_at=now, said=""))


def stop(conn: Connection, number: int, why: str) -> bool:
    """Send nothing more of it for now: from this moment no delivery can be claimed."""
    going = update(issue).where(issue.c.id == number, issue.c.state == "sending")
    return _changed(conn, going.values(state="stopped", said=why, sender="", beat_at=None))


def resume(conn: Connection, number: int) -> bool:
    """Go on where it stopped."""
    stopped = update(issue).where(issue.c.id == number, issue.c.state == "stopped")
    return _changed(conn, stopped.values(state="sending", said="", sender="", beat_at=None))


def end(conn: Connection, number: int, now: datetime) -> bool:
    """Nothing of it waits any more."""
    going = update(issue).where(issue.c.id == number, issue.c.state == "sending")
    return _changed(conn, going.values(state="sent", ended_at=now, said="", sender="", beat_at=None))


def hold_issue(conn: Connection, number: int, sender: str, now: datetime, over: bool = False) -> bool:
    """Become the one who sends it; False where another does, or it is not to be sent.

    `over` takes it from another, who from then on can claim nothing.
    """
    going = (issue.c.id == number) & (issue.c.state == "sending")
    free = going if over else going & (_unheld(now) | (issue.c.sender == sender))
    return _changed(conn, update(issue).where(free).values(sender=sender, beat_at=now))


def tell_of(conn: Connection, number: int, said: str) -> None:
    """What holds it up."""
    conn.execute(update(issue).where(issue.c.id == number, issue.c.said != said).values(said=said))


def steps_between(conn: Connection, since: datetime, until: datetime) -> list[Step]:
    """The oldest first, of tools that are still listed; `until` itself is left out."""
    c = revision.c
    listed = tool.c.retired_at.is_(None) & tool.c.id.not_in(select(merged_tool.c.tool_id))
    query = select(tool.c.slug, c.number, c.reason, c.made_by).join_from(revision, tool)
    found = query.where(c.made_at >= since, c.made_at < until, c.judged, listed).order_by(c.id)
    return [Step(row.slug, row.number, row.reason, row.made_by == "import") for row in conn.execute(found)]


def _unheld(now: datetime) -> Any:
    return or_(issue.c.beat_at.is_(None), issue.c.beat_at < now - HELD_FOR)


def _changed(conn: Connection, statement: Any) -> bool:
    return conn.execute(statement).rowcount == 1


def _issues(conn: Connection, query: Select[Any]) -> list[Issue]:
    rows = conn.execute(query).all()
    counted = select(delivery.c.issue_id, delivery.c.state, func.count().label("many"))
    of = counted.where(delivery.c.issue_id.in_([row.id for row in rows])).group_by(
        delivery.c.issue_id, delivery.c.state
    )
    counts: dict[int, dict[Any, int]] = {}
    for row in conn.execute(of) if rows else ():
        counts.setdefault(row.issue_id, {})[row.state] = row.many
    return [_issue(row, counts.get(row.id, {})) for row in rows]


def _issue(row: Row[Any], counts: dict[Any, int]) -> Issue:
    named = {name: getattr(row, name) for name in ("id", "week", "state", "since", "until", "began_at", "ended_at")}
    said = {name: getattr(row, name) for name in ("said", "sender", "beat_at")}
    return Issue(**named, **said, content=Content.model_validate(row.content), counts=counts)
