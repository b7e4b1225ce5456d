"""Open the desk's page of issues: what the next one would say, and what became of those before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import day
from verdicts.desk.newsletter.deciding import undecided
from verdicts.desk.newsletter.draft import NOTHING, WENT_OUT, Planned, plan
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.send import recipients
from verdicts.desk.newsletter.telling import counts_words, share_done, state_word, unconfirmed_words
from verdicts.desk.newsletter.words import PATH as ARCHIVE
from verdicts.desk.newsletter.words import lead_of, subject_of
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.newsletter.issues import Issue, IssueState, Unconfirmed, week_words
from verdicts.store.engine import reading
from verdicts.store.issues import newest_issues
from verdicts.store.subscribers import by_state
from verdicts.views.desk_issues import IssueRowView, IssuesView, LetterView
from verdicts.views.parts import MetaView

PATH = "/desk/issues"
ISSUES = "issues"  # the circle of editors who look at it
MOST = 30
_MARKS: dict[IssueState, str] = {"sending": "moving", "stopped": "bad", "sent": "fine"}
_OUTBOX = "No mail server is set, so letters go to files in the outbox folder."


def open_issues(
    library: Library, site: Site, account: int, newsletter: Newsletter | None, clock: str, now: datetime
) -> IssuesView:
    """The page, for an editor; `clock` says what the site does by itself."""
    meta = MetaView(f"Issues · Desk · {site.name}", "The weekly mail.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            found, counts = newest_issues(conn, MOST), by_state(conn)
    except NotAllowed:
        return IssuesView(PATH, meta, barred=True)
    if newsletter is None:
        return IssuesView(PATH, meta)
    planned, told = plan(newsletter, now), f"{_subscribers(counts)} {clock}"
    return IssuesView(
        path=PATH,
        meta=meta,
        subscribers=told,
        outbox=_OUTBOX if newsletter.post.to_outbox else "",
        next_week=week_words(planned.week),
        next_said=_next(planned),
        drafts=_drafts(planned, found),
        issues=_rows(newsletter, found, now),
    )


def _subscribers(counts: dict[str, int]) -> str:
    """1,204 subscribers, 31 not confirmed, 2 paused after bounces."""
    parts = [plural(counts.get("active", 0), "subscriber")]
    parts += [f"{counts['pending']:,} not confirmed"] if counts.get("pending") else []
    parts += [f"{counts['paused']:,} paused after bounces"] if counts.get("paused") else []
    return f"{', '.join(parts)}."


def _next(planned: Planned) -> str:
    if planned.began:
        return WENT_OUT
    since = f"Since {day(planned.since.date())}: "
    return f"{since}{lead_of(planned.content)[:1].lower()}{lead_of(planned.content)[1:]}" if planned.news else NOTHING


def _drafts(planned: Planned, found: list[Issue]) -> str:
    if planned.began or not planned.news:
        return ""
    return "Draft it anew" if any(one.week == planned.week and one.state == "draft" for one in found) else "Draft it"


def _rows(newsletter: Newsletter, found: list[Issue], now: datetime) -> list[IssueRowView]:
    letters = undecided(newsletter.engine, now)
    return [replace(_row(newsletter, one), unconfirmed=_letters(newsletter, one, letters)) for one in found]


def _row(newsletter: Newsletter, one: Issue) -> IssueRowView:
    many = recipients(newsletter, one) if one.state == "draft" else 0
    return IssueRowView(
        number=one.id,
        id=f"issue-{one.week}",
        week=week_words(one.week),
        day=day(one.until.date()),
        subject=subject_of(one.content) if one.state != "empty" else "",
        state=state_word(one),
        mark=_MARKS.get(one.state, ""),
        counts=counts_words(one),
        said=one.said,
        share=str(share_done(one)),
        preview=f"{PATH}/{one.week}" if one.state != "empty" else "",
        archive=f"{ARCHIVE}/{one.week}" if one.began_at else "",
        send=f"Send to {plural(many, 'subscriber')}" if one.state == "draft" else "",
        moving=one.state == "sending",
        stopped=one.state == "stopped",
    )


def _letters(newsletter: Newsletter, issue: Issue, letters: list[Unconfirmed]) -> list[LetterView]:
    """Those of one issue."""
    mine, host = [one for one in letters if one.issue == issue.id], newsletter.post.host
    return [LetterView(one.id, f"<{one.letter}@{host}>", unconfirmed_words(one)) for one in mine]
