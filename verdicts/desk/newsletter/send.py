"""Send an issue: begin, stop, go on, and a test letter to one address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from verdicts.desk.newsletter.carry import Carrier
from verdicts.desk.newsletter.edition import Edition
from verdicts.desk.newsletter.office import TEST, Ask, Newsletter, anybody
from verdicts.domain.newsletter.issues import Due, Issue
from verdicts.post.line import Outcome, line_to
from verdicts.store import deliveries, issues, subscribers
from verdicts.store.engine import writing

STOPPED = "Stopped by hand."


def begin(newsletter: Newsletter, issue: Issue, now: datetime, ask: Ask = anybody) -> int | None:
    """From now on it is sent, to everybody whom it tells something; how many. None where it is no draft any more.

    Plan and beginning are one transaction, and a delivery is unique: whoever begins twice changes nothing.
    """
    with writing(newsletter.engine) as conn:
        ask(conn)
        if not issues.begin(conn, issue.id, now):
            return None
        before = next((one for one in issues.newest_issues(conn, 2, begun=True) if one.id != issue.id), None)
        if before:
            deliveries.forgive(conn, before.id)
        told = [who for who, interests in subscribers.active_interests(conn) if _tells(issue, interests)]
        deliveries.plan(conn, issue.id, told, now)
    return len(told)


def recipients(newsletter: Newsletter, issue: Issue) -> int:
    """To how many it would go now."""
    with newsletter.engine.connect() as conn:
        return sum(_tells(issue, interests) for _, interests in subscribers.active_interests(conn))


def stop(newsletter: Newsletter, number: int, ask: Ask = anybody) -> bool:
    """Nothing more of it leaves; False where it was not being sent."""
    with writing(newsletter.engine) as conn:
        ask(conn)
        return issues.stop(conn, number, STOPPED)


def resume(newsletter: Newsletter, number: int, ask: Ask = anybody) -> bool:
    """Go on with those who wait; False where it was not stopped."""
    with writing(newsletter.engine) as conn:
        ask(conn)
        return issues.resume(conn, number)


def waiting(newsletter: Newsletter, number: int) -> int:
    """How many of its letters wait."""
    with newsletter.engine.connect() as conn:
        return issues.issue_by_id(conn, number).counts.get("pending", 0)


async def send_test(newsletter: Newsletter, issue: Issue, address: str) -> Outcome:
    """The issue to one address, now, in one attempt. Its links say what they are for. Raises LetterRefused."""
    message = Edition(newsletter, issue).message(Due(0, 0, address, (), 0), TEST)
    line = line_to(newsletter.post.way)

    async def yes() -> bool:
        return True

    try:
        return await line.hand_over(newsletter.post.sender.address, address, message, yes)
    finally:
        await line.close()


def carrier(newsletter: Newsletter, number: int, tell: Callable[[], None], over: bool = False) -> Carrier:
    """What sends an issue from this process, also where another sends it (`over`); `tell` hears after each letter."""
    return Carrier(newsletter, number, line_to(newsletter.post.way), tell, over)


def _tells(issue: Issue, interests: tuple[str, ...]) -> bool:
    content = issue.content.of(interests)
    return bool(content.changed or content.arrived or content.contests)
