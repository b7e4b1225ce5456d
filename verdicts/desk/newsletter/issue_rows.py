"""The rows of the desk's page of issues: each issue, what became of its letters, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from verdicts.desk.dates import day
from verdicts.desk.newsletter.deciding import undecided
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.send import recipients
from verdicts.desk.newsletter.telling import counts_words, put_off_words, share_done, state_word, unconfirmed_words
from verdicts.desk.newsletter.words import PATH as ARCHIVE
from verdicts.desk.newsletter.words import subject_of
from verdicts.desk.wording import plural
from verdicts.domain.newsletter.issues import Issue, IssueState, Unconfirmed, week_words
from verdicts.store.deliveries import put_off_ones
from verdicts.store.engine import reading
from verdicts.views.desk_issues import IssueRowView, LetterView

PATH = "/desk/issues"
_MARKS: dict[IssueState, str] = {"sending": "moving", "stopped": "bad", "sent": "fine"}


def issue_rows(newsletter: Newsletter, found: Sequence[Issue], now: datetime) -> list[IssueRowView]:
    """One for each issue."""
    with reading(newsletter.engine) as conn:
        put_off = put_off_ones(conn, [one.id for one in found if one.state == "sending"], now)
    open_ones = undecided(newsletter.engine, now)
    return [
        _row(newsletter, one, put_off.get(one.id), [each for each in open_ones if each.issue == one.id])
        for one in found
    ]


def _row(
    newsletter: Newsletter, one: Issue, put_off: tuple[int, datetime] | None, open_ones: Sequence[Unconfirmed]
) -> IssueRowView:
    drafted, told = one.state == "draft", one.state != "empty"
    return IssueRowView(
        number=one.id,
        id=f"issue-{one.week}",
        week=week_words(one.week),
        day=day(one.until.date()),
        subject=subject_of(one.content) if told else "",
        state=state_word(one),
        mark=_MARKS.get(one.state, ""),
        counts=counts_words(one),
        said=one.said,
        waits=put_off_words(*put_off) if put_off else "",
        share=str(share_done(one)),
        preview=f"{PATH}/{one.week}" if told else "",
        archive=f"{ARCHIVE}/{one.week}" if one.began_at else "",
        send=f"Send to {plural(recipients(newsletter, one), 'subscriber')}" if drafted else "",
        moving=one.state == "sending",
        stopped=one.state == "stopped",
        unconfirmed=[_letter(newsletter, each) for each in open_ones],
    )


def _letter(newsletter: Newsletter, one: Unconfirmed) -> LetterView:
    return LetterView(one.id, f"<{one.letter}@{newsletter.post.host}>", unconfirmed_words(one))
