"""What lacks in a draft as a list beside its form, by the parts of the form, each entry a way to its field."""

from __future__ import annotations

from collections.abc import Mapping

from verdicts.desk.working.forms import BASICS, FACT, LINKS, PRICE, PRICING, SCORE, TEXT, Look, ident
from verdicts.desk.working.reading import Lack
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.working.cells import Cells
from verdicts.views.desk import LacksView, LackView

PARTS: Mapping[str, str] = {
    "take": "Panel", "fact": "Facts", "facts": "Facts", "pricing": "Pricing", "entry": "Pricing", "price": "Prices",
    "links": "Links",
}  # fmt: skip
ORDER = ("Tool", "Panel", "Facts", "Pricing", "Prices", "Links")
_PLAIN: Mapping[str, Look] = {**BASICS, **PRICING, **LINKS}
_ROWS: Mapping[str, Mapping[str, Look]] = {"fact": FACT, "price": PRICE, "take": {"score": SCORE, "text": TEXT}}


def lacks_views(cells: Cells, lacks: list[Lack], known: list[Reviewer]) -> list[LacksView]:
    """What lacks, by part, in the order of the form."""
    names = {one.key: one.name for one in known}
    found: dict[str, list[LackView]] = {part: [] for part in ORDER}
    for one in sorted(lacks, key=lambda one: _order(cells, one.path)):
        found[PARTS.get(one.path.partition(".")[0], "Tool")].append(_lack(cells, one, names))
    return [LacksView(part, rows) for part, rows in found.items() if rows]


def _order(cells: Cells, path: str) -> tuple[int, int]:
    """Where a field stands in its part: its row, and its place among the fields there."""
    kind, _, rest = path.partition(".")
    row, _, name = rest.rpartition(".")
    looks = _ROWS.get(kind, _PLAIN)
    field = name if kind in _ROWS else path
    return _at(cells, kind, row) if row else 0, list(looks).index(field) if field in looks else len(looks)


def _lack(cells: Cells, lack: Lack, names: Mapping[str, str]) -> LackView:
    where = _where(cells, lack.path, names)
    said = "missing" if lack.said.endswith(" is missing.") else lack.said
    return LackView(said, where, f"#{ident(lack.path)}" if where else "")


def _where(cells: Cells, path: str, names: Mapping[str, str]) -> str:
    """What a cell is called there; "" for what is no field."""
    kind, _, rest = path.partition(".")
    row, _, name = rest.rpartition(".")
    if kind not in _ROWS:
        look = _PLAIN.get(path)
        return look.label if look else ""
    label = cells.get(f"{kind}.{row}.{'label' if kind == 'fact' else 'meter'}", "")
    title = names.get(row, row) if kind == "take" else label or f"{kind.title()} {_at(cells, kind, row)}"
    look = _ROWS[kind].get(name)
    return f"{title}, {look.label.lower()}" if look else title


def _at(cells: Cells, kind: str, row: str) -> int:
    here = cells.get("panel" if kind == "take" else f"{kind}s", "").split()
    return here.index(row) + 1 if row in here else len(here)
