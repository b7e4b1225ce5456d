"""How the cells of a draft stand in its form: their order, labels, hints and kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from verdicts.domain.tools import FactKind, Meter, PricingKind
from verdicts.domain.working.cells import Cells
from verdicts.views.desk import FieldView


@dataclass(frozen=True)
class Look:
    """A cell's label, kind and hint; the words of a choice."""

    label: str
    kind: str = "line"
    hint: str = ""
    options: tuple[str, ...] = ()


BASICS: Mapping[str, Look] = {
    "name": Look("Name"),
    "short_name": Look("Short name", hint="In columns and on phones"),
    "slug": Look("Address", hint="Lower-case letters, digits and hyphens"),
    "maker": Look("Maker"),
    "category": Look("Category"),
    "tagline": Look("Tagline", hint="One line, at most 90 characters"),
    "description": Look("Description", "prose", "60 to 110 words"),
    "best_for": Look("Best for"),
    "license": Look("Licence as found"),
    "licence_family": Look("Licence family", hint="SPDX id, or proprietary"),
    "published_on": Look("First published", "day"),
}
PRICING: Mapping[str, Look] = {
    "pricing.kind": Look("Pricing", "choice", options=get_args(PricingKind)),
    "pricing.summary": Look("Pricing in one sentence"),
    "entry.amount": Look("Entry price", "number", "The cheapest way in; empty where none is listed"),
    "entry.currency": Look("Currency", hint="USD, EUR, ..."),
    "entry.unit": Look("For what", hint="month, seat-month, 1M input tokens"),
    "entry.source": Look("Source", "link"),
    "entry.as_of": Look("Month", "month"),
}
LINKS: Mapping[str, Look] = {
    "links.home": Look("Home", "link"),
    "links.docs": Look("Docs", "link"),
    "links.repo": Look("Repository", "link"),
}
FACT: Mapping[str, Look] = {
    "label": Look("Label"),
    "value": Look("Value", hint='A number, or text; "3.1" in quotes stays text'),
    "unit": Look("Unit"),
    "source": Look("Source", "link"),
    "as_of": Look("Month", "month"),
    "dated": Look("The page shows this date", "tick"),
    "kind": Look("Kind", "choice", options=("", *get_args(FactKind))),
}
PRICE: Mapping[str, Look] = {
    "meter": Look("Meter", "choice", options=("", *get_args(Meter))),
    "plan": Look("Plan"),
    "amount": Look("Amount", "number"),
    "currency": Look("Currency"),
    "per": Look("For what"),
    "tier_from": Look("From", "number", "Where prices step up"),
    "source": Look("Source", "link"),
    "as_of": Look("Month", "month"),
}
CLAIM: Mapping[str, Look] = {
    "text": Look("Claim"),
    "by": Look("By", "day"),
    "chance": Look("Chance, %", "number"),
}
SCORE, TEXT = Look("Score", "number", "0 to 100; ship from 60 up"), Look("Take", "prose", "45 to 90 words")


def field_of(cells: Cells, path: str, look: Look, faults: Mapping[str, str]) -> FieldView:
    """One cell as a field of the form."""
    theirs = cells.get(f"clash.{path}")
    found = FieldView(path, ident(path), look.label, cells.get(path, ""), look.kind, look.hint, faults.get(path, ""))
    return replace(found, options=list(look.options), clash=theirs is not None, theirs=theirs or "")


def fields_of(cells: Cells, looks: Mapping[str, Look], faults: Mapping[str, str], within: str = "") -> list[FieldView]:
    """Some cells, in order."""
    return [field_of(cells, f"{within}{path}", look, faults) for path, look in looks.items()]


def ident(path: str) -> str:
    """The id of a cell's field on the page."""
    return f"cell-{path.replace('.', '-')}"
