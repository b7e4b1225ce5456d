"""Climb the ladder: all tools or one category in the order in which readers would ship them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl, quote

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.climbing.rungs import rungs_view
from verdicts.desk.describing import Data, breadcrumb_data, linked_data
from verdicts.domain.cards import Card
from verdicts.domain.matchups import comparison_path
from verdicts.store.ladders import ladder_sizes, standings
from verdicts.views.ladder import LadderChoiceView, LadderView, RungsView, RungView
from verdicts.views.parts import CrumbView, LinkView, MetaView

PATH = "/ladder"
ALL = ""
SAID = (
    "Tools in the order in which readers would ship them, from all answers to “Which would you ship?” on comparisons. "
    "The bracket is where the true share may lie; tools too close to call share a rank."
)
_MOST_LETTERS = 4000


def climb(library: Library, site: Site, query_string: str, today: date) -> LadderView:
    """The ladder nearest to a query string; never an error. `today` is there because every page is opened alike."""
    catalogue = library.catalogue()
    category = _asked(query_string, catalogue)
    with library.engine.connect() as conn:
        found, sizes = standings(conn, category), ladder_sizes(conn)
    rungs = rungs_view(found, _members(catalogue, category), within=category != ALL)
    return LadderView(
        path=PATH,
        address=address(category),
        meta=_meta(site, category, rungs),
        said=SAID,
        shown=category or "All tools",
        choices=_choices(catalogue, category, sizes),
        rungs=rungs,
        empty="" if rungs.settled or rungs.others else _empty(category),
        way=_way(catalogue, category),
    )


def _asked(text: str, catalogue: Catalogue) -> str:
    """The category that a query string asks for; unknown ones and malformed parts are dropped."""
    known = {name.casefold(): name for name in catalogue.categories}
    asked = dict(parse_qsl(text[:_MOST_LETTERS].removeprefix("?"), errors="replace")).get("category", "")
    return known.get(asked.strip().casefold(), ALL)


def _members(catalogue: Catalogue, category: str) -> Mapping[str, Card]:
    cards = catalogue.categories[category] if category else catalogue.ranked
    return {card.slug: card for card in cards}


def address(category: str) -> str:
    """The one address of a ladder."""
    return f"{PATH}?category={quote(category, safe='')}" if category else PATH


def _choices(catalogue: Catalogue, shown: str, sizes: Mapping[str, int]) -> list[LadderChoiceView]:
    """All tools, then every category in which two can be compared."""
    names = [ALL, *(name for name, cards in catalogue.categories.items() if len(cards) > 1 or name == shown)]
    return [
        LadderChoiceView(
            name or "All tools", address(name), f"{sizes.get(name, 0):,}", "page" if name == shown else "false"
        )
        for name in names
    ]


def _empty(category: str) -> str:
    start = f"No picks within {category} yet." if category else "No picks yet."
    return f"{start} The ladder begins when readers pick on a comparison, and follows them by a minute or two."


def _way(catalogue: Catalogue, category: str) -> LinkView:
    """A comparison of the two tools that the panel likes most, or the picker."""
    if category and len(cards := catalogue.categories[category][:2]) == 2:
        first, second = sorted(cards, key=lambda card: card.slug)
        label = f"Pick between {first.short_name} and {second.short_name}"
        return LinkView(label, f"{comparison_path([first.slug, second.slug])}#vote")
    return LinkView("Choose two tools and pick", "/compare")


def _meta(site: Site, category: str, rungs: RungsView) -> MetaView:
    """Title, description, canonical address and structured data."""
    name = f"Ladder: {category}" if category else "Ladder"
    within = f" in {category}" if category else ""
    said = f"Tools{within} ranked by what readers would ship, with 95% intervals; tools too close to call share a rank."
    steps = [CrumbView("Ladder", PATH if category else ""), *([CrumbView(category)] if category else [])]
    ranked = [_items(site, rungs.settled)] if rungs.settled else []
    data = [breadcrumb_data(site, steps, address(category)), *ranked]
    return MetaView(f"{name[:120]} · {site.name}", said, site.url + address(category), "", linked_data(data))


def _items(site: Site, rungs: list[RungView]) -> Data:
    items = [
        {"@type": "ListItem", "position": int(rung.rank), "name": rung.name, "url": f"{site.url}{rung.href}"}
        for rung in rungs
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
