"""The archive of issues that went out; it is the same for everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.catalogue import Site
from verdicts.desk.dates import day
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.newsletter.office import NAME, Newsletter
from verdicts.desk.newsletter.words import PATH, issue_view, lead_of
from verdicts.domain.newsletter.issues import Issue
from verdicts.store.engine import reading
from verdicts.store.issues import begun_beside, begun_weeks, issue_of, newest_issues
from verdicts.views.newsletter import ArchiveView, IssueView
from verdicts.views.parts import CrumbView, LinkView, MetaView

MOST = 520  # ten years
_WEEK = re.compile(r"\d{4}-w\d\d")


def open_archive(newsletter: Newsletter) -> ArchiveView:
    """All of them, the newest first."""
    with reading(newsletter.engine) as conn:
        found = newest_issues(conn, MOST, begun=True)
    links = [LinkView(day(one.until.date()), f"{PATH}/{one.week}", lead_of(one.content)) for one in found]
    trail = [CrumbView("Newsletter")]
    return ArchiveView(_meta(newsletter.site, trail), trail, links)


def open_issue(newsletter: Newsletter, week: str) -> IssueView | None:
    """One that went out."""
    found = any_issue(newsletter, week)
    if not found or not found.began_at:
        return None
    with reading(newsletter.engine) as conn:
        earlier, later = begun_beside(conn, found.until)
    ways = {"earlier": _way("Previous issue", earlier), "later": _way("Next issue", later)}
    return replace(issue_view(found, newsletter.site), **ways)


def _way(label: str, other: tuple[str, datetime] | None) -> LinkView | None:
    return LinkView(f"{label}, {day(other[1].date())}", f"{PATH}/{other[0]}") if other else None


def archived(engine: Engine) -> list[str]:
    """The paths of all that went out, the newest first."""
    with reading(engine) as conn:
        return [f"{PATH}/{week}" for week in begun_weeks(conn, MOST)]


def any_issue(newsletter: Newsletter, week: str) -> Issue | None:
    """One, drafts too: for editors."""
    if not _WEEK.fullmatch(week):
        return None
    with reading(newsletter.engine) as conn:
        return issue_of(conn, week)


def _meta(site: Site, trail: list[CrumbView]) -> MetaView:
    said = "One mail a week with what changed: verdicts and why, new tools, matchups that are too close to call."
    return MetaView(
        f"{NAME} · {site.name}", said, f"{site.url}{PATH}", "", linked_data([breadcrumb_data(site, trail, PATH)])
    )
