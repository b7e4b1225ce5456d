"""Draft the issue of this week: what changed since the last one that went out. A week has one issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from verdicts.desk.newsletter.differing import difference
from verdicts.desk.newsletter.office import Ask, Newsletter, anybody
from verdicts.desk.newsletter.telling import begun_words
from verdicts.domain.newsletter.content import Content
from verdicts.domain.newsletter.issues import FIRST_SPAN, Issue, week_of
from verdicts.store import issues
from verdicts.store.engine import reading, writing

NOTHING = "There is nothing new to tell, so no mail goes out."
FIRST = "The first issue does not tell the tools that were imported before it."


@dataclass(frozen=True)
class Planned:
    """What an issue of this week would be. `news`: whether it says anything; `mine` is the week's issue as it is;
    `first`: no issue went out before."""

    week: str
    since: datetime
    until: datetime
    content: Content
    news: bool
    mine: Issue | None = None
    first: bool = False

    @property
    def began(self) -> str:
        """What became of the week's issue where it was begun, else ""."""
        return begun_words(self.mine) if self.mine and self.mine.began_at else ""


def plan(newsletter: Newsletter, now: datetime) -> Planned:
    """Without writing anything."""
    week = week_of(now)
    with reading(newsletter.engine) as conn:
        last, mine = issues.last_told(conn), issues.issue_of(conn, week)
    since = last.until if last else now - FIRST_SPAN
    content = difference(newsletter.library, since, now, first=last is None)
    told = [one.matchup for one in last.content.contests] if last else []
    return Planned(week, since, now, content, content.news(told), mine, last is None)


def draft(newsletter: Newsletter, now: datetime, anew: bool = True, ask: Ask = anybody) -> Issue | None:
    """The issue of this week, drafted (`anew`, also where there is a draft); None where it went out, or is there.

    An issue without news is kept as `empty`, so that the clock asks once a week.
    """
    planned = plan(newsletter, now)
    if planned.began:
        return None
    what = (planned.since, planned.until, planned.content, "draft" if planned.news else "empty")
    with writing(newsletter.engine) as conn:
        ask(conn)
        made = issues.add_issue(conn, planned.week, *what)
        known = issues.issue_of(conn, planned.week)
        if not made and (known is None or not anew or not issues.redraft(conn, known.id, *what)):
            return None
        return issues.issue_of(conn, planned.week)
