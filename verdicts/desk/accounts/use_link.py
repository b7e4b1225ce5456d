"""Use a mailed link: make the account, or choose the new password. Whoever has the link reads the address's mail."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection

from verdicts.desk.accounts.arrive import announce, arrive
from verdicts.desk.accounts.letters import changed_letter
from verdicts.desk.accounts.registry import BUSY, Arrived, Caller, Goal, Refused, Registry, Welcome
from verdicts.desk.accounts.sessions import digest
from verdicts.desk.identity import new_reader
from verdicts.desk.queueing import TooBusy
from verdicts.desk.strength import password_fault
from verdicts.domain.accounts import Account, Purpose
from verdicts.store import accounts, mailed, sessions
from verdicts.store.accounts import AddressTaken
from verdicts.store.engine import reading, writing
from verdicts.store.mailed import MailedLink

OVER = Refused("This link was used already, or is older than 30 minutes. Ask for another one.", status=410)
CHANGED = "The password of your account was changed by a link that was mailed to you. All other sessions ended."


def open_link(registry: Registry, token: str) -> MailedLink | None:
    """What a link is for, without using it: opening it is no use, mail scanners do that too."""
    with reading(registry.engine) as conn:
        return mailed.link_of(conn, digest(token), registry.now())


def was_used(registry: Registry, token: str) -> bool:
    """Whether a link was used within the last day; whoever asks has it, so nothing is given away."""
    with reading(registry.engine) as conn:
        return mailed.was_used(conn, digest(token))


async def use_link(
    registry: Registry, caller: Caller, purpose: Purpose, token: str, password: str
) -> Arrived | Refused:
    """Keep the password and sign in. Raises DatabaseTrouble."""
    link = await asyncio.to_thread(open_link, registry, token)
    if link is None or link.purpose != purpose:
        return OVER
    fault = await asyncio.to_thread(password_fault, password, link.email, registry.site.name)
    if fault:
        return Refused(fault, "password")
    try:
        hashed = await registry.hasher.hash(password)
    except TooBusy:
        return Refused(BUSY, status=503)
    done = await asyncio.to_thread(_use, registry, caller, purpose, token, hashed)
    if isinstance(done, Refused):
        return done
    welcome, ended = done
    registry.polls.attendance.end(ended)
    if link.purpose == "reset":
        registry.post.send(changed_letter(registry.site, link.email, CHANGED))
    return announce(registry, welcome, caller)


def _use(
    registry: Registry, caller: Caller, purpose: Purpose, token: str, hashed: str
) -> tuple[Welcome, list[int]] | Refused:
    now = registry.now()
    with writing(registry.engine) as conn:
        link = mailed.use_link(conn, digest(token), purpose, now)
        if link is None:
            return OVER
        known = accounts.account_of(conn, link.email)
        if known is None and link.purpose == "reset":
            return OVER
        ended = list[int]()
        if known is None or link.purpose == "sign-up":
            try:
                account = accounts.add_account(conn, link.email, new_reader(), "reader", hashed, now)
            except AddressTaken:
                return Refused("This address has an account by now. Sign in instead.", status=409)
        else:
            account, ended = _reset(conn, known.account, hashed)
        return arrive(registry, conn, account, "mail", caller, Goal(link.onward, link.intent)), ended


def _reset(conn: Connection, account: Account, hashed: str) -> tuple[Account, list[int]]:
    accounts.set_password(conn, account.id, hashed)
    return account, sessions.end_sessions(conn, account.id)
