"""Links: the addresses that the catalogue names and who uses them, the newest check of each, and who checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, literal, or_, select, union_all, update

from verdicts.domain.links import Found, LinkCheck, LinkUse
from verdicts.store.tables import fact, link_check, link_round, price, tool

_LINKS = ("home", "docs", "repo")


def used_links(conn: Connection) -> list[LinkUse]:
    """Every use of an address by a tool that is not retired."""
    here, who = tool.c.retired_at.is_(None), (tool.c.slug, tool.c.name)
    queries = [
        select(fact.c.source, *who, fact.c.label).join_from(tool, fact).where(here),
        select(price.c.source, *who, price.c.meter).join_from(tool, price).where(here),
        select(tool.c.entry_source, *who, literal("Entry price")).where(here, tool.c.entry_source.is_not(None)),
        *(select(tool.c[name], *who, literal(name.title())).where(here, tool.c[name].is_not(None)) for name in _LINKS),
    ]
    return sorted((LinkUse(*row) for row in conn.execute(union_all(*queries))), key=lambda use: (use.name, use.what))


def link_checks(conn: Connection) -> dict[str, LinkCheck]:
    """The newest check of each address."""
    return {
        row.url: LinkCheck(row.url, Found(row.state, row.status, row.words, row.moved_to), row.checked_at, row.since)
        for row in conn.execute(select(link_check))
    }


def save_check(conn: Connection, url: str, found: Found, now: datetime) -> None:
    """Store what was found; since when it is not fine goes on from the check before."""
    key = _key(url)
    mine = link_check.c.key == key
    before = conn.execute(select(link_check.c.since).where(mine)).scalar_one_or_none()
    since = None if found.state == "fine" else before or now
    conn.execute(delete(link_check).where(mine))
    row = {"state": found.state, "status": found.status, "words": found.words[:400], "moved_to": found.moved_to}
    conn.execute(insert(link_check).values(key=key, url=url, checked_at=now, since=since, **row))


def forget_checks(conn: Connection, but: Iterable[str]) -> None:
    """Drop the checks of addresses that nobody uses any more."""
    kept = set(map(_key, but))
    gone = [row.key for row in conn.execute(select(link_check.c.key)) if row.key not in kept]
    for start in range(0, len(gone), 500):
        conn.execute(delete(link_check).where(link_check.c.key.in_(gone[start : start + 500])))


def claim_links(conn: Connection, now: datetime, until: datetime) -> bool:
    """Whether the caller is to check links until that moment: nobody else is."""
    free = or_(link_round.c.claimed_until.is_(None), link_round.c.claimed_until <= now)
    return conn.execute(update(link_round).where(free).values(claimed_until=until)).rowcount == 1


def release_links(conn: Connection, until: datetime) -> None:
    """The claim that lasts until then is given back."""
    conn.execute(update(link_round).where(link_round.c.claimed_until == until).values(claimed_until=None))


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
