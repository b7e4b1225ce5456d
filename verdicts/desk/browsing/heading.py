"""What a listing is called: its heading, its counts in words, its head for search engines."""

from __future__ import annotations

from verdicts.desk.browsing.narrowing import called, is_combination
from verdicts.desk.browsing.query import PATH, Query, address
from verdicts.desk.browsing.result import A_PAGE, Result
from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.describing import Data, breadcrumb_data, linked_data
from verdicts.desk.wording import plural
from verdicts.views.parts import CrumbView, MetaView

_CATEGORIES = {1: "1 category"}


def heading(query: Query) -> str:
    """Tools, or the category that is the only thing asked for."""
    alone = query.filters[0] if len(query.filters) == 1 and not query.q else ("", "")
    return alone[1] if alone[0] == "category" else "Tools"


_ORDERS = {
    "community": "By the lower end of the 95% interval, so that few votes never beat many.",
    "contested": "Too close to call first, nearest to the middle.",
}


def counted(catalogue: Catalogue, found: Result) -> tuple[str, str]:
    """How many tools, and of what: ("3 tools", "of 18. Tick up to four to compare.")."""
    count, every = plural(len(found.found), "tool"), len(catalogue.ranked)
    if not found.found:
        return (f"0 of {plural(every, 'tool')}", "") if every else ("No tools", "yet.")
    whole = found.query.q or found.query.filters
    many = len(catalogue.categories)
    spread = f"of {every:,}" if whole else f"in {_CATEGORIES.get(many, f'{many:,} categories')}"
    return count, f"{spread}. {_ORDERS.get(found.query.sort, 'Tick up to four to compare.')}"


def meta(catalogue: Catalogue, found: Result, site: Site) -> MetaView:
    """Title, description, canonical address and structured data of a listing."""
    query, path = found.query, address(found.query)
    title = f"{_title(query)} · {site.name}"
    robots = "noindex, follow" if is_combination(query) else ""
    data = [breadcrumb_data(site, _steps(query), path), _items(catalogue, found, site)]
    return MetaView(title, _description(found), site.url + path, robots, linked_data(data))


def _title(query: Query) -> str:
    names = [f"“{query.q}”"] if query.q else []
    names += [called(key, value) for key, value in query.filters]
    title = f"Tools: {', '.join(names)}" if names else "Tools"
    if heading(query) != "Tools":
        title = f"{heading(query)} compared"
    return f"{title[:120]}, page {query.page}" if query.page > 1 else title[:120]


def _description(found: Result) -> str:
    many, names = plural(len(found.found), "tool"), [called(key, value) for key, value in found.query.filters]
    about = f" ({', '.join(names)})" if names else ""
    place = f" Page {found.query.page} of {found.pages}." if found.pages > 1 else ""
    return f"{many}{about} with panel verdicts, mean scores and entry prices.{place} Pick up to four and compare them."


def _steps(query: Query) -> list[CrumbView]:
    steps = [CrumbView("Tools", PATH)]
    return steps if heading(query) == "Tools" else [*steps, CrumbView(heading(query))]


def _items(catalogue: Catalogue, found: Result, site: Site) -> Data:
    first = (found.query.page - 1) * A_PAGE + 1
    cards = [catalogue.ranked[place] for place in found.shown]
    items = [
        {"@type": "ListItem", "position": number, "name": card.name, "url": f"{site.url}/tools/{card.slug}"}
        for number, card in enumerate(cards, first)
    ]
    return {"@type": "ItemList", "numberOfItems": len(found.found), "itemListElement": items}
