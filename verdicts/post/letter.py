"""A letter, and the message that is made of it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from verdicts.post.address import Mailbox, address, line, site_address
from verdicts.post.refusals import LetterRefused

LONGEST_TEXT = 500_000
# Lines of a body up to this length go as they are, so that a link in a file of the outbox can be copied whole; the
# wire takes 998 bytes. Headers are folded at 78 when the message is written (`wired`).
_BODY = SMTP.clone(max_line_length=990)

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)  # but tab and line breaks; halves of characters


@dataclass(frozen=True)
class Letter:
    """What is written to one address. Text and HTML may hold secret links and are in no repr.

    `automatic` marks a letter that no person wrote, so that no absence note answers it. Raises LetterRefused for what
    would break out of a header or a line.
    """

    to: str
    subject: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    automatic: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be sent as it is."""
        address(self.to)
        line(self.subject)
        body(self.text)
        body(self.html)


def compose(letter: Letter, sender: Mailbox, host: str, at: datetime) -> EmailMessage:
    """The whole message, with an identity of its own at the site's host; made once, so that attempts share it."""
    message = EmailMessage(policy=_BODY)
    message["From"] = site_address(sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{host}>"
    if letter.automatic:
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    return message


def wired(message: EmailMessage) -> bytes:
    """The message as the wire has it: CRLF, folded headers, bodies in UTF-8."""
    return message.as_bytes(policy=SMTP)


def seven_bit(message: EmailMessage) -> bytes:
    """The same in ASCII alone: no server on the way has a reason to write it anew, which would break a signature."""
    return message.as_bytes(policy=SMTP.clone(cte_type="7bit"))


def body(text: str) -> None:
    """Refuse what no body can hold. Raises LetterRefused."""
    if len(text) > LONGEST_TEXT:
        raise LetterRefused(f"a letter has at most {LONGEST_TEXT:,} characters")
    if _CONTROLS.search(text):
        raise LetterRefused("a letter has no control characters but tabs and line breaks")
