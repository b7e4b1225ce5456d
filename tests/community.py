"""Made-up votes as pages show them: none, few, many, whatever the tools."""

from __future__ import annotations

from verdicts.components.voting.community import Community
from verdicts.desk.tallying import split_view, tally_view
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
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
