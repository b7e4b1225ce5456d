"""Community numbers as they are shown: they come apart from the page's view, since they move while it stands.

Every value carries `version` and replaces its predecessor whole. `moved` flags are set only in values that arrive
while the page is open: they draw one marker stroke over the number that moved.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class TallyView:
    """Ballots on one tool. `kind` is none, few (under five: no shares) or full. `at`, `low`, `high` are percents.

    `moved` says that either of the two numbers did.
    """

    topic: str = ""
    version: int = 0
    kind: str = "none"
    share: str = "–"
    note: str = "no votes yet"
    count: str = "No community votes yet"
    ship: str = "0 ship"
    skip: str = "0 skip"
    skip_share: str = ""
    at: str = "0"
    low: str = "0"
    high: str = "0"
    interval: str = ""
    call: str = ""
    accounts: str = ""
    spoken: str = "No community votes yet"
    ship_moved: bool = False
    skip_moved: bool = False
    moved: bool = False


@dataclass(frozen=True)
class SideView:
    """One tool of a matchup: picks of it and their share of all, with an interval in percent.

    `interval` is the same in words where there are more than two: two share one bar and one interval.
    """

    i: str = ""
    slug: str = ""
    name: str = ""
    share: str = ""
    votes: str = "0 votes"
    at: str = "0"
    low: str = "0"
    high: str = "0"
    interval: str = ""
    moved: bool = False


@dataclass(frozen=True)
class SplitView:
    """Picks on one matchup, a side a tool in column order; `kind` as in TallyView. `at` to `high` are the first's."""

    topic: str = ""
    version: int = 0
    kind: str = "none"
    count: str = "No votes yet"
    sides: list[SideView] = field(default_factory=list)
    at: str = "0"
    low: str = "0"
    high: str = "0"
    interval: str = ""
    call: str = ""
    accounts: str = ""
    spoken: str = "No votes yet"
    moved: bool = False


@dataclass(frozen=True)
class RowTallyView:
    """The community figure of one row of a list."""

    version: int = 0
    share: str = "–"
    note: str = "no votes yet"
    interval: str = ""
    moved: bool = False


@dataclass(frozen=True)
class ContestView:
    """A contested matchup of two on the home page: names, shares, and the bar at `at` percent."""

    version: int = 0
    href: str = ""
    left: str = ""
    right: str = ""
    left_share: str = ""
    right_share: str = ""
    at: str = "0"
    note: str = ""
    spoken: str = ""
    moved: bool = False


@dataclass(frozen=True)
class MineView:
    """What this reader said on the open page. `known`: the socket knows the reader, so votes go by events.

    `ballots` holds ship or skip by tool slug; `pick` the slug that was picked. `refused` is a sentence on the vote that
    was not counted, "" where the last one was; `at` names its control (a slug, or "pick"). `turn` grows with every
    answer, so that a control knows that its own is here.
    """

    known: bool = False
    ballots: dict[str, str] = field(default_factory=dict)
    pick: str = ""
    refused: str = ""
    at: str = ""
    turn: int = 0
