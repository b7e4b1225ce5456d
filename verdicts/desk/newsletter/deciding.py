"""Decide about letters that may or may not have arrived. Nothing of it happens by itself: nobody gets an issue twice
unless somebody who knows of it says so. The older letter's links lead nowhere once the newer one is on its way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.newsletter.office import Ask, Newsletter, anybody
from verdicts.domain.newsletter.issues import Unconfirmed
from verdicts.store import unconfirmed as store
from verdicts.store.engine import reading, writing
from verdicts.store.issues import newest_issues

LISTED = 20  # of an issue; more are listed once those are decided
ISSUES = 30  # the newest, whose letters are listed
AGAIN = "It waits for its turn again."
LEFT = "Left as it is. It stays among the unconfirmed."
NOTHING = "There is nothing to decide about that letter, or its address gets no mail any more."


def undecided(engine: Engine, now: datetime) -> list[Unconfirmed]:
    """The letters of the newest issues about which somebody is to decide, the oldest first."""
    with reading(engine) as conn:
        return store.unconfirmed(conn, [one.id for one in newest_issues(conn, ISSUES, begun=True)], now, LISTED)


def decide(newsletter: Newsletter, number: int, again: bool, now: datetime, ask: Ask = anybody) -> int | None:
    """Send a letter again, or leave it; the number of its issue. None where there is nothing to decide, or nothing is
    sent to that address any more."""
    with writing(newsletter.engine) as conn:
        ask(conn)
        return (store.send_again if again else store.leave_it)(conn, number, now)
