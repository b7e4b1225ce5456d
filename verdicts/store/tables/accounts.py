"""The tables of accounts: who they are, their sessions, passkeys, providers, and what was mailed or spent.

Secrets are kept as digests: of a session's token, of a mailed link, of a password.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, Table
from sqlmodel import Field

from verdicts.domain.accounts import Purpose, Role, Way
from verdicts.store.rules import Row, not_negative, one_of, parent, unique
from verdicts.store.tables.votes import a_reader
from verdicts.store.types import Moment

# Open sockets are known by the numbers of account and session: SQLite would give those of a removed row to the next.
NEVER_AGAIN = {"sqlite_autoincrement": True}


def a_digest(column: str) -> CheckConstraint:
    """The column holds a SHA-256 digest, 64 hexadecimal digits, or nothing."""
    return CheckConstraint(f"length({column}) = 64", f"{column}_is_a_digest")


class AccountRow(Row, table=True):
    """Somebody who signed in. `password` is an argon2id hash, absent where there is only a passkey or provider.

    `byline` is what an editor wants to be called on the site's pages.
    """

    __table_args__ = (
        a_reader(),
        one_of("role", Role),
        CheckConstraint("email = lower(email)", "email_is_lower"),
        unique("account", "email"),
        unique("account", "reader"),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    email: str
    reader: str
    password: str | None = None
    role: str
    byline: str | None = None
    made_at: datetime = Field(sa_type=Moment)


class SessionRow(Row, table=True):
    """A browser in which an account is signed in.

    `token` is the digest of what its cookie holds, `former` of what it held before; the former is good until a minute
    after the new one was first seen (`confirmed_at`). `agent` names browser and system in words. `along` says what came
    along with signing in (`domain.along`, as JSON) until a page has said it, or the token is renewed.
    """

    __table_args__ = (
        a_digest("token"),
        a_digest("former"),
        one_of("way", Way),
        unique("session", "token"),
        unique("session", "former"),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = parent("account.id", "CASCADE", index=True)
    token: str
    former: str | None = None
    way: str
    agent: str
    made_at: datetime = Field(sa_type=Moment)
    renewed_at: datetime = Field(sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    along: str | None = None


class PasskeyRow(Row, table=True):
    """A passkey of an account: public key and how often it was used, as the authenticator counts it."""

    __table_args__ = (not_negative("sign_count"), unique("passkey", "credential"))
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = parent("account.id", "CASCADE", index=True)
    credential: str
    public_key: str
    sign_count: int
    transports: str
    backed_up: bool
    name: str
    made_at: datetime = Field(sa_type=Moment)
    used_at: datetime | None = Field(default=None, sa_type=Moment)


class ProviderLinkRow(Row, table=True):
    """What a provider of OpenID Connect calls an account."""

    __table_args__ = (PrimaryKeyConstraint("issuer", "subject"),)
    issuer: str
    subject: str
    account_id: int = parent("account.id", "CASCADE", index=True)
    made_at: datetime = Field(sa_type=Moment)


class MailedLinkRow(Row, table=True):
    """A link on its way by mail; the row goes when it is used. `onward` and `intent`: where it leads, what it does."""

    __table_args__ = (a_digest("token"), one_of("purpose", Purpose), Index("ix_mailed_link_made_at", "made_at"))
    token: str = Field(primary_key=True)
    purpose: str
    email: str = Field(index=True)
    onward: str
    intent: str
    made_at: datetime = Field(sa_type=Moment)


class SpentRow(Row, table=True):
    """The digest of a challenge that was answered, or of a link that was used; neither is good again."""

    __table_args__ = (a_digest("digest"), Index("ix_spent_at", "at"))
    digest: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


account, session, passkey = _table("account"), _table("session"), _table("passkey")
provider_link, mailed_link, spent = _table("provider_link"), _table("mailed_link"), _table("spent")
