"""Reviewers, and the panel of a tool."""

from __future__ import annotations

from verdicts.domain import tools as domain
from verdicts.web.api.asking import Asking
from verdicts.web.api.asks import Ask
from verdicts.web.api.shapes.panel import Claim, Drafting, Panel, Reviewer, Reviewers, Take
from verdicts.web.api.tools import figures


def reviewers(asking: Asking[Ask]) -> Reviewers:
    """All reviewers."""
    known = ("key", "name", "question", "order", "retired")
    found = sorted(asking.catalogue.reviewers, key=lambda one: one.order)
    return Reviewers(items=[Reviewer(**one.model_dump(include=set(known))) for one in found])


def panel(asking: Asking[Ask]) -> Panel:
    """The panel of one tool."""
    slug = asking.slug()
    (tool,) = asking.records.library.tools([slug])
    added = figures([take.score for take in tool.panel], any(take.origin == "sample" for take in tool.panel))
    return Panel(**dict(added), tool=slug, on=tool.panel_on, takes=takes(asking, tool))


def takes(asking: Asking[Ask], tool: domain.Tool) -> list[Take]:
    """A tool's takes in the reviewers' order."""
    order = {one.key: one.order for one in asking.catalogue.reviewers}
    return [_take(one) for one in sorted(tool.panel, key=lambda take: order.get(take.reviewer, 0))]


def _take(take: domain.Take) -> Take:
    return Take(
        reviewer=take.reviewer,
        score=take.score,
        verdict=take.verdict,
        text=take.take,
        origin=take.origin,
        drafting=take.drafting and Drafting.model_validate(take.drafting.model_dump()),
        claims=[Claim.model_validate(claim.model_dump()) for claim in take.claims],
    )
