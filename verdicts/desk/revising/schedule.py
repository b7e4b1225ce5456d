"""Publish a draft at a moment: set by an editor for the draft as it stands, lifted by any change of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from verdicts.desk.dates import minute
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.publish import publish
from verdicts.desk.working.said import GONE, Done, Refused, in_field
from verdicts.domain.desk import LONGEST_REASON, Schedule
from verdicts.store.engine import reading, writing
from verdicts.store.scheduling import due, lift_schedule, say_why, set_schedule
from verdicts.store.working import copy_by_id
from verdicts.views.desk import ScheduleView

FURTHEST = timedelta(days=366)
UNREAD = in_field("at", "That is not a date and time. Give both in UTC, like 2026-12-01 09:00.")


def schedule(
    engine: Engine, account: int, copy: int, version: int, at: str, reason: str, now: datetime
) -> Done | Refused:
    """Publish the copy, as the editor saw it in `version`, at a moment of UTC (YYYY-MM-DDTHH:MM). Raises NotAllowed."""
    moment = _moment(at)
    with writing(engine) as conn:
        by, stands = allowed(conn, account), copy_by_id(conn, copy)
        if stands is None:
            return GONE
        if stands.version != version:
            return Refused("This draft changed a moment ago. Check it, then schedule it.")
        if moment is None:
            return UNREAD
        if not now < moment <= now + FURTHEST:
            return in_field("at", "Choose a time in the future, within a year. It is now " + minute(now) + ".")
        set_schedule(conn, copy, version, moment, by.account, " ".join(reason.split())[:LONGEST_REASON])
        return Done(f"It will be published on {minute(moment)}, if nothing is left to fix then.", copy=copy)


def unschedule(engine: Engine, account: int, copy: int, now: datetime) -> Done | Refused:
    """Publish it at no moment. Raises NotAllowed."""
    with writing(engine) as conn:
        allowed(conn, account)
        lifted = lift_schedule(conn, copy)
    return Done("The schedule is cancelled." if lifted else "Nothing was scheduled.", copy=copy)


def publish_due(engine: Engine, now: datetime) -> list[tuple[int, Done | Refused]]:
    """Publish every draft whose time has come: numbers of drafts and what came of them, which their pages then say.

    Workers that do it at once publish each draft once: publishing takes the draft away in its own transaction.
    """
    with reading(engine) as conn:
        found = due(conn, now)
    return [(one.copy, _publish(engine, one, now)) for one in found]


def _publish(engine: Engine, one: Schedule, now: datetime) -> Done | Refused:
    try:
        answer = publish(engine, one.account, one.copy, one.version, one.reason, now)
    except NotAllowed:
        answer = Refused("Whoever scheduled it is no longer an editor.")
    if isinstance(answer, Refused):
        with writing(engine) as conn:
            say_why(conn, one.copy, answer.said)
    return answer


def schedule_view(found: Schedule | None, version: int) -> ScheduleView:
    """What a draft's page and the list say of it; `version` is that of the draft now."""
    if found is None:
        return ScheduleView()
    by = f" by {found.by}" if found.by else ""
    if found.said:
        return ScheduleView(f"Not published on {minute(found.at)}. {found.said}", bad=True)
    if found.version != version:
        said = f"No longer scheduled for {minute(found.at)}: the draft has changed since. Schedule it again."
        return ScheduleView(said, bad=True)
    return ScheduleView(f"To be published on {minute(found.at)}{by}. Any change before then cancels this.", waits=True)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else None
