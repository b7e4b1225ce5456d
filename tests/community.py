"""Made-up votes as pages show them: none, few, many, whatever the tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from tests.generate import odd_tools
from tests.votes import ballot, count, pick
from verdicts.components.voting.community import Community
from verdicts.desk.tallying import split_view, tally_view
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
from verdicts.domain.votes import Vote
from verdicts.views.comparison import ComparisonView
from verdicts.views.tool import ToolView

VOTES = {"none": (), "few": (2, 1), "many": (74, 29, 41, 9)}


def community_of(view: ComparisonView | ToolView, kind: str) -> Community:
    """A community of none, few or many votes on the tools of a page."""
    names = {head.slug: head.short_name for head in view.heads} if isinstance(view, ComparisonView) else {}
    slugs, votes = list(names) or [view.slug], VOTES[kind]
    tally = Tally(votes[0], votes[1], 1, 1) if votes else None
    tallies = {key: tally_view(tally, f"/tools/{slug}") for key, slug in zip("abcd", slugs, strict=False)}
    if not names:
        return Community(tallies=tallies)
    split = Split(dict(zip(slugs, votes, strict=False)), 1 if votes else 0, 1)
    return Community(tallies=tallies, split=split_view(split, comparison_path(slugs), names))


def divided(choices: Sequence[str], counts: Sequence[int], make: Callable[[int, str], Vote]) -> list[Vote]:
    """So many votes of each choice, each of another reader; every fifth is of an account."""
    said = [choice for choice, many in zip(choices, counts, strict=True) for _ in range(many)]
    votes = [make(number, choice) for number, choice in enumerate(said)]
    return [replace(vote, voter=replace(vote.voter, account=n % 5 == 0)) for n, vote in enumerate(votes)]


def vote_on(engine: Engine, slugs: Sequence[str]) -> None:
    """Many, few or no ballots on each of these tools in turn, and picks on those comparisons that tests open."""
    for place, slug in enumerate(slugs):
        counts = ((74, 29), (2, 1), (0, 0), (9, 11))[place % 4]
        count(engine, *divided(("ship", "skip"), counts, lambda n, choice, slug=slug: ballot(n, choice, slug)))
    for tools, counts in ((tools, counts) for tools, counts in PICKED.items() if set(tools) <= set(slugs)):
        count(engine, *divided(tools, counts, lambda n, choice, tools=tools: pick(n, choice, tools)))


PICKED = {
    ("mistral-8x24b-moe", "openrouter-model-fusion"): (26, 15),
    ("cursor", "github-copilot"): (63, 61),
    ("pgvector", "qdrant"): (20, 24),
    ("llama-cpp", "ollama", "vllm"): (1, 2, 1),
    ("litellm", "openrouter-model-fusion", "vllm"): (12, 30, 28),
    ("llama-3-1-8b-instruct", "mistral-8b-instruct-v3", "mistral-8x24b-moe", "qwen2-5-7b-instruct"): (3, 20, 41, 9),
    tuple(sorted(tool.slug for tool in odd_tools())[:4]): (12, 30, 28, 9),
}
