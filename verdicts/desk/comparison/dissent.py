"""Who sees it otherwise: the reviewers whose verdict is not the panel's, tool by tool."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.wording import listed
from verdicts.domain.panels import count
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool

_MOST_TOOLS = 3
_VERBS = {"ship": ("skips", "skip"), "skip": ("would ship", "would ship")}


def dissent_sentence(tools: Sequence[Tool], reviewers: Sequence[Reviewer]) -> str:
    """Only the Creator skips Aider and llama.cpp; the Skeptic and the Founder skip Ollama. Too long for four tools."""
    if len(tools) > _MOST_TOOLS:
        return ""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for tool in tools:
        if found := dissent(tool, reviewers):
            alike.setdefault((_panel(tool), found), []).append(tool.short_name)
    said = [_clause(panel, who, names) for (panel, who), names in alike.items()]
    if not said:
        return ""
    united = [tool.short_name for tool in tools if _united(tool)]
    if len(tools) == len(united) + 1 == 2:
        said.append(f"nobody dissents on {united[0]}")
    one = len(next(iter(alike))[1]) == 1
    return f"{'Only t' if one else 'T'}{'; '.join(said)[1:]}."


def dissent(tool: Tool, reviewers: Sequence[Reviewer]) -> tuple[str, ...]:
    """Names, in fixed order, of those who skip what the panel ships or ship what it skips."""
    panel, said = _panel(tool), {take.reviewer: take.verdict for take in tool.panel}
    against = {"ship": "skip", "skip": "ship"}.get(panel)
    return tuple(reviewer.name for reviewer in reviewers if against and said.get(reviewer.key) == against)


def _panel(tool: Tool) -> str:
    return count(take.score for take in tool.panel).verdict


def _united(tool: Tool) -> bool:
    """Several reviewers, one verdict."""
    return len(tool.panel) > 1 and len({take.verdict for take in tool.panel}) == 1


def _clause(panel: str, who: Sequence[str], names: Sequence[str]) -> str:
    """the Skeptic and the Founder skip Ollama."""
    return f"{listed([f'the {name}' for name in who])} {_VERBS[panel][len(who) > 1]} {listed(names)}"
