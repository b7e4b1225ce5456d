"""One attempt at a real mail server: what arrives, and how each refusal is told."""

from __future__ import annotations

import asyncio
import socket
import ssl

import pytest

from tests.certificates import Certificate
from tests.post.conftest import LINK, letter, post, server
from tests.serving import free_port
from tests.smtp import HANG_UP, Peer, peer_of
from verdicts.post.letter import Letter
from verdicts.post.refusals import NotDelivered
from verdicts.post.smtp import Server

LOGIN = ("mailer", "pässword / with @ signs")
pytestmark = pytest.mark.anyio


async def _refusal(way: Server, given: Letter | None = None) -> NotDelivered:
    with pytest.raises(NotDelivered) as failed:
        await post(way).deliver(given or letter())
    return failed.value


async def test_a_letter_arrives_as_it_was_written(peer: Peer) -> None:
    """Subject, text and HTML come through with umlauts and emoji, from and to one address."""
    written = Letter("ann@example.com", "Grüße von 🚢 Schiffen", "Ünïcödé 🙂\n.\n..punkt\n", "<p>🙂 ünd</p>\n")
    assert await post(server(peer)).deliver(written) == f"127.0.0.1:{peer.port}"
    (came,) = peer.wait()
    assert came["Subject"] == written.subject
    text, html = (came.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    assert [part.get_content().replace("\r\n", "\n") for part in (text, html)] == [written.text, written.html]
    assert peer.envelopes == [("no-reply@verdicts.example", ["ann@example.com"])]
    assert peer.encrypted == [False]


async def test_starttls_with_a_login(certificate: Certificate) -> None:
    """With STARTTLS the letter is encrypted, and a password of any characters lets us in."""
    with peer_of(starttls=certificate.server, login=LOGIN) as peer:
        trusted = {"certificates": certificate.client, "user": LOGIN[0], "password": LOGIN[1]}
        await post(server(peer, security="starttls", **trusted)).deliver(letter())
        assert (len(peer.wait()), peer.encrypted) == (1, [True])


async def test_tls_from_the_first_byte(certificate: Certificate) -> None:
    """With `tls` the connection is encrypted before anything is said."""
    with peer_of(tls=certificate.server) as peer:
        await post(server(peer, security="tls", certificates=certificate.client)).deliver(letter())
        assert (len(peer.wait()), peer.encrypted) == (1, [True])


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Certificate, security: str) -> None:
    """Without trust nothing is sent, neither login nor letter, and trying again is no use."""
    sides = {security: certificate.server}
    with peer_of(login=LOGIN, **sides) as peer:
        refused = await _refusal(server(peer, security=security, user=LOGIN[0], password=LOGIN[1]))
        assert ("CERTIFICATE_VERIFY_FAILED" in refused.words, refused.passing, peer.attempts) == (True, False, 0)


async def test_a_certificate_of_another_host_is_refused(certificate: Certificate) -> None:
    """A trusted certificate must be that of the host which was asked for."""
    with peer_of(starttls=certificate.server) as peer:
        way = server(peer, host="127.1", security="starttls", certificates=certificate.client)  # 127.0.0.1 as well
        refused = await _refusal(way)
        assert ("CERTIFICATE_VERIFY_FAILED" in refused.words, peer.attempts) == (True, 0)


async def test_no_letter_goes_in_the_clear_where_tls_was_asked_for(peer: Peer) -> None:
    """A server that offers no STARTTLS gets nothing: a stripped offer is no way around it."""
    refused = await _refusal(server(peer, security="starttls"))
    assert ("STARTTLS" in refused.words, refused.passing, peer.attempts) == (True, False, 0)


async def test_a_wrong_password_is_told_and_not_repeated() -> None:
    """The server's 535 is final; the password stands in no error."""
    with peer_of(login=LOGIN) as peer:
        refused = await _refusal(server(peer, user="mailer", password="wrong-one"))  # noqa: S106
        assert ("535" in refused.words, refused.passing, peer.attempts) == (True, False, 0)
        assert "wrong-one" not in refused.words + refused.reason + repr(server(peer, password="wrong-one"))  # noqa: S106


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(("code", "passing"), [("451 4.7.1", True), ("550 5.1.1", False)])
async def test_refusals_are_told_in_the_servers_words(peer: Peer, command: str, code: str, passing: bool) -> None:
    """At every step a 4xx is passing and a 5xx final; the words are for the terminal, the log gets the code."""
    peer.refuse(command, f"{code} because of {LINK} and \x1b[31mred")
    refused = await _refusal(server(peer))
    assert refused.passing is passing
    assert refused.words == f"127.0.0.1:{peer.port} answered: {code} because of {LINK} and [31mred"
    assert (refused.reason, str(refused)) == (f"answered {code}", f"answered {code}")
    assert (refused.__cause__, refused.__suppress_context__) == (None, True)


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_a_hang_up_is_passing(peer: Peer, command: str) -> None:
    """A connection that ends in the middle is an attempt that may be made again."""
    peer.refuse(command, HANG_UP)
    assert (await _refusal(server(peer))).passing
    await post(server(peer)).deliver(letter())
    assert len(peer.wait()) == 1


async def test_nobody_there_is_passing() -> None:
    """A port where nobody listens and a name that nobody has are told in words and may work later."""
    for way in (Server("127.0.0.1", free_port(), "none"), Server("nowhere.invalid", 25, "none")):
        refused = await _refusal(way)
        assert (refused.passing, f"{way.host}:{way.port} cannot be used: " in refused.words) == (True, True)


async def test_what_speaks_no_smtp_is_no_server() -> None:
    """A peer that talks nonsense is told apart from one that took the letter."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        way = Server("127.0.0.1", listening.getsockname()[1], "none")

        async def babble() -> None:
            taken, _ = await asyncio.to_thread(listening.accept)
            with taken:
                taken.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        talk = asyncio.create_task(babble())
        refused = await _refusal(way)
        await talk
    assert refused.passing


def test_certificates_are_checked_unless_told() -> None:
    """The default checks chain and host name."""
    context = Server("h", 1).certificates
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
