"""Ask for a mailed link: to make an account, or to choose a new password.

The answer comes before anything is looked up, so that neither its words nor its time tell whether there is an account.
"""

from __future__ import annotations

import asyncio
import secrets

import structlog

from verdicts.desk.accounts.letters import already_letter, reset_letter, sign_up_letter
from verdicts.desk.accounts.registry import Caller, Goal, Refused, Registry
from verdicts.desk.accounts.sessions import digest
from verdicts.domain.accounts import Purpose, email_fault, plain_email
from verdicts.post.letter import Letter
from verdicts.store import accounts, mailed
from verdicts.store.engine import writing
from verdicts.store.mailed import MailedLink

log = structlog.get_logger()

_PLACES: dict[Purpose, str] = {"sign-up": "/sign-up/finish", "reset": "/reset"}
_under_way: set[asyncio.Task[None]] = set()


async def ask_link(registry: Registry, caller: Caller, purpose: Purpose, email: str, goal: Goal) -> str | Refused:
    """The address that a link goes to, if it can have one; the mail follows."""
    email = plain_email(email)
    if fault := email_fault(email):
        return Refused(fault, "email")
    if refused := await registry.too_often(registry.mails, email, caller.address):
        return refused
    task = asyncio.create_task(_mail(registry, MailedLink(purpose, email, goal.next, goal.intent)))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    return email


async def settled() -> None:
    """Wait for what is under way: at the end of the server, and in tests."""
    await asyncio.gather(*_under_way)


async def _mail(registry: Registry, link: MailedLink) -> None:
    try:
        letter = await asyncio.to_thread(_letter, registry, link)
    except Exception as trouble:
        log.error("a link could not be mailed", purpose=link.purpose, error=type(trouble).__name__)
        return
    if letter:
        registry.post.send(letter)


def _letter(registry: Registry, link: MailedLink) -> Letter | None:
    token, site = secrets.token_urlsafe(32), registry.site
    with writing(registry.engine) as conn:
        known = accounts.account_of(conn, link.email) is not None
        if known != (link.purpose == "reset"):
            return already_letter(site, link.email) if known else None
        mailed.keep_link(conn, digest(token), link, registry.now())
    address = f"{site.url}{_PLACES[link.purpose]}?link={token}"
    return reset_letter(site, link.email, address) if known else sign_up_letter(site, link.email, address)
