"""Facts across tools: aligned by label, differences named, the rest under the tool that has it."""

from __future__ import annotations

from collections.abc import Sequence

from verdicts.desk.comparison.heads import KEYS
from verdicts.desk.wording import fact_value, source
from verdicts.domain.facts import AlignedFact, align
from verdicts.domain.tools import Fact, Tool
from verdicts.views.comparison import FactCellView, FactRowView, FactsView, OwnFactsView, OwnFactView

KINDS = {"vendor claim": "Vendor claim", "observed": "Observed", "editorial": "Editorial"}


def _cell(row: AlignedFact, column: int, today: str) -> FactCellView:
    fact, key = row.cells[column], KEYS[column]
    if fact is None:
        return FactCellView(i=key)
    where = source(fact.source, fact.as_of, fact.dated, today)
    return FactCellView(key, fact_value(fact), row.odd(column), KINDS.get(fact.kind or "", ""), where)


def _apart(row: AlignedFact) -> tuple[str, str]:
    missing = len(row.cells) - len(row.found)
    if missing:
        return f"{len(row.found)} of {len(row.cells)} sourced", ""
    if not row.differs:
        return "Same", ""
    if row.factor is None:
        return "Differs", ""
    figure = f"{row.factor:.1f}" if row.factor < 10 else f"{row.factor:,.0f}"
    return f"{figure}×", f"{figure} times apart"


def _row(row: AlignedFact, today: str) -> FactRowView:
    apart, said = _apart(row)
    cells = [_cell(row, column, today) for column in range(len(row.cells))]
    return FactRowView(row.label, row.differs, apart, said, cells)


def own_fact(fact: Fact, today: str) -> OwnFactView:
    """One fact of one tool alone, with its source. `today` is YYYY-MM."""
    where = source(fact.source, fact.as_of, fact.dated, today)
    return OwnFactView(fact.label, fact_value(fact), KINDS.get(fact.kind or "", ""), where)


def facts_view(tools: Sequence[Tool], today: str) -> FactsView:
    """Aligned rows, each tool's own facts (only where any tool has some), and a sentence that counts them."""
    rows, own = align([tool.facts for tool in tools])
    differing = sum(row.differs for row in rows)
    note = f"{len(rows)} {'fact lines' if len(rows) == 1 else 'facts line'} up, {differing} differ." if rows else ""
    alone = [
        OwnFactsView(key, key.upper(), tool.short_name, [own_fact(fact, today) for fact in facts])
        for key, tool, facts in zip(KEYS, tools, own, strict=False)
    ]
    return FactsView([_row(row, today) for row in rows], alone if any(own) else [], note)
