"""The ways on from a result: facets with counts, filters that are on, orders, pages, and what to do with nothing."""

from __future__ import annotations

from dataclasses import replace

from verdicts.desk.browsing.facets import FACETS, narrowed, reads
from verdicts.desk.browsing.query import SORTS, Query, address, asking, toggled
from verdicts.desk.browsing.result import Result
from verdicts.desk.wording import listed
from verdicts.views.listing import ActiveView, FacetView, SortView, ValueView
from verdicts.views.parts import LinkView

_NAMED = {"hostable": {"yes": "Self-hostable", "no": "Not self-hostable"}}


def facets(found: Result) -> list[FacetView]:
    """Every facet that has a value to choose. Counts hold all other facets and the text, and the whole result.

    Values that nothing is left to are not offered, unless nothing is left at all: then the facets stay, with zeros.
    """
    views = [FacetView(key, FACETS[key].title, _values(found, key)) for key in FACETS]
    return [view for view in views if view.choices]


def _values(found: Result, key: str) -> list[ValueView]:
    query, known = found.query, found.known[key]
    base = narrowed(found.known, query.chosen, found.base, but=key)
    on = query.chosen.get(key, ())
    counts = {value: (base & mask).bit_count() for value, mask in known.items()}
    offered = {value: many for value, many in counts.items() if many or value in on or not found.found}
    return [_value(found, key, value, many, value in on) for value, many in offered.items()]


def _value(found: Result, key: str, value: str, many: int, on: bool) -> ValueView:
    target = toggled(found.query, key, value, found.known[key])
    rel = "nofollow" if is_combination(target) else ""
    none = "false" if many or on else "true"
    return ValueView(reads(key, value), f"{many:,}", none, address(target), "true" if on else "false", rel)


def is_combination(query: Query) -> bool:
    """Whether a listing is one of countless: a search, or more than one filter. Search engines leave those out."""
    return bool(query.q) or len(query.filters) > 1


def called(key: str, value: str) -> str:
    """A filter's name where its facet's title does not stand beside it."""
    return _NAMED.get(key, {}).get(value) or reads(key, value)


def active(found: Result) -> list[ActiveView]:
    """Every filter that is on, the text first, with the way back."""
    return [ActiveView(name, address(without)) for name, without in _ways_back(found)]


def _ways_back(found: Result) -> list[tuple[str, Query]]:
    query = found.query
    asked = [(f"“{query.q}”", asking(query, ""))] if query.q else []
    return asked + [(called(key, value), toggled(query, key, value, found.known[key])) for key, value in query.filters]


def offers(found: Result) -> list[LinkView]:
    """What leaving out each of several filters of an empty result would show; one alone is left out by clearing."""
    ways = [] if found.found else _ways_back(found)
    return [LinkView(_offer(found, name, without), address(without)) for name, without in ways if len(ways) > 1]


def _offer(found: Result, name: str, without: Query) -> str:
    many, quoted = found.many(without), name if name.startswith("“") else f"“{name}”"
    return f"Dropping {quoted} would show {many:,}." if many else f"Dropping {quoted} alone would still show none."


def nothing(found: Result) -> str:
    """Why the list is empty, "" where it is not."""
    if found.found:
        return ""
    if not found.everything:
        return "There are no tools in the catalogue yet."
    query = found.query
    asked = [f"“{query.q}”"] if query.q else []
    asked += [" or ".join(f"“{called(key, value)}”" for value in values) for key, values in query.chosen.items()]
    return f"No tool matches {listed(asked)}{' together' if len(asked) > 1 else ''}."


def sorts(query: Query) -> list[SortView]:
    """The orders there are; the best match only for a search."""
    offered = [sort for sort in SORTS if sort != "relevance" or query.q]
    return [
        SortView(SORTS[sort], address(replace(query, sort=sort, page=1)), "true" if sort == query.sort else "false")
        for sort in offered
    ]


def sorted_by(query: Query, sort: str, way: str) -> str:
    """How a column is sorted, in the words of aria-sort: `way` where `sort` is the present order."""
    return way if query.sort == sort else "none"


def turn(found: Result, step: int, label: str) -> LinkView:
    """The page before or after, or an empty link at either end."""
    page = found.query.page + step
    return LinkView(label, address(replace(found.query, page=page))) if 1 <= page <= found.pages else LinkView()
