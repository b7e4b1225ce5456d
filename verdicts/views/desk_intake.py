"""The page of import at the desk: a file as it was read, row by row. Everything is ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class ChangeView:
    """A field that would be otherwise. `both` where an editor's words stay and the file's are kept beside them."""

    name: str = ""
    before: str = ""
    after: str = ""
    both: bool = False


@dataclass(frozen=True)
class SlipView:
    """What is wrong in a row."""

    column: str = ""
    reason: str = ""


@dataclass(frozen=True)
class BroughtRowView:
    """One row of the file: its line, what it is about, what would come of it (new, changed, same, refused)."""

    line: str = ""
    slug: str = ""
    title: str = ""
    mark: str = ""
    word: str = ""
    changes: list[ChangeView] = field(default_factory=list)
    more: str = ""
    slips: list[SlipView] = field(default_factory=list)


@dataclass(frozen=True)
class MadeView:
    """A draft that was made of the file: how much lacks in it, and the way to the first field that does."""

    name: str = ""
    state: str = ""
    href: str = ""


@dataclass(frozen=True)
class IntakeView:
    """The page. `file` is the number of the file that is looked at, 0 where there is none; `broken` says why it cannot
    be read; `said` sums up what would be done; `all` and `some` are the words of the two buttons, "" for none.
    `made` are the drafts that came of it."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    file: int = 0
    name: str = ""
    broken: str = ""
    said: str = ""
    notes: list[str] = field(default_factory=list)
    rows: list[BroughtRowView] = field(default_factory=list)
    more: str = ""
    digest: str = ""
    all: str = ""
    some: str = ""
    refused: str = ""
    made: list[MadeView] = field(default_factory=list)
