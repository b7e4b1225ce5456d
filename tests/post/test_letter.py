"""What a letter refuses, and the message that is made of it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import NOON
from tests.post.conftest import LINK, SENDER, letter
from verdicts.post.address import Mailbox, mailbox
from verdicts.post.letter import Letter, compose, wired
from verdicts.post.refusals import LetterRefused

HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
MIME = {"MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
INJECTED = "=?utf-8?q?a=0D=0ABcc:_eve@example.net?="
ANY = st.text(st.characters(exclude_categories=[]), max_size=80)
NASTY = st.lists(
    st.sampled_from(["\r\n", "\n", "\x0b", "\x85", "\u2028", "\0", "Bcc: a@b", "=?", "?=", "é", "🚢", '"', " "])
)


def _read(made: EmailMessage) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(wired(made), policy=default))


def test_a_message_is_whole() -> None:
    """A letter has its six headers once, and both bodies in UTF-8."""
    made = _read(compose(letter(), SENDER, "verdicts.example", NOON))
    assert [name for name in made.keys() if name not in MIME] == HEADERS  # noqa: SIM118 - a header may come twice
    assert (made["From"], made["To"]) == ("Verdicts <no-reply@verdicts.example>", "ann@example.com")
    assert made["Date"].datetime == NOON
    assert made["Message-ID"].endswith("@verdicts.example>")
    assert made["Auto-Submitted"] == "auto-generated"
    bodies = {part.get_content_type(): part.get_content() for part in made.iter_parts()}
    assert bodies.keys() == {"text/plain", "text/html"}
    assert all(LINK in body for body in bodies.values())


def test_a_letter_of_a_person_is_not_marked() -> None:
    """Auto-Submitted is there only where asked, and no two messages have the same identity."""
    made = [compose(Letter("a@b.example", "s", "t", automatic=False), SENDER, "h.example", NOON) for _ in range(2)]
    assert [one["Auto-Submitted"] for one in made] == [None, None]
    assert made[0]["Message-ID"] != made[1]["Message-ID"]


def test_a_long_link_stays_in_one_piece() -> None:
    """A link longer than a line of mail can be copied from the raw file, beside umlauts too."""
    link = "https://verdicts.example/reset?token=" + "x" * 300
    raw = wired(compose(Letter("a@b.example", "Grüße 🚢", f"Schöne Grüße\n{link}\n"), SENDER, "h.example", NOON))
    assert link.encode() in raw
    assert "Schöne Grüße".encode() in raw


@given(ANY | NASTY.map("".join))
@example(INJECTED)
@example("a\r\nBcc: eve@example.net")
@example("a" * 100 + "\u2028" + "b")
def test_a_subject_is_refused_or_arrives_and_adds_nothing(subject: str) -> None:
    """Whatever stands in a subject, no header is added; what is taken arrives as it was, but for runs of spaces."""
    try:
        given = letter(subject=subject)
    except LetterRefused:
        return
    made = _read(compose(given, SENDER, "verdicts.example", NOON))
    assert [name for name in made.keys() if name not in MIME] == HEADERS  # noqa: SIM118
    assert made["Subject"].split() == subject.split()


@given(ANY | NASTY.map("".join) | st.emails())
@example("ann@example.com\r\nBcc: eve@example.net")
@example("ann@example.com, eve@example.net")
@example("=?utf-8?q?x=0D=0ABcc:_y?=@example.com")
@example("<ann@example.com> SIZE=1")
@example('"ann"@example.com')
def test_an_address_is_refused_or_is_the_one_recipient(to: str) -> None:
    """Whatever stands for an address, a message has that one recipient and no other header."""
    try:
        given = letter(to)
    except LetterRefused:
        return
    made = _read(compose(given, SENDER, "verdicts.example", NOON))
    assert [one.addr_spec for one in made["To"].addresses] == [to]
    assert [name for name in made.keys() if name not in MIME] == HEADERS  # noqa: SIM118


@pytest.mark.parametrize(
    "to", ["ann@example.com", "a.b+c@sub.example.com", "o'neil_1@xn--bcher-kva.example", "root@localhost"]
)
def test_usual_addresses_are_taken(to: str) -> None:
    """Plus signs, dots, apostrophes, encoded domains and local hosts are fine."""
    assert letter(to).to == to


@pytest.mark.parametrize(
    "to",
    [
        *("", "ann", "@example.com", "ann@", "ann@-x.example", "ann@x..example", ".ann@x.example", "änn@x.example"),
        *(
            "ann@x.example\n",
            " ann@x.example",
            "ann@x.example>",
            "a" * 65 + "@x.example",
            "a@" + "b." * 130 + "example",
        ),
    ],
)
def test_what_is_no_address_is_refused(to: str) -> None:
    """Halves, spaces, brackets, line breaks and endless ones are none."""
    with pytest.raises(LetterRefused):
        letter(to)


@given(ANY)
def test_a_body_arrives_or_is_refused(text: str) -> None:
    """A text comes through as it was, line breaks as such."""
    try:
        given = Letter("a@b.example", "s", text, text)
    except LetterRefused:
        return
    made = _read(compose(given, SENDER, "verdicts.example", NOON))
    for kind in ("plain", "html"):
        part = made.get_body((kind,))
        if text or kind == "plain":
            assert part is not None
            assert _lines(part.get_content()) == _lines(text)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


@given(ANY)
@example('Ann "the" \\ Boss, Inc.')
@example(INJECTED)
@example("00" + "\U00010000" * 12)
@example("\U00010000" * 11)
def test_a_senders_name_is_refused_or_arrives(name: str) -> None:
    """The name of a site cannot break its From either."""
    try:
        sender = Mailbox(name, "no-reply@verdicts.example")
    except LetterRefused:
        return
    made = _read(compose(letter(), sender, "verdicts.example", NOON))
    (found,) = made["From"].addresses
    assert (found.display_name.split(), found.addr_spec) == (name.split(), sender.address)
    assert [header for header in made.keys() if header not in MIME] == HEADERS  # noqa: SIM118


def test_senders_are_read_as_operators_write_them() -> None:
    """With and without a name, quoted or not; anything else is refused."""
    assert mailbox(" no-reply@x.example ") == Mailbox("", "no-reply@x.example")
    assert mailbox("Ünsere Firma <a@x.example>") == Mailbox("Ünsere Firma", "a@x.example")
    assert mailbox('"Firma, Inc." <a@x.example>') == Mailbox("Firma, Inc.", "a@x.example")
    for wrong in ("Firma", "Firma <>", "<a@x.example>, b@x.example", "A <a@x.example> B"):
        with pytest.raises(LetterRefused):
            mailbox(wrong)


def test_no_repr_holds_the_link() -> None:
    """A letter that is printed by accident shows neither text nor HTML."""
    assert LINK not in repr(letter()) + str(letter()) + repr(compose(letter(), SENDER, "h.example", NOON))
