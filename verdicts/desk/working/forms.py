"""How the cells of a draft stand in its form: their order, labels, hints and kinds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

from verdicts.domain.tools import FactKind, Meter, PricingKind
from verdicts.domain.working.cells import Cells, Rows
from verdicts.domain.working.signing import other_writer
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
    "slug": Look("Address", hint="The tool’s slug: lower-case letters, digits and hyphens"),
    "maker": Look("Maker", "long"),
    "category": Look("Category", "known"),
    "tagline": Look("Tagline", "sentence", hint="One line, at most 90 characters"),
    "description": Look("Description", "prose", "60 to 110 words"),
    "best_for": Look("Best for", "sentence"),
    "license": Look("Licence as found"),
    "licence_family": Look("Licence family", hint="A name from the SPDX list, like MIT, or proprietary"),
    "published_on": Look("First published", "day"),
}
PRICING: Mapping[str, Look] = {
    "pricing.kind": Look("Pricing", "choice", options=get_args(PricingKind)),
    "pricing.summary": Look("Pricing in one sentence", "sentence"),
    "entry.amount": Look("Entry price", "number", "The cheapest way in; empty where none is listed"),
    "entry.currency": Look("Currency", hint="USD, EUR, ..."),
    "entry.unit": Look("Per", hint="month, seat-month, 1M input tokens"),
    "entry.source": Look("Source", "link"),
    "entry.as_of": Look("Month", "month"),
}
LINKS: Mapping[str, Look] = {
    "links.home": Look("Home", "link"),
    "links.docs": Look("Docs", "link"),
    "links.repo": Look("Repository", "link"),
}
FACT: Mapping[str, Look] = {
    "label": Look("Label", "known"),
    "value": Look("Value", "long"),
    "unit": Look("Unit", "long"),
    "as_of": Look("Month", "month"),
    "dated": Look("Dated", "tick"),
    "kind": Look("Kind", "choice", options=("", *get_args(FactKind))),
    "source": Look("Source", "link"),
}
PRICE: Mapping[str, Look] = {
    "meter": Look("Charged for", "choice", options=("", *get_args(Meter))),
    "plan": Look("Plan", "long"),
    "amount": Look("Amount", "number"),
    "currency": Look("Currency"),
    "per": Look("Per", "long"),
    "tier_from": Look("From", "number", "Where prices step up"),
    "source": Look("Source", "link"),
    "as_of": Look("Month", "month"),
}
CLAIM: Mapping[str, Look] = {
    "text": Look("Claim", "long"),
    "by": Look("By", "day"),
    "chance": Look("Chance, %", "number"),
}
SCORE, TEXT = Look("Score", "number", "0 to 100; ship from 60 up"), Look("Take", "prose", "45 to 90 words")


@dataclass(frozen=True)
class Form:
    """A draft while its form is drawn: its cells, what is wrong with them and what is worth a look, by cell.

    A fault of an empty field shows once the editor was `told` of it by Publish; what lacks stands in its list before.
    `known` are the words that other tools use in a field, by its name; `reader` is the account of the editor who looks.
    """

    cells: Cells
    faults: Mapping[str, str]
    warnings: Mapping[str, str]
    known: Mapping[str, list[str]]
    told: Collection[str] = ()
    reader: int = 0

    def field(self, path: str, look: Look) -> FieldView:
        """One cell as a field."""
        text, theirs = self.cells.get(path, ""), self.cells.get(f"clash.{path}")
        fault = self.faults.get(path, "") if text.strip() or path in self.told else ""
        return FieldView(
            path,
            ident(path),
            look.label,
            text,
            look.kind,
            look.hint,
            fault,
            "" if fault else self.warnings.get(path, ""),
            list(look.options) or self.known.get(path.rpartition(".")[2], []),
            theirs is not None,
            theirs or "",
            other_writer(self.cells, path, self.reader),
        )

    def fields(self, looks: Mapping[str, Look], within: str = "") -> list[FieldView]:
        """Some cells, in order."""
        return [self.field(f"{within}{path}", look) for path, look in looks.items()]


def row_at(rows: Rows, row: str) -> str:
    """What a row is called on the page: rows of two lists may have one id."""
    return f"{rows}.{row}"


def ident(path: str) -> str:
    """The id of a cell's field on the page."""
    return f"cell-{path.replace('.', '-')}"
