"""JSON as pieces: one tool in the shape of a catalogue file, or a list of them; or rows of facts and prices, each with
the names of a table's columns.

A key that is left out stays as it is; a list that is given takes the place of the one that is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from pydantic import ValidationError

from verdicts.desk.faults import faults_of
from verdicts.desk.intake.piece import Piece, Sheet, Slip, Unreadable
from verdicts.desk.intake.rows import is_row, read_row
from verdicts.domain.documents import BrokenDocument, parse
from verdicts.domain.tools import Claim, Drafting, Entry, Fact, Links, PriceRow, Pricing, Take, Tool
from verdicts.domain.working.cells import KEPT, PLAIN
from verdicts.domain.working.tools import cells_of

_SPACE = re.compile(r"[ \t\r\n]*")
_WITHIN = {"fact": "facts", "price": "prices", "take": "panel"}
_EMPTY = {"missing", "string_too_short"}


def read_documents(text: str) -> Sheet:
    """The tools as pieces. Raises Unreadable where the text is no JSON."""
    try:
        found = parse(text.encode("utf-8", "replace"))
    except BrokenDocument as broken:
        raise Unreadable(str(broken)) from broken
    entries = cast(list[object], found) if isinstance(found, list) else [found]
    lines = _lines(text) if isinstance(found, list) else [1]
    return Sheet(tuple(_piece(line, entry) for line, entry in zip(lines, entries, strict=True)))


def _lines(text: str) -> list[int]:
    """The line on which each entry of the list begins; the text is known to be one."""
    found, at, line, read = list[int](), text.index("[") + 1, 1, 0
    while text[at := _after_space(text, at)] != "]":
        line, read = line + text.count("\n", read, at), at
        found.append(line)
        _, at = json.JSONDecoder().raw_decode(text, at)
        at = _after_space(text, at)
        at += text[at] == ","
    return found


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _piece(line: int, entry: object) -> Piece:
    if not isinstance(entry, dict):
        return Piece(line, slips=(Slip("", "must be an object in braces"),))
    document = cast(dict[str, Any], entry)
    if is_row(document):
        return read_row(line, document)
    slug, name = (str(document.get(key) or "")[:300] for key in ("slug", "name"))
    slips = _slips(document)
    return Piece(line, slug, name, None, {} if slips else _texts(document), {}, slips)


def _slips(document: Mapping[str, Any]) -> tuple[Slip, ...]:
    """What is wrong; what merely lacks is told by the draft."""
    try:
        Tool.model_validate(document)
    except ValidationError as broken:
        kinds = [one["type"] for one in broken.errors(include_url=False)]
        told = zip(faults_of("", broken), kinds, strict=True)
        return tuple(Slip(fault.field, fault.reason) for fault, kind in told if not _lacks(kind, fault.field))
    return ()


def _lacks(kind: str, field: str) -> bool:
    """Whether an editor can still fill it in; what tells a row from others must be there."""
    return not field or (kind in _EMPTY and not field.endswith((".label", ".reviewer")) and ".drafting" not in field)


def _texts(document: Mapping[str, Any]) -> dict[str, str]:
    """The cells that the document gives."""
    cells: dict[str, str] = {path: text for path, text in cells_of(_tool(document)).items() if _given(path, document)}
    for row in cells.get("panel", "").split():
        cells = {f"take.{row}.{name}": "" for name in KEPT} | cells
    return cells


def _given(path: str, document: Mapping[str, Any]) -> bool:
    head, _, rest = path.partition(".")
    if head == "entry":
        return "entry" in document.get("pricing", {})
    if head in ("pricing", "links"):
        return rest in document.get(head, {})
    return _WITHIN.get(head, head) in document


def _tool(document: Mapping[str, Any]) -> Tool:
    """The document as a tool, with nothing where something lacks; what is there was found to be right."""
    pricing, links = document.get("pricing", {}), document.get("links", {})
    entry = pricing.get("entry")
    return Tool.model_construct(
        **{name: document.get(name) for name in PLAIN},
        pricing=Pricing.model_construct(
            kind=pricing.get("kind"), summary=pricing.get("summary"), entry=entry and _loose(Entry, entry)
        ),
        links=_loose(Links, links),
        facts=tuple(_fact(one) for one in document.get("facts", ())),
        prices=tuple(_loose(PriceRow, one) for one in document.get("prices", ())),
        panel=tuple(_take(one) for one in document.get("panel", ())),
    )


def _fact(given: Mapping[str, Any]) -> Fact:
    value = given.get("value", "")
    return _loose(
        Fact, {"label": "", "dated": False, **given, "value": float(value) if isinstance(value, Decimal) else value}
    )


def _take(given: Mapping[str, Any]) -> Take:
    drafting = given.get("drafting")
    told = {"score": "", "take": "", "origin": "human", **given}
    return _loose(Take, {**told, "drafting": drafting and Drafting.model_validate(drafting), "claims": _claims(given)})


def _claims(given: Mapping[str, Any]) -> tuple[Claim, ...]:
    return tuple(Claim.model_validate(one) for one in given.get("claims") or ())


def _loose(kind: type[Any], given: Mapping[str, Any]) -> Any:
    return kind.model_construct(**{name: given.get(name) for name in kind.model_fields})
