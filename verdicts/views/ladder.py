"""The ladder: rungs on one axis, and the ways to the ladders of categories."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class RungView:
    """A tool on the ladder. `rank` is "" and `shared` too as long as it is not settled.

    `at`, `low`, `high` are places on the axis, in percent of it; `share` and `interval` say them in words.
    """

    slug: str = ""
    href: str = ""
    name: str = ""
    initial: str = ""
    note: str = ""
    rank: str = ""
    shared: str = ""
    at: str = "0"
    low: str = "0"
    high: str = "0"
    share: str = ""
    interval: str = ""
    picks: str = ""
    picks_said: str = ""


@dataclass(frozen=True)
class RungsView:
    """What picks have made of it: settled tools in order, then the others; from how many picks, and when.

    `first` and `last` are the ends of the axis, `moment` is `computed` for machines. `unpicked` says how many tools
    have no pick, "" where all have.
    """

    settled: list[RungView] = field(default_factory=list)
    others: list[RungView] = field(default_factory=list)
    first: str = ""
    last: str = ""
    picks: str = ""
    readers: str = ""
    computed: str = ""
    moment: str = ""
    unpicked: str = ""


@dataclass(frozen=True)
class LadderChoiceView:
    """A ladder to choose: all tools or a category. `on` is "page" for the one that is shown, else "false"."""

    name: str = ""
    href: str = ""
    picks: str = ""
    on: str = "false"


@dataclass(frozen=True)
class LadderView:
    """The whole page. `address` is its path with the query; `shown` names the chosen ladder.

    `empty` says why there are no rungs, "" where there are. `way` leads to where the next pick can be made.
    """

    path: str = ""
    address: str = ""
    meta: MetaView = field(default_factory=MetaView)
    said: str = ""
    shown: str = ""
    choices: list[LadderChoiceView] = field(default_factory=list)
    rungs: RungsView = field(default_factory=RungsView)
    empty: str = ""
    way: LinkView = field(default_factory=LinkView)
