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
from verdicts.store.tables.corrections import correction
from verdicts.store.tables.drafts import panel_run, take_draft
from verdicts.store.tables.intake import intake
from verdicts.store.tables.ladders import ladder, ladder_state, ladder_week, rung
from verdicts.store.tables.links import link_check, link_round
from verdicts.store.tables.newsletter import delivery, issue, subscriber
from verdicts.store.tables.passes import hold, passes
from verdicts.store.tables.predictions import prediction, resolution
from verdicts.store.tables.shelves import bookmark, last_change, shelf
from verdicts.store.tables.votes import (
    ballot,
    exclusion,
    exclusion_step,
    matchup,
    matchup_tool,
    pick,
    tally,
    vote_event,
)
from verdicts.store.tables.weights import kept_weights
from verdicts.store.tables.working import schedule, working_copy

__all__ = [
    "Row",
    "account",
    "ballot",
    "bookmark",
    "catalogue_state",
    "correction",
    "delivery",
    "exclusion",
    "exclusion_step",
    "fact",
    "hold",
    "intake",
    "issue",
    "kept_weights",
    "ladder",
    "ladder_state",
    "ladder_week",
    "last_change",
    "link_check",
    "link_round",
    "mailed_link",
    "matchup",
    "matchup_tool",
    "merged_tool",
    "panel_run",
    "passes",
    "passkey",
    "pick",
    "prediction",
    "price",
    "provider_link",
    "renamed_slug",
    "resolution",
    "reviewer",
    "revision",
    "rung",
    "schedule",
    "session",
    "shelf",
    "spent",
    "subscriber",
    "take",
    "take_draft",
    "tally",
    "tool",
    "vote_event",
    "working_copy",
]
