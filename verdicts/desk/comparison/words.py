"""The sentence under the question: what the panel says, and by how much, among reviewers that all tools share."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.wording import listed, plural, small_number
from verdicts.domain.panels import count
from verdicts.domain.tools import Tool
from verdicts.views.scores import MeanView

_ORDER = (("ship", "ships"), ("split", "is split on"), ("skip", "skips"), ("none", "has no take yet on"))


def _all_alike(word: str, n: int) -> str:
    everyone = "both" if n == 2 else f"all {small_number(n)}"
    if word == "none":
        return "The panel has not reviewed " + ("either." if n == 2 else "any of them.")
    return f"The panel {dict(_ORDER)[word]} {everyone}."


def verdicts_sentence(tools: Sequence[Tool]) -> str:
    """The panel ships 8x24B and skips Fusion."""
    words = [count(take.score for take in tool.panel).verdict for tool in tools]
    if len(set(words)) == 1:
        return _all_alike(words[0], len(tools))
    said = [
        f"{verb} {listed([tool.short_name for tool, found in zip(tools, words, strict=True) if found == word])}"
        for word, verb in _ORDER
        if word in words
    ]
    return f"The panel {listed(said)}."


def distance_sentence(tools: Sequence[Tool], means: Sequence[MeanView], shared: int) -> str:
    """Who stands higher among the shared reviewers; says so when nobody is shared."""
    if not shared:
        return "No reviewer scored every one, so their scores are not compared."
    ranked = sorted(zip([float(m.mean) for m in means], tools, strict=True), key=lambda pair: -pair[0])
    who = "the one reviewer who" if shared == 1 else f"the {small_number(shared)} reviewers who"
    scored = f"{who} scored {'both' if len(tools) == 2 else 'them all'}"
    apart = round(ranked[0][0] - ranked[1][0])
    if apart == 0:
        return f"{ranked[0][1].short_name} and {ranked[1][1].short_name} stand level among {scored}."
    lead = plural(apart, "point")
    if len(tools) == 2:
        return f"{ranked[0][1].short_name} stands {lead} higher among {scored}."
    return f"{ranked[0][1].short_name} leads by {lead} among {scored}."


def dissent_sentence(tools: Sequence[Tool], names: dict[str, str]) -> str:
    """Where the panel ships a tool against somebody: Fusion ships without the Skeptic."""
    said: list[str] = []
    for tool in tools:
        against = [names[take.reviewer] for take in tool.panel if take.verdict == "skip" and take.reviewer in names]
        if against and count(take.score for take in tool.panel).verdict == "ship":
            said.append(f"{tool.short_name} ships without the {listed(against)}")
    return f"{listed(said)}." if said else ""
