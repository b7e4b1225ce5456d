"""What an editor does with issues. Each asks in its own transaction whether they may."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import partial

from sqlalchemy import Engine, select

from verdicts.desk.newsletter import deciding, send
from verdicts.desk.newsletter.draft import NOTHING, draft, plan
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.newsletter.issues import Issue
from verdicts.post.refusals import LetterRefused
from verdicts.store.engine import reading
from verdicts.store.issues import newest_issues
from verdicts.store.tables import account as accounts

_MOVED = Refused("That issue is not what the page shows any more. The page was read anew.")


def draft_issue(engine: Engine, account: int, newsletter: Newsletter, now: datetime) -> Done | Refused:
    """The issue of this week, drafted or drafted anew."""
    made = draft(newsletter, now, ask=partial(allowed, account=account))
    if made is None:
        return Refused(plan(newsletter, now).began or _MOVED.said)
    return Refused(NOTHING) if made.state == "empty" else Done("Drafted. Read the preview before you send it.")


def send_issue(engine: Engine, account: int, newsletter: Newsletter, number: int, now: datetime) -> Done | Refused:
    """A draft goes out to everybody whom it tells something."""
    issue = _issue(engine, account, number)
    many = send.begin(newsletter, issue, now, partial(allowed, account=account)) if issue else None
    return _MOVED if many is None else Done(f"It goes out to {plural(many, 'subscriber')} now.")


def stop_issue(engine: Engine, account: int, newsletter: Newsletter, number: int) -> Done | Refused:
    """Nothing more of it leaves."""
    stopped = send.stop(newsletter, number, partial(allowed, account=account))
    return Done("Stopped. Nobody who waits gets it until you go on.") if stopped else _MOVED


def resume_issue(engine: Engine, account: int, newsletter: Newsletter, number: int) -> Done | Refused:
    """Go on with those who wait."""
    going = send.resume(newsletter, number, partial(allowed, account=account))
    return Done("It goes on with those who wait.") if going else _MOVED


def decide_letter(
    engine: Engine, account: int, newsletter: Newsletter, number: int, again: bool, now: datetime
) -> Done | Refused:
    """Send a letter that may not have arrived again, or leave it."""
    of = deciding.decide(newsletter, number, again, now, partial(allowed, account=account))
    return Refused(deciding.NOTHING) if of is None else Done(deciding.AGAIN if again else deciding.LEFT)


def test_issue(engine: Engine, account: int, newsletter: Newsletter, number: int) -> Done | Refused:
    """To the editor's own address, in one attempt."""
    issue = _issue(engine, account, number)
    with reading(engine) as conn:
        email = conn.execute(select(accounts.c.email).where(accounts.c.id == account)).scalar_one()
    if issue is None or issue.state == "empty":
        return _MOVED
    try:
        outcome = asyncio.run(send.send_test(newsletter, issue, email))
    except LetterRefused as refused:
        return Refused(f"Not sent to {email}: {refused}.")
    taken = outcome.what == "taken"
    return Done(f"Sent to {email}, to nobody else.") if taken else Refused(f"Not delivered to {email}: {outcome.said}.")


def _issue(engine: Engine, account: int, number: int) -> Issue | None:
    with reading(engine) as conn:
        allowed(conn, account)
        return next((one for one in newest_issues(conn, 100) if one.id == number), None)
