"""Arriving: a session begins and what the device had becomes the account's, in one transaction."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from verdicts.desk.accounts.registry import Arrived, Caller, Goal, Registry, Welcome
from verdicts.desk.accounts.sessions import begin
from verdicts.desk.shelf.page import OPEN_SHELVES
from verdicts.desk.shelf.query import PATH, Query
from verdicts.domain.accounts import Account, Way
from verdicts.domain.along import Along
from verdicts.domain.shelving import Refused
from verdicts.store import sessions
from verdicts.store.along import keep_along
from verdicts.store.bringing import merge_shelves
from verdicts.store.merging import Changed, merge_votes
from verdicts.store.sharing import share
from verdicts.store.shelves import shelves_of


def arrive(registry: Registry, conn: Connection, account: Account, way: Way, caller: Caller, goal: Goal) -> Welcome:
    """Sign an account in, in the caller's transaction; a session that was there before in this browser ends.

    Its token is always new: one that somebody else put into the browser is worth nothing afterwards.
    """
    now = registry.now()
    if caller.session:
        sessions.end_sessions(conn, caller.session.account.id, only=caller.session.id)
    changed: Changed = {}
    along = Along()
    if caller.device:
        changed, votes = merge_votes(conn, caller.device, account.reader, now)
        along = Along(votes, merge_shelves(conn, caller.device, account.reader, goal.intent.removeprefix("share:")))
    along = replace(along, shared=_carry_out(conn, account, goal, now))
    session, token = begin(conn, account, way, caller.agent, now)
    keep_along(conn, session, along)
    if along.shared:
        goal = Goal(_place(conn, account, along.shared, goal.next), goal.intent)
    return Welcome(Arrived(account, session, token, goal), changed)


def _carry_out(conn: Connection, account: Account, goal: Goal, now: datetime) -> str:
    """The click that led to signing in; the key of the shelf that is shared. One that is not the account's by now is
    left alone."""
    what, _, key = goal.intent.partition(":")
    if what != "share" or isinstance(share(conn, account.reader, key, secrets.token_hex(16), now), Refused):
        return ""
    return key


def _place(conn: Connection, account: Account, key: str, onward: str) -> str:
    """Where the shared shelf stands, for a reader who comes back to the shelves."""
    if onward.partition("?")[0] != PATH:
        return onward
    opened = any(one.key == key for one in shelves_of(conn, account.reader)[:OPEN_SHELVES])
    return f"{PATH if opened else Query(shelf=key).address}#shelf-{key}"


def announce(registry: Registry, welcome: Welcome, caller: Caller) -> Arrived:
    """After the commit: tell the pages whose numbers moved, and those of the reader."""
    if caller.session:
        registry.polls.attendance.end([caller.session.id])
    registry.tell(welcome.changed, welcome.arrived.account.reader, caller.device)
    return welcome.arrived
