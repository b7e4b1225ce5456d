"""The home page: the picker, one verdict explained, newest verdicts, pairs, the field, categories."""

from dataclasses import dataclass, field

from verdicts.views.comparison import RelatedView
from verdicts.views.parts import LinkView, MetaView, PanelView
from verdicts.views.picker import PickerFormView


@dataclass(frozen=True)
class LegendBarView:
    """One reviewer in the hero figure: a drawn bar or dot, the score at y, the name at name_y, both centred on x."""

    kind: str = "none"
    d: str = ""
    x: str = ""
    y: str = ""
    score: str = ""
    name: str = ""
    name_y: str = ""


@dataclass(frozen=True)
class LegendView:
    """The hero figure: one real verdict, drawn large and labelled. `verdict` is ship, skip or split."""

    href: str = ""
    title: str = ""
    tally: str = ""
    label: str = ""
    said: str = ""
    box: str = "0 0 0 0"
    verdict: str = ""
    word: str = ""
    stamp_d: str = ""
    stamp_y: str = ""
    line: str = ""
    sixty_y: str = ""
    bars: list[LegendBarView] = field(default_factory=list)


@dataclass(frozen=True)
class LatestView:
    """A row of the newest verdicts."""

    href: str = ""
    initial: str = ""
    name: str = ""
    category: str = ""
    bank: PanelView = field(default_factory=PanelView)
    share: str = ""
    price: str = ""
    price_note: str = ""
    judged: str = ""
    judged_iso: str = ""


@dataclass(frozen=True)
class TickView:
    """A number on the axis of the field, `at` percent of its width; its start, middle or end stands there."""

    at: str = "0"
    label: str = ""
    side: str = "middle"


@dataclass(frozen=True)
class FieldMarkView:
    """A tool in the field: `at` percent, in a lane, its name on one side."""

    href: str = ""
    name: str = ""
    at: str = "0"
    lane: str = "0"
    side: str = "right"
    verdict: str = "none"
    said: str = ""


@dataclass(frozen=True)
class FieldRowView:
    """One category of the field. `more` links to what is not drawn."""

    name: str = ""
    href: str = ""
    count: str = ""
    lanes: str = "1"
    marks: list[FieldMarkView] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class FieldChartView:
    """Each tool at the mean of its panel. `line` and `step` are percent of the axis: the ship line, ten points."""

    line: str = "0"
    step: str = "0"
    ticks: list[TickView] = field(default_factory=list)
    rows: list[FieldRowView] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class HomeView:
    """The whole page."""

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    empty: bool = False
    form: PickerFormView = field(default_factory=PickerFormView)
    legend: LegendView = field(default_factory=LegendView)
    latest: list[LatestView] = field(default_factory=list)
    all_tools: str = ""
    close: list[RelatedView] = field(default_factory=list)
    chart: FieldChartView = field(default_factory=FieldChartView)
    categories: list[LinkView] = field(default_factory=list)
