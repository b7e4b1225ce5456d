"""The reviewer scorecard of a comparison: tracks, means and takes."""

from dataclasses import dataclass, field

from verdicts.views.claims import ClaimView
from verdicts.views.parts import ReviewerView


@dataclass(frozen=True)
class TakeCellView:
    """One reviewer on one tool; no score is "No panel take"."""

    i: str = ""
    letter: str = ""
    tool: str = ""
    score: str = ""
    verdict: str = "none"
    word: str = ""
    take: str = ""
    origin: str = ""
    by: str = ""  # by hand, or by which models and how much edited
    claims: list[ClaimView] = field(default_factory=list)


@dataclass(frozen=True)
class TakeRowView:
    """One reviewer across the tools."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    cells: list[TakeCellView] = field(default_factory=list)


@dataclass(frozen=True)
class CapView:
    """A tool's key standing at its score on a scale."""

    i: str = ""
    letter: str = ""
    score: str = ""


@dataclass(frozen=True)
class ScaleView:
    """All tools on one reviewer's track; the gap is drawn where every tool has a take."""

    reviewer: ReviewerView = field(default_factory=ReviewerView)
    label: str = ""
    shared: bool = False
    low: str = "0"
    high: str = "0"
    apart: str = ""
    caps: list[CapView] = field(default_factory=list)


@dataclass(frozen=True)
class MeanView:
    """A tool's mean over the shared reviewers."""

    letter: str = ""
    i: str = ""
    name: str = ""
    mean: str = ""


@dataclass(frozen=True)
class ScorecardView:
    """All scores: a track a reviewer, who is compared, means over the shared reviewers, the takes."""

    scales: list[ScaleView] = field(default_factory=list)
    shared_line: str = ""
    means: list[MeanView] = field(default_factory=list)
    means_note: str = ""
    takes: list[TakeRowView] = field(default_factory=list)
    sample: bool = False
