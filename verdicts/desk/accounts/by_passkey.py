"""Sign in by passkey, and add one. What a browser answers is looked at once: its challenge is spent first."""

from __future__ import annotations

import asyncio

from verdicts.desk import passkeys
from verdicts.desk.accounts.arrive import announce, arrive
from verdicts.desk.accounts.letters import changed_letter
from verdicts.desk.accounts.registry import Arrived, Caller, Goal, Refused, Registry, Welcome
from verdicts.desk.accounts.sessions import digest
from verdicts.desk.challenges import read_challenge, sign_challenge
from verdicts.desk.passkey_answers import CLONED, NOT_SHOWN, PasskeyFault
from verdicts.desk.passkeys import Passkey, Site
from verdicts.domain.accounts import Account
from verdicts.store import mailed
from verdicts.store import passkeys as store
from verdicts.store.engine import reading, writing
from verdicts.store.passkeys import KeptPasskey

SIGN_IN = "sign-in"
LATE = "That took too long. Press the button again."
ADDED = "A passkey was added to your account."
_LONGEST_NAME = 60


def enrol_purpose(account: Account) -> str:
    """What the challenge of a new passkey is bound to."""
    return f"enrol {account.reader}"


def handle(account: Account) -> bytes:
    """What an authenticator keeps of an account: its number, nothing that says who it is."""
    return str(account.id).encode()


def relying(registry: Registry) -> Site:
    """This site as authenticators know it."""
    return Site.at(registry.site.url, registry.site.name, [registry.site.url])


def ask_to_show(registry: Registry) -> tuple[str, str]:
    """Options for signing in, the same for everybody, and the signed challenge for a cookie."""
    challenge = passkeys.new_challenge()
    return passkeys.request_options(relying(registry), challenge), _signed(registry, challenge, SIGN_IN)


def ask_to_enrol(registry: Registry, account: Account) -> tuple[str, str]:
    """Options for a new passkey of an account, and the signed challenge for a cookie."""
    with reading(registry.engine) as conn:
        existing = [one.credential for one in store.passkeys_of(conn, account.id)]
    challenge = passkeys.new_challenge()
    options = passkeys.creation_options(relying(registry), handle(account), account.email, existing, challenge)
    return options, _signed(registry, challenge, enrol_purpose(account))


def _signed(registry: Registry, challenge: str, purpose: str) -> str:
    return sign_challenge(registry.polls.identity.keys, challenge, purpose, registry.now())


def _spent(registry: Registry, cookie: str, purpose: str) -> str:
    """The challenge of a cookie, which is used up now. Raises PasskeyFault."""
    challenge = read_challenge(registry.polls.identity.keys, cookie, purpose, registry.now())
    if challenge:
        with writing(registry.engine) as conn:
            if mailed.spend(conn, digest(challenge), registry.now()):
                return challenge
    raise PasskeyFault(LATE)


async def sign_in_by_passkey(
    registry: Registry, caller: Caller, cookie: str, answer: str, goal: Goal
) -> Arrived | Refused:
    """Check what the browser showed and begin a session. Raises DatabaseTrouble."""
    if refused := await registry.too_often(registry.tries, "passkey", caller.address):
        return refused
    try:
        welcome = await asyncio.to_thread(_show, registry, caller, cookie, answer, goal)
    except PasskeyFault as fault:
        return Refused(str(fault))
    return announce(registry, welcome, caller)


def _show(registry: Registry, caller: Caller, cookie: str, answer: str, goal: Goal) -> Welcome:
    challenge, now = _spent(registry, cookie, SIGN_IN), registry.now()
    with writing(registry.engine) as conn:
        found = store.passkey_of(conn, passkeys.credential_of(answer))
        if found is None:
            raise PasskeyFault(NOT_SHOWN)
        account, kept = found
        count = passkeys.shown(relying(registry), answer, _value(kept), challenge, handle(account))
        if not store.use_passkey(conn, kept, count, now):
            raise PasskeyFault(CLONED)
        return arrive(registry, conn, account, "passkey", caller, goal)


async def add_passkey(registry: Registry, account: Account, cookie: str, answer: str, name: str) -> Refused | None:
    """Keep a new passkey; the account is told by mail. Raises DatabaseTrouble."""
    try:
        kept = await asyncio.to_thread(_enrol, registry, account, cookie, answer, name)
    except PasskeyFault as fault:
        return Refused(str(fault), "passkey")
    if not kept:
        return Refused("This passkey is kept already, or the account has too many.", "passkey", 409)
    registry.post.send(changed_letter(registry.site, account.email, ADDED))
    return None


def _enrol(registry: Registry, account: Account, cookie: str, answer: str, name: str) -> bool:
    challenge, now = _spent(registry, cookie, enrol_purpose(account)), registry.now()
    made = passkeys.enrolled(relying(registry), answer, challenge)
    plain = " ".join("".join(char if char.isprintable() else " " for char in name).split())[:_LONGEST_NAME]
    cells = {
        "credential": made.credential, "public_key": made.public_key, "sign_count": made.sign_count,
        "transports": " ".join(made.transports), "backed_up": made.backed_up, "name": plain or "Passkey",
    }  # fmt: skip
    with writing(registry.engine) as conn:
        return store.add_passkey(conn, account.id, cells, now)


def _value(kept: KeptPasskey) -> Passkey:
    ways = tuple(kept.transports.split())
    return Passkey(kept.credential, kept.public_key, kept.sign_count, ways, kept.backed_up)
