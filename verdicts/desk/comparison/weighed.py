"""A comparison by a reader's weights and musts. assets/js/weighed.js is the same; one table of cases proves it."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.comparison.judged import Judged
from verdicts.desk.comparison.musted import musts_sentence
from verdicts.desk.comparison.places import ordered
from verdicts.desk.comparison.words import standfirst
from verdicts.desk.wording import listed
from verdicts.domain.musts import Must
from verdicts.domain.weighing import Setting, parse, sharing, weighed_count, weighed_means, written
from verdicts.views.parts import ReviewerView
from verdicts.views.weighing import OtherMustView, WeighedToolView, WeighedView, WeighingView

_TIMES = {1: " × ½", 4: " × 2"}
_ALIKE = "Every reviewer counts once, so the panel’s verdict is the published one."


def weighed(weighing: WeighingView, query: str) -> WeighedView:
    """The comparison as the setting of a query string has it."""
    reviewers, tools = weighing.reviewers, weighing.tools
    keys = [reviewer.key for reviewer in reviewers]
    setting = parse(query, keys)
    panels = [setting.counted(tool.scores) for tool in tools]
    shared = sharing(panels, setting, keys)
    means, some = weighed_means(panels, setting, shared), bool(setting.weights)
    judged = [
        Judged(tool.name, weighed_count(panel, setting).verdict, panel)
        for tool, panel in zip(tools, panels, strict=True)
    ]
    panel_says = standfirst(judged, reviewers, means, len(shared), left_out(reviewers, setting) if some else None)
    return WeighedView(
        bool(setting) and bool(tools),
        written(setting, keys),
        title_of(setting),
        _said(panel_says, tools, setting) if tools else "",
        note(reviewers, setting, shared),
        ordered(weighing, setting, judged, means),
        _others(tools, setting.musts),
    )


def title_of(setting: Setting) -> str:
    """What the answer is by."""
    by = [word for word, given in (("weights", setting.weights), ("musts", setting.musts)) if given]
    return f"By your {listed(by or ['weights'])}"


def _said(panel_says: str, tools: Sequence[WeighedToolView], setting: Setting) -> str:
    """Musts come first. Where reviewers count alike the panel's sentence is the published one, which stands below."""
    if not setting.musts:
        return panel_says
    return f"{musts_sentence(tools, setting.musts)} {panel_says if setting.weights else _ALIKE}"


def left_out(reviewers: Sequence[ReviewerView], setting: Setting) -> list[str]:
    """Names of those who do not count."""
    return [reviewer.name for reviewer in reviewers if not setting.of(reviewer.key)]


def note(reviewers: Sequence[ReviewerView], setting: Setting, shared: Sequence[str]) -> str:
    """Means are of Builder × 2 and Skeptic, who scored every tool. Left out by you: Creator."""
    names = [
        reviewer.name + _TIMES.get(setting.of(reviewer.key), "") for reviewer in reviewers if reviewer.key in shared
    ]
    out = left_out(reviewers, setting)
    first = (
        f"Means are of {listed(names)}, who scored every tool."
        if names
        else "Nobody who counts scored every tool: no means."
    )
    return f"{first} Left out by you: {listed(out)}." if out else first


def _others(tools: Sequence[WeighedToolView], musts: Sequence[Must]) -> list[OtherMustView]:
    """Musts on labels that none of these tools has."""
    labels = {fact.label for tool in tools for fact in tool.facts}
    found = [must for must in musts if must.label not in labels]
    return [OtherMustView(must.written, must.amount, must.words) for must in found]
