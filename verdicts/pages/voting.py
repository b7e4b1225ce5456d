"""What the pages of a tool and of a comparison show of votes, live; no route of its own."""

import reflex as rx

from verdicts.components.voting.community import Community
from verdicts.states.ballot import BallotState
from verdicts.states.tally import TallyState
from verdicts.views.tally import TallyView


def community(columns: str = "abcd") -> Community:
    """Tallies by column, the split of the matchup, and this reader's votes with their handlers."""
    tallies = rx.Var.create({key: getattr(TallyState, key) for key in columns}).to(dict[str, TallyView])
    return Community(
        tallies=tallies,
        split=TallyState.split,
        mine=BallotState.mine,
        cast=lambda slug: BallotState.cast(slug),
        pick=lambda: BallotState.pick,
    )
