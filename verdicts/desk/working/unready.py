"""Rows of a draft that lack something, as its preview shows them: what was typed, and what keeps them from readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from verdicts.desk.comparison.factrows import KINDS
from verdicts.desk.drawing import WORDS
from verdicts.desk.tool.prices import METERS
from verdicts.desk.wording import source
from verdicts.desk.working.reading import read
from verdicts.domain.panels import verdict_of
from verdicts.domain.working.cells import ROW_OF, Cells, Rows, claims_at, ids
from verdicts.views.comparison import OwnFactView
from verdicts.views.parts import SourceView
from verdicts.views.tool import PriceView, TakeView, ToolView

View = TypeVar("View")
_CALLED = {
    "label": "label", "value": "value", "meter": "meter", "amount": "amount", "currency": "currency",
    "per": "“for what”", "score": "score", "text": "text", "source": "source", "as_of": "month",
}  # fmt: skip
_MISSING = " is missing."


@dataclass(frozen=True)
class _Row:
    """One of them: its number in its list, its cells by name, and what is wrong with them."""

    at: int
    typed: Mapping[str, str]
    faults: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.typed.get(name, "").strip()

    def source(self, month: str) -> SourceView:
        """Where it is from, as far as that can be shown."""
        address, as_of = (None if name in self.faults else self[name] for name in ("source", "as_of"))
        return source(address, as_of, self["dated"] == "yes" if "dated" in self.typed else None, month)

    @property
    def lacks(self) -> str:
        """Not published: no source, no month yet. The amount is no number."""
        missing = [called for name, called in _CALLED.items() if self.faults.get(name, "").endswith(_MISSING)]
        rest = [said for said in self.faults.values() if not said.endswith(_MISSING)]
        head = f"Not published: {', '.join(f'no {name}' for name in missing)} yet." if missing else "Not published."
        return " ".join([head, *(rest if self.faults else ["It stands twice."])])


def with_unready(view: ToolView, cells: Cells, left: Mapping[Rows, Sequence[str]], month: str) -> ToolView:
    """The page with the rows that were `left` out of it, each in its place; `month` is YYYY-MM, for stale sources."""
    found = {rows: {row: _row(cells, rows, row) for row in left[rows]} for rows in left}
    return replace(
        view,
        facts=_placed(view.facts, ids(cells, "facts"), found["facts"], lambda row: _fact(row, month)),
        prices=_placed(view.prices, ids(cells, "prices"), found["prices"], lambda row: _price(row, month)),
        takes=[_take(one, found["panel"].get(one.reviewer.key)) for one in view.takes],
    )


def _fact(row: _Row, month: str) -> OwnFactView:
    value = f"{row['value']} {row['unit']}".strip() if row["value"] else "No value yet"
    label, kind = row["label"] or f"Fact {row.at}", KINDS.get(row["kind"], "")
    return OwnFactView(label, value, kind, row.source(month), lacks=row.lacks)


def _price(row: _Row, month: str) -> PriceView:
    amount = f"{row['currency']} {row['amount']}".strip() if row["amount"] else "No amount yet"
    per, tier = (f"{word} {row[name]}" if row[name] else "" for word, name in (("per", "per"), ("from", "tier_from")))
    what = METERS.get(row["meter"], f"Price {row.at}")
    return PriceView(what, row["plan"], amount, per, tier, row.source(month), row.lacks)


def _placed(
    views: Sequence[View], order: Sequence[str], found: Mapping[str, _Row], draw: Callable[[_Row], View]
) -> list[View]:
    whole = iter(views)
    return [draw(found[row]) if row in found else next(whole) for row in order]


def _take(view: TakeView, row: _Row | None) -> TakeView:
    if row is None:
        return view
    text = row["text"] or "No text yet."
    if "score" in row.faults:
        return replace(view, take=text, lacks=row.lacks)
    verdict = verdict_of(int(row["score"]))
    return replace(view, score=row["score"], verdict=verdict, word=WORDS[verdict], take=text, lacks=row.lacks)


def _row(cells: Cells, rows: Rows, row: str) -> _Row:
    start, claims = f"{ROW_OF[rows]}.{row}.", ids(cells, claims_at(row))
    typed = {path.removeprefix(start): text for path, text in cells.items() if path.startswith(start)}
    faults = dict[str, str]()
    for one in read(cells).lacks:
        if one.path.startswith(start):
            faults.setdefault(one.path.removeprefix(start), one.said)
        elif one.path.startswith("claim.") and one.path.split(".")[1] in claims:
            faults["claim"] = "A claim is not complete."
    return _Row(ids(cells, rows).index(row) + 1, typed, faults)
