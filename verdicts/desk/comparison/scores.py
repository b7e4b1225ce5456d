"""The reviewer scorecard: scores side by side, and a comparison that counts shared reviewers only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from verdicts.desk.comparison.heads import KEYS
from verdicts.desk.comparison.shared import shared_sentence
from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.ledger.claims import claim_views
from verdicts.desk.panels.origins import written_by
from verdicts.desk.wording import plural
from verdicts.domain.panels import half_up, mean, shared_reviewers
from verdicts.domain.predictions import Prediction
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Take, Tool
from verdicts.views.scores import CapView, MeanView, ScaleView, ScorecardView, TakeCellView, TakeRowView

Ledger = Mapping[str, Sequence[Prediction]]  # predictions by the slug of their tool
SAMPLE = {"sample": "Sample"}


def panel_of(tool: Tool) -> dict[str, Take]:
    """A tool's takes by reviewer."""
    return {take.reviewer: take for take in tool.panel}


def shared_keys(tools: Sequence[Tool], reviewers: Sequence[Reviewer]) -> list[str]:
    """Reviewers who scored every tool, in fixed order."""
    scores = [{take.reviewer: take.score for take in tool.panel} for tool in tools]
    return shared_reviewers(scores, [reviewer.key for reviewer in reviewers])


def scale(reviewer: Reviewer, tools: Sequence[Tool]) -> ScaleView:
    """All tools on one reviewer's track."""
    takes = [panel_of(tool).get(reviewer.key) for tool in tools]
    scores = [take.score for take in takes if take]
    said = "; ".join(
        f"{tool.short_name} {take.score if take else 'no take'}" for tool, take in zip(tools, takes, strict=True)
    )
    shared = len(scores) == len(tools)
    apart = f"{max(scores) - min(scores)} pts" if shared else "no take" if not scores else plural(len(scores), "take")
    caps = [CapView(KEYS[i], KEYS[i].upper(), str(take.score)) for i, take in enumerate(takes) if take]
    low, high = (str(min(scores)), str(max(scores))) if shared else ("0", "0")
    return ScaleView(reviewer_view(reviewer), f"{reviewer.name}: {said}", shared, low, high, apart, caps)


def take_row(reviewer: Reviewer, tools: Sequence[Tool], ledger: Ledger) -> TakeRowView:
    """One reviewer's takes and claims, column by column."""
    cells = [
        replace(_cell(i, tool, reviewer.key), claims=claim_views(tool, reviewer.key, ledger.get(tool.slug, ())))
        for i, tool in enumerate(tools)
    ]
    return TakeRowView(reviewer_view(reviewer), cells)


def _cell(column: int, tool: Tool, key: str) -> TakeCellView:
    i, take = KEYS[column], panel_of(tool).get(key)
    if take is None:
        return TakeCellView(i, i.upper(), tool.short_name)
    origin = SAMPLE.get(take.origin, ""), written_by(take)
    words = (str(take.score), take.verdict, WORDS[take.verdict], take.take, *origin)
    return TakeCellView(i, i.upper(), tool.short_name, *words)


def exact_means(tools: Sequence[Tool], shared: Sequence[str]) -> list[Fraction]:
    """Each tool's mean over the shared reviewers; nothing without any."""
    found = [mean([panel_of(tool)[key].score for key in shared]) for tool in tools]
    return [value for value in found if value is not None]


def mean_views(tools: Sequence[Tool], means: Sequence[Fraction]) -> list[MeanView]:
    """The means to one decimal, half up."""
    pairs = zip(tools, means, strict=False)
    return [MeanView(KEYS[i].upper(), KEYS[i], tool.name, f"{half_up(of, 1)}") for i, (tool, of) in enumerate(pairs)]


def scorecard_view(
    tools: Sequence[Tool], reviewers: Sequence[Reviewer], shared: Sequence[str], ledger: Ledger | None = None
) -> ScorecardView:
    """The whole scorecard; `shared` are the keys of the reviewers who scored every tool."""
    return ScorecardView(
        [scale(reviewer, tools) for reviewer in reviewers],
        shared_sentence(tools, reviewers, shared),
        mean_views(tools, exact_means(tools, shared)),
        f"mean of {len(shared)}" if shared else "",
        [take_row(reviewer, tools, ledger or {}) for reviewer in reviewers],
        any(take.origin == "sample" for tool in tools for take in tool.panel),
    )
