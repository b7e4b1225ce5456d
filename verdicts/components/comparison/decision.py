"""The decision table: panel verdict, community, pricing, best for, category, licence."""

from __future__ import annotations

from typing import Any

from verdicts.components import el
from verdicts.components.drawings import bank
from verdicts.components.el import Element, when
from verdicts.components.sources import sourced
from verdicts.components.tables import ledger, ledger_row
from verdicts.components.voting.community import Community
from verdicts.components.voting.figures import community_cell
from verdicts.views.comparison import ComparisonView, HeadView


def _verdict(head: HeadView | Any) -> Element:
    return el.span(
        el.span(head.verdict_line, class_name="font-semibold"),
        el.span(bank(head.bank), class_name="-my-1"),
        class_name="flex flex-wrap items-center gap-x-3 gap-y-2",
    )


def _pricing(head: HeadView | Any) -> Element:
    return el.div(
        el.span(
            head.figures.price,
            " ",
            el.span(head.figures.price_note, class_name="font-normal text-ink-2"),
            class_name="block font-semibold",
        ),
        el.span(head.pricing_summary, class_name="mt-1 block text-ui text-ink-2", dir="auto"),
        el.span(sourced(head.pricing_source, "Entry price not sourced"), class_name="mt-1 flex"),
    )


def _licence(head: HeadView | Any) -> Element:
    known = el.div(
        el.span(head.licence, class_name="block", dir="auto"),
        el.span(sourced(head.licence_source, "Licence not sourced"), class_name="mt-1 flex"),
    )
    return when(head.licence != "", known, el.span("Not sourced", class_name="text-ink-2"))


def decision(view: ComparisonView | Any, community: Community) -> Element:
    """What one needs to decide, in one table."""
    category = lambda head: el.a(head.category, class_name="link", href=head.category_href)  # noqa: E731
    return ledger(
        "Decision",
        view.heads,
        view.n,
        ledger_row("Panel verdict", view.heads, _verdict),
        ledger_row("Community", view.heads, lambda head: community_cell(community.of(head))),
        ledger_row("Pricing", view.heads, _pricing),
        ledger_row("Best for", view.heads, lambda head: el.span(head.best_for, dir="auto")),
        ledger_row("Category", view.heads, category),
        ledger_row("Licence", view.heads, _licence),
    )
