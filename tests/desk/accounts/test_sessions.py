"""Sessions: recognised, renewed, ended."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine
from structlog.testing import capture_logs

from tests.accounts import FIREFOX, SignedIn, sign_in, signed_in
from tests.conftest import NOON
from verdicts.desk.accounts.sessions import SEEN_EVERY, Known, agent_words, digest, recognise
from verdicts.domain.accounts import GRACE, RENEWED_AFTER, SESSION_IDLE, SESSION_LASTS
from verdicts.store.engine import reading
from verdicts.store.sessions import sessions_of
from verdicts.store.tables import Row

A_SECOND = timedelta(seconds=1)
TOMORROW = NOON + RENEWED_AFTER + A_SECOND


@pytest.fixture
def ada(engine: Engine) -> SignedIn:
    """Signed in at noon."""
    return signed_in(engine)


def renewed(engine: Engine, token: str, now: datetime) -> str:
    """The new token that an answer at that moment carries."""
    known = recognise(engine, token, now, renewing=True)
    assert known is not None
    assert known.token
    return known.token


def test_a_cookie_is_recognised(engine: Engine, ada: SignedIn) -> None:
    """A token leads to session and account, in words that are ours; anything else leads nowhere."""
    known = recognise(engine, ada.token, NOON)
    assert known is not None
    assert (known.session.id, known.session.account, known.token) == (ada.session, ada.account, "")
    assert known.session.agent == "Firefox on Linux"
    for other in ("", "x", digest(ada.token), ada.token[:-1], "\ud800", "é" * 200):
        assert recognise(engine, other, NOON, renewing=True) is None


def test_it_is_renewed_after_a_day_and_only_where_a_cookie_can_be_set(engine: Engine, ada: SignedIn) -> None:
    """Within a day, and for a socket at any time, the token stays; after it an answer carries a new one, once."""
    for now, renewing in ((NOON + RENEWED_AFTER, True), (TOMORROW, False)):
        known = recognise(engine, ada.token, now, renewing)
        assert known is not None
        assert known.token == ""
    new = renewed(engine, ada.token, TOMORROW)
    assert new != ada.token
    again = recognise(engine, new, TOMORROW, renewing=True)
    assert again is not None
    assert (again.session.id, again.token) == (ada.session, "")


def test_the_former_token_is_good_until_the_new_one_was_seen_and_a_minute_more(engine: Engine, ada: SignedIn) -> None:
    """An answer that got lost locks nobody out, however late; requests under way when the new one arrives are known."""
    new = renewed(engine, ada.token, TOMORROW)
    assert recognise(engine, ada.token, TOMORROW + 3 * RENEWED_AFTER)
    seen = TOMORROW + 4 * RENEWED_AFTER
    assert recognise(engine, new, seen)
    assert recognise(engine, ada.token, seen + GRACE)
    assert recognise(engine, ada.token, seen + GRACE + A_SECOND) is None


def test_a_new_token_that_got_lost_is_replaced(engine: Engine, ada: SignedIn) -> None:
    """Who still shows the former a minute later never got the new one, and gets another; the lost one is worthless."""
    lost = renewed(engine, ada.token, TOMORROW)
    new = renewed(engine, ada.token, TOMORROW + GRACE + A_SECOND)
    assert recognise(engine, lost, TOMORROW + GRACE + 2 * A_SECOND) is None
    assert recognise(engine, new, TOMORROW + GRACE + 2 * A_SECOND)


def test_a_replayed_token_ends_the_session_and_is_logged_without_it(engine: Engine, ada: SignedIn) -> None:
    """A former token that comes back later is a stolen one, or the thief's is the new: neither is good any more. Other
    sessions of the account stay."""
    other, new = sign_in(engine, ada.account), renewed(engine, ada.token, TOMORROW)
    recognise(engine, new, TOMORROW)
    with capture_logs() as said:
        assert recognise(engine, ada.token, TOMORROW + 2 * GRACE) is None
    assert [(line["log_level"], line["session"]) for line in said] == [("warning", ada.session)]
    for secret in (ada.token, new, digest(ada.token), digest(new), ada.account.email, ada.account.reader):
        assert secret not in str(said)
    assert recognise(engine, new, TOMORROW + 2 * GRACE) is None
    assert recognise(engine, other.token, TOMORROW + 2 * GRACE)


def test_an_unused_session_ends_without_alarm(engine: Engine, ada: SignedIn) -> None:
    """After 60 days without use it is over and its row is gone; that is nobody's theft, with a former token neither."""
    renewed(engine, ada.token, TOMORROW)
    with capture_logs() as said:
        assert recognise(engine, ada.token, TOMORROW + SESSION_IDLE + A_SECOND) is None
    assert said == []
    with reading(engine) as conn:
        assert sessions_of(conn, ada.account.id) == []


def test_use_keeps_a_session_for_a_year_at_most(engine: Engine, ada: SignedIn) -> None:
    """Seen every month it lives on, by sockets alone too, and is over after a year all the same."""
    now = NOON
    while now <= NOON + SESSION_LASTS - timedelta(days=30):
        assert recognise(engine, ada.token, now)
        now += timedelta(days=30)
    assert recognise(engine, ada.token, NOON + SESSION_LASTS + A_SECOND, renewing=True) is None


def test_being_seen_is_written_once_an_hour(engine: Engine, ada: SignedIn) -> None:
    """Recognising reads; it writes when an hour went by."""
    for after, seen in ((SEEN_EVERY, NOON), (SEEN_EVERY + A_SECOND, NOON + SEEN_EVERY + A_SECOND)):
        recognise(engine, ada.token, NOON + after)
        with reading(engine) as conn:
            assert sessions_of(conn, ada.account.id)[0].seen_at == seen


def test_parallel_requests_lock_nobody_out(engine: Engine, ada: SignedIn) -> None:
    """Of requests at the same moment one is given the new token. Whichever answers reach the browser, in whatever
    order: what its cookie holds then is known, on the next day as well."""
    token, now = ada.token, TOMORROW
    for _ in range(8):
        start = Barrier(4)

        def ask(start: Barrier = start, token: str = token, now: datetime = now) -> Known | None:
            start.wait(10)
            return recognise(engine, token, now, renewing=True)

        with ThreadPoolExecutor(4) as pool:
            said = [each.result() for each in [pool.submit(ask) for _ in range(4)]]
        given = [known.token for known in said if known and known.token]
        assert all(said)
        assert len(given) == 1
        late = recognise(engine, token, now + A_SECOND, renewing=True)
        assert late == Known(late.session if late else said[0].session)  # type: ignore[union-attr]
        for held in (token, given[0], token):
            assert recognise(engine, held, now + A_SECOND)
        token, now = given[0], now + RENEWED_AFTER + A_SECOND


def test_no_token_is_in_the_database(engine: Engine, ada: SignedIn) -> None:
    """Neither a row of any table nor, with SQLite, any byte of its files holds what a cookie holds."""
    tokens = [ada.token, renewed(engine, ada.token, TOMORROW)]
    with reading(engine) as conn:
        rows = str([conn.execute(table.select()).all() for table in Row.metadata.sorted_tables])
    assert digest(tokens[1]) in rows
    assert not any(token in rows for token in tokens)
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        data = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
        assert digest(tokens[1]).encode() in data
        assert not any(token.encode() in data for token in tokens)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/140 Mobile Safari/537", "Chrome on Android"),
        ("<script>alert(1)</script>\r\n", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_in_our_words(sent: str, words: str) -> None:
    """Nothing that a browser sends is kept or shown as it came."""
    assert agent_words(sent) == words
