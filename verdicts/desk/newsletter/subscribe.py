"""Subscribe: ask for a link by mail.

The answer comes before anything is looked up, so that neither its words nor its time tell whether the address is known.
Strangers may type any address: a form causes a few mails to it, one a day, and then one a month until a link in one is
used.
"""

from __future__ import annotations

import asyncio
import secrets

import structlog

from verdicts.desk.accounts.registry import Refused
from verdicts.desk.accounts.sessions import digest
from verdicts.desk.newsletter.letters import already_letter, confirm_letter
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.wording import soon
from verdicts.domain.accounts import email_fault, plain_email
from verdicts.live.limits import network_of
from verdicts.post.address import address
from verdicts.post.letter import Letter
from verdicts.post.refusals import LetterRefused
from verdicts.store.engine import writing
from verdicts.store.subscribers import hold, note_mail

log = structlog.get_logger()

CONFIRM, MANAGE = "/newsletter/confirm", "/newsletter/manage"
UNMAILABLE = (
    "Mail from here does not reach that address. "
    "Give one like name@example.com: plain letters, and no dots in a row or beside the @."
)
_under_way: set[asyncio.Task[None]] = set()


async def subscribe(newsletter: Newsletter, email: str, network: str) -> str | Refused:
    """The address that a link goes to, if it may have one; the mail follows."""
    email = plain_email(email)
    if fault := email_fault(email) or _post_fault(email):
        return Refused(fault, "email")
    used_up, seconds = await newsletter.limits.wait(f"{email} {network_of(network)}", network)
    if used_up:
        return Refused(f"That was asked too often from your network. Try again {soon(seconds)}.", status=429)
    task = asyncio.create_task(_mail(newsletter, email))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)
    return email


async def settled() -> None:
    """Wait for what is under way: at the end of the server, and in tests."""
    await asyncio.gather(*_under_way)


def _post_fault(email: str) -> str:
    """What an account may be signed in with, vouched for by a provider, is more than what mail reaches."""
    try:
        address(email)
    except LetterRefused:
        return UNMAILABLE
    return ""


async def _mail(newsletter: Newsletter, email: str) -> None:
    try:
        letter = await asyncio.to_thread(_letter, newsletter, email)
    except Exception as trouble:
        log.error("a confirmation could not be mailed", error=type(trouble).__name__)
        return
    if letter:
        newsletter.post.send(letter)


def _letter(newsletter: Newsletter, email: str) -> Letter | None:
    token, now, site = secrets.token_urlsafe(32), newsletter.clock(), newsletter.site
    with writing(newsletter.engine) as conn:
        known = hold(conn, email, now)
        if not known.may_be_mailed(now):
            return None
        active = known.state == "active"
        link = f"{site.url}{MANAGE if active else CONFIRM}?s={token}"
        letter = (already_letter if active else confirm_letter)(site, email, link)
        note_mail(conn, known, email, digest(token), now)
    return letter
