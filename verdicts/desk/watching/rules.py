"""What would stand out, in words, and how much there is to look at."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.dates import minute
from verdicts.desk.wording import plural
from verdicts.domain.campaigns import ALARM, FEWEST_ALIKE, FEWEST_BEFORE, FEWEST_NOW, FEWEST_VOTERS, WITHIN
from verdicts.store.suspecting import volume

RULES = (
    f"Too often: a device or network votes far more than the usual one. Needs {FEWEST_VOTERS} voters to compare with.",
    f"Alike from one network: {FEWEST_ALIKE} devices or more of one network say the same of one tool within "
    f"{WITHIN.seconds // 3600} hours, while votes from elsewhere say it less.",
    f"A share that moved: the newest ballots on a tool, {FEWEST_NOW} or more, differ from the {FEWEST_BEFORE} or more "
    "before them.",
    f"Each only where ordinary votes would make anything like it in less than one of {1 / ALARM:,.0f} looks. With few "
    "votes from elsewhere nothing is that unlikely: search by tool then.",
)


def counted(conn: Connection, since: datetime, told: str) -> str:
    """How many votes were looked at since then, and what was found in them."""
    votes, devices, networks = volume(conn, since)
    whose = f" of {plural(devices, 'device')} from {plural(networks, 'network')}" if votes else ""
    return f"{plural(votes, 'vote')}{whose} since {minute(since)}, without demo votes and excluded devices. {told}."
