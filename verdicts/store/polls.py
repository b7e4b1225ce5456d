"""The two polls there are: ballots on a tool and picks on a matchup. Each locks its counts, then writes them back.

Whoever holds the lock of a poll is the only one who changes its votes, on one engine as on the other: SQLite has one
writer at a time, PostgreSQL locks the rows of the counts, always in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Insert, Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from verdicts.domain.votes import CHOICES
from verdicts.store.tables import ballot, matchup, matchup_tool, pick, tally

Counts = dict[str, int]  # votes by option, those of accounts under "account <option>"


class Standing(NamedTuple):
    """A poll's counts and version as they are locked."""

    counts: Counts
    version: int


class Poll(NamedTuple):
    """A kind of poll: where its votes are, which column names the poll and which the option."""

    votes: Table
    key: str
    option: str


_EXCLUSIONS = 8_372_114_906  # any number that no other lock of this database uses

BALLOTS = Poll(ballot, "tool_id", "choice")
PICKS = Poll(pick, "matchup_id", "tool_id")

# Made once: building a statement costs as much as running it, and every commit of votes runs these.
WANTED: BindParameter[Any] = bindparam("wanted", expanding=True)
_TALLIES = select(tally).where(tally.c.tool_id.in_(WANTED)).order_by(tally.c.tool_id).with_for_update()
_MATCHUPS = select(matchup).where(matchup.c.tools.in_(WANTED)).order_by(matchup.c.tools).with_for_update()
_PICKED = select(matchup_tool).where(matchup_tool.c.matchup_id.in_(WANTED))
_SAVE_TALLY = update(tally).where(tally.c.tool_id == bindparam("its_id"))
_SAVE_MATCHUP = update(matchup).where(matchup.c.id == bindparam("its_id"))
_SAVE_PICKED = update(matchup_tool).where(
    matchup_tool.c.matchup_id == bindparam("its_id"), matchup_tool.c.tool_id == bindparam("its_tool")
)


def tools_key(ids: Iterable[int]) -> str:
    """How a matchup names its tools: ids in ascending order, 3-17."""
    return "-".join(map(str, sorted(ids)))


def insert_new(conn: Connection, table: Table) -> Insert:
    """An INSERT that leaves rows which are there already as they are."""
    dialect = postgresql if conn.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).on_conflict_do_nothing()


def hold_exclusions(conn: Connection, alone: bool = False) -> None:
    """Nobody is excluded while votes are counted, and no vote is counted while somebody is (`alone`).

    SQLite has one writer at a time anyway.
    """
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}({_EXCLUSIONS})")


def locked_tallies(conn: Connection, tool_ids: Iterable[int]) -> dict[int, Standing]:
    """The tallies of those tools, made where there are none; nobody else changes them until this transaction ends."""
    wanted = sorted(set(tool_ids))
    rows = conn.execute(_TALLIES, {"wanted": wanted}).all()
    if len(rows) < len(wanted):
        zeros = {column.name: 0 for column in tally.c}
        conn.execute(insert_new(conn, tally), [{**zeros, "tool_id": tool_id} for tool_id in wanted])
        rows = conn.execute(_TALLIES, {"wanted": wanted}).all()
    return {row.tool_id: Standing(_of_tally(row), row.version) for row in rows}


def _of_tally(row: Any) -> Counts:
    plain = {choice: getattr(row, choice) for choice in CHOICES}
    return plain | {f"account {choice}": getattr(row, f"account_{choice}") for choice in CHOICES}


def save_tallies(conn: Connection, standings: Mapping[int, Standing]) -> None:
    """Write locked tallies back."""
    if standings:
        cells = [
            {"its_id": key, "version": new.version, **{name.replace(" ", "_"): n for name, n in new.counts.items()}}
            for key, new in standings.items()
        ]
        conn.execute(_SAVE_TALLY, cells)


def locked_matchups(conn: Connection, sets: Iterable[Sequence[int]]) -> dict[str, tuple[int, Standing]]:
    """Id and counts of the matchups of those tools by their key, made where there are none, locked like tallies."""
    wanted = {tools_key(ids): sorted(ids) for ids in sets}
    rows = conn.execute(_MATCHUPS, {"wanted": sorted(wanted)}).all()
    if len(rows) < len(wanted):
        conn.execute(insert_new(conn, matchup), [{"tools": key, "version": 0} for key in sorted(wanted)])
        rows = conn.execute(_MATCHUPS, {"wanted": sorted(wanted)}).all()
        fresh = [
            {"matchup_id": row.id, "tool_id": tool_id, "picks": 0, "account_picks": 0}
            for row in rows
            for tool_id in wanted[row.tools]
        ]
        conn.execute(insert_new(conn, matchup_tool), fresh)
    counts = _picked(conn, [row.id for row in rows])
    return {row.tools: (row.id, Standing(counts[row.id], row.version)) for row in rows}


def _picked(conn: Connection, ids: list[int]) -> dict[int, Counts]:
    found: dict[int, Counts] = {key: {} for key in ids}
    for row in conn.execute(_PICKED, {"wanted": ids}):
        found[row.matchup_id] |= {str(row.tool_id): row.picks, f"account {row.tool_id}": row.account_picks}
    return found


def save_matchups(conn: Connection, standings: Mapping[int, Standing]) -> None:
    """Write locked matchups back."""
    if not standings:
        return
    versions = [{"its_id": key, "version": new.version} for key, new in standings.items()]
    conn.execute(_SAVE_MATCHUP, versions)
    cells = [
        {"its_id": key, "its_tool": int(name), "picks": n, "account_picks": new.counts[f"account {name}"]}
        for key, new in standings.items()
        for name, n in new.counts.items()
        if not name.startswith("account ")
    ]
    conn.execute(_SAVE_PICKED, cells)
