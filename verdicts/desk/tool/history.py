"""The verdict's history: revisions of a tool in which the panel changed, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from verdicts.desk.dates import day
from verdicts.desk.drawing import WORDS
from verdicts.domain.panels import PanelCount, count, half_up, mean
from verdicts.domain.revisions import Revision
from verdicts.views.tool import ChangeView


def change_views(revisions: Iterable[Revision]) -> list[ChangeView]:
    """What changed in the panel's scores, revision by revision; the first one is the publication."""
    steps: list[ChangeView] = []
    before: Revision | None = None
    for revision in sorted(revisions, key=lambda one: one.number):
        if before is None or _scores(revision.document) != _scores(before.document):
            steps.append(_change(revision, before))
        before = revision
    return steps[::-1]


def _scores(document: Mapping[str, object]) -> dict[str, int]:
    panel = cast("list[dict[str, Any]]", document.get("panel") or [])
    return {str(take["reviewer"]): int(take["score"]) for take in panel}


def _change(revision: Revision, before: Revision | None) -> ChangeView:
    scores, past = _scores(revision.document), _scores(before.document) if before else {}
    found, when = count(scores.values()), _day(revision, before)
    said = _said(found, scores)
    if before is None:
        said = f"First published. {said}"
    elif past and count(past.values()).verdict != found.verdict:
        said = f"{said} Before: {WORDS[count(past.values()).verdict]}."
    return ChangeView(day(when), when.isoformat(), found.verdict, WORDS[found.verdict], said)


def _day(revision: Revision, before: Revision | None) -> date:
    """The day that the tool gives for it: first published, or judged anew; else the day it was entered."""
    given = revision.document.get("panel_on" if before else "published_on")
    if not given or (before and before.document.get("panel_on") == given):
        return revision.at.date()
    return date.fromisoformat(str(given))


def _said(found: PanelCount, scores: dict[str, int]) -> str:
    average = mean(list(scores.values()))
    if average is None:
        return "No panel take yet."
    return f"{found.ship} ship / {found.skip} skip, mean {half_up(average, 1)}."
