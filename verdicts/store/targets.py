"""What a bookmark points at: addresses to rows and back. Renamed and merged tools follow, retired ones stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, func, select

from verdicts.domain.matchups import FEWEST, MOST, comparison_path, split_matchup
from verdicts.domain.shelves import LONGEST_URL, Bookmark
from verdicts.domain.text import WebAddress
from verdicts.store.polls import tools_key
from verdicts.store.tables import merged_tool, renamed_slug, tool

BATCH = 1000
_LONGEST = max(LONGEST_URL, 500)
_LINK: TypeAdapter[str] = TypeAdapter(WebAddress)
_Each = TypeVar("_Each")


class Target(NamedTuple):
    """The cells by which a bookmark names one thing; `target` says the same in short."""

    target: str
    tool_id: int | None = None
    tools: str | None = None
    url: str | None = None


def batches(items: Iterable[_Each]) -> Iterator[list[_Each]]:
    """The items in lists short enough for one statement."""
    listed = list(items)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


def targets(conn: Connection, addresses: Iterable[str]) -> dict[str, Target]:
    """What each address points at; those that mean nothing here are left out. Two queries for each thousand slugs."""
    asked = {address for address in addresses if len(address) <= _LONGEST}
    slugs = {address: _slugs(address) for address in asked}
    ids = _ids(conn, {slug for parts in slugs.values() for slug in parts})
    found = {address: _target(address, parts, ids) for address, parts in slugs.items()}
    return {address: target for address, target in found.items() if target}


def _slugs(address: str) -> list[str]:
    for folder in ("/tools/", "/compare/"):
        if address.startswith(folder):
            return split_matchup(address.removeprefix(folder))
    return []


def _target(address: str, slugs: Sequence[str], ids: Mapping[str, int]) -> Target | None:
    if not slugs:
        return _link(address)
    found = {ids[slug] for slug in slugs if slug in ids}
    if not all(slug in ids for slug in slugs):
        return None
    if address.startswith("/tools/"):
        return Target(f"t{min(found)}", tool_id=min(found)) if len(slugs) == 1 else None
    key = tools_key(found)
    return Target(f"m{key}", tools=key) if FEWEST <= len(found) <= MOST else None


def _link(address: str) -> Target | None:
    try:
        url = _LINK.validate_python(address)
        return Target(f"u{hashlib.sha256(url.encode()).hexdigest()}", url=url)
    except (ValidationError, UnicodeError):
        return None


def _ids(conn: Connection, slugs: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in batches(sorted(slug for slug in slugs if slug.isascii() and slug.isprintable())):
        old = select(renamed_slug.c.slug, renamed_slug.c.tool_id).where(renamed_slug.c.slug.in_(some))
        present = func.coalesce(merged_tool.c.into_id, tool.c.id)
        now = select(tool.c.slug, present).outerjoin(merged_tool, merged_tool.c.tool_id == tool.c.id)
        now = now.where(tool.c.slug.in_(some))
        for query in (old, now):
            found |= {row[0]: row[1] for row in conn.execute(query)}
    return found


def bookmarks(conn: Connection, rows: Sequence[Row[Any]]) -> list[Bookmark]:
    """The domain values of rows of the table, in their order."""
    slugs = _present(conn, rows)
    return [Bookmark(_address(row, slugs), row.added_at, row.note, row.title) for row in rows]


def _present(conn: Connection, rows: Iterable[Row[Any]]) -> dict[int, str]:
    """The present slug of every tool that the rows name."""
    ids = {each for row in rows for each in _named(row)}
    found: dict[int, str] = {}
    for some in batches(sorted(ids)):
        found |= {row.id: row.slug for row in conn.execute(select(tool.c.id, tool.c.slug).where(tool.c.id.in_(some)))}
    return found


def _named(row: Row[Any]) -> list[int]:
    if row.tools is not None:
        return [int(part) for part in row.tools.split("-")]
    return [] if row.tool_id is None else [row.tool_id]


def _address(row: Row[Any], slugs: Mapping[int, str]) -> str:
    return row.url if row.url is not None else comparison_path(slugs[each] for each in _named(row))
