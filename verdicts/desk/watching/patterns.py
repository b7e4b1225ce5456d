"""Find the patterns of a while: who votes too often, who votes alike from one network, which share moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.watching.pattern import Pattern, Suspect, device, network, span_words
from verdicts.desk.wording import plural
from verdicts.domain.campaigns import Clump, Often, Shift, clumps, often, shifts
from verdicts.store.suspecting import (
    Flood,
    Whose,
    alike,
    before_and_since,
    floods,
    how_often,
    newest_of,
    readers_of,
    totals,
    votes_of,
)

MOST = 25  # patterns of a kind
MOST_READERS = 5000  # of one pattern


def patterns(conn: Connection, since: datetime) -> list[Pattern]:
    """All of them: clumps, shifts, then who votes too often; the least likely first in each."""
    found = clumps(alike(conn, since), totals(conn, since))[:MOST]
    moved = shifts(before_and_since(conn, since))[:MOST]
    return [
        *(_clump(conn, each) for each in found),
        *(_shift(conn, each, since) for each in moved),
        *_floods(conn, "network", since),
        *_floods(conn, "reader", since),
    ]


def _clump(conn: Connection, clump: Clump) -> Pattern:
    first, last, known = clump.alike[0], clump.alike[-1], len(clump.alike)
    said = (
        f"{known:,} devices of one network said {first.choice} of this tool {span_words(first.at, last.at)}: {known:,} "
        f"of {plural(clump.of, 'ballot')} that came from there in that time. "
        f"Elsewhere {clump.part:,} of {plural(clump.whole, 'ballot')} say that."
    )
    suspects = _devices(conn, [cast.reader for cast in clump.alike])
    about = f"{first.tool}, {network(first.network).lower()}"
    return Pattern("Alike from one network", about, said, clump.chance, suspects, f"/tools/{first.tool}")


def _shift(conn: Connection, shift: Shift, since: datetime) -> Pattern:
    now, then = round(100 * shift.ship / shift.count), round(100 * shift.before / shift.all_before)
    said = (
        f"{shift.ship:,} of {plural(shift.count, 'ballot')} that were cast or changed since then say ship ({now}%); "
        f"of the {shift.all_before:,} that stand from before, {shift.before:,} do ({then}%): z = {shift.z:+.1f}."
    )
    by_network = defaultdict[str, list[str]](list)
    for cast in newest_of(conn, shift.tool, shift.choice, since, MOST_READERS):
        by_network[cast.network].append(cast.reader)
    largest = sorted(by_network.items(), key=lambda each: (-len(each[1]), each[0]))
    suspects = [
        Suspect(network(key), f"{plural(len(some), 'device')} said {shift.choice}", tuple(some), on=False)
        for key, some in largest
    ]
    return Pattern("A share that moved", shift.tool, said, shift.chance, suspects, f"/tools/{shift.tool}")


def _floods(conn: Connection, whose: Whose, since: datetime) -> Iterator[Pattern]:
    if limit := often(how_often(conn, whose, since)):
        for flood in floods(conn, whose, since, limit.times, MOST):
            yield _flood(conn, flood, whose, limit, since)


def _flood(conn: Connection, flood: Flood, whose: Whose, limit: Often, since: datetime) -> Pattern:
    noun = "device" if whose == "reader" else "network"
    of = "" if whose == "reader" else f" of {plural(flood.readers, 'device')}"
    said = (
        f"{plural(flood.votes, 'vote')}{of} {span_words(flood.first, flood.last)}, changes and takings back counted; "
        f"the usual one of {plural(limit.voters, noun)} casts {limit.usual:.1f} at most."
    )
    readers = [flood.key] if whose == "reader" else readers_of(conn, flood.key, since, MOST_READERS)
    name = device(flood.key) if whose == "reader" else network(flood.key)
    return Pattern("Too often", name, said, limit.chance(flood.votes), _devices(conn, readers))


def _devices(conn: Connection, readers: Sequence[str]) -> list[Suspect]:
    """Each device with what it has in the counts."""
    return [Suspect(device(each), _has(*has), (each,)) for each, has in votes_of(conn, readers).items()]


def _has(ballots: int, picks: int) -> str:
    return f"{plural(ballots, 'ballot')}, {plural(picks, 'pick')}"
