"""Rename: a tool gets another address, and every old one leads there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from verdicts.desk.tending.recording import NO_TOOL, record
from verdicts.desk.working.allowed import allowed
from verdicts.desk.working.said import Done, Refused, in_field
from verdicts.domain.slugs import slug_fault
from verdicts.domain.tending import Standing
from verdicts.store.engine import writing
from verdicts.store.revisions import lock_catalogue
from verdicts.store.tending import readdress, standing_of
from verdicts.store.tools import old_slugs, tool_by_slug


def rename(engine: Engine, account: int, slug: str, new: str, reason: str, now: datetime) -> Done | Refused:
    """Give the tool `slug` the slug `new`. Votes, bookmarks, picks and the ladder stay its own. Raises NotAllowed."""
    new = new.strip()
    with writing(engine) as conn:
        by = allowed(conn, account)
        lock_catalogue(conn)
        one = standing_of(conn, slug)
        if one is None:
            return NO_TOOL
        if refused := _refused(conn, one, new):
            return refused
        readdress(conn, one, new)
        record(conn, one, new, by, f"Renamed from {slug}", reason, now)
        return Done(f"The address is {new} now; {slug} leads there.", slug=new, published=True)


def _refused(conn: Connection, one: Standing, new: str) -> Refused | None:
    if fault := slug_fault(new):
        return in_field("slug", f"{new} cannot be an address: {fault}." if new else "An address is missing.")
    if new == one.slug:
        return in_field("slug", f"The address is {new} already.")
    leads = old_slugs(conn).get(new, "")
    if leads and new not in one.former:
        return in_field("slug", f"The address {new} leads to {leads}, which was called so before. Choose another.")
    if tool_by_slug(conn, new):
        return in_field("slug", f"There is a tool at {new} already. Choose another, or merge the two.")
    return None
