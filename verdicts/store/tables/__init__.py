"""The tables. Rules of the domain are CHECK constraints and unique indexes, so no code path can break them."""

from verdicts.store.rules import Row
from verdicts.store.tables.catalogue import (
    catalogue_state,
    fact,
    price,
    renamed_slug,
    reviewer,
    revision,
    take,
    tool,
)
from verdicts.store.tables.ladders import ladder, ladder_state, rung
from verdicts.store.tables.votes import ballot, exclusion, matchup, matchup_tool, pick, tally, vote_event

__all__ = [
    "Row",
    "ballot",
    "catalogue_state",
    "exclusion",
    "fact",
    "ladder",
    "ladder_state",
    "matchup",
    "matchup_tool",
    "pick",
    "price",
    "renamed_slug",
    "reviewer",
    "revision",
    "rung",
    "take",
    "tally",
    "tool",
    "vote_event",
]
