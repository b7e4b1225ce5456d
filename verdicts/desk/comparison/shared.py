"""Who is compared and who is left out: 3 shared reviewers; Founder reviewed only 8x24B, Creator only Fusion."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.wording import listed, plural
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Tool

_ONLY = "reviewed only"


def shared_sentence(tools: Sequence[Tool], reviewers: Sequence[Reviewer], shared: Sequence[str]) -> str:
    """How many scored every tool, and the gaps of the others; who has the same gap is named together."""
    first = plural(len(shared), "shared reviewer") if shared else "No shared reviewer"
    alike: dict[str, list[str]] = {}
    for reviewer in reviewers:
        if reviewer.key not in shared:
            alike.setdefault(_gap(reviewer, tools), []).append(reviewer.name)
    if not alike:
        return f"{first}: everyone scored every tool."
    gaps = sorted(alike.items(), key=lambda gap: not gap[0].startswith(_ONLY))
    said = [f"{listed(names)} {_brief(gap) if place else gap}" for place, (gap, names) in enumerate(gaps)]
    return f"{first}; {', '.join(said)}."


def _gap(reviewer: Reviewer, tools: Sequence[Tool]) -> str:
    seen = [any(take.reviewer == reviewer.key for take in tool.panel) for tool in tools]
    if not any(seen):
        return "reviewed neither" if len(tools) == 2 else "reviewed none of them"
    named = [tool.short_name for tool, found in zip(tools, seen, strict=True) if found == (sum(seen) == 1)]
    return f"{_ONLY} {named[0]}" if sum(seen) == 1 else f"did not review {listed(named, 'or')}"


def _brief(gap: str) -> str:
    """A second "reviewed only" is just "only": those gaps come first."""
    return gap.replace("reviewed ", "", 1) if gap.startswith(_ONLY) else gap
