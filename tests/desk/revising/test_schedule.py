"""Drafts that are published at a moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from tests.desk.revising.conftest import NOON, SITE, TOOL
from verdicts.desk.catalogue import Library
from verdicts.desk.revising.schedule import publish_due, schedule, unschedule
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.open_desk import open_desk
from verdicts.desk.working.open_draft import open_draft
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.edits import Edit
from verdicts.scheduling import Scheduling
from verdicts.store.accounts import set_role
from verdicts.store.engine import reading, writing
from verdicts.store.revisions import history
from verdicts.store.working import copy_by_id
from verdicts.views.desk import ScheduleView

AT, DUE = "2026-11-02T09:00", datetime.fromisoformat("2026-11-02T09:00+00:00")


def _put(engine: Engine, by: int, copy: int, path: str, text: str, before: str) -> None:
    assert isinstance(put(engine, by, copy, Edit(path, text, before), NOON), Done)


@pytest.fixture
def copy(engine: Engine, kim: int) -> int:
    """A draft of the tool, changed."""
    done = begin(engine, kim, TOOL.slug, NOON)
    assert isinstance(done, Done)
    _put(engine, kim, done.copy, "maker", "Else", TOOL.maker)
    return done.copy


def _schedule(engine: Engine, kim: int, copy: int, at: str = AT, reason: str = "Embargo") -> Done | Refused:
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    return schedule(engine, kim, copy, stands.version, at, reason, NOON)


def _said(library: Library, kim: int, copy: int) -> ScheduleView:
    shown = open_draft(library, SITE, kim, str(copy), NOON.date()).schedule
    listed = [row.schedule for row in open_desk(library, SITE, kim, "", {}).rows if row.copy == copy]
    assert listed == [shown.said]
    return shown


def _count(engine: Engine) -> int:
    with reading(engine) as conn:
        return len(history(conn, TOOL.slug))


def test_it_is_published_when_its_time_comes(engine: Engine, library: Library, kim: int, copy: int) -> None:
    """Not a moment before; then with who scheduled it as author, and the reason given then."""
    assert _schedule(engine, kim, copy) == Done(
        "It will be published on 2 Nov 2026, 09:00 UTC, if nothing is left to fix then.", copy=copy
    )
    said = "To be published on 2 Nov 2026, 09:00 UTC by Kim. Any change before then cancels this."
    assert _said(library, kim, copy) == ScheduleView(said, waits=True)
    assert publish_due(engine, DUE - timedelta(seconds=1)) == []
    ((number, answer),) = publish_due(engine, DUE)
    assert (number, type(answer)) == (copy, Done)
    with reading(engine) as conn:
        newest = history(conn, TOOL.slug)[0]
    assert (newest.number, newest.author, newest.reason, newest.at) == (2, "Kim", "Embargo", DUE)
    assert publish_due(engine, DUE) == []


def test_of_several_workers_one_publishes(engine: Engine, kim: int, copy: int) -> None:
    """Four that look at the same moment make one revision, and one of them says that it did."""
    _schedule(engine, kim, copy)
    with ThreadPoolExecutor(4) as pool:
        found = [one for each in pool.map(lambda _: publish_due(engine, DUE), range(4)) for one in each]
    assert sum(isinstance(answer, Done) for _, answer in found) == 1
    assert _count(engine) == 2


def test_what_lacks_by_then_is_said(engine: Engine, library: Library, kim: int, copy: int) -> None:
    """A draft that cannot be published stays, once and for all, and draft and list say why."""
    _put(engine, kim, copy, "tagline", "", TOOL.tagline)
    _schedule(engine, kim, copy)
    ((_, answer),) = publish_due(engine, DUE)
    assert isinstance(answer, Refused)
    said = "Not published on 2 Nov 2026, 09:00 UTC. Not published: 1 thing to fix."
    assert _said(library, kim, copy) == ScheduleView(said, bad=True)
    assert publish_due(engine, DUE + timedelta(days=1)) == []
    assert _count(engine) == 1


def test_a_change_cancels_it(engine: Engine, library: Library, kim: int, copy: int) -> None:
    """What was changed after it was scheduled is not published by itself; the page says so. A new one holds."""
    _schedule(engine, kim, copy)
    _put(engine, kim, copy, "maker", "Another one", "Else")
    assert "the draft has changed since" in _said(library, kim, copy).said
    assert publish_due(engine, DUE) == []
    assert isinstance(_schedule(engine, kim, copy, "2026-11-03T09:00"), Done)
    assert _said(library, kim, copy).waits
    assert len(publish_due(engine, DUE + timedelta(days=1))) == 1


def test_it_can_be_cancelled(engine: Engine, library: Library, kim: int, copy: int) -> None:
    """Nothing is said of it and nothing happens."""
    _schedule(engine, kim, copy)
    assert unschedule(engine, kim, copy, NOON) == Done("The schedule is cancelled.", copy=copy)
    assert _said(library, kim, copy) == ScheduleView()
    assert publish_due(engine, DUE) == []


@pytest.mark.parametrize(
    "at", ["", "soon", "2026-11-02", "2026-11-02T09:00+02:00", "2026-11-01T12:00", "2028-01-01T09:00"]
)
def test_what_is_no_moment_to_come_is_refused(engine: Engine, kim: int, copy: int, at: str) -> None:
    """Words, a moment of another zone, the present, and one in two years; a bare day is its first moment."""
    found = _schedule(engine, kim, copy, at)
    assert isinstance(found, Done if at == "2026-11-02" else Refused)


def test_a_page_that_is_behind_schedules_nothing(engine: Engine, kim: int, copy: int) -> None:
    """Only what the editor saw is scheduled; a draft that is gone is none."""
    assert isinstance(schedule(engine, kim, copy, 1, AT, "", NOON), Refused)
    assert isinstance(schedule(engine, kim, copy + 1, 1, AT, "", NOON), Refused)


def test_only_editors_schedule(engine: Engine, library: Library, kim: int, reader: int, copy: int) -> None:
    """A reader and nobody are refused; what somebody scheduled who no longer is an editor is not published."""
    for number in (0, reader):
        with pytest.raises(NotAllowed):
            schedule(engine, number, copy, 2, AT, "", NOON)
        with pytest.raises(NotAllowed):
            unschedule(engine, number, copy, NOON)
    _schedule(engine, kim, copy)
    with writing(engine) as conn:
        set_role(conn, "kim@example.org", "reader")
    ((_, answer),) = publish_due(engine, DUE)
    assert answer == Refused("Whoever scheduled it is no longer an editor.")
    assert _count(engine) == 1


@pytest.mark.anyio
async def test_open_pages_hear_of_it(engine: Engine, kim: int, copy: int) -> None:
    """The draft's page and the list look again, once; a look at nothing tells nobody."""
    told = list[str]()
    _schedule(engine, kim, copy)
    work = Scheduling(engine, 1, lambda: DUE, told.append)
    assert [await work.once(), await work.once()] == [1, 0]
    assert told == [str(copy), "list"]
