"""A draft as the page that its tool would have: what was typed as far as it goes, placeholders for what lacks.

Rows that lack something stand there too, marked (`unready`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from verdicts.desk.catalogue import Catalogue, Library, Site
from verdicts.desk.show import tool_view
from verdicts.desk.working.allowed import NotAllowed, allowed
from verdicts.desk.working.unready import with_unready
from verdicts.domain.cards import Card, CardPrice
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import ROW_OF, Cells, ids
from verdicts.domain.working.tools import document_of
from verdicts.store.engine import reading
from verdicts.store.working import copy_numbered
from verdicts.views.tool import ToolView

TRIES = 4  # what is mended may show another fault: an amount that is text, then one that is too large
LACKS: dict[str, Any] = {
    "slug": "untitled",
    "name": "Untitled",
    "short_name": "Untitled",
    "maker": "Maker not said yet",
    "tagline": "Tagline not said yet",
    "category": "No category yet",
    "description": "Description not written yet.",
    "best_for": "Not said yet",
    "license": None,
    "licence_family": None,
    "panel_on": None,
}
PRICING = {"kind": "free", "summary": "Pricing not described yet.", "entry": None}


def preview(library: Library, site: Site, account: int, copy: str, today: date) -> ToolView | None:
    """The page of a draft, for an editor; None where there is no such draft, and for who is none."""
    try:
        with reading(library.engine) as conn:
            allowed(conn, account)
            stands = copy_numbered(conn, copy)
    except NotAllowed:
        return None
    return draft_view(library.catalogue(), site, stands.cells, today) if stands else None


def draft_view(catalogue: Catalogue, site: Site, cells: Cells, today: date) -> ToolView:
    """The page of cells: nothing of the published tool shows, whatever lacks."""
    document = document_of(cells)
    rows = {name: dict(zip(ids(cells, name), document[name], strict=True)) for name in ROW_OF}
    tool = _mended(document, today)
    known = replace(catalogue, cards={**catalogue.cards, tool.slug: _card(catalogue, tool)})
    left = {name: [key for key, row in rows[name].items() if not _among(row, document[name])] for name in ROW_OF}
    return with_unready(tool_view(known, tool, (), site, today), cells, left, f"{today:%Y-%m}")


def _among(row: object, rows: list[object]) -> bool:
    return any(row is one for one in rows)


def _mended(document: dict[str, Any], today: date) -> Tool:
    """The tool, with a placeholder in each field that lacks; of its rows the document keeps those that are whole."""
    if document["panel"] and not document["panel_on"]:
        document["panel_on"] = today.isoformat()
    for _ in range(TRIES):
        try:
            return Tool.model_validate(document)
        except ValidationError as error:
            _mend(document, [one["loc"] for one in error.errors(include_url=False)], today)
    whole = {"published_on": today.isoformat(), "pricing": PRICING, "links": dict.fromkeys(("home", "docs", "repo"))}
    document |= LACKS | whole | {"facts": [], "prices": [], "panel": []}
    return Tool.model_validate(document)


def _mend(document: dict[str, Any], faults: list[tuple[int | str, ...]], today: date) -> None:
    for rows in ("facts", "prices", "panel"):
        bad = {place[1] for place in faults if place and place[0] == rows and len(place) > 1}
        kept = [row for at, row in enumerate(document[rows]) if at not in bad]
        document[rows] = _each_once(kept) if (rows,) in faults else kept
    for place in faults:
        match place:
            case ("pricing", field, *_):
                document["pricing"][field] = PRICING.get(str(field))
            case ("links", field, *_):
                document["links"][field] = None
            case ("published_on", *_):
                document["published_on"] = today.isoformat()
            case (str(field), *_) if field in LACKS:
                document[field] = LACKS[field]
            case _:
                pass


def _each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first row of each label or reviewer."""
    first = {row.get("label", row.get("reviewer")): row for row in reversed(rows)}
    return [row for row in rows if _among(row, list(first.values()))]


def _card(catalogue: Catalogue, tool: Tool) -> Card:
    """What lists know of it; it stands among the alternatives of its category as if it were published."""
    entry, scores = tool.pricing.entry, {take.reviewer: take.score for take in tool.panel}
    stands = catalogue.cards.get(tool.slug)
    return Card(
        slug=tool.slug,
        name=tool.name,
        short_name=tool.short_name,
        maker=tool.maker,
        category=tool.category,
        tagline=tool.tagline,
        best_for=tool.best_for,
        pricing_kind=tool.pricing.kind,
        entry=CardPrice(entry.amount, entry.currency, entry.unit) if entry else None,
        licence_family=tool.licence_family,
        self_hostable=None,
        published_on=tool.published_on,
        panel_on=tool.panel_on,
        scores=tuple((one.key, scores[one.key]) for one in catalogue.reviewers if one.key in scores),
        retired=stands is not None and stands.retired,
    )
