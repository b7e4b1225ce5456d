"""Votes for tests: readers by number, ballots and picks in one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from verdicts.domain.votes import Outcome, Vote, Voter
from verdicts.store.counting import count_votes
from verdicts.store.engine import writing

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PAIR = ("ollama", "vllm")


def reader(number: int) -> str:
    """A reader's key."""
    return f"{number:032x}"


def ballot(number: int, choice: str, slug: str = "ollama", **about: bool) -> Vote:
    """Reader `number` on one tool; "" takes it back."""
    return Vote(Voter(reader(number), "a-network", **about), (slug,), choice, AT)


def pick(number: int, choice: str, tools: Sequence[str] = PAIR, **about: bool) -> Vote:
    """Reader `number` among some tools; "" takes it back."""
    return Vote(Voter(reader(number), "a-network", **about), tuple(sorted(tools)), choice, AT)


def count(engine: Engine, *votes: Vote) -> list[Outcome]:
    """Count them in one commit."""
    with writing(engine) as conn:
        return count_votes(conn, votes)[0]
