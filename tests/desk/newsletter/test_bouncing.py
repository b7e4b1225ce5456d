"""What comes back: reports count, from the return path of a delivery alone; nothing else changes anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.newsletter import RETURNS
from verdicts.desk.newsletter.bouncing import Report, read_bounce
from verdicts.desk.newsletter.returns import Returns

PATH = RETURNS.path(7)
REPORT = """From: MAILER-DAEMON@mx.people.example
To: {to}
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.people.example

Final-Recipient: rfc822; ann@people.example
Action: {action}
Status: {status}

--b
Content-Type: message/rfc822

From: no-reply@verdicts.example
Subject: AI tool verdicts

Hello
--b--
"""


def _report(to: str = PATH, action: str = "failed", status: str = "5.1.1 (no such user)") -> bytes:
    return REPORT.format(to=to, action=action, status=status).replace("\n", "\r\n").encode()


def test_a_report_is_read() -> None:
    """5.x.x is for good, 4.x.x that ran out of time is not; a delay is no bounce. The server may name the path."""
    assert read_bounce(RETURNS, _report(), ()) == Report(7, "5.1.1", True)
    assert read_bounce(RETURNS, _report("someone@else.example"), (PATH.upper(),)) == Report(7, "5.1.1", True)
    assert read_bounce(RETURNS, _report(status="4.4.7"), ()) == Report(7, "4.4.7", False)
    assert read_bounce(RETURNS, _report(action="delayed", status="4.4.1"), ()) is None


def test_old_servers_and_absence_notes() -> None:
    """A daemon's plain letter with a code counts; a person's, or an automatic reply, does not."""
    plain = "From: {who}\r\nTo: " + PATH + "\r\n{more}\r\n<ann@people.example>: 550 5.1.1 unknown user\r\n"
    assert read_bounce(RETURNS, plain.format(who="MAILER-DAEMON@mx", more="").encode(), ()) == Report(7, "5.1.1", True)
    assert read_bounce(RETURNS, plain.format(who="ann@people.example", more="").encode(), ()) is None
    absent = plain.format(who="postmaster@people.example", more="Auto-Submitted: auto-replied\r\n")
    assert read_bounce(RETURNS, absent.encode(), ()) is None


@pytest.mark.parametrize(
    "path",
    [
        "bounces+8-" + PATH.partition("-")[2],
        PATH.replace("bounces", "other"),
        PATH.replace("verdicts.example", "evil.example"),
        "bounces+7-aaaaaaaaaaaaaaaa@verdicts.example",
        "bounces@verdicts.example",
        "",
    ],
)
def test_nobody_bounces_another(path: str) -> None:
    """A path that was not given out by us counts for nothing."""
    assert RETURNS.delivery(path) is None
    assert read_bounce(RETURNS, _report(path or "a@b.example"), ()) is None


def test_keys_may_change_while_mail_is_on_its_way() -> None:
    """A path that the key before signed is known; without an address for bounces every path is the sender's."""
    newer = Returns("a@verdicts.example", RETURNS.address, ("n" * 40, *RETURNS.keys))
    assert newer.delivery(PATH) == 7
    assert newer.path(7) != PATH
    assert Returns("a@verdicts.example").path(7) == "a@verdicts.example"


@given(st.binary(max_size=600), st.booleans())
def test_no_mail_breaks_it(noise: bytes, framed: bool) -> None:
    """Whatever comes in is a bounce or none."""
    raw = _report()[:400] + noise + _report()[400:] if framed else noise
    read_bounce(RETURNS, raw, (PATH,))
