"""What votes leave behind and must not stay: networks after 30 days, demo votes when they are cleared."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from verdicts.store.excluding import recounted
from verdicts.store.polls import BALLOTS, PICKS, Poll, locked_matchups, locked_tallies, save_matchups, save_tallies
from verdicts.store.tables import ladder_week, matchup, vote_event

KEPT_FOR = timedelta(days=30)


def forget_networks(conn: Connection, now: datetime) -> int:
    """Forget the networks of votes that are 30 days old; how many there were."""
    old = (vote_event.c.at < now - KEPT_FOR) & vote_event.c.network.is_not(None)
    return conn.execute(update(vote_event).where(old).values(network=None)).rowcount


def clear_demo_votes(conn: Connection) -> int:
    """Remove every demo vote, from the log too, and recount what they were on; how many votes there were."""
    tools, matchups = _polls(conn, BALLOTS), _polls(conn, PICKS)
    tallies = locked_tallies(conn, tools) if tools else {}
    keys = conn.execute(select(matchup.c.tools).where(matchup.c.id.in_(matchups))).scalars().all()
    splits = dict(locked_matchups(conn, [[int(part) for part in key.split("-")] for key in keys]).values())
    gone = sum(conn.execute(delete(poll.votes).where(poll.votes.c.demo)).rowcount for poll in (BALLOTS, PICKS))
    conn.execute(delete(vote_event).where(vote_event.c.demo))
    conn.execute(delete(ladder_week).where(ladder_week.c.demo))
    save_tallies(conn, recounted(conn, BALLOTS, tallies))
    save_matchups(conn, recounted(conn, PICKS, splits))
    return gone


def _polls(conn: Connection, poll: Poll) -> list[int]:
    column = poll.votes.c[poll.key]
    return sorted(conn.execute(select(column).where(poll.votes.c.demo).distinct()).scalars())
