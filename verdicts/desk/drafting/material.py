"""A tool as the models read it: numbered pieces, each with its source and month. Its panel and votes are not in it."""

from __future__ import annotations

from collections.abc import Iterator

from verdicts.desk.wording import fact_value
from verdicts.domain.tools import Entry, Fact, PriceRow, Tool
from verdicts.fusion.brief import Datum

MOST_TEXT = 60_000  # characters of all pieces: a prompt has an end, and so has an editor's patience
LONGEST, LONGEST_SOURCE = 2000, 300  # characters of a piece and of its source
VENDOR, CATALOGUE = "the vendor's own words, not verified", "the catalogue"


def material(tool: Tool) -> tuple[Datum, ...]:
    """What there is to know, in the order of the page, as far as it fits."""
    kept, size = list[Datum](), 0
    for one in _said(tool):
        piece = Datum(_short(one.text, LONGEST), _short(one.source, LONGEST_SOURCE))
        size += len(piece.text) + len(piece.source)
        if size > MOST_TEXT:
            break
        kept.append(piece)
    return tuple(kept)


def left_out(tool: Tool) -> int:
    """How many pieces of a tool do not fit."""
    return sum(1 for _ in _said(tool)) - len(material(tool))


def _said(tool: Tool) -> Iterator[Datum]:
    """A tool that is being written has gaps; they are no pieces."""
    return (one for one in _all(tool) if one.text)


def _all(tool: Tool) -> Iterator[Datum]:
    made, category = f", made by {tool.maker}" if tool.maker else "", tool.category
    yield Datum(f"{tool.name}{made}. Category: {category}" if category else f"{tool.name}{made}", CATALOGUE)
    yield Datum(tool.tagline, VENDOR)
    yield Datum(tool.description, VENDOR)
    yield Datum(f"Best for: {tool.best_for}" if tool.best_for else "", CATALOGUE)
    summary = tool.pricing.summary
    yield Datum(f"Pricing ({tool.pricing.kind}): {summary}" if summary else "", CATALOGUE)
    if tool.license:
        yield Datum(f"License: {tool.license}", CATALOGUE)
    if tool.pricing.entry:
        yield _entry(tool.pricing.entry)
    yield from map(_price, tool.prices)
    yield from map(_fact, tool.facts)


def _entry(entry: Entry) -> Datum:
    amount = "amount unknown" if entry.amount is None else f"{entry.amount:f} {entry.currency}"
    return Datum(f"Cheapest way in: {amount} per {entry.unit}", _source(entry.source, entry.as_of))


def _price(row: PriceRow) -> Datum:
    plan = f", plan {row.plan}" if row.plan else ""
    tier = f", from {row.tier_from:f} on" if row.tier_from is not None else ""
    return Datum(
        f"Price of {row.meter}{plan}: {row.amount:f} {row.currency} per {row.per}{tier}",
        _source(row.source, row.as_of),
    )


def _fact(fact: Fact) -> Datum:
    kind = f", {fact.kind}" if fact.kind else ""
    source = _source(fact.source, fact.as_of, "dated" if fact.dated else "read")
    return Datum(f"{fact.label}: {fact_value(fact)}", f"{source}{kind}")


def _source(address: str | None, month: str | None, word: str = "listed") -> str:
    return ", ".join(part for part in (address or "no source", f"{word} {month}" if month else "") if part)


def _short(text: str, most: int) -> str:
    """Bounded. What hides words stays in it, so that it is flagged; the fence takes it out for the models."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
