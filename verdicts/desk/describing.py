"""Structured data (schema.org JSON-LD): Product and BreadcrumbList.

`Review` stands only for takes of origin human, and personas never become an AggregateRating.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from verdicts.desk.catalogue import Site
from verdicts.domain.tools import Take, Tool
from verdicts.views.parts import CrumbView

Data = dict[str, Any]


def linked_data(pieces: Sequence[Data]) -> str:
    """One JSON-LD document that is safe inside a script element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(pieces)}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def breadcrumb_data(site: Site, crumbs: Sequence[CrumbView], path: str) -> Data:
    """Where a page stands: from the front page, since a trail has two steps or more, to the page itself."""
    steps = [
        {"@type": "ListItem", "position": place, "name": step.name, "item": site.url + (step.href or path)}
        for place, step in enumerate([CrumbView("Home", "/"), *crumbs], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _review(take: Take) -> Data:
    rating = {"@type": "Rating", "ratingValue": take.score, "worstRating": 0, "bestRating": 100}
    author = {"@type": "Person", "name": take.reviewer.title()}
    return {"@type": "Review", "author": author, "reviewRating": rating, "reviewBody": take.take}


def product_data(site: Site, tool: Tool) -> Data:
    """A tool as a Product, with its sourced entry price as the offer."""
    data: Data = {
        "@type": "Product",
        "name": tool.name,
        "description": tool.description,
        "category": tool.category,
        "brand": {"@type": "Brand", "name": tool.maker},
        "url": f"{site.url}/tools/{tool.slug}",
    }
    entry = tool.pricing.entry
    if entry and entry.amount is not None and entry.source:
        data["offers"] = {"@type": "Offer", "price": f"{entry.amount.normalize():f}", "priceCurrency": entry.currency}
    if reviews := [_review(take) for take in tool.panel if take.origin == "human"]:
        data["review"] = reviews
    return data
