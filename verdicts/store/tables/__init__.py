"""The tables. Rules of the domain are CHECK constraints and unique indexes, so no code path can break them."""

from verdicts.store.rules import Row
from verdicts.store.tables.accounts import account, mailed_link, passkey, provider_link, session, spent
from verdicts.store.tables.catalogue import (
    catalogue_state,
    fact,
    merged_tool,
    price,
    renamed_slug,
    reviewer,
    revision,
    take,
    tool,
)
from verdicts.store.tables.drafts import panel_run, take_draft
from verdicts.store.tables.ladders import ladder, ladder_state, rung
from verdicts.store.tables.passes import hold, passes
from verdicts.store.tables.shelves import bookmark, last_change, shelf
from verdicts.store.tables.votes import ballot, exclusion, matchup, matchup_tool, pick, tally, vote_event
from verdicts.store.tables.working import working_copy

__all__ = [
    "Row",
    "account",
    "ballot",
    "bookmark",
    "catalogue_state",
    "exclusion",
    "fact",
    "hold",
    "ladder",
    "ladder_state",
    "last_change",
    "mailed_link",
    "matchup",
    "matchup_tool",
    "merged_tool",
    "panel_run",
    "passes",
    "passkey",
    "pick",
    "price",
    "provider_link",
    "renamed_slug",
    "reviewer",
    "revision",
    "rung",
    "session",
    "shelf",
    "spent",
    "take",
    "take_draft",
    "tally",
    "tool",
    "vote_event",
    "working_copy",
]
