"""Arriving: a session begins and what the device had becomes the account's, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlalchemy import Connection

from verdicts.desk.accounts.registry import Arrived, Caller, Goal, Registry, Welcome
from verdicts.desk.accounts.sessions import begin
from verdicts.domain.accounts import Account, Way
from verdicts.domain.tallies import Split, Tally
from verdicts.store import sessions
from verdicts.store.bringing import merge_shelves
from verdicts.store.merging import merge_votes
from verdicts.store.sharing import share


def arrive(registry: Registry, conn: Connection, account: Account, way: Way, caller: Caller, goal: Goal) -> Welcome:
    """Sign an account in, in the caller's transaction; a session that was there before in this browser ends.

    Its token is always new: one that somebody else put into the browser is worth nothing afterwards.
    """
    now = registry.now()
    if caller.session:
        sessions.end_sessions(conn, caller.session.account.id, only=caller.session.id)
    changed: Mapping[str, Tally | Split] = {}
    if caller.device:
        changed = merge_votes(conn, caller.device, account.reader, now)
        merge_shelves(conn, caller.device, account.reader, goal.intent.removeprefix("share:"))
    _carry_out(conn, account, goal)
    session, token = begin(conn, account, way, caller.agent, now)
    return Welcome(Arrived(account, session, token, goal), changed)


def _carry_out(conn: Connection, account: Account, goal: Goal) -> None:
    """The click that led to signing in. A shelf that is not the account's by now is left alone."""
    what, _, key = goal.intent.partition(":")
    if what == "share":
        share(conn, account.reader, key, secrets.token_hex(16))


def announce(registry: Registry, welcome: Welcome, caller: Caller) -> Arrived:
    """After the commit: tell the pages whose numbers moved, and those of the reader."""
    if caller.session:
        registry.polls.attendance.end([caller.session.id])
    registry.tell(welcome.changed, welcome.arrived.account.reader, caller.device)
    return welcome.arrived
