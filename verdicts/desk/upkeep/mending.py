"""Begin to mend what a page of upkeep found: the draft of a tool, and the field in it that holds an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from verdicts.desk.working.begin import begin
from verdicts.desk.working.forms import ident
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.cells import LINKS, Cells, editable
from verdicts.store.engine import reading
from verdicts.store.working import copy_by_id


@dataclass(frozen=True, slots=True)
class ToMend(Done):
    """A draft; `field` is the id of the field on its page, "" where the draft holds the address no more."""

    field: str = ""


def mend(engine: Engine, account: int, slug: str, address: str, now: datetime) -> Done | Refused:
    """The draft of a tool, begun where there is none. Raises NotAllowed."""
    done = begin(engine, account, slug, now)
    if isinstance(done, Refused):
        return done
    with reading(engine) as conn:
        copy = copy_by_id(conn, done.copy)
    return ToMend(copy=done.copy, slug=done.slug, field=_field(copy.cells, address) if copy and address else "")


def _field(cells: Cells, address: str) -> str:
    """Of several the one with the oldest month."""
    found = [path for path, text in cells.items() if text.strip() == address and _is_address(path, cells)]
    month = {path: cells.get(f"{path.rpartition('.')[0]}.as_of") or "~" for path in found}
    return ident(min(found, key=lambda path: month[path])) if found else ""


def _is_address(path: str, cells: Cells) -> bool:
    return path.rpartition(".")[2] in ("source", *LINKS) and editable(path, cells)
