"""The sentence under the question: what the panel says, and by how much, among reviewers that all tools share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdicts.desk.comparison.dissent import dissent_sentence
from verdicts.desk.wording import listed, points, small_number
from verdicts.domain.panels import count
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool

_ORDER = (("ship", "ships"), ("split", "is split on"), ("skip", "skips"), ("none", "has no take yet on"))


def standfirst(tools: Sequence[Tool], reviewers: Sequence[Reviewer], means: Sequence[Fraction], shared: int) -> str:
    """Verdicts, distance, dissent; `means` are exact, over the `shared` reviewers, and empty without any."""
    apart = distance_sentence(tools, means, shared) if any(tool.panel for tool in tools) else ""
    return " ".join(filter(None, (verdicts_sentence(tools), apart, dissent_sentence(tools, reviewers))))


def _all_alike(word: str, n: int) -> str:
    everyone = "both" if n == 2 else f"all {small_number(n)}"
    if word == "none":
        return "The panel has not reviewed " + ("either." if n == 2 else "any of them.")
    return f"The panel {dict(_ORDER)[word]} {everyone}."


def verdicts_sentence(tools: Sequence[Tool]) -> str:
    """The panel ships 8x24B and skips Fusion. The panel ships Aider and Ollama, and is split on Cursor."""
    words = [count(take.score for take in tool.panel).verdict for tool in tools]
    if len(set(words)) == 1:
        return _all_alike(words[0], len(tools))
    said = [
        f"{verb} {listed([tool.short_name for tool, found in zip(tools, words, strict=True) if found == word])}"
        for word, verb in _ORDER
        if word in words
    ]
    plain = len(said) == len(tools) == 2
    return f"The panel {listed(said)}." if plain else f"The panel {', '.join(said[:-1])}, and {said[-1]}."


def distance_sentence(tools: Sequence[Tool], means: Sequence[Fraction], shared: int) -> str:
    """Who stands higher among the shared reviewers; says so when nobody is shared."""
    if not shared:
        return "No reviewer scored every one, so their scores are not compared."
    who = "the one reviewer who" if shared == 1 else f"the {small_number(shared)} reviewers who"
    among = f"among {who} scored {'both' if len(tools) == 2 else 'them all'}"
    highest, *rest = sorted(set(means), reverse=True)
    leading = listed([tool.short_name for tool, mean in zip(tools, means, strict=True) if mean == highest])
    if not rest:
        return f"{leading if len(tools) == 2 else f'All {small_number(len(tools))}'} stand level {among}."
    if list(means).count(highest) > 1:
        return f"{leading} share the lead {among}."
    lead = points(highest - rest[0])
    return f"{leading} stands {lead} higher {among}." if len(tools) == 2 else f"{leading} leads by {lead} {among}."
