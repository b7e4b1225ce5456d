"""What the cells of a working copy are called: `name`, `pricing.kind`, `fact.f3.label`, `take.builder.text`.

Rows have ids that stay when they move. The cells `facts`, `prices` and `panel` hold them in order, with spaces between;
`take.builder.claims` those of one take's claims. No two rows of a kind have one id, whatever list they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from verdicts.domain.tools import MOST_CLAIMS, Entry, Links

Cells = Mapping[str, str]
Rows = str  # the cell that lists them

LONGEST_CELL = 8000  # characters
MOST_ROWS = 200  # in one list; of a take's claims there are fewer
ROW_OF: Mapping[Rows, str] = {"facts": "fact", "prices": "price", "panel": "take"}
KINDS = (*ROW_OF.values(), "claim")

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
CLAIM = ("text", "by", "chance")
KEPT = ("origin", "models", "drafted", "edited", "editor", "on", "run", "before", "seen", "checked")
"""Cells of a take that code writes: who drafted it and what they wrote, in which run, what stood there before, the
marks that editors have looked at, and who they are."""

_EDITABLE = re.compile(
    "|".join((
        *PLAIN,
        rf"pricing\.(?:{'|'.join(PRICING)})",
        rf"entry\.(?:{'|'.join(ENTRY)})",
        rf"links\.(?:{'|'.join(LINKS)})",
        rf"fact\.[a-z0-9]{{1,20}}\.(?:{'|'.join(FACT)})",
        rf"price\.[a-z0-9]{{1,20}}\.(?:{'|'.join(PRICE)})",
        rf"take\.[a-z0-9-]{{1,40}}\.(?:{'|'.join(TAKE)})",
        rf"claim\.[a-z0-9]{{1,20}}\.(?:{'|'.join(CLAIM)})",
    ))
)  # fmt: skip
_CLAIMS = re.compile(r"take\.[a-z0-9-]{1,40}\.claims")


def editable(path: str, cells: Cells) -> bool:
    """Whether an editor may write the cell: it is one of ours, and its row is there."""
    if not _EDITABLE.fullmatch(path):
        return False
    kind, _, rest = path.partition(".")
    return kind not in KINDS or any(rest.rpartition(".")[0] in ids(cells, rows) for rows in lists(cells, kind))


def most(kind: str) -> int:
    """How many rows of a kind one list holds."""
    return MOST_CLAIMS if kind == "claim" else MOST_ROWS


def kind_of(rows: Rows) -> str:
    """Of what kind the rows are that a cell lists: fact, price, take, claim; "" for a cell that lists none."""
    return ROW_OF.get(rows, "claim" if _CLAIMS.fullmatch(rows) else "")


def claims_at(key: str) -> Rows:
    """The cell that lists the claims of a reviewer's take."""
    return f"take.{key}.claims"


def lists(cells: Cells, kind: str) -> list[Rows]:
    """The cells that list rows of a kind; claims only of takes that are there."""
    if kind == "claim":
        return [claims_at(key) for key in ids(cells, "panel")]
    return [rows for rows, one in ROW_OF.items() if one == kind]


def ids(cells: Cells, rows: Rows) -> list[str]:
    """The ids of the rows, in order."""
    return cells.get(rows, "").split()
