"""The query of a listing: what an address asks for, and the one address that asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlencode

from verdicts.desk.browsing.facets import FACETS
from verdicts.desk.searching.words import tidy

PATH = "/tools"
SORTS = {
    "relevance": "Best match",
    "panel": "Panel ship",
    "community": "Community",
    "voted": "Most voted",
    "contested": "Most contested",
    "newest": "Newest",
    "name": "Name",
}
_MOST_LETTERS = 4000
_MOST_PARTS = 60
_HIGHEST = 10**6


@dataclass(frozen=True)
class Query:
    """What a listing shows: text, chosen values of each facet, order, page from 1."""

    q: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    sort: str = "panel"
    page: int = 1

    @property
    def usual_sort(self) -> str:
        """The order when none was chosen: the best match of a search, else the panel's."""
        return "relevance" if self.q else "panel"

    @property
    def filters(self) -> list[tuple[str, str]]:
        """Every chosen value with its facet."""
        return [(key, value) for key, values in self.chosen.items() for value in values]


def read(text: str, known: Mapping[str, Mapping[str, object]]) -> Query:
    """The nearest query to a query string. Unknown keys, values that nothing has and malformed parts are dropped."""
    parts = parse_qsl(text[:_MOST_LETTERS].removeprefix("?"), errors="replace")[:_MOST_PARTS]
    last = dict(parts)
    chosen = {key: _values(key, parts, known[key]) for key in FACETS}
    query = Query(tidy(last.get("q", "")), {key: values for key, values in chosen.items() if values})
    sort = last.get("sort", "").strip().casefold()
    fits = sort in SORTS and (sort != "relevance" or query.q)
    return replace(query, sort=sort if fits else query.usual_sort, page=_page(last.get("page", "")))


def _values(key: str, parts: list[tuple[str, str]], known: Mapping[str, object]) -> tuple[str, ...]:
    spelled = {value.casefold(): value for value in known}
    asked = {spelled.get(value.strip().casefold()) for name, value in parts if name == key}
    return tuple(value for value in known if value in asked)


def _page(text: str) -> int:
    return min(int(text), _HIGHEST) or 1 if re.fullmatch(r"[0-9]{1,9}", text.strip(), re.ASCII) else 1


def parts(query: Query) -> list[tuple[str, str]]:
    """Keys and values in their one order, defaults left out."""
    found = [("q", query.q)] if query.q else []
    found += [(key, value) for key in FACETS for value in query.chosen.get(key, ())]
    if query.sort != query.usual_sort:
        found.append(("sort", query.sort))
    return [*found, ("page", str(query.page))] if query.page > 1 else found


def canonical(query: Query) -> str:
    """The one query string of a query, "" for the whole catalogue."""
    return urlencode(parts(query), quote_via=quote, safe="")


def address(query: Query) -> str:
    """The one path and query string of a query."""
    text = canonical(query)
    return f"{PATH}?{text}" if text else PATH


def toggled(query: Query, key: str, value: str, order: Mapping[str, object]) -> Query:
    """The query with one value chosen, or taken back where it was chosen. Starts at page 1."""
    before = query.chosen.get(key, ())
    after = tuple(known for known in order if (known in before) != (known == value))
    chosen = {name: values for name, values in {**query.chosen, key: after}.items() if values}
    return replace(query, chosen=chosen, page=1)


def asking(query: Query, text: str) -> Query:
    """The query with other text: facets stay, a chosen order stays where it still means something."""
    asked, usual = replace(query, q=tidy(text), page=1), query.sort == query.usual_sort
    stale = usual or (asked.sort == "relevance" and not asked.q)
    return replace(asked, sort=asked.usual_sort) if stale else asked
