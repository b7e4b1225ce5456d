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
_MINE = {"ship": "ship", "split": "split on", "skip": "skip", "none": "no take that counts on"}


def standfirst(
    tools: Sequence[Judged],
    reviewers: Sequence[Named],
    means: Sequence[Fraction],
    shared: int,
    left_out: Sequence[str] | None = None,
) -> str:
    """Verdicts, distance, dissent; `means` are exact, over the `shared` reviewers, and empty without any.

    `left_out` are the names of those who do not count by a reader's weights, None where the panel itself speaks.
    """
    weighed = left_out is not None
    verdicts = verdicts_sentence(tools) if left_out is None else weighed_sentence(tools, left_out)
    apart = distance_sentence(tools, means, shared, weighed) if any(tool.scores for tool in tools) else ""
    return " ".join(filter(None, (verdicts, apart, dissent_sentence(tools, reviewers, bool(left_out)))))


def _all_alike(word: str, n: int) -> str:
    if word == "none":
        return "The panel has not reviewed " + ("either." if n == 2 else "any of them.")
    return f"The panel {dict(_ORDER)[word]} {_everyone(n)}."


def _everyone(n: int) -> str:
    return "both" if n == 2 else f"all {small_number(n)}"


def _by_verdict(tools: Sequence[Judged]) -> list[tuple[str, str]]:
    """Verdicts in their order, each with the names of its tools."""
    words = {tool.verdict for tool in tools}
    return [
        (word, listed([tool.name for tool in tools if tool.verdict == word])) for word, _ in _ORDER if word in words
    ]


def _joined(said: Sequence[str], n: int) -> str:
    return listed(said) if n == 2 else f"{', '.join(said[:-1])}, and {said[-1]}"


def verdicts_sentence(tools: Sequence[Judged]) -> str:
    """The panel ships 8x24B and skips Fusion. The panel ships Aider and Ollama, and is split on Cursor."""
    found = _by_verdict(tools)
    if len(found) == 1:
        return _all_alike(found[0][0], len(tools))
    return f"The panel {_joined([f'{dict(_ORDER)[word]} {names}' for word, names in found], len(tools))}."


def weighed_sentence(tools: Sequence[Judged], left_out: Sequence[str]) -> str:
    """With your weights: ship 8x24B and skip Fusion; Skeptic left out. It is the reader who weighs, not the panel."""
    found, n = _by_verdict(tools), len(tools)
    if len(found) > 1:
        said = _joined([f"{_MINE[word]} {names}" for word, names in found], n)
    elif found[0][0] == "none":
        said = f"no take on {'either' if n == 2 else 'any of them'} counts, so there is no verdict"
    else:
        said = f"{_MINE[found[0][0]]} {_everyone(n)}"
    return f"With your weights: {said}{f'; {listed(left_out)} left out' if left_out else ''}."


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
