"""Picks for tests: rows become votes in a database, and a season of them over whatever catalogue is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import md5

import numpy as np
from sqlalchemy import Engine

from verdicts.domain.rungs import PickRow
from verdicts.domain.votes import Vote, Voter
from verdicts.store.counting import count_votes
from verdicts.store.engine import writing
from verdicts.store.ladders import categories

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def reader_key(name: str) -> str:
    """A reader's key for a name."""
    return md5(name.encode(), usedforsecurity=False).hexdigest()


def picked(engine: Engine, rows: Iterable[PickRow]) -> list[str]:
    """Count the picks; their outcomes."""
    votes = [Vote(Voter(reader_key(who)), tuple(sorted(shown)), won, NOON) for who, shown, won in rows]
    with writing(engine) as conn:
        return list(count_votes(conn, votes)[0])


def season(engine: Engine, readers: int, seed: int = 1, but: int = 0) -> list[PickRow]:
    """What readers pick on two to four tools, often of one category; the last `but` tools nobody is shown."""
    rng = np.random.default_rng(seed)
    with engine.connect() as conn:
        category_of = categories(conn)
    tools = sorted(category_of)[: len(category_of) - but]
    strength = dict(zip(tools, rng.normal(0, 0.8, len(tools)), strict=True))
    fame = dict(zip(tools, rng.permutation(np.arange(1, len(tools) + 1)) ** -0.9, strict=True))
    rows: list[PickRow] = []
    for number in range(readers):
        for _ in range(int(rng.geometric(0.3))):
            first = str(rng.choice(tools, p=_spread(tools, fame)))
            near = [slug for slug in tools if category_of[slug] == category_of[first] and slug != first]
            rest = near if near and rng.random() < 0.6 else [slug for slug in tools if slug != first]
            many = min(len(rest), int(rng.choice([1, 2, 3], p=[0.8, 0.12, 0.08])))
            shown = sorted([first, *map(str, rng.choice(rest, many, replace=False, p=_spread(rest, fame)))])
            won = max(shown, key=lambda slug: strength[slug] + rng.gumbel())
            rows.append((f"reader-{number}", tuple(shown), won))
    return list({(who, shown): (who, shown, won) for who, shown, won in rows}.values())


def _spread(tools: list[str], fame: dict[str, float]) -> np.ndarray:
    weights = np.array([fame[slug] for slug in tools])
    return weights / weights.sum()
