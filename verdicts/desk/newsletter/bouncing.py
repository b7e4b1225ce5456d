"""Bounces: what a mail server sends back to the return path of a delivery, after it took the message.

Only reports are believed (RFC 3464), and old servers' letters from the empty sender; a note of absence changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses
from typing import Literal, cast

from sqlalchemy import Engine

from verdicts.desk.newsletter.returns import Returns
from verdicts.store.deliveries import bounce
from verdicts.store.engine import writing

MOST_BYTES = 2_000_000  # a report has the message that it is about; ours are a tenth of this
_WHERE = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to")
_STATUS, _CODE = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b"), re.compile(r"\b[45]\d\d\b")
_DAEMON = re.compile(r"mailer-daemon|postmaster", re.IGNORECASE)
_READ = 20_000  # characters of a letter without a report


@dataclass(frozen=True)
class Report:
    """What a mail says: for which delivery, its status, and whether the address is dead (`hard`)."""

    delivery: int
    status: str
    hard: bool


Found = Literal["bounced", "known", "none"]


def take_bounce(engine: Engine, returns: Returns, raw: bytes, recipients: Iterable[str], now: datetime) -> Found:
    """Take a mail that came to a return path: a delivery bounced, or that was known, or it is no bounce of ours."""
    try:
        report = read_bounce(returns, raw[:MOST_BYTES], recipients)
    except (ValueError, LookupError, AttributeError, TypeError):  # of Python's own reader of mail
        report = None
    if report is None:
        return "none"
    with writing(engine) as conn:
        return "bounced" if bounce(conn, report.delivery, report.status, report.hard, now) else "known"


def read_bounce(returns: Returns, raw: bytes, recipients: Iterable[str]) -> Report | None:
    """The report in a mail, None where there is none; `recipients` are what the mail server knows of its way here."""
    mail = message_from_bytes(raw, policy=default)
    numbers = (returns.delivery(path) for path in (*recipients, *_addresses(mail)))
    number = next((one for one in numbers if one is not None), None)
    if number is None:
        return None
    reported = [_status(group) for part in _reports(mail) for group in part]
    found = next(filter(None, reported), "") or _old_way(mail)
    return Report(number, found, hard=found.startswith("5")) if found else None


def _addresses(mail: Message) -> Iterator[str]:
    for name in _WHERE:
        for _, found in getaddresses([str(value) for value in mail.get_all(name, [])]):
            yield found


def _reports(mail: EmailMessage) -> Iterator[list[Message]]:
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield cast(list[Message], part.get_payload())


def _status(group: Message) -> str:
    """The status of a recipient for whom delivery failed; a delay is none."""
    failed = str(group.get("action", "")).strip().lower() == "failed"
    found = re.match(r"[45]\.\d{1,3}\.\d{1,3}", str(group.get("status", "")).strip())
    return found[0] if failed and found else ""


def _old_way(mail: EmailMessage) -> str:
    """The status in the words of a server that writes no report."""
    if str(mail.get("auto-submitted", "")).lower().startswith("auto-replied") or not _DAEMON.search(
        str(mail.get("from", ""))
    ):
        return ""
    body = mail.get_body(("plain",))
    text = str(body.get_content())[:_READ] if body else ""
    found = _STATUS.search(text) or _CODE.search(text)
    return found[0] if found else ""
