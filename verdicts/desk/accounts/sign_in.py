"""Sign in by password. An unknown address and a wrong password take the same time and get the same words."""

from __future__ import annotations

import asyncio

from verdicts.desk.accounts.arrive import announce, arrive
from verdicts.desk.accounts.registry import BUSY, Arrived, Caller, Goal, Refused, Registry, Welcome
from verdicts.desk.queueing import TooBusy
from verdicts.domain.accounts import email_fault, plain_email
from verdicts.store import accounts
from verdicts.store.accounts import Secret
from verdicts.store.engine import reading, writing

WRONG = Refused("E-mail or password is wrong. If you forgot the password, have a link mailed to choose a new one.")


async def sign_in(registry: Registry, caller: Caller, email: str, password: str, goal: Goal) -> Arrived | Refused:
    """Check and begin a session. Raises DatabaseTrouble."""
    email = plain_email(email)
    if fault := email_fault(email):
        return Refused(fault, "email")
    if not password:
        return Refused("Enter your password.", "password")
    if refused := await registry.too_often(registry.tries, email, caller.address):
        return refused
    try:
        secret = await proven(registry, email, password)
        renewed = await _renewed(registry, secret, password) if secret else None
    except TooBusy:
        return Refused(BUSY, status=503)
    if secret is None:
        return WRONG
    welcome = await asyncio.to_thread(_enter, registry, secret, renewed, caller, goal)
    return announce(registry, welcome, caller)


async def proven(registry: Registry, email: str, password: str) -> Secret | None:
    """The account whose address and password these are. Raises TooBusy."""
    secret = await asyncio.to_thread(_secret, registry, email)
    fits = await registry.hasher.verify(secret.password if secret else None, password)
    return secret if fits else None


def _secret(registry: Registry, email: str) -> Secret | None:
    with reading(registry.engine) as conn:
        return accounts.account_of(conn, email)


async def _renewed(registry: Registry, secret: Secret, password: str) -> str | None:
    """The password's hash at the present cost, where it was kept at another one."""
    if secret.password and registry.hasher.needs_rehash(secret.password):
        return await registry.hasher.hash(password)
    return None


def _enter(registry: Registry, secret: Secret, renewed: str | None, caller: Caller, goal: Goal) -> Welcome:
    with writing(registry.engine) as conn:
        if renewed:
            accounts.set_password(conn, secret.account.id, renewed)
        return arrive(registry, conn, secret.account, "password", caller, goal)
