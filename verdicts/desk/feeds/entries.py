"""Publications as entries: a tool is new, or its verdict was published anew: from what, to what, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC

from verdicts.desk.catalogue import Site
from verdicts.desk.feeds.ids import entry_id
from verdicts.desk.tool.history import change_view
from verdicts.domain.publications import Publication, Retirement
from verdicts.domain.reviewers import Reviewer
from verdicts.views.feed import EntryView
from verdicts.views.tool import ChangeView

SAMPLE = "These takes are samples, written for the demo by fictional personas."
RETIRED = "The tool was retired since: its page stays readable and takes no more votes."


def entry_view(one: Publication, reviewers: Sequence[Reviewer], site: Site) -> EntryView:
    """What was published of one tool."""
    change = change_view(one.now, one.before, reviewers)
    return EntryView(
        id=entry_id(site, one.now.at.astimezone(UTC).date(), f"tool/{one.tool}/{one.now.number}"),
        title=_title(one, change),
        href=f"{site.url}/tools/{one.slug}",
        at=one.now.at,
        author=one.now.author or site.name,
        said=_said(one, change),
        reason=one.now.reason,
        rows=_rows(one, reviewers),
        category=one.category,
    )


def retired_view(one: Retirement, site: Site) -> EntryView:
    """That a tool was retired."""
    return EntryView(
        id=entry_id(site, one.at.astimezone(UTC).date(), f"tool/{one.tool}/retired"),
        title=f"{one.name}: retired",
        href=f"{site.url}/tools/{one.slug}",
        at=one.at,
        author=site.name,
        said=["Its page stays readable and takes no more votes."],
        category=one.category,
    )


def _title(one: Publication, change: ChangeView) -> str:
    """Aider: Skip, was Ship. A tool is new with its verdict, and may have none yet."""
    if one.before is None:
        return f"New: {one.name}, {change.word}" if one.now.scores else f"New: {one.name}"
    return f"{one.name}: {change.word}, {f'was {change.was_word}' if change.was else 'scores revised'}"


def _said(one: Publication, change: ChangeView) -> list[str]:
    verdict = f"{change.word}, from {change.was_word}: {change.said}" if change.was else f"{change.word}: {change.said}"
    return [
        *([one.tagline] if one.before is None else []),
        verdict if one.now.scores or change.was else "No panel take yet.",
        *([change.how] if one.before else []),
        *([SAMPLE] if one.sample else []),
        *([RETIRED] if one.retired else []),
    ]


def _rows(one: Publication, reviewers: Sequence[Reviewer]) -> list[str]:
    """The scores that are new or changed, in the order of reviewers: Builder 72, was 45."""
    names = {reviewer.key: reviewer.name for reviewer in reviewers}
    scores = one.now.scores
    before: Mapping[str, int] = one.before.scores if one.before else {}
    order = [*names, *sorted((scores.keys() | before.keys()) - names.keys())]
    moved = [key for key in order if scores.get(key) != before.get(key)]
    return [_row(names.get(key, key), scores.get(key), before.get(key)) for key in moved]


def _row(name: str, score: int | None, was: int | None) -> str:
    if score is None:
        return f"{name}: take removed, was {was}"
    return f"{name}: {score}" if was is None else f"{name}: {score}, was {was}"
