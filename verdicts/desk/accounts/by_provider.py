"""Sign in by a provider of OpenID Connect, or connect one to an account."""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy import Connection

from verdicts.desk.accounts.arrive import announce, arrive
from verdicts.desk.accounts.registry import Arrived, Caller, Goal, Refused, Registry, Welcome
from verdicts.desk.identity import new_reader
from verdicts.desk.providers.provider import Claims
from verdicts.domain.accounts import Account, email_fault, plain_email
from verdicts.store import accounts
from verdicts.store.accounts import AddressTaken
from verdicts.store.engine import writing

log = structlog.get_logger()

NO_EMAIL = "gave no confirmed e-mail address, which an account here needs. Sign up by e-mail, then connect it."
TAKEN = "There is an account with this e-mail address. Sign in to it first, then connect the provider under Account."
OTHERS = "This sign-in is connected to another account. Sign out and continue with it there."


async def sign_in_by_provider(
    registry: Registry, caller: Caller, claims: Claims, name: str, goal: Goal, connecting: bool = False
) -> Arrived | Refused:
    """The account that the provider knows, made where there is none yet. Raises DatabaseTrouble.

    With `connecting` it is the caller's own account that the provider shall know from now on.

    An account that exists is never taken over by an address alone: whoever runs a provider could claim any.
    """
    done = await asyncio.to_thread(_enter, registry, caller, claims, name, goal, connecting)
    return done if isinstance(done, Refused) else announce(registry, done, caller)


def _enter(
    registry: Registry, caller: Caller, claims: Claims, name: str, goal: Goal, connecting: bool
) -> Welcome | Refused:
    with writing(registry.engine) as conn:
        known = accounts.account_linked(conn, claims.issuer, claims.subject)
        if caller.session and connecting:
            known = _connect(registry, conn, caller.session.account, known, claims)
        elif known is None:
            known = _made(registry, conn, claims, name)
        if isinstance(known, Refused):
            return known
        return arrive(registry, conn, known, "provider", caller, goal)


def _connect(
    registry: Registry, conn: Connection, mine: Account, known: Account | None, claims: Claims
) -> Account | Refused:
    if known is not None and known.id != mine.id:
        return Refused(OTHERS, status=409)
    if known is None:
        accounts.link_provider(conn, mine.id, claims.issuer, claims.subject, registry.now())
    return mine


def _made(registry: Registry, conn: Connection, claims: Claims, name: str) -> Account | Refused:
    email, now = plain_email(claims.email), registry.now()
    if email_fault(email):
        return Refused(f"{name} {NO_EMAIL}", status=403)
    try:
        account = accounts.add_account(conn, email, new_reader(), "reader", None, now)
    except AddressTaken:
        return Refused(TAKEN, status=409)
    accounts.link_provider(conn, account.id, claims.issuer, claims.subject, now)
    return account
