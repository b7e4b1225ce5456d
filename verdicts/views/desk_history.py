"""The history of a tool at the desk: its revisions, and how two of them differ. Everything is ready to show."""

from __future__ import annotations

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class RevisionView:
    """A revision in the list. `shown`: it is one of the two compared, `newest`: the tool stands at it.

    Neither the newest nor a revision of a retired tool is `restorable`.
    """

    number: str = ""
    when: str = ""
    means: str = ""
    by: str = ""
    reason: str = ""
    href: str = ""
    shown: bool = False
    newest: bool = False
    restorable: bool = False


@dataclass(frozen=True)
class PieceView:
    """Some words. `what` is same, removed or added."""

    what: str = "same"
    text: str = ""


@dataclass(frozen=True)
class FieldChangeView:
    """One field of a change; `pieces` hold both texts."""

    label: str = ""
    pieces: list[PieceView] = field(default_factory=list)


@dataclass(frozen=True)
class DifferenceView:
    """What became of a field, a fact, a price or a take. `what` is Added, Removed, Changed or Moved.

    `was` and `verdict` are those of a take, with their words; both are "" for everything else.
    """

    title: str = ""
    what: str = ""
    was: str = ""
    was_word: str = ""
    verdict: str = ""
    word: str = ""
    fields: list[FieldChangeView] = field(default_factory=list)


@dataclass(frozen=True)
class DifferencesView:
    """A part of the tool and what differs in it."""

    id: str = ""
    title: str = ""
    rows: list[DifferenceView] = field(default_factory=list)


@dataclass(frozen=True)
class HistoryView:
    """The page. `old` and `new` are the numbers compared, `newest` what the tool stands at; `gone` has no such tool.

    `retired` says so of a tool that is; `between` is what was said of the revisions after the older of the two.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    gone: bool = False
    slug: str = ""
    name: str = ""
    retired: str = ""
    merged: str = ""  # said of one that was merged into another
    published: str = ""  # said to who just published it
    newest: int = 0
    old: str = ""
    new: str = ""
    rows: list[RevisionView] = field(default_factory=list)
    newer_href: str = ""
    older_href: str = ""
    compared: str = ""
    between: list[str] = field(default_factory=list)
    parts: list[DifferencesView] = field(default_factory=list)
    nothing: str = ""  # said where the two hold the same, or cannot be compared
