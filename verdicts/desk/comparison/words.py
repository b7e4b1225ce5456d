"""The sentence under the question: what the panel says, and by how much, among reviewers that all tools share.

assets/js/weighed.js says the same of weighed panels; one table of cases proves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from verdicts.desk.comparison.dissent import dissent_sentence
from verdicts.desk.comparison.judged import Judged
from verdicts.desk.wording import listed, points, small_number
from verdicts.domain.reviewers import Named

_ORDER = (("ship", "ships"), ("split", "is split on"), ("skip", "skips"), ("none", "has no take yet on"))
_UNCOUNTED = "has no take that counts on"


def standfirst(
    tools: Sequence[Judged], reviewers: Sequence[Named], means: Sequence[Fraction], shared: int, weighed: bool = False
) -> str:
    """Verdicts, distance, dissent; `means` are exact, over the `shared` reviewers, and empty without any.

    `weighed` says that some reviewers may not count: those who do are spoken of as such.
    """
    apart = distance_sentence(tools, means, shared, weighed) if any(tool.scores for tool in tools) else ""
    return " ".join(filter(None, (verdicts_sentence(tools, weighed), apart, dissent_sentence(tools, reviewers))))


def _all_alike(word: str, n: int, weighed: bool) -> str:
    everyone = "both" if n == 2 else f"all {small_number(n)}"
    if word == "none" and weighed:
        return f"No take on {'either' if n == 2 else 'any of them'} counts, so there is no verdict."
    if word == "none":
        return "The panel has not reviewed " + ("either." if n == 2 else "any of them.")
    return f"The panel {dict(_ORDER)[word]} {everyone}."


def verdicts_sentence(tools: Sequence[Judged], weighed: bool = False) -> str:
    """The panel ships 8x24B and skips Fusion. The panel ships Aider and Ollama, and is split on Cursor."""
    words = {tool.verdict for tool in tools}
    if len(words) == 1:
        return _all_alike(words.pop(), len(tools), weighed)
    said = [
        f"{_UNCOUNTED if weighed and word == 'none' else verb} "
        f"{listed([tool.name for tool in tools if tool.verdict == word])}"
        for word, verb in _ORDER
        if word in words
    ]
    plain = len(said) == len(tools) == 2
    return f"The panel {listed(said)}." if plain else f"The panel {', '.join(said[:-1])}, and {said[-1]}."


def distance_sentence(tools: Sequence[Judged], means: Sequence[Fraction], shared: int, weighed: bool = False) -> str:
    """Who stands higher among the shared reviewers; says so when nobody is shared."""
    if not shared:
        return f"No reviewer {'who counts ' if weighed else ''}scored every one, so their scores are not compared."
    among = f"among {_who(shared, weighed)}scored {'both' if len(tools) == 2 else 'them all'}"
    highest, *rest = sorted(set(means), reverse=True)
    leading = listed([tool.name for tool, mean in zip(tools, means, strict=True) if mean == highest])
    if not rest:
        return f"{leading if len(tools) == 2 else f'All {small_number(len(tools))}'} stand level {among}."
    if list(means).count(highest) > 1:
        return f"{leading} share the lead {among}."
    lead = points(highest - rest[0])
    return f"{leading} stands {lead} higher {among}." if len(tools) == 2 else f"{leading} leads by {lead} {among}."


def _who(shared: int, weighed: bool) -> str:
    if shared == 1:
        return f"the one reviewer who {'counts and ' if weighed else ''}"
    return f"the {small_number(shared)} reviewers who {'count and ' if weighed else ''}"
