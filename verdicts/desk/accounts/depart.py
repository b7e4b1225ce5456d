"""Depart: an account is deleted with all that is a person's. Its votes go, or stay counted without one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import update

from verdicts.desk.accounts.manage import confirmed
from verdicts.desk.accounts.registry import BUSY, Refused, Registry
from verdicts.desk.queueing import TooBusy
from verdicts.domain.tallies import Split, Tally
from verdicts.store.accounts import remove_account
from verdicts.store.engine import writing
from verdicts.store.mailed import drop_links
from verdicts.store.merging import withdraw_all
from verdicts.store.sessions import Session, end_sessions
from verdicts.store.shelves import wipe
from verdicts.store.subscribers import erase
from verdicts.store.tables import vote_event

Votes = Literal["keep", "withdraw"]


async def depart(registry: Registry, mine: Session, password: str, votes: str, address: str) -> Refused | None:
    """Delete the account of a session. Raises DatabaseTrouble.

    Kept votes hang on a key that nothing leads to any more; networks that their log still knew are forgotten.
    """
    if votes not in ("keep", "withdraw"):
        return Refused("Choose what becomes of your votes.", "votes")
    try:
        if refused := await confirmed(registry, mine, password, address):
            return Refused(refused.said, "delete", refused.status)
    except TooBusy:
        return Refused(BUSY, "delete", 503)
    ended, changed = await asyncio.to_thread(_depart, registry, mine, votes)
    registry.polls.attendance.end(ended)
    registry.tell(changed, mine.account.reader)
    return None


def _depart(registry: Registry, mine: Session, votes: Votes) -> tuple[list[int], Mapping[str, Tally | Split]]:
    reader = mine.account.reader
    with writing(registry.engine) as conn:
        changed: Mapping[str, Tally | Split] = {}
        if votes == "withdraw":
            changed = withdraw_all(conn, reader, registry.now(), account=True)
        conn.execute(update(vote_event).where(vote_event.c.reader == reader).values(network=None))
        wipe(conn, reader)
        ended = end_sessions(conn, mine.account.id)
        remove_account(conn, mine.account.id)
        drop_links(conn, mine.account.email)
        erase(conn, mine.account.email)
    return ended, changed
