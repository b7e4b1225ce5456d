"""A comparison by a reader's weights and musts. assets/js/weighed.js is the same; one table of cases proves it."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.comparison.judged import Judged
from verdicts.desk.comparison.places import known_of, ordered
from verdicts.desk.comparison.words import standfirst
from verdicts.desk.wording import listed
from verdicts.domain.musts import Must, judge
from verdicts.domain.weighing import Setting, parse, sharing, weighed_count, weighed_means, written
from verdicts.views.parts import ReviewerView
from verdicts.views.weighing import OtherMustView, WeighedToolView, WeighedView, WeighingView

_TIMES = {1: " × ½", 4: " × 2"}


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
    said = [standfirst(judged, reviewers, means, len(shared), some), musts_sentence(tools, setting.musts)]
    return WeighedView(
        bool(setting) and bool(tools),
        written(setting, keys),
        " ".join(filter(None, said)) if tools else "",
        note(reviewers, setting, shared),
        ordered(weighing, setting, judged, means),
        _others(tools, setting.musts),
    )


def musts_sentence(tools: Sequence[WeighedToolView], musts: Sequence[Must]) -> str:
    """Cursor misses "Self-hostable: yes"; "License: has a value" is not sourced for Aider."""
    said = [clause for must in musts for clause in _clauses(tools, must)]
    if not musts or not tools:
        return ""
    if not said:
        return f"{'Both' if len(tools) == 2 else 'All'} meet every must."
    return "; ".join(said) + "."


def _clauses(tools: Sequence[WeighedToolView], must: Must) -> list[str]:
    answers = [(tool.name, judge(must, known_of(tool, must.label))) for tool in tools]
    failed, unsourced, apart = (
        [name for name, answer in answers if answer == word] for word in ("failed", "unsourced", "apart")
    )
    said = [f"{listed(failed)} {'misses' if len(failed) == 1 else 'miss'} “{must.words}”"] if failed else []
    said += [f"“{must.words}” is not sourced for {listed(unsourced)}"] if unsourced else []
    return said + ([f"“{must.words}” cannot be compared for {listed(apart)}"] if apart else [])


def note(reviewers: Sequence[ReviewerView], setting: Setting, shared: Sequence[str]) -> str:
    """Means are of Builder × 2 and Skeptic, who scored every tool. Left out by you: Creator."""
    names = [
        reviewer.name + _TIMES.get(setting.of(reviewer.key), "") for reviewer in reviewers if reviewer.key in shared
    ]
    out = [reviewer.name for reviewer in reviewers if not setting.of(reviewer.key)]
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
