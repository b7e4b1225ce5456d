"""The plain form of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verdicts.desk.catalogue import Site
from verdicts.desk.tallied import Tallied
from verdicts.views.comparison import ComparisonView, FactCellView, FactRowView, HeadView
from verdicts.views.scores import ScorecardView, TakeCellView, TakeRowView
from verdicts.web.plain.markdown import items, link, page, plain, quoted, table
from verdicts.web.plain.parts import DEMO, end, picks, plain_address, sourced, valued, votes
from verdicts.web.plain.tool import RETIRED, claims, fact

SAMPLE = "Takes marked Sample were written for the demo by fictional personas."
Cell = Callable[[HeadView], str]


def comparison_text(view: ComparisonView, said: Tallied, site: Site) -> str:
    """Everything that the page of a comparison says."""
    return page(
        [
            f"# {plain(view.versus)}: which one should you ship with?",
            plain(view.standfirst),
            *_then(view),
            _glance(view.heads, said) if view.heads else "",
            *([] if view.past.day else ["## Which would you ship?", picks(said.split), DEMO if said.demo else ""]),
            *_facts(view),
            *(_scores(view.scores, view.heads) if view.heads else []),
            *_related(view, site),
            end(site, view.path),
        ]
    )


def _then(view: ComparisonView) -> Iterator[str]:
    """Of a day gone by, and which tools are retired."""
    if view.past.day:
        yield plain(f"As of {view.past.day}. {view.past.absent}")
    for head in view.heads:
        if head.retired:
            yield f"{plain(head.name)}. {RETIRED}"


def _glance(heads: list[HeadView], said: Tallied) -> str:
    rows: tuple[tuple[str, Cell], ...] = (
        ("Panel verdict", lambda head: plain(f"{head.verdict_line} ({head.figures.share})")),
        ("Community", lambda head: votes(said.tallies[head.i])),
        ("Entry price", _price),
        ("Pricing", lambda head: plain(head.pricing_summary)),
        ("Best for", lambda head: plain(head.best_for)),
        ("Category", lambda head: plain(head.category)),
        ("Licence", lambda head: valued(head.licence, head.licence_source)),
        ("Tagline", lambda head: plain(head.tagline)),
    )
    return table(("", *_names(heads)), [(label, *map(cell, heads)) for label, cell in rows])


def _names(heads: list[HeadView]) -> list[str]:
    return [plain(head.name) for head in heads]


def _price(head: HeadView) -> str:
    return f"{plain(f'{head.figures.price}, {head.figures.price_note}')} {sourced(head.pricing_source)}"


def _facts(view: ComparisonView) -> Iterator[str]:
    if view.facts.rows or view.facts.own:
        yield "## Facts"
    if view.facts.rows:
        yield plain(view.facts.note)
        yield table(("Fact", *_names(view.heads), "Apart"), map(_row, view.facts.rows))
    for own in view.facts.own:
        if own.facts:
            yield f"### Of {plain(own.short_name)} alone"
            yield items(map(fact, own.facts))


def _row(row: FactRowView) -> list[str]:
    return [plain(row.label), *map(_cell, row.cells), plain(row.apart)]


def _cell(cell: FactCellView) -> str:
    return valued(cell.value, cell.source, cell.kind)


def _scores(scores: ScorecardView, heads: list[HeadView]) -> Iterator[str]:
    yield "## Panel"
    yield plain(scores.shared_line)
    if scores.sample:
        yield SAMPLE
    rows = [(plain(row.reviewer.name), *map(_score, row.cells)) for row in scores.takes]
    if scores.means:
        rows.append((plain(scores.means_note.capitalize()), *(one.mean for one in scores.means)))
    yield table(("Reviewer", *_names(heads)), rows)
    for row in scores.takes:
        yield from _takes(row)


def _score(cell: TakeCellView) -> str:
    return f"{cell.score}, {cell.word}" if cell.score else "No panel take"


def _takes(row: TakeRowView) -> Iterator[str]:
    said = [cell for cell in row.cells if cell.score]
    if said:
        yield f"### {plain(row.reviewer.name)}"
    for cell in said:
        labels = "".join(f" · {plain(label)}" for label in (cell.origin, cell.by) if label)
        yield f"**{plain(cell.tool)}**, {cell.score} of 100{labels}"
        yield quoted(cell.take)
        yield claims(cell.claims)


def _related(view: ComparisonView, site: Site) -> list[str]:
    if not view.related:
        return []
    near = [
        f"{link(f'{one.left} vs {one.right}', plain_address(site, one.href))}: {plain(one.note)}"
        for one in view.related
    ]
    return ["## Related", items(near)]
