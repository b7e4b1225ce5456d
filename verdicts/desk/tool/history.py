"""The verdict's history: revisions of a tool in which the panel's scores changed, newest first, with who and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise

from verdicts.desk.dates import day
from verdicts.desk.drawing import WORDS
from verdicts.desk.wording import listed, plural, small_number
from verdicts.domain.panels import count, half_up, mean
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.revisions import Judgement
from verdicts.views.tool import ChangeView

SHOWN = 20
READ = SHOWN + 1  # the oldest one shown is told beside the one before it


def change_views(judged: Sequence[Judgement], reviewers: Sequence[Reviewer]) -> list[ChangeView]:
    """What changed, step by step; `judged` is newest first, at most READ of them; the very first is the publication."""
    steps = pairwise([*judged, None])
    return [change_view(now, past, reviewers) for now, past in steps if now][:SHOWN]


def change_view(now: Judgement, before: Judgement | None, reviewers: Sequence[Reviewer]) -> ChangeView:
    """One step; without one `before` it is the publication."""
    verdict, when = count(now.scores.values()).verdict, _day(now, before)
    was = count(before.scores.values()).verdict if before else verdict
    return ChangeView(
        *(day(when), when.isoformat(), verdict, WORDS[verdict]),
        said=_said(now.scores),
        was=was if was != verdict else "",
        was_word=WORDS[was] if was != verdict else "",
        how=_how(now, before, {one.key: one.name for one in reviewers}),
        reason=now.reason,
        by=now.author,
    )


def _day(now: Judgement, before: Judgement | None) -> date:
    """The day that the tool gives for it: first published, or judged anew since the step before (a panel that was
    restored is of an older day); else the day it was entered."""
    given = now.panel_on if before else now.published_on
    if not given or (before and given <= before.panel_on):
        return now.at.date()
    return date.fromisoformat(given)


def _said(scores: Mapping[str, int]) -> str:
    found, average = count(scores.values()), mean(list(scores.values()))
    if average is None:
        return "No panel take."
    return f"{found.ship} ship / {found.skip} skip, mean {half_up(average, 1)}."


def _how(now: Judgement, before: Judgement | None, names: Mapping[str, str]) -> str:
    """First published. Two takes revised: Builder and Skeptic. One added: Founder."""
    if before is None:
        return "First published."
    both = now.scores.keys() & before.scores.keys()
    revised = {key for key in both if _take(now, key) != _take(before, key)}
    parts = [
        _counted(revised, "revised", names),
        _counted(now.scores.keys() - both, "added", names),
        _counted(before.scores.keys() - both, "removed", names),
    ]
    return " ".join(filter(None, parts))


def _take(judged: Judgement, key: str) -> tuple[int, str]:
    return judged.scores[key], judged.texts[key]


def _counted(keys: Collection[str], what: str, names: Mapping[str, str]) -> str:
    """Two takes revised: Builder and Skeptic."""
    if not keys:
        return ""
    order = [*names, *sorted(key for key in keys if key not in names)]
    many = f"{small_number(len(keys)).capitalize()} {plural(len(keys), 'take').split()[1]} {what}"
    return f"{many}: {listed([names.get(key, key) for key in order if key in keys])}."
