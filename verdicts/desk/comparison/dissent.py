"""Who sees it otherwise: the reviewers whose verdict is not the panel's, tool by tool."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.comparison.judged import Judged
from verdicts.desk.wording import listed
from verdicts.domain.panels import verdict_of
from verdicts.domain.reviewers import Named

_MOST_TOOLS = 3
_VERBS = {"ship": ("skips", "skip"), "skip": ("would ship", "would ship")}


def dissent_sentence(tools: Sequence[Judged], reviewers: Sequence[Named], some: bool = False) -> str:
    """Only the Creator skips Aider and llama.cpp; the Skeptic and the Founder skip Ollama. Too long for four tools.

    `some` says that only some reviewers count: of the others nothing is said.
    """
    if len(tools) > _MOST_TOOLS:
        return ""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for tool in tools:
        if found := dissent(tool, reviewers):
            alike.setdefault((tool.verdict, found), []).append(tool.name)
    said = [_clause(panel, who, names) for (panel, who), names in alike.items()]
    if not said:
        return ""
    united = [tool.name for tool in tools if _united(tool)]
    if len(tools) == len(united) + 1 == 2:
        said.append(f"nobody {'who counts ' if some else ''}dissents on {united[0]}")
    one = len(next(iter(alike))[1]) == 1
    only = "Of those who count, only t" if some else "Only t"
    return f"{only if one else 'T'}{'; '.join(said)[1:]}."


def dissent(tool: Judged, reviewers: Sequence[Named]) -> tuple[str, ...]:
    """Names, in fixed order, of those who skip what the panel ships or ship what it skips."""
    said = {key: verdict_of(score) for key, score in tool.scores.items()}
    against = {"ship": "skip", "skip": "ship"}.get(tool.verdict)
    return tuple(reviewer.name for reviewer in reviewers if against and said.get(reviewer.key) == against)


def _united(tool: Judged) -> bool:
    """Several reviewers, one verdict."""
    return len(tool.scores) > 1 and len({verdict_of(score) for score in tool.scores.values()}) == 1


def _clause(panel: str, who: Sequence[str], names: Sequence[str]) -> str:
    """the Skeptic and the Founder skip Ollama."""
    return f"{listed([f'the {name}' for name in who])} {_VERBS[panel][len(who) > 1]} {listed(names)}"
