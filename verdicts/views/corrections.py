"""/corrections: the form by which a wrong fact is reported, and the log of what came of it."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class AboutView:
    """What a report can be about: a fact's label and how it reads; "" is something else."""

    label: str = ""
    name: str = ""


@dataclass(frozen=True)
class TypedView:
    """A field as it was typed, and what is wrong with it."""

    text: str = ""
    fault: str = ""


@dataclass(frozen=True)
class CorrectionsView:
    """The form. Without a `tool` one is asked for first: `typed` is what was asked, `found` what it may mean.

    `report` is the number of the report that was just sent, 0 for none.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    typed: str = ""
    found: list[LinkView] = field(default_factory=list)
    unknown: str = ""
    tool: str = ""
    name: str = ""
    href: str = ""
    abouts: list[AboutView] = field(default_factory=list)
    fact: str = ""
    wrong: TypedView = TypedView()
    right: TypedView = TypedView()
    source: TypedView = TypedView()
    report: int = 0
    key: str = ""  # what the fields are about: a new one starts them afresh


@dataclass(frozen=True)
class LoggedView:
    """One correction of the log. `became` says how the fact read and reads, "" where it is about something else."""

    number: str = ""
    tool: str = ""
    href: str = ""
    about: str = ""
    became: str = ""
    wrong: str = ""
    right: str = ""
    source: LinkView = field(default_factory=LinkView)
    sent: str = ""
    closed: str = ""
    iso: str = ""
    word: str = ""  # Accepted, Declined
    answer: str = ""


@dataclass(frozen=True)
class CorrectionLogView:
    """The log, newest first. `thanks` is about the report that was just sent, "" without one; `said` counts."""

    thanks: str = ""
    said: str = ""
    logged: list[LoggedView] = field(default_factory=list)
