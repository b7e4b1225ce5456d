"""The ladder: rungs on one axis, and the ways to the ladders of categories."""

from dataclasses import dataclass, field

from verdicts.views.parts import MetaView


@dataclass(frozen=True)
class RungView:
    """A tool on the ladder. `at`, `low`, `high` are percents of the axis; `label` says the drawing in words."""

    slug: str = ""
    href: str = ""
    name: str = ""
    initial: str = ""
    category: str = ""
    rank: str = ""
    shared: str = ""
    spoken: str = ""
    at: str = "0"
    low: str = "0"
    high: str = "0"
    share: str = ""
    interval: str = ""
    label: str = ""
    picks: str = ""


@dataclass(frozen=True)
class RungsView:
    """What picks have made of it: settled tools in order, then the others; in words how many and when.

    `computed` is the moment in words, `moment` the same for machines; "" as long as nothing was computed.
    """

    settled: list[RungView] = field(default_factory=list)
    others: list[RungView] = field(default_factory=list)
    others_said: str = ""
    counted: str = ""
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
    """The whole page. `shown` names the chosen ladder; `empty` says why there are no rungs, "" where there are."""

    path: str = ""
    address: str = ""
    meta: MetaView = field(default_factory=MetaView)
    said: str = ""
    shown: str = ""
    choices: list[LadderChoiceView] = field(default_factory=list)
    rungs: RungsView = field(default_factory=RungsView)
    empty: str = ""
    way: str = ""
