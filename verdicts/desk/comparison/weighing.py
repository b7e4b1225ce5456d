"""What a comparison page needs to be weighed: tools, reviewers, and the form as its address has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verdicts.desk.comparison.heads import KEYS
from verdicts.desk.comparison.weighed import weighed
from verdicts.desk.drawing import reviewer_view
from verdicts.desk.wording import fact_value
from verdicts.domain.musts import Ask, Must, yes_or_no
from verdicts.domain.reviewers import Reviewer
from verdicts.domain.tools import Fact, Tool
from verdicts.domain.weighing import WEIGHTS, Setting, parse
from verdicts.views.comparison import ComparisonView
from verdicts.views.weighing import (
    AskView,
    KnownView,
    MustRowView,
    WeighedToolView,
    WeighingView,
    WeightView,
)

_STEPS = {"0": "0", "0.5": "½", "1": "1", "2": "2"}


def known(fact: Fact) -> KnownView:
    """A fact as musts see it."""
    value, text = fact.value, isinstance(fact.value, str)
    word = yes_or_no(str(value)) if text else ""
    return KnownView(fact.label, fact_value(fact), "" if text else repr(value), fact.unit or "", word)


def weighing_view(tools: Sequence[Tool], reviewers: Sequence[Reviewer]) -> WeighingView:
    """The same for every setting, in column order; the form stands as it is published."""
    seen = [
        WeighedToolView(
            KEYS[column],
            KEYS[column].upper(),
            tool.short_name,
            {take.reviewer: take.score for take in tool.panel},
            [known(fact) for fact in tool.facts],
        )
        for column, tool in enumerate(tools)
    ]
    bare = WeighingView(seen, [reviewer_view(reviewer) for reviewer in reviewers])
    return _form(replace(bare, published=weighed(bare, "").order), Setting())


def by_weights(view: ComparisonView, query: str) -> ComparisonView:
    """A comparison by the setting of its query; the columns and what is published stay."""
    setting = parse(query, [reviewer.key for reviewer in view.weighing.reviewers])
    form = _form(view.weighing, setting) if setting or setting.refused else view.weighing
    return replace(view, weighing=form, weighed=weighed(view.weighing, query))


def _form(weighing: WeighingView, setting: Setting) -> WeighingView:
    weights = [
        WeightView(
            reviewer, [AskView(text, _STEPS[text], setting.of(reviewer.key) == now) for text, now in WEIGHTS.items()]
        )
        for reviewer in weighing.reviewers
    ]
    labels = dict.fromkeys(fact.label for tool in weighing.tools for fact in tool.facts)
    return replace(weighing, weights=weights, rows=[_row(weighing, label, setting) for label in labels])


def _row(weighing: WeighingView, label: str, setting: Setting) -> MustRowView:
    """What may be asked of a label: only units that are there, "is yes" only where a tool says yes or no."""
    found = [fact for tool in weighing.tools for fact in tool.facts if fact.label == label]
    chosen = next((must for must in (*setting.musts, *setting.refused) if must.label == label), None)
    asks: list[tuple[Ask, str, str]] = [("has", "", "Has a value")]
    if any(fact.word for fact in found):
        asks.append(("yes", "", "Is yes"))
    for unit in dict.fromkeys(fact.unit for fact in found if fact.number and "|" not in fact.unit):
        asks.append(("least", unit, _bound("least", unit)))
        asks.append(("most", unit, _bound("most", unit)))
    if chosen and (chosen.ask, chosen.unit) not in {ask[:2] for ask in asks}:
        asks.append((chosen.ask, chosen.unit, _asked(chosen)))
    ways = [AskView("", "Does not matter"), *(AskView(f"{ask}|{unit}|{label}", words) for ask, unit, words in asks)]
    bounded = any(ask in ("least", "most") for ask, _, _ in asks)
    if chosen is None:
        return MustRowView(label, "", ways, bounded)
    return MustRowView(label, chosen.written, ways, bounded, chosen.amount, refused=not chosen.counted)


def _asked(must: Must) -> str:
    """A way to ask that none of these tools offers, kept as the address has it."""
    return {"yes": "Is yes", "has": "Has a value"}.get(must.ask, _bound(must.ask, must.unit))


def _bound(ask: Ask, unit: str) -> str:
    """At least … tokens, at most $… per 1M tokens."""
    return f"At {ask} " + (f"$… {unit[3:].strip()}" if unit.startswith("USD") else f"… {unit}").strip()
