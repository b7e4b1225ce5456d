"""The comparison page: two to four tools, column by column."""

from dataclasses import dataclass, field

from verdicts.views.along import AlongView
from verdicts.views.costing import LensView
from verdicts.views.parts import ChoiceView, CrumbView, MetaView, PanelView, SourceView
from verdicts.views.scores import ScorecardView
from verdicts.views.weighing import WeighedView, WeighingView


@dataclass(frozen=True)
class FiguresView:
    """The figures under a tool's name, each with a note; the community's comes apart, since it moves."""

    share: str = ""
    share_note: str = ""
    price: str = ""
    price_note: str = ""


@dataclass(frozen=True)
class SwapView:
    """Ways to change one column: the tools that stay, what they make without it, what could take its place."""

    others: list[str] = field(default_factory=list)
    remove_href: str = ""
    choices: list[ChoiceView] = field(default_factory=list)


@dataclass(frozen=True)
class HeadView:
    """One tool at the top of its column. `i` is its key, a to d; `letter` the same for the eye."""

    i: str = ""
    letter: str = ""
    slug: str = ""
    href: str = ""
    name: str = ""
    short_name: str = ""
    initial: str = ""
    category: str = ""
    category_href: str = ""
    tagline: str = ""
    retired: bool = False
    bench: PanelView = field(default_factory=PanelView)
    bank: PanelView = field(default_factory=PanelView)
    figures: FiguresView = field(default_factory=FiguresView)
    verdict_line: str = ""
    pricing_summary: str = ""
    pricing_source: SourceView = field(default_factory=SourceView)
    best_for: str = ""
    licence: str = ""
    licence_source: SourceView = field(default_factory=SourceView)
    swap: SwapView = field(default_factory=SwapView)


@dataclass(frozen=True)
class FactCellView:
    """One value under one tool; `marked` where it alone differs; no value is "Not sourced"."""

    i: str = ""
    value: str = ""
    marked: bool = False
    kind: str = ""
    source: SourceView = field(default_factory=SourceView)


@dataclass(frozen=True)
class FactRowView:
    """One label across the tools. `apart` reads "4.1×", "Differs", "Same" or "2 of 3 sourced"."""

    label: str = ""
    differs: bool = False
    apart: str = ""
    apart_spoken: str = ""
    cells: list[FactCellView] = field(default_factory=list)


@dataclass(frozen=True)
class OwnFactView:
    """A fact that one tool alone has. `report` leads to where it is reported as wrong, "" where nothing does; `lacks`
    says in the preview of a draft why it is not published."""

    label: str = ""
    value: str = ""
    kind: str = ""
    source: SourceView = field(default_factory=SourceView)
    report: str = ""
    lacks: str = ""


@dataclass(frozen=True)
class OwnFactsView:
    """The facts of one tool alone, under that tool."""

    i: str = ""
    letter: str = ""
    short_name: str = ""
    facts: list[OwnFactView] = field(default_factory=list)


@dataclass(frozen=True)
class FactsView:
    """All facts: rows that line up, each tool's own, and a sentence that counts them ("" where none line up)."""

    rows: list[FactRowView] = field(default_factory=list)
    own: list[OwnFactsView] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class RelatedView:
    """Another comparison worth reading."""

    href: str = ""
    left: str = ""
    right: str = ""
    note: str = ""
    left_bank: PanelView = field(default_factory=PanelView)
    right_bank: PanelView = field(default_factory=PanelView)


@dataclass(frozen=True)
class PastView:
    """Of a comparison as of a day: the day to read, "" for the page of today; who was not there yet; `nothing` where
    fewer than two were."""

    day: str = ""
    absent: str = ""
    nothing: bool = False


@dataclass(frozen=True)
class ComparisonView:
    """The whole page. `path` is its canonical path, the key by which live page and paper know each other.

    `closed` says that nobody can vote on it any more, since one of its tools is retired. `frame` is HTML that shows its
    embed on another site, "" where it has none.
    """

    path: str = ""
    meta: MetaView = field(default_factory=MetaView)
    crumbs: list[CrumbView] = field(default_factory=list)
    versus: str = ""
    standfirst: str = ""
    n: str = "2"
    heads: list[HeadView] = field(default_factory=list)
    fact_count: str = ""
    take_count: str = ""
    can_add: bool = False
    closed: bool = False
    additions: list[ChoiceView] = field(default_factory=list)
    slugs: list[str] = field(default_factory=list)
    facts: FactsView = field(default_factory=FactsView)
    scores: ScorecardView = field(default_factory=ScorecardView)
    related: list[RelatedView] = field(default_factory=list)
    past: PastView = PastView()
    weighing: WeighingView = field(default_factory=WeighingView)
    weighed: WeighedView = field(default_factory=WeighedView)
    lens: LensView = field(default_factory=LensView)
    along: AlongView = field(default_factory=AlongView)
    frame: str = ""
