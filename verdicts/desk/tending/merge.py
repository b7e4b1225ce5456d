"""Merge: a tool turned out to be another one. Its votes and bookmarks go there, and its address leads there.

Claims and corrections stay as they were said of it, and are listed with the other.

It cannot be undone: whose ballot was whose is told by the log alone. So the editor types the tool's name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.tending.recording import NO_TOOL, record
from verdicts.desk.wording import plural
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused, in_field
from verdicts.domain.tending import Brought, Standing
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue
from verdicts.store.tending import lead_to, standing_of
from verdicts.store.tool_bookmarks import move_bookmarks
from verdicts.store.tool_votes import move_votes
from verdicts.store.working import copy_of_tool

FOR_GOOD = "This cannot be undone."


@dataclass(frozen=True, slots=True)
class Pair:
    """The tool that goes, and the one that it is merged into."""

    one: Standing
    into: Standing


def merge(engine: Engine, account: int, slug: str, into: str, typed: str, reason: str, now: datetime) -> Done | Refused:
    """Merge the tool `slug` into `into`; `typed` is its name. All in one transaction. Raises NotAllowed."""
    with writing(engine) as conn:
        by, pair = allowed(conn, account), _found(conn, slug, into)
        if isinstance(pair, Refused):
            return pair
        if " ".join(typed.split()) != " ".join(pair.one.name.split()):
            return in_field(
                "typed", f"Type the name as it is written, {pair.one.name}, to merge it. Nothing was changed."
            )
        came = _merged(conn, pair, now)
        record(conn, pair.one, slug, by, f"Merged into {into}", reason, now)
        record(conn, pair.into, into, by, f"{slug} was merged into it", reason, now)
        return Done(f"{pair.one.name} is {pair.into.name} now. {_told(came)}", slug=into, published=True)


def foresee(engine: Engine, account: int, slug: str, into: str, now: datetime) -> Done | Refused:
    """Say what merging would do; nothing is changed. Raises NotAllowed."""
    with writing(engine, keep=False) as conn:
        allowed(conn, account)
        pair = _found(conn, slug, into)
        if isinstance(pair, Refused):
            return pair
        told = _told(_merged(conn, pair, now))
        leads = f"The address {slug} will lead to {into}."
        one, other = pair.one.name, pair.into.name
        stays = (
            f"Facts, prices and takes of {one} are not shown on {other}, which keeps its own; they stay in the "
            f"history of {one}."
        )
        return Done(f"{one} leaves the catalogue; readers find {other} in its place. {told} {stays} {leads} {FOR_GOOD}")


def _found(conn: Connection, slug: str, into: str) -> Pair | Refused:
    if not into.strip():
        return Refused("Choose the tool that it is the same as.")
    lock_catalogue(conn)
    one, other = standing_of(conn, slug), standing_of(conn, into.strip())
    if one is None or other is None:
        return NO_TOOL
    if one.id == other.id:
        return Refused("A tool cannot be merged into itself.")
    if other.retired_at:
        return Refused(f"{other.name} is retired. Bring it back first.")
    if copy_of_tool(conn, one.id):
        return Refused(f"{one.name} has a draft. Publish it or throw it away first.")
    return Pair(one, other)


def _merged(conn: Connection, pair: Pair, now: datetime) -> Brought:
    came = move_votes(conn, pair.one, pair.into, now)
    kept, went = move_bookmarks(conn, pair.one, pair.into)
    lead_to(conn, pair.one, pair.into, now)
    return replace(came, bookmarks=kept, bookmarks_left=went)


def _told(came: Brought) -> str:
    parts = (
        _part("ballot", came.ballots, came.ballots_left, "the reader has one there"),
        _part("pick", came.picks, came.picks_left, "it was between the two, or the reader has one there"),
        _part("bookmark", came.bookmarks, came.bookmarks_left, "the reader keeps that already"),
        "Claims and corrections move too.",
    )
    return " ".join(parts)


def _part(what: str, came: int, left: int, why: str) -> str:
    said = f"{plural(came, what)} {'moves' if came == 1 else 'move'}"
    return f"{said}, {left:,} {'does' if left == 1 else 'do'} not: {why}." if left else f"{said}."
