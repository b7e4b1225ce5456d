"""The newsletter as pages and mails show it. Paths are of this site; mails put its address in front."""

from dataclasses import dataclass, field

from verdicts.views.parts import CrumbView, LinkView, MetaView


@dataclass(frozen=True)
class ChangedView:
    """A changed verdict: the words of both, their counts, what was done, and the editor's reason."""

    name: str
    href: str
    category: str
    was: str
    was_mark: str
    was_said: str
    now: str
    now_mark: str
    now_said: str
    how: str = ""
    why: str = ""
    note: str = ""


@dataclass(frozen=True)
class ArrivedView:
    """A new tool with its first verdict."""

    name: str
    href: str
    category: str
    tagline: str
    now: str
    now_mark: str
    now_said: str
    note: str = ""


@dataclass(frozen=True)
class ContestedView:
    """A matchup that is too close to call."""

    name: str
    href: str
    said: str


@dataclass(frozen=True)
class IssueView:
    """One issue, for everybody or for some interests; `more` links lead to what is left out, `samples` says that all
    panels are such; `earlier` and `later` are the issues before and after."""

    meta: MetaView
    path: str
    subject: str
    week: str
    day: str
    day_iso: str
    lead: str
    crumbs: list[CrumbView] = field(default_factory=list)
    samples: str = ""
    changed: list[ChangedView] = field(default_factory=list)
    more_changed: LinkView | None = None
    arrived: list[ArrivedView] = field(default_factory=list)
    more_arrived: LinkView | None = None
    contested: list[ContestedView] = field(default_factory=list)
    demo: str = ""
    earlier: LinkView | None = None
    later: LinkView | None = None


@dataclass(frozen=True)
class ArchiveView:
    """What the newsletter is, where to subscribe, and all issues that went out, the newest first."""

    meta: MetaView
    crumbs: list[CrumbView]
    issues: list[LinkView]


@dataclass(frozen=True)
class AskedView:
    """The answer to the form: the same for every address. `fault` says why nothing was mailed; `back` leads to the page
    whose form it was."""

    meta: MetaView
    title: str
    email: str = ""
    fault: str = ""
    sent_to: str = ""
    outbox: bool = False
    back: LinkView | None = None


@dataclass(frozen=True)
class InterestView:
    """A category to choose."""

    name: str
    chosen: bool
    id: str


@dataclass(frozen=True)
class SubscriptionView:
    """What a mailed link opens. `step` is confirm, manage, unsubscribe, left, over: no such link (any more), or test:
    the link of a test letter.

    `said` is what was done, `fault` why nothing was; `returns`: who left may take that back here.
    """

    meta: MetaView
    step: str
    title: str
    token: str = ""
    address: str = ""
    said: str = ""
    fault: str = ""
    returns: bool = False
    interests: list[InterestView] = field(default_factory=list)
