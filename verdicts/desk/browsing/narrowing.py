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
    """Every facet that has a value to choose. Counts hold all other facets and the text, and the whole result."""
    views = [FacetView(key, FACETS[key].title, _values(found, key)) for key in FACETS]
    return [view for view in views if view.choices]


def _values(found: Result, key: str) -> list[ValueView]:
    query, known = found.query, found.known[key]
    base = narrowed(found.known, query.chosen, found.base, but=key)
    on = query.chosen.get(key, ())
    counts = {value: (base & mask).bit_count() for value, mask in known.items()}
    return [_value(found, key, value, many, value in on) for value, many in counts.items() if many or value in on]


def _value(found: Result, key: str, value: str, many: int, on: bool) -> ValueView:
    target = toggled(found.query, key, value, found.known[key])
    rel = "nofollow" if is_combination(target) else ""
    return ValueView(reads(key, value), f"{many:,}", address(target), "true" if on else "false", rel)


def is_combination(query: Query) -> bool:
    """Whether a listing is one of countless: a search, or more than one filter. Search engines leave those out."""
    return bool(query.q) or len(query.filters) > 1


def called(key: str, value: str) -> str:
    """A filter's name where its facet's title does not stand beside it."""
    return _NAMED.get(key, {}).get(value) or reads(key, value)


def active(found: Result) -> list[ActiveView]:
    """Every filter that is on, the text first, with the way back; on an empty result with what that would show."""
    query = found.query
    asked = [(f"“{query.q}”", asking(query, ""))] if query.q else []
    asked += [(called(key, value), toggled(query, key, value, found.known[key])) for key, value in query.filters]
    return [ActiveView(name, address(without), _offer(found, name, without)) for name, without in asked]


def _offer(found: Result, name: str, without: Query) -> str:
    if found.found:
        return ""
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


def turn(found: Result, step: int, label: str) -> LinkView:
    """The page before or after, or an empty link at either end."""
    page = found.query.page + step
    return LinkView(label, address(replace(found.query, page=page))) if 1 <= page <= found.pages else LinkView()
