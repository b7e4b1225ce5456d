"""Tools, votes and ladders as answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verdicts.desk.catalogue import Catalogue, Site
from verdicts.desk.comparison.heads import licence
from verdicts.domain.cards import Card
from verdicts.domain.facts import AlignedFact, align, is_stale
from verdicts.domain.panels import count, percent
from verdicts.domain.rungs import Rung, share
from verdicts.domain.tallies import FEWEST_FOR_A_SHARE, Split, Tally
from verdicts.domain.tools import Fact, PriceRow, Tool
from verdicts.web.mcp import shapes
from verdicts.web.mcp.reader import Reader

_LICENCE = ("license", "licence")


def found(card: Card, site: Site) -> shapes.Found:
    """A tool of a search."""
    panel = count(score for _, score in card.scores)
    texts = {name: getattr(card, name) for name in ("slug", "name", "maker", "category", "tagline")}
    url = f"{site.url}/tools/{card.slug}"
    return shapes.Found(**texts, verdict=panel.verdict, share=panel.share, url=url)


def whole(reader: Reader, tool: Tool) -> shapes.ToolAnswer:
    """Everything known of a tool."""
    plain = ("slug", "name", "maker", "category", "tagline", "description", "best_for")
    catalogue, month = reader.catalogue, reader.month
    facts = [fact(one, month) for one in tool.facts]
    return shapes.ToolAnswer(
        **{name: getattr(tool, name) for name in plain},
        retired=catalogue.cards[tool.slug].retired,
        pricing=tool.pricing.kind,
        pricing_summary=tool.pricing.summary,
        licence=licence(tool) or None,
        licence_source=next((one.source for one in facts if one.label.casefold() in _LICENCE), None),
        published_on=tool.published_on.isoformat(),
        panel=_panel(tool),
        takes=_takes(catalogue, tool),
        votes=counted(reader.tally(tool.slug)),
        facts=facts,
        prices=[_price(tool, row, month) for row in tool.prices],
        demo_votes=reader.library.demo_votes(),
        url=f"{reader.site.url}/tools/{tool.slug}",
    )


def rows(tools: Sequence[Tool], month: str) -> list[shapes.FactRow]:
    """Facts aligned by label; `month` is the present one, YYYY-MM, by which sources are stale."""
    return [_row(row, month) for row in align([tool.facts for tool in tools])[0]]


def counted(tally: Tally) -> shapes.Votes:
    """Ballots on one tool."""
    low, high = (round(end, 4) for end in tally.interval)
    figures = {"ship": tally.ship, "skip": tally.skip, "share": tally.share, "from_accounts": tally.accounts}
    return shapes.Votes(**figures, low=low, high=high)


def picked(split: Split, slugs: Sequence[str]) -> shapes.Picks:
    """Picks among some tools, in their order."""
    many = split.count
    sides = [
        shapes.Side(slug=slug, picks=picks, share=percent(picks, many) if many >= FEWEST_FOR_A_SHARE else None)
        for slug in slugs
        for picks in (split.picks.get(slug, 0),)
    ]
    return shapes.Picks(picks=many, sides=sides, settled=split.settled)


def rung(card: Card, one: Rung) -> shapes.Rung:
    """Where a tool stands on a ladder."""
    at, low, high = (round(share(value), 4) for value in (one.strength, one.low, one.high))
    rank = one.rank if one.settled else None
    return shapes.Rung(rank=rank, slug=card.slug, name=card.name, share=at, low=low, high=high, picks=one.picks)


def fact(one: Fact, month: str) -> shapes.Fact:
    """A fact with its source."""
    source = _source(one.source, one.as_of, one.dated, month)
    return shapes.Fact(label=one.label, value=one.value, unit=one.unit, kind=one.kind, source=source)


def _row(row: AlignedFact, month: str) -> shapes.FactRow:
    values = [fact(one, month) if one else None for one in row.cells]
    return shapes.FactRow(label=row.label, differs=row.differs, values=values)


def _source(url: str, as_of: str, dated: bool | None, month: str) -> shapes.Source:
    return shapes.Source(url=url, month=as_of, dated=dated, stale=is_stale(as_of, month))


def _price(tool: Tool, row: PriceRow, month: str) -> shapes.Price:
    """Whether its page shows the month is known from a fact of the same page."""
    dated = [one.dated for one in tool.facts if (one.source, one.as_of) == (row.source, row.as_of)]
    return shapes.Price(
        meter=row.meter,
        plan=row.plan,
        amount=f"{row.amount.normalize():f}",
        currency=row.currency,
        per=row.per,
        tier_from=None if row.tier_from is None else f"{row.tier_from.normalize():f}",
        source=_source(row.source, row.as_of, any(dated) if dated else None, month),
    )


def _panel(tool: Tool) -> shapes.Panel:
    found = count(take.score for take in tool.panel)
    judged = tool.panel_on.isoformat() if tool.panel_on and tool.panel else None
    return shapes.Panel(verdict=found.verdict, ship=found.ship, skip=found.skip, share=found.share, judged_on=judged)


def _takes(catalogue: Catalogue, tool: Tool) -> list[shapes.Take]:
    names: Mapping[str, str] = {one.key: one.name for one in catalogue.reviewers}
    return [
        shapes.Take(
            reviewer=names.get(take.reviewer, take.reviewer),
            score=take.score,
            verdict=take.verdict,
            text=take.take,
            origin=take.origin,
        )
        for take in tool.panel
    ]
