"""Open the desk's page of issues: what the next one would say, and what became of those before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from verdicts.desk.catalogue import Library, Site
from verdicts.desk.dates import day, minute
from verdicts.desk.newsletter.draft import FIRST, NOTHING, Planned, plan
from verdicts.desk.newsletter.issue_rows import PATH, Inside, issue_rows
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.words import lead_of
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.domain.newsletter.issues import Issue, week_words
from verdicts.store.engine import reading
from verdicts.store.issues import newest_issues
from verdicts.store.subscribers import by_state
from verdicts.views.desk_issues import IssuesView
from verdicts.views.parts import MetaView

ISSUES = "issues"  # the circle of editors who look at it
MOST = 30
_OUTBOX = "No mail server is set, so letters go to files in the outbox folder."


def open_issues(
    library: Library, site: Site, account: int, newsletter: Newsletter | None, clock: str, now: datetime, inside: Inside
) -> IssuesView:
    """The page, for an editor; `clock` says what the site does by itself, `inside` what is unfolded."""
    meta = MetaView(f"Issues · Desk · {site.name}", "The weekly mail.", "", "noindex")
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            found, counts = newest_issues(conn, MOST), by_state(conn)
    except NotAllowed:
        return IssuesView(PATH, meta, barred=True)
    if newsletter is None:
        return IssuesView(PATH, meta)
    shown = IssuesView(PATH, meta, subscribers=f"{_subscribers(counts)} {clock}")
    shown = replace(shown, issues=issue_rows(newsletter, found, inside, now))
    return _with_week(shown, newsletter, plan(newsletter, now))


def _with_week(shown: IssuesView, newsletter: Newsletter, planned: Planned) -> IssuesView:
    drafted = planned.mine if planned.mine and planned.mine.state == "draft" else None
    drafts = "" if planned.began or not planned.news else "Draft it anew" if drafted else "Draft it"
    return replace(
        shown,
        outbox=_OUTBOX if newsletter.post.to_outbox else "",
        next_week=week_words(planned.week),
        next_said=_next(planned),
        next_note=_drafted(drafted, planned) if drafted else FIRST if planned.first else "",
        drafts=drafts,
        foremost=not any(one.foremost for one in shown.issues),
    )


def _drafted(mine: Issue, planned: Planned) -> str:
    """When the draft was made, and whether it would still say the same."""
    same = mine.content == planned.content
    return (
        f"Drafted {minute(mine.until)}. {'Nothing moved since.' if same else 'Verdicts, tools or votes moved since.'}"
    )


def _subscribers(counts: dict[str, int]) -> str:
    """1,204 subscribers, 31 not confirmed, 2 paused after bounces."""
    parts = [plural(counts.get("active", 0), "subscriber")]
    parts += [f"{counts['pending']:,} not confirmed"] if counts.get("pending") else []
    parts += [f"{counts['paused']:,} paused after bounces"] if counts.get("paused") else []
    return f"{', '.join(parts)}."


def _next(planned: Planned) -> str:
    if planned.began:
        return planned.began
    since = f"Since {day(planned.since.date())}: "
    return f"{since}{lead_of(planned.content)[:1].lower()}{lead_of(planned.content)[1:]}" if planned.news else NOTHING
