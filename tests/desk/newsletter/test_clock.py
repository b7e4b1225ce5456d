"""The weekly clock, and the commands: nothing leaves before somebody says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOON
from tests.models import Models, wanted
from tests.newsletter import subscribed, unconfirmed_letter, written_here
from tests.serving import HOUSE
from tests.smtp import Peer, peer_of
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.identity import Identity
from verdicts.installation import post_of
from verdicts.mailing import Mailing
from verdicts.settings import Settings
from verdicts.store.engine import reading
from verdicts.store.issues import newest_issues
from verdicts.store.tables import delivery

SITE = Site("Verdicts", "https://verdicts.example")


@pytest.fixture
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> str:
    """One engine is enough here."""
    return models.file(wanted(request.fixturenames), tmp_path / "test.db")


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


class _Polls:
    """What the assembly asks of polls: who we are, and whom to tell."""

    identity = Identity(("k" * 40,))

    class desk:
        """Nobody listens."""

        @staticmethod
        def news(circle: str) -> None:
            """Told."""


def _looked(engine: Engine, clock: str, *moments: datetime) -> list[tuple[str, int]]:
    """State and letters of all issues after the clock was looked at in those moments."""
    known = Settings(newsletter_clock=cast(Any, clock), newsletter_day="monday", newsletter_hour=7)  # pyright: ignore[reportCallIssue]
    made = Mailing(known, Library(engine), cast(Any, _Polls), SITE, post_of(known))
    for moment in moments:
        made._on_time(moment)  # pyright: ignore[reportPrivateUsage]
    with reading(engine) as conn:
        return [(one.state, one.total) for one in newest_issues(conn, 10)]


def test_once_a_week_within_its_day(demo: Engine) -> None:
    """Not before its hour, not a day later, and once, however many workers look."""
    subscribed(demo, ["ann@people.example"], NOON)
    written_here(demo)
    monday = NOON - timedelta(days=4)
    monday = monday.replace(hour=7, minute=0) + timedelta(days=7)
    early, late = monday - timedelta(minutes=1), monday + timedelta(hours=24)
    assert _looked(demo, "send", early, late) == []
    assert _looked(demo, "draft", monday, monday + timedelta(minutes=1)) == [("draft", 0)]
    assert _looked(demo, "send", monday + timedelta(hours=1)) == [("draft", 0)]
    next_week = monday + timedelta(days=7)
    assert _looked(demo, "send", next_week)[0] == ("empty", 0)


def test_the_clock_sends_where_it_is_told_to(demo: Engine) -> None:
    """A delivery for each subscriber is planned in the same moment."""
    subscribed(demo, ["ann@people.example", "bea@people.example"], NOON)
    written_here(demo)
    assert _looked(demo, "send", (NOON + timedelta(days=3)).replace(hour=7)) == [("sending", 2)]


def _digest(url: str, peer: Peer, *words: str) -> subprocess.CompletedProcess[str]:
    own = {f"VERDICTS_{name.upper()}": value for name, value in {"database_url": url, **peer.settings}.items()}
    return subprocess.run(
        [sys.executable, "-m", "verdicts", *words],
        cwd=HOUSE,
        env=os.environ | own,
        capture_output=True,
        text=True,
        input="",
    )


def test_dry_by_default(demo: Engine, database_url: str, peer: Peer) -> None:
    """Without a word it writes and sends nothing; a test goes to one address; a bounce of nobody is no error."""
    subscribed(demo, ["ann@people.example"], NOON)
    written_here(demo)
    with demo.begin() as conn:  # the demo is of another day than this command's
        conn.exec_driver_sql("UPDATE revision SET made_at = datetime('now', '-1 day')")
    dry = _digest(database_url, peer, "digest")
    assert (dry.returncode, "NEW TOOLS" in dry.stdout, "1 subscriber" in dry.stderr) == (0, True, True)
    tried = _digest(database_url, peer, "digest", "--test", "kim@people.example")
    assert tried.returncode == 0, tried.stderr
    assert [those for _, those in peer.envelopes] == [["kim@people.example"]]
    with reading(demo) as conn:
        assert newest_issues(conn, 1) == []
        assert conn.execute(select(delivery)).all() == []
    nothing = _digest(database_url, peer, "bounce")
    assert (nothing.returncode, nothing.stdout.strip()) == (0, "No bounce of a delivery.")


def test_a_letter_that_may_not_have_arrived(demo: Engine, database_url: str, peer: Peer) -> None:
    """`digest` names it by its Message-ID, sends it where that is asked for, and then has nothing to decide."""
    number = str(unconfirmed_letter(demo, datetime.now(UTC) - timedelta(hours=1)))
    listed = _digest(database_url, peer, "digest", "--unconfirmed")
    assert f".{number}@" in listed.stdout, listed.stderr
    both = _digest(database_url, peer, "digest", "--again", number, "--send")
    assert (both.returncode, "Give one of" in both.stderr) == (1, True)
    again = _digest(database_url, peer, "digest", "--again", number)
    assert (again.returncode, "1 delivered" in again.stdout) == (0, True), again.stderr
    assert [those for _, those in peer.envelopes] == [["unsure@people.example"]]
    gone = _digest(database_url, peer, "digest", "--leave", number)
    assert (gone.returncode, "nothing to decide" in gone.stderr) == (1, True)
