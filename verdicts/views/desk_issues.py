"""The desk's page of issues."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class LetterView:
    """A letter that may or may not have arrived: its Message-ID, since when, and what is known of it."""

    number: int = 0
    id: str = ""
    said: str = ""


@dataclass(frozen=True)
class ReturnedView:
    """A letter that did not arrive: its address, masked; what happened; the server's answer; what follows."""

    address: str = ""
    what: str = ""
    said: str = ""
    paused: str = ""


@dataclass(frozen=True)
class InsideView:
    """What is unfolded of an issue. `part` is contents, returned, or "" for nothing."""

    part: str = ""
    changed: list[LinkView] = field(default_factory=list)
    arrived: list[LinkView] = field(default_factory=list)
    contested: list[LinkView] = field(default_factory=list)
    letters: list[ReturnedView] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class IssueRowView:
    """One issue: what it is, what became of it, and what may be done with it."""

    number: int = 0
    id: str = ""
    week: str = ""
    day: str = ""
    subject: str = ""
    state: str = ""
    mark: str = ""
    counts: str = ""
    said: str = ""  # why it stopped, or what holds it up
    waits: str = ""  # letters that were put off, and when they are tried again
    share: str = "0"  # percent of its letters that the mail server took
    back: str = "0"  # percent that it refused, or that bounced
    came_back: bool = False  # some did not arrive (yet): there is a list of them
    preview: str = ""
    archive: str = ""
    send: str = ""  # the words of the button: Send to 1,204 subscribers; "" where it cannot be sent
    moving: bool = False
    stopped: bool = False
    foremost: bool = False  # its next step is the main one of the page
    inside: InsideView = field(default_factory=InsideView)
    unconfirmed: list[LetterView] = field(default_factory=list)


@dataclass(frozen=True)
class IssuesView:
    """`subscribers` says how many there are and what happens by itself, `next_said` what an issue of now would say."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    barred: bool = False
    subscribers: str = ""
    outbox: str = ""
    next_week: str = ""
    next_said: str = ""
    next_note: str = ""  # when it was drafted and whether that still stands
    foremost: bool = True  # drafting is the main step of the page
    drafts: str = ""  # the words of the button; "" where nothing can be drafted
    issues: list[IssueRowView] = field(default_factory=list)
