"""A tool as cells, and cells as the document of a catalogue file. From a tool and back nothing changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from verdicts.domain.panels import verdict_of
from verdicts.domain.tools import Fact, PriceRow, Take, Tool
from verdicts.domain.working.cells import CLAIM, ENTRY, FACT, LINKS, PLAIN, PRICE, PRICING, Cells, claims_at, ids
from verdicts.domain.working.days import day_typed, month_typed

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
OPTIONAL = {"license", "licence_family", "panel_on", "unit", "kind", "plan", "tier_from", "home", "docs", "repo"}
"""Fields that are None where nothing is typed; elsewhere an empty cell is a fault."""


def cells_of(tool: Tool) -> Cells:
    """A whole tool."""
    found = dict(_cells(tool))
    found["facts"], found["prices"], found["panel"] = "", "", ""
    for fact in tool.facts:
        _row(found, "facts", "fact", fact_id(fact.label), _fact(fact))
    for price in tool.prices:
        row = price_id(price.meter, price.plan, price.per, price.tier_from)
        _row(found, "prices", "price", _free(found, row), _price(price))
    for take in tool.panel:
        _row(found, "panel", "take", take.reviewer, _take(take))
        for claim in take.claims:
            row = f"c{_short(f'{take.reviewer} {claim.by} {claim.text}')}"
            _row(found, claims_at(take.reviewer), "claim", row, {name: _text(getattr(claim, name)) for name in CLAIM})
    return found


def _cells(tool: Tool) -> Iterator[tuple[str, str]]:
    for name in PLAIN:
        yield name, _text(getattr(tool, name))
    for name in PRICING:
        yield f"pricing.{name}", _text(getattr(tool.pricing, name))
    for name in ENTRY:
        yield f"entry.{name}", _text(getattr(tool.pricing.entry, name, None))
    for name in LINKS:
        yield f"links.{name}", _text(getattr(tool.links, name))


def _row(found: dict[str, str], rows: str, kind: str, row: str, cells: Mapping[str, str]) -> None:
    found[rows] = f"{found.get(rows, '')} {row}".strip()
    found.update({f"{kind}.{row}.{name}": text for name, text in cells.items()})


def _free(found: Cells, row: str) -> str:
    used = found["prices"].split()
    return next(name for at in range(len(used) + 1) if (name := f"{row}{at or ''}") not in used)


def fact_id(label: str) -> str:
    """The id of the row of a fact, from its label: so rows that came by different ways meet."""
    return f"f{_short(label)}"


def price_id(*key: object) -> str:
    """The id of the row of a price, from meter, plan, per and tier_from; None where there is none."""
    return f"p{_short(' '.join(map(str, key)))}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def _fact(fact: Fact) -> Cells:
    plain = {name: _text(getattr(fact, name)) for name in FACT}
    return {**plain, "value": value_text(fact.value), "dated": "yes" if fact.dated else ""}


def _price(price: PriceRow) -> Cells:
    return {name: _text(getattr(price, name)) for name in PRICE}


def _take(take: Take) -> Cells:
    cells = {"score": str(take.score), "text": take.take, "origin": take.origin}
    if take.drafting is None:
        return cells
    return {
        **cells,
        "models": "\n".join(take.drafting.models),
        "edited": str(take.drafting.edited),
        "editor": take.drafting.editor or "",
        "on": take.drafting.on.isoformat(),
    }


def value_text(value: int | float | str) -> str:
    """A fact's value as it is typed: a text that looks like a number, or stands in quotes, is put in quotes."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) else repr(value)
    return f'"{value}"' if _NUMBER.fullmatch(value) or _quoted(value) else value


def _value(text: str) -> int | float | str:
    if _quoted(text):
        return text[1:-1]
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    return float(text) if found[1] or found[2] else int(text)


def _quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def document_of(cells: Cells) -> dict[str, Any]:
    """The document, in the shape of a catalogue file but with whatever was typed; `domain.tools.Tool` reads it."""
    entry = {name: _typed(cells, f"entry.{name}") for name in ENTRY}
    pricing = {name: cells.get(f"pricing.{name}", "") for name in PRICING}
    return {
        **{name: _typed(cells, name) for name in PLAIN},
        "pricing": {**pricing, "entry": entry if any(value is not None for value in entry.values()) else None},
        "links": {name: _typed(cells, f"links.{name}") for name in LINKS},
        "facts": [_fact_document(cells, f"fact.{row}") for row in ids(cells, "facts")],
        "prices": [{name: _typed(cells, f"price.{row}.{name}") for name in PRICE} for row in ids(cells, "prices")],
        "panel": [_take_document(cells, row) for row in ids(cells, "panel")],
    }


def _fact_document(cells: Cells, row: str) -> dict[str, Any]:
    plain = {name: _typed(cells, f"{row}.{name}") for name in FACT}
    dated = cells.get(f"{row}.dated", "") == "yes"
    return {**plain, "value": _value(cells.get(f"{row}.value", "").strip()), "dated": dated}


def _take_document(cells: Cells, key: str) -> dict[str, Any]:
    at = f"take.{key}"
    score = _whole(cells, f"{at}.score")
    document: dict[str, Any] = {
        "reviewer": key,
        "score": score,
        "verdict": verdict_of(score) if isinstance(score, int) else "skip",
        "take": cells.get(f"{at}.text", ""),
        "origin": cells.get(f"{at}.origin") or "human",
    }
    if models := cells.get(f"{at}.models"):
        edited = {name: cells.get(f"{at}.{name}") for name in ("edited", "editor", "on")}
        document["drafting"] = {
            "models": models.split("\n"),
            "edited": int(edited["edited"] or 0),
            "editor": edited["editor"] or None,
            "on": edited["on"],
        }
    if claims := ids(cells, claims_at(key)):
        document["claims"] = [_claim_document(cells, f"claim.{row}") for row in claims]
    return document


def _claim_document(cells: Cells, row: str) -> dict[str, Any]:
    typed = {name: _typed(cells, f"{row}.{name}") for name in ("text", "by")}
    return {**typed, "chance": _whole(cells, f"{row}.chance")}


def _whole(cells: Cells, path: str) -> int | str:
    """A whole number, or whatever was typed in its place."""
    typed = cells.get(path, "").strip().removesuffix("%").rstrip()
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else typed


def _typed(cells: Cells, path: str) -> Any:
    """What was typed: None for nothing in a field that may be empty, a Decimal for an amount."""
    text, name = cells.get(path, "").strip(), path.rpartition(".")[2]
    may_be_empty = name in OPTIONAL or (path.startswith("entry.") and name in ("amount", "source", "as_of"))
    if not text and (may_be_empty or path.startswith("entry.")):
        return None
    if name == "as_of":
        return month_typed(text)
    if name in ("published_on", "by"):
        return day_typed(text)
    if name in ("amount", "tier_from") and _NUMBER.fullmatch(text):
        return Decimal(text)
    return text
