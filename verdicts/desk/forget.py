"""Forget what may not be kept: the networks of votes, and spam among the corrections, after 30 days."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.store.corrections import forget_spam
from verdicts.store.engine import writing
from verdicts.store.forgetting import forget_networks


def forget(engine: Engine, now: datetime) -> int:
    """How many networks were forgotten."""
    with writing(engine) as conn:
        forget_spam(conn, now)
        return forget_networks(conn, now)
