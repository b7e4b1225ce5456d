"""A feed: what was published, newest first, in words; web/feeds makes Atom of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class EntryView:
    """One thing that was published. `id` never changes, `href` is the whole address of its page, `at` is aware UTC.

    `said` are paragraphs, `reason` is in the editor's words, `rows` are items of a list; all of them plain text.
    """

    id: str
    title: str
    href: str
    at: datetime
    author: str
    said: list[str] = field(default_factory=list[str])
    reason: str = ""
    rows: list[str] = field(default_factory=list[str])
    category: str = ""


@dataclass(frozen=True)
class FeedView:
    """The whole feed. `href` is its own address, `page` that of the page it follows; `at` is its newest entry's."""

    id: str
    title: str
    said: str
    href: str
    page: str
    author: str
    at: datetime
    entries: list[EntryView] = field(default_factory=list[EntryView])
