"""The cost lens of a page: what it counts with, and for paper what it shows at once."""

from dataclasses import dataclass, field
from typing import Literal

from verdicts.views.parts import SourceView


@dataclass(frozen=True)
class RateView:
    """A price that can be counted with: decimals as text, `size` of the meter for `amount`, from `start` on."""

    meter: str = ""
    amount: str = "0"
    size: int = 1
    start: str = "0"


@dataclass(frozen=True)
class PaidView:
    """A price row as it reads, "Input $0.15 per 1M tokens", with its source."""

    words: str = ""
    source: SourceView = field(default_factory=SourceView)


@dataclass(frozen=True)
class BoundView:
    """The most tokens of one request that prices are said for: "in", "out" or "all"; the fact that says so is a row."""

    of: Literal["in", "out", "all"] = "all"
    most: int = 0
    said: str = ""
    row: PaidView = field(default_factory=PaidView)


@dataclass(frozen=True)
class PlanView:
    """Prices that are paid together; `odd` names rows whose unit cannot be counted."""

    name: str = ""
    currency: str = ""
    sign: str = ""
    meters: list[str] = field(default_factory=list)
    rates: list[RateView] = field(default_factory=list)
    bounds: list[BoundView] = field(default_factory=list)
    rows: list[PaidView] = field(default_factory=list)
    odd: str = ""


@dataclass(frozen=True)
class PricedView:
    """One tool with its plans; `i` is its column's key, `letter` the same for the eye, "" where it stands alone.

    `own` says that it can run on hardware of one's own.
    """

    i: str = "a"
    letter: str = ""
    name: str = ""
    own: bool = False
    plans: list[PlanView] = field(default_factory=list)


@dataclass(frozen=True)
class FieldView:
    """One number of the workload: its key in the address, its name in `Workload`, its bounds and usual value."""

    key: str = ""
    name: str = ""
    label: str = ""
    least: int = 0
    most: int = 0
    usual: int = 0


@dataclass(frozen=True)
class CostView:
    """What one tool costs a month by its cheapest complete plan, and what its other plans cost."""

    i: str = ""
    letter: str = ""
    name: str = ""
    amount: str = ""
    plan: str = ""
    others: str = ""
    notes: list[str] = field(default_factory=list)
    rows: list[PaidView] = field(default_factory=list)


@dataclass(frozen=True)
class TickView:
    """A mark of an axis, a crossing or the end of a line: percent from the left and from the top."""

    x: str = "0"
    y: str = "0"
    text: str = ""


@dataclass(frozen=True)
class LineView:
    """One tool's line: an SVG path in a box of 100 by 100, and where its letter stands."""

    i: str = ""
    d: str = ""
    end: TickView = field(default_factory=TickView)


@dataclass(frozen=True)
class FiguresRowView:
    """The chart in figures: a volume, and what each tool costs there."""

    volume: str = ""
    costs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CostChartView:
    """Cost a month over requests a day, both logarithmic. `grid` is the path of its rules, `now` the reader's place."""

    label: str = ""
    grid: str = ""
    now: str = ""
    lines: list[LineView] = field(default_factory=list)
    xs: list[TickView] = field(default_factory=list)
    ys: list[TickView] = field(default_factory=list)
    marks: list[TickView] = field(default_factory=list)
    figures: list[FiguresRowView] = field(default_factory=list)


@dataclass(frozen=True)
class GroupView:
    """All tools with a complete plan in one currency; `title` is "" where it is the only one.

    The chart has no lines where no price moves with requests.
    """

    title: str = ""
    costs: list[CostView] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    chart: CostChartView = field(default_factory=CostChartView)


@dataclass(frozen=True)
class UnsourcedView:
    """A tool without a figure: why, and the facts that say so."""

    i: str = ""
    letter: str = ""
    name: str = ""
    said: str = ""
    rows: list[PaidView] = field(default_factory=list)


@dataclass(frozen=True)
class ShownView:
    """What a workload gives. `values` are those of the fields, `kept` the other parts of the address."""

    values: list[str] = field(default_factory=list)
    kept: list[list[str]] = field(default_factory=list)
    groups: list[GroupView] = field(default_factory=list)
    unsourced: list[UnsourcedView] = field(default_factory=list)


@dataclass(frozen=True)
class LensView:
    """The whole lens. `shown` is filled for paper; in the browser `assets/js/lens.js` works it out.

    `keep` names the keys of the address that belong to other parts of the page; `nothing` says why there is no figure
    at all.
    """

    path: str = ""
    priced: bool = False
    nothing: str = ""
    fields: list[FieldView] = field(default_factory=list)
    tools: list[PricedView] = field(default_factory=list)
    keep: list[str] = field(default_factory=list)
    shown: ShownView = field(default_factory=ShownView)
