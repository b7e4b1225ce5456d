"""Providers: who vouches for a person, and what passes between them and us."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import SecretStr

SCOPES = ("openid", "email", "profile")


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider of an installation.

    `key` is a slug and stands in addresses, `name` is shown; `issuer` is its address, letter by letter as it names
    itself; `scopes` hold `openid`.
    """

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: SecretStr
    scopes: tuple[str, ...] = SCOPES


@dataclass(frozen=True, slots=True)
class Leave:
    """Where the browser goes to sign in, and what the caller keeps in a signed cookie until it comes back.

    `kept` holds `provider` (its key), `state`, `nonce` and `verifier`: some 200 characters in all.
    """

    url: str
    kept: dict[str, str]


@dataclass(frozen=True, slots=True)
class Claims:
    """Whom a provider vouches for.

    `issuer` and `subject` together name the person for good. `email` is "" where the provider gave none or has not
    seen proof that it is the person's. `name` is what they are called there, at most 80 characters, maybe "".
    """

    issuer: str
    subject: str
    email: str
    name: str
