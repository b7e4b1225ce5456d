"""Links on their way by mail, and challenges that were answered: each may be used once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from verdicts.domain.accounts import LINK_LASTS, Purpose
from verdicts.store.polls import insert_new
from verdicts.store.tables import mailed_link, spent

SPENT_FOR = timedelta(days=1)  # longer than any challenge is good for


class MailedLink(NamedTuple):
    """What a link is for, whose address it was mailed to, where it leads and what it carries out then."""

    purpose: Purpose
    email: str
    onward: str
    intent: str


def keep_link(conn: Connection, token: str, link: MailedLink, now: datetime) -> None:
    """Remember a link by the digest of its token."""
    conn.execute(insert(mailed_link).values(token=token, made_at=now, **link._asdict()))


def link_of(conn: Connection, token: str, now: datetime) -> MailedLink | None:
    """A link that may still be used, without using it."""
    good = (mailed_link.c.token == token) & (mailed_link.c.made_at > now - LINK_LASTS)
    row = conn.execute(select(mailed_link).where(good)).one_or_none()
    return MailedLink(row.purpose, row.email, row.onward, row.intent) if row else None


def use_link(conn: Connection, token: str, purpose: Purpose, now: datetime) -> MailedLink | None:
    """Use a link: it is gone, and with it every other one to the same address. None where it was not good for this."""
    link = link_of(conn, token, now)
    if link is None or link.purpose != purpose:
        return None
    gone = delete(mailed_link).where(mailed_link.c.email == link.email).returning(mailed_link.c.token)
    if token not in conn.execute(gone).scalars().all():
        return None  # another was quicker
    spend(conn, token, now)
    return link


def was_used(conn: Connection, token: str) -> bool:
    """Whether the link of this digest was used lately, so that its page can say so."""
    return conn.execute(select(spent.c.digest).where(spent.c.digest == token)).first() is not None


def drop_links(conn: Connection, email: str) -> None:
    """Remove every link to an address."""
    conn.execute(delete(mailed_link).where(mailed_link.c.email == email))


def spend(conn: Connection, digest: str, now: datetime) -> bool:
    """Mark a challenge as answered, or a link as used; False where it was already."""
    fresh = insert_new(conn, spent).values(digest=digest, at=now).returning(spent.c.digest)
    return conn.execute(fresh).first() is not None


def forget_links(conn: Connection, now: datetime) -> None:
    """Remove links that are too old, and challenges that nobody could answer any more."""
    conn.execute(delete(mailed_link).where(mailed_link.c.made_at <= now - LINK_LASTS))
    conn.execute(delete(spent).where(spent.c.at <= now - SPENT_FOR))
