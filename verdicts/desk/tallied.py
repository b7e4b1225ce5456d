"""What the community says of the tools of one page, as it is read from the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verdicts.desk.catalogue import Library
from verdicts.desk.tallying import NOT_OF_THEN, split_view, tally_view
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tallies import Split, Tally
from verdicts.views.comparison import ComparisonView
from verdicts.views.tally import SplitView, TallyView
from verdicts.views.tool import ToolView

COLUMNS = "abcd"


@dataclass(frozen=True)
class Tallied:
    """Tallies by column key (a to d), and the split of the matchup. `demo`: votes of a demonstration are counted."""

    tallies: Mapping[str, TallyView]
    split: SplitView = field(default_factory=SplitView)
    demo: bool = False


def of_tool(library: Library, view: ToolView) -> Tallied:
    """The tally of the one tool."""
    return tallied(library, [view.slug], [view.short_name])


def of_comparison(library: Library, view: ComparisonView) -> Tallied:
    """Tallies by column, and the split; none of a day gone by."""
    if view.past.day:
        return Tallied(dict.fromkeys(COLUMNS, NOT_OF_THEN))
    return tallied(library, view.slugs, [head.short_name for head in view.heads])


def tallied(library: Library, slugs: Sequence[str], names: Sequence[str]) -> Tallied:
    """The same for any one to four tools by slug, with their short names."""
    topics, matchup = [f"/tools/{slug}" for slug in slugs], comparison_path(slugs)
    found = library.values([*topics, *([matchup] if len(slugs) > 1 else [])])
    pairs = zip(COLUMNS, topics, strict=False)
    tallies = {column: tally_view(_tally(found.get(topic)), topic) for column, topic in pairs}
    demo = library.demo_votes()
    if len(slugs) < 2:
        return Tallied(tallies, demo=demo)
    split = split_view(_split(found.get(matchup)), matchup, dict(zip(slugs, names, strict=True)))
    return Tallied(tallies, split, demo)


def _tally(value: Tally | Split | None) -> Tally | None:
    return value if isinstance(value, Tally) else None


def _split(value: Tally | Split | None) -> Split | None:
    return value if isinstance(value, Split) else None
