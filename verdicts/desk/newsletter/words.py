"""An issue in words, for pages and mails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from verdicts.desk.catalogue import Site
from verdicts.desk.dates import day
from verdicts.desk.describing import breadcrumb_data, linked_data
from verdicts.desk.drawing import WORDS
from verdicts.desk.newsletter.office import NAME
from verdicts.desk.wording import listed, plural, small_number
from verdicts.domain.matchups import comparison_path, split_matchup
from verdicts.domain.newsletter.content import Arrived, Changed, Content, Contest, Verdict
from verdicts.domain.newsletter.issues import Issue, week_words
from verdicts.views.newsletter import ArrivedView, ChangedView, ContestedView, IssueView
from verdicts.views.parts import CrumbView, MetaView

PATH = "/newsletter"
SHOWN = 20  # rows of a part: some programs cut a mail that is longer than 100 kB
SAMPLE = "Sample panel"
DEMO = "Demo votes: some votes on this site were played by a program, not cast by readers."
Row = TypeVar("Row")


def issue_view(issue: Issue, site: Site, content: Content | None = None) -> IssueView:
    """The issue, or the part of it that is in `content`."""
    told, when = content or issue.content, issue.until.date()
    trail = [CrumbView("Newsletter", PATH), CrumbView(day(when))]
    return IssueView(
        meta=_meta(issue, site, trail),
        path=f"{PATH}/{issue.week}",
        subject=subject_of(told),
        week=week_words(issue.week),
        day=day(when),
        day_iso=when.isoformat(),
        lead=lead_of(told),
        crumbs=trail,
        changed=[_changed(one) for one in told.changed[:SHOWN]],
        more_changed=_more(told.changed, "changed verdict"),
        arrived=[_arrived(one) for one in told.arrived[:SHOWN]],
        more_arrived=_more(told.arrived, "new tool"),
        contested=[_contested(one) for one in told.contests],
        demo=DEMO if told.demo and told.contests else "",
    )


def _meta(issue: Issue, site: Site, trail: list[CrumbView]) -> MetaView:
    path = f"{PATH}/{issue.week}"
    title = f"{NAME}, {day(issue.until.date())} · {site.name}"
    data = linked_data([breadcrumb_data(site, trail, path)])
    return MetaView(title, lead_of(issue.content), f"{site.url}{path}", "", data)


def subject_of(content: Content) -> str:
    """AI tool verdicts: 2 changed, 1 new, 3 contested"""
    counts = (
        (len(content.changed), "changed"), (len(content.arrived), "new"), (len(content.contests), "contested")
    )  # fmt: skip
    return f"AI tool verdicts: {', '.join(f'{many:,} {what}' for many, what in counts if many)}"


def lead_of(content: Content) -> str:
    """Two verdicts changed, one tool is new and three matchups are too close to call."""
    parts = [
        _part(len(content.changed), "verdict changed", "verdicts changed"),
        _part(len(content.arrived), "tool is new", "tools are new"),
        _part(len(content.contests), "matchup is too close to call", "matchups are too close to call"),
    ]
    said = listed([part for part in parts if part])
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing changed."


def _part(many: int, one: str, more: str) -> str:
    return f"{small_number(many)} {one if many == 1 else more}" if many else ""


def _more(rows: Sequence[Row], what: str) -> str:
    left = len(rows) - SHOWN
    return f"And {plural(left, f'more {what}')} on the site." if left > 0 else ""


def _counted(verdict: Verdict) -> str:
    return f"{verdict.ship} ship / {verdict.skip} skip" if verdict.ship + verdict.skip else ""


def _changed(one: Changed) -> ChangedView:
    was, now = one.before, one.now
    return ChangedView(
        *(one.name, f"/tools/{one.slug}", one.category),
        *(WORDS[was.word], was.word, _counted(was)),
        *(WORDS[now.word], now.word, _counted(now)),
        how=one.how,
        why=one.why,
        note=SAMPLE if one.sample else "",
    )


def _arrived(one: Arrived) -> ArrivedView:
    return ArrivedView(
        *(one.name, f"/tools/{one.slug}", one.category, one.tagline),
        *(WORDS[one.now.word], one.now.word, _counted(one.now)),
        note=SAMPLE if one.sample else "",
    )


def _contested(one: Contest) -> ContestedView:
    left, right = one.left, one.right
    said = f"{left.share}% to {right.share}% of {plural(one.picks, 'vote')}"
    return ContestedView(f"{left.name} or {right.name}", comparison_path(split_matchup(one.matchup)), said)
