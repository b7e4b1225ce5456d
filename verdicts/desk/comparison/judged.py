"""Tools as sentences speak of them: name, verdict, and the scores that it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verdicts.domain.panels import PanelWord, count
from verdicts.domain.tools import Tool


@dataclass(frozen=True, slots=True)
class Judged:
    """`scores` are by reviewer, of those who count."""

    name: str
    verdict: PanelWord
    scores: Mapping[str, int]


def published(tools: Sequence[Tool]) -> list[Judged]:
    """Tools by their panels as they are published."""
    panels = [{take.reviewer: take.score for take in tool.panel} for tool in tools]
    return [
        Judged(tool.short_name, count(panel.values()).verdict, panel) for tool, panel in zip(tools, panels, strict=True)
    ]
