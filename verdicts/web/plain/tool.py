"""The plain form of one tool."""

from __future__ import annotations

from collections.abc import Iterable

from verdicts.desk.catalogue import Site
from verdicts.desk.tallied import Tallied
from verdicts.views.claims import ClaimView
from verdicts.views.comparison import OwnFactView
from verdicts.views.tool import AlternativeView, ChangeView, PriceView, TakeView, ToolView
from verdicts.web.plain.markdown import items, link, page, plain, quoted, table
from verdicts.web.plain.parts import DEMO, NOT_SOURCED, end, plain_address, sourced, valued, votes

RETIRED = "Retired: this tool stays readable and takes no more votes."


def tool_text(view: ToolView, said: Tallied, site: Site) -> str:
    """Everything that the page of a tool says."""
    return page(
        [
            f"# {plain(view.name)}",
            quoted(view.tagline),
            RETIRED if view.retired else "",
            _figures(view, said, site),
            *map(plain, view.paragraphs),
            "## Panel",
            plain(view.takes_note),
            *map(_take, view.takes),
            "## Facts",
            items(map(fact, view.facts)) or NOT_SOURCED,
            "## Prices",
            _prices(view.prices),
            *_further(view, site),
            end(site, view.path),
        ]
    )


def fact(one: OwnFactView) -> str:
    """A fact with its source and month."""
    return f"{plain(one.label)}: {valued(one.value, one.source, one.kind)}"


def claims(told: Iterable[ClaimView]) -> str:
    """What a reviewer claims will be so, and what came of it."""
    return items(
        f"Claim, {plain(one.chance)} by {one.iso}: {plain(f'{one.text} {one.word} {one.note}')}"
        + (f" {sourced(one.source)}" if one.source.href else "")
        for one in told
    )


def _figures(view: ToolView, said: Tallied, site: Site) -> str:
    judged = f", judged {view.judged}" if view.judged else ""
    homes = ", ".join(link(one.label, one.href) for one in view.links)
    return items(
        [
            f"Panel verdict: {plain(f'{view.bench.word}, {view.share} ship ({view.share_note}){judged}')}",
            f"Community: {votes(said.tallies['a'])}{f' {DEMO}' if said.demo else ''}",
            f"Maker: {plain(view.maker)}",
            f"Category: {link(view.category, site.url + view.category_href)}",
            f"Best for: {plain(view.best_for)}",
            f"Entry price: {plain(f'{view.price}, {view.price_note}')} {sourced(view.pricing_source)}",
            f"Pricing: {plain(view.pricing_summary)}",
            f"Licence: {valued(view.licence, view.licence_source)}",
            f"Links: {homes}" if homes else "",
            f"First published: {plain(view.published)}",
        ]
    )


def _take(take: TakeView) -> str:
    name = plain(take.reviewer.name)
    if not take.score:
        return f"### {name}\n\nNo panel take."
    labels = "".join(f" · {plain(label)}" for label in (take.origin, take.by) if label)
    said = f"### {name}: {take.score} of 100, {take.word}{labels}\n\n{quoted(take.take)}"
    return "\n\n".join(filter(None, (said, claims(take.claims))))


def _prices(prices: list[PriceView]) -> str:
    if not prices:
        return NOT_SOURCED
    rows = [
        (plain(one.what), plain(one.plan), plain(f"{one.amount} {one.per} {one.tier}"), sourced(one.source))
        for one in prices
    ]
    return table(("Meter", "Plan", "Price", "Source"), rows)


def _further(view: ToolView, site: Site) -> list[str]:
    alternatives = items(_alternative(one, site) for one in view.alternatives)
    changes = items(map(_change, view.changes))
    return [
        *(["## Alternatives", alternatives] if alternatives else []),
        *(["## Verdict history", changes] if changes else []),
    ]


def _alternative(one: AlternativeView, site: Site) -> str:
    compared = link("compared", plain_address(site, one.compare_href))
    return f"{link(one.name, plain_address(site, one.href))}: {one.word}. {plain(one.best_for)} ({compared})"


def _change(one: ChangeView) -> str:
    was = f", was {one.was_word}" if one.was else ""
    by = f" By {one.by}." if one.by else ""
    return f"{one.iso}: {plain(f'{one.word}{was}. {one.said} {one.how} {one.reason}{by}')}"
