"""What a file would do: for each of its rows, and for each draft that would be made or changed. Nothing is stored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from verdicts.desk.intake.grounds import Ground, grounds
from verdicts.desk.intake.laying import Laid, lay
from verdicts.desk.intake.naming import Change, changes
from verdicts.desk.intake.piece import Piece, Sheet, Slip
from verdicts.domain.slugs import slug_fault
from verdicts.domain.working.cells import Cells
from verdicts.store.reviewers import reviewers
from verdicts.store.tools import old_slugs

What = Literal["new", "changed", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of one row: it is new, it changes something, nothing, or it is refused for its slips."""

    piece: Piece
    what: What
    changes: tuple[Change, ...] = ()
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All outcomes, in the order of the file; the drafts to be written, each ground with its new cells."""

    outcomes: tuple[Outcome, ...]
    drafts: tuple[tuple[Ground, Cells], ...]
    notes: tuple[str, ...]

    @property
    def refused(self) -> int:
        """How many rows have errors."""
        return sum(one.what == "refused" for one in self.outcomes)

    @property
    def digest(self) -> str:
        """What the plan does, in short: equal exactly where the same would be done to the same drafts."""
        done = [
            (one.slug, one.tool, one.number, one.copy and (one.copy.id, one.copy.version), sorted(cells.items()))
            for one, cells in self.drafts
        ]
        told = [(one.piece.line, one.what, [(slip.column, slip.reason) for slip in one.slips]) for one in self.outcomes]
        return hashlib.sha256(json.dumps([done, told]).encode()).hexdigest()


def plan(conn: Connection, sheet: Sheet, now: datetime) -> Plan:
    """What a file would do to the catalogue and the drafts as they stand."""
    found = grounds(conn, (piece.slug for piece in sheet.pieces if not slug_fault(piece.slug)), now)
    checks = _Checks(old_slugs(conn), {one.key for one in reviewers(conn)}, {})
    cells = {slug: ground.mine for slug, ground in found.items()}
    outcomes = list[Outcome]()
    for piece in sheet.pieces:
        ground, slips = found.get(piece.slug), (*piece.slips, *checks.slips(piece, found.get(piece.slug)))
        before = cells.get(piece.slug, {})
        laid = lay(piece, ground.base, before) if ground and piece.texts else Laid(before, {})
        if ground is None or slips or laid.slips:
            outcomes.append(Outcome(piece, "refused", slips=_once((*slips, *laid.slips))))
            continue
        told, cells[piece.slug] = changes(before, laid.cells), laid.cells
        outcomes.append(Outcome(piece, _what(piece, ground, before, laid.cells, told), told))
    good = {one.piece.slug for one in outcomes if one.what in ("new", "changed")}
    drafts = [(ground, cells[slug]) for slug, ground in found.items() if slug in good]
    return Plan(tuple(outcomes), tuple(drafts), sheet.notes)


def _once(slips: Sequence[Slip]) -> tuple[Slip, ...]:
    """One reason a column: what is wrong with a text is told before what it would do."""
    return tuple({slip.column: slip for slip in reversed(slips)}.values())[::-1]


def _what(piece: Piece, ground: Ground, before: Cells, after: Cells, told: Sequence[Change]) -> What:
    if piece.rows is None:
        return "new" if ground.fresh else "changed" if told else "same"
    added = len(after.get(piece.rows, "").split()) > len(before.get(piece.rows, "").split())
    return "new" if added else "changed" if told else "same"


@dataclass(frozen=True, slots=True)
class _Checks:
    """What a piece alone cannot know: `old` addresses, the `known` reviewers, and the pieces seen before."""

    old: Mapping[str, str]
    known: set[str]
    seen: dict[tuple[str, ...], Piece]

    def slips(self, piece: Piece, ground: Ground | None) -> tuple[Slip, ...]:
        if not piece.slug and piece.slips:  # a row that could not be read at all
            return ()
        column, slug = piece.columns.get("slug", "slug"), piece.slug
        if fault := slug_fault(slug):
            return (Slip(column, fault if slug else "is missing"),)
        if slug in self.old:
            return (Slip(column, f"was renamed; this tool is now {self.old[slug]}"),)
        if piece.rows and ground and ground.fresh:
            return (Slip(column, f"there is no tool or draft at {slug}; bring the tool first"),)
        first = self.seen.setdefault(_key(piece), piece)
        if first is not piece:
            return (Slip("" if piece.rows else column, f"is also given on line {first.line}"),)
        others = [key for key in piece.texts.get("panel", "").split() if key not in self.known]
        return tuple(Slip("panel", f"{key} is not a reviewer") for key in others)


def _key(piece: Piece) -> tuple[str, ...]:
    names = {"facts": ("label",), "prices": ("meter", "plan", "per", "tier_from")}.get(piece.rows or "", ())
    return (piece.slug, *(piece.texts.get(name, "").casefold() for name in names))
