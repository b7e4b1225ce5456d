"""Sessions in the database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError

from tests.accounts import an_account, sign_in, signed_in
from tests.conftest import NOON
from verdicts.desk.accounts.sessions import digest
from verdicts.domain.accounts import GRACE, RENEWED_AFTER, SESSION_IDLE, SESSION_LASTS
from verdicts.store import sessions
from verdicts.store.engine import reading, writing
from verdicts.store.sessions import Session
from verdicts.store.tables import session

OLD, NEW, NEWER = digest("old"), digest("new"), digest("newer")
A_SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def the_session(engine: Engine, token: str = OLD) -> Session:
    """The session of a digest."""
    with reading(engine) as conn:
        found = sessions.session_of(conn, token)
    assert found is not None
    return found


@pytest.fixture
def known(engine: Engine) -> Session:
    """A session with the token OLD."""
    owner = an_account(engine).id
    with writing(engine) as conn:
        sessions.add_session(conn, owner, OLD, "password", "Firefox on Linux", NOON)
    return the_session(engine)


def test_a_session_knows_its_account(engine: Engine, known: Session) -> None:
    """It is found by the digest of its token, with account and times; another digest finds nothing."""
    assert (known.account.email, known.way, known.agent, known.current) == (
        "ada@example.com",
        "password",
        "Firefox on Linux",
        True,
    )
    assert known.made_at == known.renewed_at == known.confirmed_at == known.seen_at == NOON
    with reading(engine) as conn:
        assert sessions.session_of(conn, NEW) is None


def test_the_former_token_finds_the_session_as_such(engine: Engine, known: Session) -> None:
    """After a renewal both tokens find it, the former one marked; after the next the first finds nothing."""
    with writing(engine) as conn:
        assert sessions.renew(conn, known, NEW, OLD, NOON + DAY)
    assert not the_session(engine, OLD).current
    assert the_session(engine, NEW).current
    with writing(engine) as conn:
        assert sessions.renew(conn, the_session(engine, NEW), NEWER, NEW, NOON + 2 * DAY)
    with reading(engine) as conn:
        assert sessions.session_of(conn, OLD) is None


def test_a_session_is_renewed_once_from_what_was_known(engine: Engine, known: Session) -> None:
    """Who read the session before another renewed it, or before its new token was seen, does not renew it."""
    with writing(engine) as conn:
        assert sessions.renew(conn, known, NEW, OLD, NOON + DAY)
        assert not sessions.renew(conn, known, NEWER, OLD, NOON + DAY)
    unseen = the_session(engine, OLD)
    with writing(engine) as conn:
        sessions.see(conn, known.id, NOON + DAY + A_SECOND)
        assert not sessions.renew(conn, unseen, NEWER, OLD, NOON + DAY + 2 * A_SECOND)
    assert the_session(engine, NEW).confirmed_at == NOON + DAY + A_SECOND


def test_seeing_confirms_once(engine: Engine, known: Session) -> None:
    """The first use of a new token is remembered as such, later ones move only when it was seen last."""
    with writing(engine) as conn:
        sessions.renew(conn, known, NEW, OLD, NOON)
        sessions.see(conn, known.id, NOON + A_SECOND)
        sessions.see(conn, known.id, NOON + DAY)
    found = the_session(engine, NEW)
    assert (found.confirmed_at, found.seen_at) == (NOON + A_SECOND, NOON + DAY)


@pytest.mark.parametrize(
    ("current", "confirmed", "seen", "now", "over"),
    [
        (True, True, 0 * DAY, SESSION_IDLE, False),
        (True, True, 0 * DAY, SESSION_IDLE + A_SECOND, True),
        (True, True, 350 * DAY, SESSION_LASTS, False),
        (True, True, 350 * DAY, SESSION_LASTS + A_SECOND, True),
        (False, True, 0 * DAY, GRACE, False),
        (False, True, 0 * DAY, GRACE + A_SECOND, True),
        (False, False, 0 * DAY, 30 * DAY, False),
        (False, False, 0 * DAY, SESSION_IDLE + A_SECOND, True),
    ],
)
def test_a_session_ends(
    known: Session, current: bool, confirmed: bool, seen: timedelta, now: timedelta, over: bool
) -> None:
    """After 60 days unseen, after a year, and a minute after its new token was seen for who shows the former."""
    times = (NOON, NOON, NOON if confirmed else None, NOON + seen)
    assert Session(1, known.account, "password", "", *times, current).over(NOON + now) is over


@pytest.mark.parametrize(
    ("current", "confirmed", "now", "due"),
    [
        (True, True, RENEWED_AFTER, False),
        (True, True, RENEWED_AFTER + A_SECOND, True),
        (False, True, GRACE, False),
        (False, False, GRACE, False),
        (False, False, GRACE + A_SECOND, True),
    ],
)
def test_when_a_token_is_due(known: Session, current: bool, confirmed: bool, now: timedelta, due: bool) -> None:
    """A day after the last, and a minute after one that nobody ever showed: its answer was lost."""
    found = Session(1, known.account, "password", "", NOON, NOON, NOON if confirmed else None, NOON, current)
    assert found.due(NOON + now) is due


def test_ending_is_within_the_account(engine: Engine) -> None:
    """All sessions of an account end, or one, or all but one; never another account's, whatever number is given."""
    ada, bob = signed_in(engine), signed_in(engine, "bob@example.com")
    second, third = (sign_in(engine, ada.account, NOON + n * DAY) for n in (1, 2))
    with reading(engine) as conn:
        assert [each.id for each in sessions.sessions_of(conn, ada.account.id)] == [
            third.session,
            second.session,
            ada.session,
        ]
    with writing(engine) as conn:
        assert sessions.end_sessions(conn, ada.account.id, only=bob.session) == []
        assert sessions.end_sessions(conn, ada.account.id, only=second.session) == [second.session]
        assert sessions.end_sessions(conn, ada.account.id, but=third.session) == [ada.session]
        assert sessions.end_sessions(conn, ada.account.id) == [third.session]
        assert sessions.present(conn, [ada.session, second.session, third.session, bob.session]) == {
            bob.session: "reader"
        }


def test_who_is_present_has_the_role_of_now(engine: Engine) -> None:
    """Of asked sessions those that are there come with their account's role; nobody is asked for, nobody comes."""
    editor = signed_in(engine, role="editor")
    with reading(engine) as conn:
        assert sessions.present(conn, [editor.session, 10**6]) == {editor.session: "editor"}
        assert sessions.present(conn, []) == {}


@pytest.mark.parametrize("column", ["token", "former"])
def test_only_digests_are_kept(engine: Engine, known: Session, column: str) -> None:
    """A token itself, which is shorter, is refused by the table, and a digest cannot be two sessions'."""
    with pytest.raises(IntegrityError), writing(engine) as conn:
        conn.execute(update(session).values({column: "x" * 43}))
    with writing(engine) as conn:
        conn.execute(update(session).values({column: NEW}))
        other = sessions.add_session(conn, known.account.id, NEWER, "passkey", "", NOON)
    with pytest.raises(IntegrityError), writing(engine) as conn:
        conn.execute(update(session).where(session.c.id == other).values({column: NEW}))
