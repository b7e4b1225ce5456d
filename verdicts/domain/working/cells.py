"""What the cells of a working copy are called: `name`, `pricing.kind`, `fact.f3.label`, `take.builder.text`.

Rows have ids that stay when they move; `facts`, `prices` and `panel` hold them in order, with spaces between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from verdicts.domain.tools import Entry, Links

Cells = Mapping[str, str]
Rows = Literal["facts", "prices", "panel"]

LONGEST_CELL = 8000  # characters
MOST_ROWS = 200
ROW_OF: Mapping[Rows, str] = {"facts": "fact", "prices": "price", "panel": "take"}

PLAIN = (
    "slug", "name", "short_name", "maker", "tagline", "category", "description", "best_for", "license",
    "licence_family", "published_on", "panel_on",
)  # fmt: skip
PRICING = ("kind", "summary")
ENTRY = tuple(Entry.model_fields)
LINKS = tuple(Links.model_fields)
FACT = ("label", "value", "unit", "source", "as_of", "dated", "kind")
PRICE = ("meter", "plan", "amount", "currency", "per", "tier_from", "source", "as_of")
TAKE = ("score", "text")
KEPT = ("origin", "models", "drafted", "edited", "editor", "on", "run", "before", "seen")
"""Cells of a take that code writes: who drafted it and what they wrote, in which run, what stood there before, and the
marks that an editor has looked at."""

_EDITABLE = re.compile(
    "|".join((
        *PLAIN,
        rf"pricing\.(?:{'|'.join(PRICING)})",
        rf"entry\.(?:{'|'.join(ENTRY)})",
        rf"links\.(?:{'|'.join(LINKS)})",
        rf"fact\.[a-z0-9]{{1,20}}\.(?:{'|'.join(FACT)})",
        rf"price\.[a-z0-9]{{1,20}}\.(?:{'|'.join(PRICE)})",
        rf"take\.[a-z0-9-]{{1,40}}\.(?:{'|'.join(TAKE)})",
    ))
)  # fmt: skip


def editable(path: str, cells: Cells) -> bool:
    """Whether an editor may write the cell: it is one of ours, and its row is there."""
    if not _EDITABLE.fullmatch(path):
        return False
    kind, _, rest = path.partition(".")
    return all(rest.rpartition(".")[0] in ids(cells, rows) for rows, one in ROW_OF.items() if one == kind)


def ids(cells: Cells, rows: Rows) -> list[str]:
    """The ids of the rows, in order."""
    return cells.get(rows, "").split()
