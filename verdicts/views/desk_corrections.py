"""The desk's queue of corrections."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView, SourceView


@dataclass(frozen=True)
class ReportView:
    """One report. `value` and `source` are how the fact reads now, `was` how it read then where that differs.

    `changed` once its tool was published after it came, so that it can be accepted.
    """

    number: int = 0
    id: str = ""
    title: str = ""
    tool: str = ""
    slug: str = ""
    href: str = ""
    about: str = ""
    value: str = ""
    was: str = ""
    source: SourceView = field(default_factory=SourceView)
    wrong: str = ""
    right: str = ""
    named: LinkView = field(default_factory=LinkView)
    sent: str = ""
    ruled: str = ""  # of a closed one: Accepted, 3 Nov 2026, by Kim
    answer: str = ""
    changed: bool = False


@dataclass(frozen=True)
class DeskCorrectionsView:
    """The queue, oldest first, and what was closed last. `barred` where nobody may look."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    said: str = ""
    waiting: list[ReportView] = field(default_factory=list)
    closed: list[ReportView] = field(default_factory=list)
