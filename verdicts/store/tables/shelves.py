"""The tables of shelves: named lists of bookmarks, in their order, with notes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Table
from sqlmodel import Field

from verdicts.store.rules import Row, not_negative, parent, unique
from verdicts.store.tables.votes import a_reader
from verdicts.store.types import Moment


class ShelfRow(Row, table=True):
    """A reader's shelf. `key` names it in addresses and events; whoever has its `share`, if it has one, may read it.

    `shared_at` is when that link was made.
    """

    __table_args__ = (
        a_reader(),
        CheckConstraint("length(key) = 12", "key_is_short"),
        CheckConstraint("length(share) = 32", "share_is_unguessable"),
        CheckConstraint("length(name) BETWEEN 1 AND 80", "name_is_short"),
        not_negative("position"),
        unique("shelf", "key"),
        unique("shelf", "share"),
        unique("shelf", "reader", "name"),
    )
    id: int | None = Field(default=None, primary_key=True)
    reader: str
    key: str
    name: str
    position: int
    share: str | None = None
    made_at: datetime = Field(sa_type=Moment)
    shared_at: datetime | None = Field(default=None, sa_type=Moment)


class BookmarkRow(Row, table=True):
    """What a reader keeps: a tool, a comparison (`tools` is their ids in ascending order, like 3-17) or a link.

    `target` says the same in short (t3, m3-17, u<digest of the URL>), so that nothing is kept twice.
    """

    __table_args__ = (
        a_reader(),
        CheckConstraint(
            "(tool_id IS NOT NULL AND tools IS NULL AND url IS NULL) "
            "OR (tool_id IS NULL AND tools IS NOT NULL AND url IS NULL) "
            "OR (tool_id IS NULL AND tools IS NULL AND url IS NOT NULL)",
            "one_thing",
        ),
        CheckConstraint("length(note) <= 2000", "note_is_short"),
        CheckConstraint("length(title) <= 300", "title_is_short"),
        not_negative("position"),
        unique("bookmark", "reader", "target"),
    )
    id: int | None = Field(default=None, primary_key=True)
    shelf_id: int = parent("shelf.id", "CASCADE", index=True)
    reader: str
    target: str
    tool_id: int | None = parent("tool.id", "RESTRICT", index=True)
    tools: str | None = None
    url: str | None = None
    title: str
    note: str
    position: int
    added_at: datetime = Field(sa_type=Moment)


class LastChangeRow(Row, table=True):
    """What a reader removed or moved last by a form, as JSON (domain.shelving.Undo), to be undone within an hour.

    `key` names it in the address that the form led to.
    """

    __table_args__ = (
        a_reader(),
        CheckConstraint("length(key) = 12", "key_is_short"),
        Index("ix_last_change_at", "at"),
    )
    reader: str = Field(primary_key=True)
    key: str
    what: str
    at: datetime = Field(sa_type=Moment)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


shelf, bookmark, last_change = _table("shelf"), _table("bookmark"), _table("last_change")
