"""`verdicts mail`: it sends now and says clearly what happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.certificates import self_signed
from tests.desk.conftest import Run
from tests.serving import free_port
from tests.smtp import Peer, peer_of


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


def _set(peer: Peer, **more: str) -> dict[str, str]:
    return {f"VERDICTS_{name.upper()}": value for name, value in (peer.settings | more).items()}


def test_a_delivered_letter_is_said_to_be(verdicts: Run, peer: Peer) -> None:
    """It names the server and the address, and the letter is there."""
    said = f"Delivered to 127.0.0.1:{peer.port} for ann@example.com.\n"
    assert verdicts("mail", "ann@example.com", **_set(peer)) == (0, said, "")
    (came,) = peer.letters()
    assert (came["To"], came["From"]) == ("ann@example.com", "Verdicts <no-reply@localhost>")


def test_with_certificate_and_login(verdicts: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of one's own authority is trusted by SSL_CERT_FILE, and not without it."""
    certificate = self_signed(tmp_path / "peer.pem")
    with peer_of(starttls=certificate.server, login=("me", "a/b@c#d")) as peer:
        given = _set(peer, smtp_security="starttls", smtp_user="me", smtp_password="a/b@c#d")  # noqa: S106
        code, out, err = verdicts("mail", "ann@example.com", **given)
        assert (code, out, "CERTIFICATE_VERIFY_FAILED" in err) == (1, "", True)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
        assert verdicts("mail", "ann@example.com", **given)[0] == 0
        assert peer.encrypted == [True]


def test_without_a_server_it_names_the_file(verdicts: Run, tmp_path: Path) -> None:
    """The letter is a file in the outbox beside the database, and the setting that would send it is named."""
    code, out, err = verdicts("mail", "ann@example.com")
    (file,) = (tmp_path / "data" / "outbox").iterdir()
    assert (code, err) == (0, "")
    assert out == f"Written to {file}. No mail server is set; VERDICTS_SMTP_HOST names one.\n"


def test_a_refusal_is_shown_in_the_servers_words(verdicts: Run, peer: Peer) -> None:
    """Code 1, one line, the server's words; whether it may work later is said."""
    peer.refuse("RCPT", "550 5.1.1 No such user here.", "451 4.7.1 Try again later")
    code, out, err = verdicts("mail", "ann@example.com", **_set(peer))
    assert (code, out) == (1, "")
    assert err == f"Not delivered: 127.0.0.1:{peer.port} answered: 550 5.1.1 No such user here.\n"
    _, _, err = verdicts("mail", "ann@example.com", **_set(peer))
    assert err.endswith("451 4.7.1 Try again later. It may work later; the server would try again by itself.\n")


def test_nobody_there_is_a_sentence(verdicts: Run) -> None:
    """A server that is away is named, without a traceback."""
    code, out, err = verdicts("mail", "ann@example.com", **_set(Peer(free_port())))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "cannot be used: " in err


def test_wrong_addresses_and_settings_are_lines(verdicts: Run) -> None:
    """An address that is none ends with 1, no address with 2, and a bad setting with its name and not its value."""
    said = "Nothing was sent: give one address like name@example.com.\n"
    assert verdicts("mail", "ann@example.com\nBcc: eve@example.net") == (1, "", said)
    assert verdicts("mail")[0] == 2
    code, _, err = verdicts("mail", "a@b.example", VERDICTS_SMTP_HOST="smtp://me:secret@h")
    assert (code, err.split(":")[0], "secret" in err) == (1, "VERDICTS_SMTP_HOST", False)
