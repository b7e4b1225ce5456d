"""The rows of the desk's page of issues: each issue, what became of its letters, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from verdicts.desk.dates import day
from verdicts.desk.newsletter.deciding import undecided
from verdicts.desk.newsletter.inside import inside_of
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.send import recipients
from verdicts.desk.newsletter.telling import (
    counts_words,
    put_off_words,
    share_words,
    state_word,
    unconfirmed_words,
)
from verdicts.desk.newsletter.words import PATH as ARCHIVE
from verdicts.desk.newsletter.words import subject_of
from verdicts.desk.wording import plural
from verdicts.domain.newsletter.issues import Issue, IssueState, Unconfirmed, week_words
from verdicts.store.deliveries import put_off_ones
from verdicts.store.engine import reading
from verdicts.views.desk_issues import IssueRowView, LetterView

PATH = "/desk/issues"
Inside = tuple[int, str]  # the number of an issue and the part of it that is unfolded; (0, "") for none
_MARKS: dict[IssueState, str] = {"sending": "moving", "stopped": "bad", "sent": "fine"}


def issue_rows(newsletter: Newsletter, found: Sequence[Issue], inside: Inside, now: datetime) -> list[IssueRowView]:
    """One for each issue; `inside` says of which one a part is unfolded."""
    with reading(newsletter.engine) as conn:
        put_off = put_off_ones(conn, [one.id for one in found if one.state == "sending"], now)
    open_ones = undecided(newsletter.engine, now)
    foremost = next((one.id for one in found if _next_step(one, found)), 0)
    return [
        replace(
            _row(newsletter, one),
            waits=put_off_words(*put_off[one.id]) if one.id in put_off else "",
            came_back=one.id in put_off or any(one.counts.get(state) for state in ("refused", "bounced")),
            foremost=one.id == foremost,
            inside=inside_of(newsletter, one, inside[1] if inside[0] == one.id else ""),
            unconfirmed=[_letter(newsletter, each) for each in open_ones if each.issue == one.id],
        )
        for one in found
    ]


def _next_step(one: Issue, found: Sequence[Issue]) -> bool:
    """Whether something is to be done with it before all else; an old draft is no hurry."""
    return one.state == "stopped" or (one.state == "draft" and one is found[0])


def _row(newsletter: Newsletter, one: Issue) -> IssueRowView:
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
        share=share_words(one, "delivered", "processing"),
        back=share_words(one, "refused", "bounced"),
        preview=f"{PATH}/{one.week}" if told else "",
        archive=f"{ARCHIVE}/{one.week}" if one.began_at else "",
        send=f"Send to {plural(recipients(newsletter, one), 'subscriber')}" if drafted else "",
        moving=one.state == "sending",
        stopped=one.state == "stopped",
    )


def _letter(newsletter: Newsletter, one: Unconfirmed) -> LetterView:
    return LetterView(one.id, f"<{one.letter}@{newsletter.post.host}>", unconfirmed_words(one))
