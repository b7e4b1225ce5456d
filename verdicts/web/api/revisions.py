"""The revisions of a tool."""

from __future__ import annotations

from itertools import pairwise

from verdicts.domain.panels import count
from verdicts.domain.revisions import Step
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import PageAsk
from verdicts.web.api.cursor import number_after
from verdicts.web.api.shapes.revision import Revision, RevisionList


def revisions(asking: Asking[PageAsk]) -> RevisionList:
    """Publications, newest first; what changed of the verdict is told beside the one before."""
    slug, ask = asking.slug(), asking.ask
    rest = asking.records.steps(slug, number_after(asking.form, ask), ask.limit + 1)
    page = rest[: ask.limit]
    return RevisionList(
        items=[_revision(now, before) for now, before in pairwise([*rest, None]) if now][: ask.limit],
        next=asking.next(ask, page[-1].heading.number) if len(rest) > ask.limit else None,
    )


def _revision(now: Step, before: Step | None) -> Revision:
    head, verdict = now.heading, count(now.scores).verdict
    was = count(before.scores).verdict if before else None
    return Revision(
        number=head.number,
        at=head.at,
        by=head.by,
        author=head.author or None,
        reason=head.reason or None,
        verdict=verdict,
        verdict_before=was,
        verdict_changed=was is not None and was != verdict,
    )
