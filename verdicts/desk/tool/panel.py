"""A tool's panel: every reviewer in fixed order, absent ones named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.desk.comparison.scores import SAMPLE, panel_of
from verdicts.desk.drawing import WORDS, reviewer_view
from verdicts.desk.ledger.claims import claim_views
from verdicts.desk.panels.origins import written_by
from verdicts.desk.wording import small_number
from verdicts.domain.predictions import Prediction
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool
from verdicts.views.tool import TakeView


def take_views(tool: Tool, reviewers: Sequence[Reviewer], ledger: Sequence[Prediction] = ()) -> list[TakeView]:
    """One row a reviewer; `ledger` are the predictions about the tool."""
    return [replace(_take(tool, reviewer), claims=claim_views(tool, reviewer.key, ledger)) for reviewer in reviewers]


def _take(tool: Tool, reviewer: Reviewer) -> TakeView:
    take, who = panel_of(tool).get(reviewer.key), reviewer_view(reviewer)
    if take is None:
        return TakeView(who)
    origin = SAMPLE.get(take.origin, ""), written_by(take)
    return TakeView(who, str(take.score), take.verdict, WORDS[take.verdict], take.take, *origin)


def takes_note(tool: Tool, reviewers: Sequence[Reviewer]) -> str:
    """What the panel is; the demo's takes say that they are samples."""
    if any(take.origin == "sample" for take in tool.panel):
        return "Sample takes written for the demo by fictional personas. From 60 of 100 up a reviewer ships."
    number = small_number(len(reviewers)).capitalize()
    return f"{number} personas, each with a score out of 100. From 60 up a reviewer ships."
