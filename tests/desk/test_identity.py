"""Readers are known by what was signed, and by nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from verdicts.desk.identity import LONGEST, RENEWED_AFTER, Identity, new_reader
from verdicts.desk.keys import KEPT, read_keys, rotate_keys

OLD, NEW, OTHER = "o" * 40, "n" * 40, "x" * 40
READER = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Move the signer's clock on."""

    def move(by: timedelta) -> None:
        now = int(time.time() + by.total_seconds())
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda self: now)

    return move  # type: ignore[return-value]


def test_a_signed_reader_is_read_back() -> None:
    """The cookie's value gives the reader; it holds nothing else of theirs."""
    known = Identity((NEW,))
    assert known.reader(known.sign(READER)) == READER


@given(st.text(max_size=300))
def test_what_was_not_signed_is_nobody(text: str) -> None:
    """No text that we did not sign is a reader, whatever it looks like."""
    assert Identity((NEW,)).reader(text) is None


def test_a_changed_signature_is_nobody() -> None:
    """One other character anywhere makes the value worthless, and so does another installation's key."""
    known = Identity((NEW,))
    value = known.sign(READER)
    for place in range(len(value) - 1):  # two bits of the last character of base64 mean nothing
        other = "A" if value[place] != "A" else "B"
        assert known.reader(value[:place] + other + value[place + 1 :]) is None
    assert Identity((OTHER,)).reader(value) is None


def test_keys_rotate() -> None:
    """An older key is still read and the cookie is then renewed; a dropped key makes strangers of its readers."""
    value = Identity((OLD,)).sign(READER)
    both = Identity(
        (
            NEW,
            OLD,
        )
    )
    assert both.reader(value) == READER
    assert both.aged(value)
    assert not both.aged(both.sign(READER))
    assert Identity((NEW,)).reader(value) is None


def test_a_cookie_ages(later) -> None:  # noqa: ANN001
    """After a month it is signed anew, after 400 days it is nobody's."""
    known = Identity((NEW,))
    value = known.sign(READER)
    later(RENEWED_AFTER + timedelta(days=1))
    assert known.aged(value)
    assert known.reader(value) == READER
    later(LONGEST + timedelta(days=1))
    assert known.reader(value) is None


def test_new_readers_differ() -> None:
    """Each new reader has a key of 32 hexadecimal digits of its own."""
    keys = {new_reader() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(len(key) == 32 and int(key, 16) >= 0 for key in keys)


def test_a_network_is_kept_as_a_keyed_hash() -> None:
    """Addresses of one network hash alike, others do not, and without the key nobody can tell which it was."""
    known = Identity((NEW,))
    assert known.network("203.0.113.7") == known.network("203.0.113.250") != known.network("203.0.114.7")
    assert known.network("2001:db8:1::1") == known.network("2001:db8:1:ffff::9") != known.network("2001:db8:2::1")
    assert known.network("::ffff:203.0.113.7") == known.network("203.0.113.7")
    assert known.network("203.0.113.7") != Identity((OTHER,)).network("203.0.113.7")
    assert "203" not in known.network("203.0.113.7")


def test_the_operator_shows_a_token() -> None:
    """Only the exact token of the newest key opens the operator's door."""
    known = Identity(
        (
            NEW,
            OLD,
        )
    )
    assert known.is_operator(f"Bearer {known.operator_token}")
    for wrong in ("", "Bearer ", known.operator_token, f"Bearer {Identity((OLD,)).operator_token}", "Bearer ü"):
        assert not known.is_operator(wrong)


def test_keys_are_made_once_and_kept_private(tmp_path: Path) -> None:
    """The first start makes a file that its owner alone reads; later ones find the same keys; rotation keeps three."""
    file = tmp_path / "data" / "secret-keys"
    first = read_keys(file)
    assert read_keys(file) == first
    assert file.stat().st_mode & 0o777 == 0o600
    for _ in range(4):
        newest = rotate_keys(file)
    assert len(newest) == KEPT
    assert read_keys(file) == newest
    assert [each.name for each in file.parent.iterdir()] == ["secret-keys"]
