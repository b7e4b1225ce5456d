"""The headings of the tables that can be brought, which cells they fill, and a template of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verdicts.domain.working.cells import Rows

_SAME = ("name", "short_name", "maker", "category", "tagline", "description", "best_for")
TOOL: Mapping[str, str] = {
    "slug": "slug",
    **{name: name for name in _SAME},
    "pricing_kind": "pricing.kind",
    "pricing_summary": "pricing.summary",
    **{f"entry_{name}": f"entry.{name}" for name in ("amount", "currency", "unit", "source")},
    "entry_month": "entry.as_of",
    "license": "license",
    "licence_family": "licence_family",
    **{name: f"links.{name}" for name in ("home", "docs", "repo")},
    "published_on": "published_on",
}
FACT: Mapping[str, str] = {
    "slug": "slug", "label": "label", "value": "value", "unit": "unit", "source": "source", "month": "as_of",
    "dated": "dated", "kind": "kind",
}  # fmt: skip
PRICE: Mapping[str, str] = {
    "slug": "slug", "meter": "meter", "plan": "plan", "amount": "amount", "currency": "currency", "per": "per",
    "tier_from": "tier_from", "source": "source", "month": "as_of",
}  # fmt: skip
_ALSO = {"as_of": "month", "entry_as_of": "entry_month", "licence": "license", "repository": "repo"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: what its rows are rows of (None: tools), its headings, and a row as an example."""

    called: str
    rows: Rows | None
    cells: Mapping[str, str]
    example: Sequence[str]


KINDS: Mapping[str, Kind] = {
    "tools": Kind("tools", None, TOOL, (
        "example-tool", "Example Tool", "Example", "Example Inc.", "Inference", "One line on what it is",
        "Some sentences on what it does.", "Teams that need an example", "freemium", "Free for one, paid for teams",
        "20", "USD", "month", "https://example.com/pricing", "2026-11", "Apache License 2.0", "Apache-2.0",
        "https://example.com", "https://example.com/docs", "https://example.com/code", "2026-11-20",
    )),
    "facts": Kind("facts", "facts", FACT, (
        "example-tool", "Context window", "32768", "tokens", "https://example.com/model", "2026-11", "yes",
        "vendor claim",
    )),
    "prices": Kind("prices", "prices", PRICE, (
        "example-tool", "input", "", "0.15", "USD", "1M tokens", "", "https://example.com/pricing", "2026-11",
    )),
}  # fmt: skip


def heading(text: str) -> str:
    """The name of a column as we call it: `Short name` is `short_name`, `pricing.kind` is `pricing_kind`."""
    name = "_".join(text.strip().casefold().replace(".", " ").replace("-", " ").split())
    return _ALSO.get(name, name)


def kind_of(headings: Sequence[str]) -> Kind | None:
    """Which table has these headings; None where none has."""
    if "slug" not in headings:
        return None
    if "label" in headings:
        return KINDS["facts"]
    return KINDS["prices" if "meter" in headings else "tools"]


def template(kind: Kind) -> str:
    """A table with its headings and one row to write over; with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([list(kind.cells), kind.example])
    return "\ufeff" + out.getvalue()
