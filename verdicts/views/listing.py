"""The catalogue page: tools in rows, the facets beside them, the pages of the result."""

from dataclasses import dataclass, field

from verdicts.views.parts import LinkView, MetaView


@dataclass(frozen=True)
class RowView:
    """One tool. `ship`, `skip` and `none` are the panel's bars as one SVG path each, inside the listing's `box`.

    `share` is how much of the panel ships, `mean` its mean score, or why there is none.
    """

    slug: str = ""
    href: str = ""
    name: str = ""
    category: str = ""
    tagline: str = ""
    label: str = ""
    ship: str = ""
    skip: str = ""
    none: str = ""
    verdict: str = "none"
    word: str = ""
    share: str = ""
    mean: str = ""
    price: str = ""
    price_note: str = ""


@dataclass(frozen=True)
class ValueView:
    """One value of a facet: where choosing it, or taking it back, leads. `rel` keeps crawlers out of combinations.

    `none` is true where no tool is left to it.
    """

    name: str = ""
    count: str = ""
    none: str = "false"
    href: str = ""
    on: str = "false"
    rel: str = ""


@dataclass(frozen=True)
class FacetView:
    """One way to narrow the list."""

    key: str = ""
    title: str = ""
    choices: list[ValueView] = field(default_factory=list)


@dataclass(frozen=True)
class KeptView:
    """A part of the address that the search form carries along."""

    key: str = ""
    value: str = ""


@dataclass(frozen=True)
class ActiveView:
    """A filter that is on: its name and the address without it."""

    name: str = ""
    href: str = ""


@dataclass(frozen=True)
class SortView:
    """An order: `on` is true for the present one."""

    name: str = ""
    href: str = ""
    on: str = "false"


@dataclass(frozen=True)
class ListingView:
    """The whole page. `path` is the page's path; `query` its canonical query string without the question mark.

    `by_name`, `by_share` and `by_community` say how those columns are sorted, in the words of aria-sort. `offers` are
    the ways out of an empty result: what leaving out one of several filters would show.
    """

    path: str = ""
    query: str = ""
    address: str = ""
    meta: MetaView = field(default_factory=MetaView)
    heading: str = ""
    q: str = ""
    kept: list[KeptView] = field(default_factory=list)
    count: str = ""
    note: str = ""
    facets: list[FacetView] = field(default_factory=list)
    filters: str = ""
    active: list[ActiveView] = field(default_factory=list)
    clear: str = ""
    sort: str = ""
    sorts: list[SortView] = field(default_factory=list)
    by_name: str = "none"
    by_share: str = "none"
    by_community: str = "none"
    width: str = "0"
    height: str = "0"
    box: str = "0 0 0 0"
    line: str = ""
    rows: list[RowView] = field(default_factory=list)
    nothing: str = ""
    offers: list[LinkView] = field(default_factory=list)
    page: str = ""
    previous: LinkView = field(default_factory=LinkView)
    following: LinkView = field(default_factory=LinkView)
