"""A letter has what mail programs and receivers ask of bulk mail: RFC 8058, RFC 2369, a signature that verifies."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.newsletter import RETURNS, office, subscribed, written_here
from tests.post.conftest import server
from tests.serving import HOUSE
from tests.smtp import Peer, peer_of
from verdicts.desk.newsletter.carry import Carrier
from verdicts.desk.newsletter.colours import DARK, LIGHT
from verdicts.desk.newsletter.draft import draft
from verdicts.desk.newsletter.send import begin
from verdicts.post.line import ServerLine
from verdicts.post.refusals import LetterRefused
from verdicts.post.signing import Signer

pytestmark = pytest.mark.anyio
UNDER = {b"from", b"to", b"subject", b"date", b"message-id", b"list-unsubscribe", b"list-unsubscribe-post", b"list-id"}


@pytest.fixture
def peer() -> Iterator[Peer]:
    """A server that takes everything."""
    with peer_of() as listening:
        yield listening


@pytest.fixture(scope="module")
def key() -> tuple[bytes, bytes]:
    """A key in PEM, and what the DNS says of it."""
    made = rsa.generate_private_key(65537, 2048)
    pem = made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    der = made.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return pem, b"v=DKIM1; k=rsa; p=" + base64.b64encode(der)


async def _sent(engine: Engine, peer: Peer, **more: Any) -> bytes:
    kept = office(engine, server(peer, **more), lambda: NOON + timedelta(hours=1), imprint="Verdicts Ltd, Straße 1")
    subscribed(engine, ["ann@people.example"], NOON)
    written_here(engine)
    issue = draft(kept, NOON + timedelta(hours=1))
    assert issue
    begin(kept, issue, NOON + timedelta(hours=1))
    await Carrier(kept, issue.id, ServerLine(server(peer, **more))).run()
    return peer.raw[0]


async def test_the_checklist(demo: Engine, peer: Peer, key: tuple[bytes, bytes]) -> None:
    """One-click headers under a signature that verifies, one From that agrees with it and with the return path, text
    before HTML, no line too long, nothing that another server would write anew."""
    raw = await _sent(demo, peer, signer=Signer("news", "verdicts.example", key[0]))
    letter = cast(EmailMessage, message_from_bytes(raw, policy=default))
    leave = re.fullmatch(
        r"<(https://verdicts\.example/newsletter/unsubscribe\?s=[\w-]{43})>", letter["List-Unsubscribe"]
    )
    assert leave
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-ID"] == "Weekly AI tool verdicts <weekly.verdicts.example>"
    assert letter["From"].addresses[0].addr_spec == "no-reply@verdicts.example"
    assert peer.envelopes[0][0].endswith("@verdicts.example")
    assert RETURNS.delivery(peer.envelopes[0][0])
    assert re.fullmatch(r"<2026-w47\.\d+@verdicts\.example>", letter["Message-ID"])
    for name in ("From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "MIME-Version", "Content-Type"):
        assert len(letter.get_all(name, [])) == 1
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()
    assert "Straße" in cast(EmailMessage, letter.get_body(("plain",))).get_content()
    signature = dkim.DKIM(raw)
    assert signature.verify(
        dnsfunc=lambda name, timeout=5: key[1] if name == b"news._domainkey.verdicts.example." else b""
    )
    signed = {name.lower() for name, _ in signature.signed_headers}
    assert signed >= UNDER
    assert not dkim.DKIM(raw.replace(b"One-Click", b"Two-Click")).verify(dnsfunc=lambda name, timeout=5: key[1])


async def test_nothing_is_loaded_and_nothing_counts(demo: Engine, peer: Peer) -> None:
    """Opening the mail asks nobody for anything: no picture, sheet, font or script; links lead to the site alone."""
    raw = await _sent(demo, peer)
    letter = cast(EmailMessage, message_from_bytes(raw, policy=default))
    html = cast(EmailMessage, letter.get_body(("html",))).get_content()
    assert not re.search(r"<(?:img|script|link|iframe)\b|url\(|@import|@font-face", html)
    links = set(re.findall(r'href="([^"]+)"', html))
    assert all(link.startswith("https://verdicts.example/") for link in links)
    assert {link for link in links if "?" in link} == {
        link for link in links if "/newsletter/" in link and "?s=" in link
    }
    assert "color-scheme" in html
    assert "TOKEN" not in html


def test_colours_are_the_sites() -> None:
    """Both palettes of the mail are the tokens of the site's style sheet."""
    sheet = (HOUSE / "assets" / "look" / "tokens.css").read_text()
    light, dark = sheet.split(":root {", 1)[1].split("}")[0], sheet.split(":root.dark {", 1)[1].split("}")[0]
    for palette, block in ((LIGHT, light), (DARK, dark)):
        tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        assert palette == {name: tokens[name] for name in palette}


def test_a_file_that_is_no_key_is_said(tmp_path: Path) -> None:
    """At the start, in words, and nothing of it is shown."""
    with pytest.raises(LetterRefused, match="cannot sign"):
        Signer("news", "verdicts.example", b"-----BEGIN NONSENSE-----\nsecret\n-----END NONSENSE-----\n")
