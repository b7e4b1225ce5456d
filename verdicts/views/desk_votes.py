"""The desk's page about votes: patterns that look like a campaign, what an exclusion would do, what is excluded."""

from dataclasses import dataclass, field

from verdicts.views.desk import FilterView
from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class SuspectView:
    """What can be selected of a pattern: a device, or those of one network. `id` names it on this page alone."""

    id: str = ""
    name: str = ""
    said: str = ""
    on: bool = False


@dataclass(frozen=True)
class PatternView:
    """A pattern: its kind, what it is about, a sentence with counts and times, more of those, who is part of it."""

    id: str = ""
    kind: str = ""
    about: str = ""
    href: str = ""
    said: str = ""
    chance: str = ""
    lines: list[str] = field(default_factory=list)
    suspects: list[SuspectView] = field(default_factory=list)
    further: str = ""


@dataclass(frozen=True)
class BatchView:
    """What was excluded at once."""

    id: str = ""
    reason: str = ""
    said: str = ""


@dataclass(frozen=True)
class DoneView:
    """Who excluded how many, or let them count again, when, and the reason for which they were excluded."""

    at: str = ""
    said: str = ""
    reason: str = ""


@dataclass(frozen=True)
class WeighedView:
    """What an exclusion would take out of which counts; without `said` nothing was weighed."""

    said: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class VotesDeskView:
    """The page. `spans` are the whiles that can be looked at; `barred` where nobody may look.

    `q` is the tool that was searched among `names`, `span` the while in an address; `looked` are its ballots, `missed`
    says that there is no such tool; `rules` say what would stand out.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    said: str = ""
    q: str = ""
    span: str = ""
    names: list[str] = field(default_factory=list)
    looked: list[PatternView] = field(default_factory=list)
    missed: str = ""
    rules: list[str] = field(default_factory=list)
    spans: list[FilterView] = field(default_factory=list)
    patterns: list[PatternView] = field(default_factory=list)
    batches: list[BatchView] = field(default_factory=list)
    done: list[DoneView] = field(default_factory=list)
