"""Settings of mail: what is refused, and the post that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from verdicts.installation import post_of
from verdicts.post.address import Mailbox
from verdicts.post.outbox import Outbox
from verdicts.post.smtp import Server
from verdicts.settings import HOUSE, Settings

REMOTE = {"smtp_host": "mail.example", "smtp_user": "u", "smtp_password": "hunter2-secret"}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VERDICTS_{name.upper()}", raising=False)


def _settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize(
    ("given", "name", "words"),
    [
        ({"smtp_host": "smtp://mail.example"}, "smtp_host", "the name alone"),
        ({"smtp_host": "mail.example:587"}, "smtp_host", "the name alone"),
        ({"smtp_port": 70000}, "smtp_port", "less than"),
        ({"smtp_user": "u", "smtp_password": "p"}, "smtp_user", "VERDICTS_SMTP_HOST"),
        ({"smtp_host": "h", "smtp_user": "u"}, "smtp_password", "password of VERDICTS_SMTP_USER"),
        ({"smtp_host": "h", "smtp_password": "p"}, "smtp_password", "VERDICTS_SMTP_USER"),
        (REMOTE | {"smtp_security": "none"}, "smtp_security", "in the clear"),
        ({"smtp_security": "ssl"}, "smtp_security", "'starttls', 'tls' or 'none'"),
        ({"mail_from": "no address"}, "mail_from", "name@example.com"),
        ({"mail_from": "V <a@b.example>\nBcc: c@d.example"}, "mail_from", "name@example.com"),
    ],
)
def test_what_cannot_work_is_refused(given: dict[str, Any], name: str, words: str) -> None:
    """Each wrong setting is named, once, with what it takes instead."""
    with pytest.raises(ValidationError) as refused:
        _settings(**given)
    (fault,) = refused.value.errors()
    assert fault["loc"] == (name,)
    assert words in fault["msg"]


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25), ("none", 1025)])
def test_the_port_follows_the_security(security: str, port: int) -> None:
    """Without a port that of the security is used; a given one stands."""
    given = {"smtp_port": port} if port == 1025 else {}
    way = post_of(_settings(smtp_host="mail.example", smtp_security=security, **given)).way
    assert isinstance(way, Server)
    assert (way.host, way.port, way.security) == ("mail.example", port, security)


def test_a_login_in_the_clear_is_fine_on_this_host() -> None:
    """A relay on the same host may be given a password without TLS."""
    for host in ("localhost", "127.0.0.1", "::1"):
        assert _settings(**REMOTE | {"smtp_host": host, "smtp_security": "none"}).smtp_host == host


def test_the_password_is_in_no_repr() -> None:
    """Neither settings nor post show it."""
    known = _settings(**REMOTE)
    assert "hunter2" not in repr(known) + repr(post_of(known)) + repr(post_of(known).way)


def test_who_writes_is_the_site_unless_told() -> None:
    """By default the site's name writes from no-reply at the host of the public address; a bare number is no host."""
    for url, host in [
        ("https://verdicts.example", "verdicts.example"),
        ("https://bücher.example:8443", "xn--bcher-kva.example"),
        ("http://192.0.2.7:8000", "localhost"),
        ("", "localhost"),
    ]:
        post = post_of(_settings(public_url=url, site_name="Unser Radar"))
        assert (post.host, post.sender) == (host, Mailbox("Unser Radar", f"no-reply@{host}"))
    assert post_of(_settings(mail_from="A <a@b.example>")).sender == Mailbox("A", "a@b.example")


@pytest.mark.parametrize(
    ("given", "folder"),
    [
        ({"database_url": "sqlite:////srv/x/v.db"}, Path("/srv/x/outbox")),
        ({"database_url": "postgresql://h/v"}, HOUSE / "data" / "outbox"),
        ({"outbox": "/var/letters"}, Path("/var/letters")),
    ],
)
def test_without_a_server_there_is_an_outbox(given: dict[str, str], folder: Path) -> None:
    """The folder lies beside a SQLite database, else in data/, or where it was told."""
    way = post_of(_settings(**given)).way
    assert isinstance(way, Outbox)
    assert way.folder == folder
