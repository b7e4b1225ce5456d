"""The pages of upkeep at the desk: stale facts, and links that do not lead where they should. Ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class UseView:
    """Where an address is used: the tool, and what it is the source of."""

    slug: str = ""
    name: str = ""
    what: str = ""


@dataclass(frozen=True)
class LinkRowView:
    """An address that is not fine. `mark` is broken, moved or unreachable; `since` how long that has been so."""

    url: str = ""
    mark: str = ""
    word: str = ""
    said: str = ""
    since: str = ""
    moved_to: str = ""
    uses: list[UseView] = field(default_factory=list)


@dataclass(frozen=True)
class LinksView:
    """/desk/links. `off` says how checking is switched on, "" where it is."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    said: str = ""
    off: str = ""
    rows: list[LinkRowView] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class AgedView:
    """A value that is stale: what it says, where that was read (`short` without the scheme), and how it is confirmed:
    by its `row` and the month `as_of` (YYYY-MM) that the page shows."""

    label: str = ""
    value: str = ""
    month: str = ""
    source: str = ""
    short: str = ""
    row: str = ""
    as_of: str = ""


@dataclass(frozen=True)
class AgedToolView:
    """A tool with stale values, the oldest first."""

    slug: str = ""
    name: str = ""
    said: str = ""
    aged: list[AgedView] = field(default_factory=list)


@dataclass(frozen=True)
class StaleView:
    """/desk/stale."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    said: str = ""
    tools: list[AgedToolView] = field(default_factory=list)
    more: str = ""
