"""What became of an issue, in words for editors and operators."""

from __future__ import annotations

from datetime import datetime

from verdicts.desk.dates import day, minute
from verdicts.desk.wording import plural
from verdicts.domain.newsletter.issues import DeliveryState, Issue, IssueState, Unconfirmed, week_after, week_words

_STATES: dict[IssueState, str] = {
    "draft": "Draft",
    "empty": "Nothing changed, no mail",
    "sending": "Sending",
    "stopped": "Stopped",
    "sent": "Sent",
}
_COUNTS: tuple[tuple[DeliveryState, str], ...] = (
    ("delivered", "delivered"),
    ("pending", "waiting"),
    ("processing", "unconfirmed"),
    ("refused", "refused"),
    ("bounced", "bounced"),
)


def state_word(issue: Issue) -> str:
    """Sent"""
    return _STATES[issue.state]


def state_words(issue: Issue) -> str:
    """Week 48 of 2026: sent 30 Nov 2026, 07:02 UTC."""
    at = f" {minute(issue.ended_at)}" if issue.ended_at else ""
    return f"{week_words(issue.week)}: {state_word(issue).lower()}{at}."


def begun_words(issue: Issue) -> str:
    """What became of an issue that was begun, and when the next can be drafted."""
    which = {"sending": "is going out now", "stopped": "is stopped"}.get(issue.state, "went out already")
    return f"The issue of this week {which}. The next one can be drafted from {day(week_after(issue.week))} on."


def counts_words(issue: Issue) -> str:
    """9,997 of 10,000 delivered, 2 refused, 1 bounced. Unconfirmed are those whose answer was not seen."""
    if not issue.total:
        return "To nobody." if issue.state == "sent" else ""
    parts = [f"{issue.counts.get(state, 0):,} {word}" for state, word in _COUNTS if issue.counts.get(state)]
    return f"{plural(issue.total, 'letter')}: {', '.join(parts)}."


def unconfirmed_words(one: Unconfirmed) -> str:
    """Handed over 30 Nov 2026, 07:02 UTC: the connection was cut."""
    return f"Handed over {minute(one.at)}: {one.said or 'the sender ended before the answer came'}."


def put_off_words(many: int, first: datetime) -> str:
    """2 letters were put off by a mail server; the first is tried again 30 Nov 2026, 08:15 UTC."""
    was, which = ("was", "It") if many == 1 else ("were", "The first")
    again = f"{which} is tried again {minute(first)}."
    return f"{plural(many, 'letter')} {was} put off by a mail server. {again}"


def share_words(issue: Issue, *states: DeliveryState) -> str:
    """Whole percent of its letters that are in some states, for the width of a bar."""
    return str(100 * sum(issue.counts.get(state, 0) for state in states) // issue.total) if issue.total else "0"
