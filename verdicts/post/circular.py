"""A circular: the same message to many, one at a time, with what mail programs need to end it by one click.

Its headers are stable, so that a signature over them holds: the identity comes from the caller, bodies are written in
quoted-printable and need no other coding on any way. From is the site's own address, with whose domain DKIM and, by the
return path, SPF agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from verdicts.post.address import Mailbox, address, line, site_address
from verdicts.post.letter import body


@dataclass(frozen=True)
class Mailing:
    """What all letters of a circular share. `name` is the list's, at `host`; `archive` is where it can be read."""

    sender: Mailbox
    host: str
    name: str
    archive: str
    at: datetime

    @property
    def identity(self) -> str:
        """RFC 2919: what programs file it under."""
        return f"{self.name} <weekly.{self.host}>"


@dataclass(frozen=True)
class Circular:
    """One letter. `id` is the same at every attempt; `leave` ends the subscription. Raises LetterRefused.

    Text, HTML and `leave` hold links that are the subscriber's own, and are in no repr.
    """

    to: str
    id: str
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    leave: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be sent as it is."""
        address(self.to)
        line(self.subject)
        body(self.text)
        body(self.html)


def compose_circular(mailing: Mailing, one: Circular) -> bytes:
    """The message as the wire has it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = site_address(mailing.sender)
    message["To"] = one.to
    message["Subject"] = one.subject
    message["Date"] = format_datetime(mailing.at)
    message["Message-ID"] = f"<{one.id}@{mailing.host}>"
    message["List-ID"] = mailing.identity
    message["List-Archive"] = f"<{mailing.archive}>"
    message["List-Unsubscribe"] = f"<{one.leave}>"
    if urlsplit(one.leave).scheme == "https":  # RFC 8058 knows one click by https alone
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    message["Precedence"] = "bulk"
    message.set_content(one.text, cte="quoted-printable")
    message.add_alternative(one.html, subtype="html", cte="quoted-printable")
    return bytes(message)
