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
from verdicts.views.parts import CrumbView, LinkView, MetaView

PATH = "/newsletter"
MAILED = 8  # rows of a part of a mail; the rest is read on the web
PRINTED = 200  # rows of a part of its page
LONGEST_NAME = 50  # of a tool, in a subject
SAMPLE = "Sample panel"
SAMPLES = "All takes below are samples, written for the demo by fictional personas."
DEMO = "Demo votes: some votes on this site were played by a program, not cast by readers."
Row = TypeVar("Row")


def issue_view(issue: Issue, site: Site, content: Content | None = None, most: int = PRINTED) -> IssueView:
    """The issue, or the part of it that is in `content`, with at most so many rows of each kind."""
    told, when = content or issue.content, issue.until.date()
    path, mailed, samples = f"{PATH}/{issue.week}", most < PRINTED, _all_samples(told)
    trail = [CrumbView("Newsletter", PATH), CrumbView(day(when))]
    return IssueView(
        meta=_meta(issue, site, trail),
        path=path,
        subject=subject_of(told),
        week=week_words(issue.week),
        day=day(when),
        day_iso=when.isoformat(),
        lead=lead_of(told),
        crumbs=trail,
        samples=SAMPLES if samples else "",
        changed=[_changed(one, not samples) for one in told.changed[:most]],
        more_changed=_more(told.changed, most, "changed verdict", f"{path}#changed" if mailed else "/tools"),
        arrived=[_arrived(one, not samples) for one in told.arrived[:most]],
        more_arrived=_more(told.arrived, most, "new tool", f"{path}#new" if mailed else "/tools?sort=newest"),
        contested=[_contested(one) for one in told.contests],
        demo=DEMO if told.demo and told.contests else "",
    )


def _meta(issue: Issue, site: Site, trail: list[CrumbView]) -> MetaView:
    path = f"{PATH}/{issue.week}"
    title = f"{NAME}, {day(issue.until.date())} · {site.name}"
    data = linked_data([breadcrumb_data(site, trail, path)])
    return MetaView(title, lead_of(issue.content), f"{site.url}{path}", "", data)


def _all_samples(content: Content) -> bool:
    """Whether one sentence can say of all that their panels are samples."""
    rows = (*content.changed, *content.arrived)
    return len(rows) > 1 and all(one.sample for one in rows)


def subject_of(content: Content) -> str:
    """Ollama: ship to skip; 1 more changed, 1 new, 3 too close to call"""
    changed, arrived, contests = len(content.changed), len(content.arrived), len(content.contests)
    if content.changed:
        head, changed = _turn(content.changed), changed - 1
    elif content.arrived:
        head, arrived = f"New: {_name(content.arrived[0].name)}", arrived - 1
    elif content.contests:
        left, right = content.contests[0].left.name, content.contests[0].right.name
        head, contests = f"Too close to call: {_name(left)} or {_name(right)}", contests - 1
    else:
        return NAME
    counts = (
        (changed, "more changed"),
        (arrived, "new" if content.changed else "more new"),
        (contests, "too close to call" if content.changed or content.arrived else "more"),
    )
    rest = ", ".join(f"{many:,} {what}" for many, what in counts if many)
    return f"{head}; {rest}" if rest else head


def _turn(changed: Sequence[Changed]) -> str:
    """What happened to the first tool whose verdict has another word now, or else to the first."""
    one = next((each for each in changed if each.before.word != each.now.word), changed[0])
    was, now = WORDS[one.before.word].lower(), WORDS[one.now.word].lower()
    if one.before.word == "none":
        return f"{_name(one.name)}: first verdict {now}"
    turn = f"{now}, now {one.now.ship} to {one.now.skip}" if was == now else f"{was} to {now}"
    return f"{_name(one.name)}: {turn}"


def _name(text: str) -> str:
    """A name as a header takes it, whatever a catalogue calls a tool: one odd name must not hold up all letters."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split()).replace("=?", "= ?")
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + "…"


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


def _more(rows: Sequence[Row], most: int, what: str, href: str) -> LinkView | None:
    left = len(rows) - most
    return LinkView(f"And {plural(left, f'more {what}')} on the site", href) if left > 0 else None


def _counted(verdict: Verdict) -> str:
    return f"{verdict.ship} ship / {verdict.skip} skip" if verdict.ship + verdict.skip else ""


def _changed(one: Changed, marks: bool) -> ChangedView:
    was, now = one.before, one.now
    return ChangedView(
        *(one.name, f"/tools/{one.slug}", one.category),
        *(WORDS[was.word], was.word, _counted(was)),
        *(WORDS[now.word], now.word, _counted(now)),
        how=one.how,
        why=one.why,
        note=SAMPLE if one.sample and marks else "",
    )


def _arrived(one: Arrived, marks: bool) -> ArrivedView:
    return ArrivedView(
        *(one.name, f"/tools/{one.slug}", one.category, one.tagline),
        *(WORDS[one.now.word], one.now.word, _counted(one.now)),
        note=SAMPLE if one.sample and marks else "",
    )


def _contested(one: Contest) -> ContestedView:
    left, right = one.left, one.right
    shares = f"{left.name} {left.share}%, {right.name} {right.share}%"
    said = f"{shares} of {plural(one.picks, 'vote')}; the 95% interval includes 50%"
    return ContestedView(f"{left.name} or {right.name}", comparison_path(split_matchup(one.matchup)), said)
