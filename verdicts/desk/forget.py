"""Forget what may not be kept: networks of votes, spam among the corrections, addresses that were not confirmed or
left the newsletter, after 30 days each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from verdicts.store.corrections import forget_spam
from verdicts.store.engine import writing
from verdicts.store.forgetting import forget_networks
from verdicts.store.subscribers import forget_addresses


def forget(engine: Engine, now: datetime) -> int:
    """How many networks were forgotten."""
    with writing(engine) as conn:
        forget_spam(conn, now)
        forget_addresses(conn, now)
        return forget_networks(conn, now)
