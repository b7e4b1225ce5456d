"""What schema.org and its readers ask of the structured data that pages carry.

https://schema.org/BreadcrumbList, /ItemList, /Product, /Offer and /Review, and the required properties of
https://developers.google.com/search/docs/appearance/structured-data (breadcrumb, product snippet, review snippet).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

Data = Mapping[str, Any]
_CURRENCY, _PRICE = re.compile(r"[A-Z]{3}"), re.compile(r"\d+(\.\d+)?")


def faults(document: Data) -> list[str]:
    """Every rule that a document breaks, in words; none where it is sound."""
    if document.get("@context") != "https://schema.org" or not document.get("@graph"):
        return ["no graph of schema.org"]
    return [fault for piece in document["@graph"] for fault in _RULES.get(piece["@type"], _unknown)(piece)]


def _unknown(piece: Data) -> Iterator[str]:
    yield f"no rule for {piece['@type']}"


def _listed(piece: Data) -> Iterator[str]:
    steps: Sequence[Data] = piece["itemListElement"]
    if not steps:
        yield "a list has items"
        return
    if [step["position"] for step in steps] != list(range(steps[0]["position"], steps[0]["position"] + len(steps))):
        yield "positions do not follow each other"
    for step in steps:
        where = step.get("item") or step.get("url")
        if step["@type"] != "ListItem" or not _absolute(where):
            yield f"no ListItem with an address: {step}"


def _crumbs(piece: Data) -> Iterator[str]:
    yield from _listed(piece)
    steps: Sequence[Data] = piece["itemListElement"]
    if len(steps) < 2 or steps[0]["position"] != 1 or not all(step.get("name") for step in steps):
        yield "a trail has two named steps or more, from 1 on"


def _product(piece: Data) -> Iterator[str]:
    if not piece.get("name") or not _absolute(piece.get("url")):
        yield "a product has a name and an address"
    if offer := piece.get("offers"):
        if offer["@type"] != "Offer" or not _PRICE.fullmatch(offer["price"]):
            yield f"a price is digits: {offer}"
        if not _CURRENCY.fullmatch(offer["priceCurrency"]):
            yield f"a currency is three letters: {offer}"
    for review in piece.get("review", ()):
        yield from _review(review)
    if "aggregateRating" in piece:
        yield "personas never become a rating of many"


def _review(piece: Data) -> Iterator[str]:
    rating = piece["reviewRating"]
    if not piece["author"].get("name") or not rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]:
        yield f"a review has an author and a value within its scale: {piece}"


def _absolute(address: object) -> bool:
    return isinstance(address, str) and urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).netloc)


_RULES = {"BreadcrumbList": _crumbs, "ItemList": _listed, "Product": _product}
