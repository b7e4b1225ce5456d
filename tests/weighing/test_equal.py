"""Equal weights are the published comparison, on every pair, triple and quad that is tried of the demo catalogue."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations
from urllib.parse import urlencode

import pytest

from tests.libraries import SITE, TODAY, demo_library
from tests.weighing.twins import by_javascript, by_python
from verdicts.desk.compare import compare
from verdicts.desk.comparison.weighed import weighed
from verdicts.desk.wording import fact_value
from verdicts.domain.musts import amount_words
from verdicts.views.comparison import ComparisonView


def opened(slugs: tuple[str, ...], query: str = "", today: date = TODAY) -> ComparisonView:
    """The comparison of some tools."""
    view = compare(demo_library(), SITE, "-vs-".join(slugs), today, query)
    assert isinstance(view, ComparisonView)
    return view


def _tried(many: int) -> list[tuple[str, ...]]:
    every = list(combinations(sorted(demo_library().catalogue().cards), many))
    return every if many == 2 else random.Random(7).sample(every, 40)


@pytest.mark.parametrize("many", [2, 3, 4])
def test_equal_weights_give_what_is_published(many: int) -> None:
    """The sentence, each verdict, each share, each mean; whether the address leaves the weights out or names them."""
    keys = [reviewer.key for reviewer in demo_library().catalogue().reviewers]
    views = [opened(slugs) for slugs in _tried(many)]
    for view in views:
        for query in ("", "&".join(f"w-{key}=1" for key in keys) + "&must=&n="):
            mine = weighed(view.weighing, query)
            assert (mine.on, mine.query, mine.said) == (False, "", view.standfirst)
            placed = {place.i: place for place in mine.order}
            for head in view.heads:
                assert (placed[head.i].verdict, placed[head.i].share) == (head.bench.verdict, head.figures.share)
            assert [placed[mean.i].mean for mean in view.scores.means] == [mean.mean for mean in view.scores.means]
            assert mine.order == view.weighing.published
    given = [(view.weighing, "") for view in views]
    assert by_python(given) == by_javascript(given)


def test_doubling_everybody_changes_no_number() -> None:
    """Weights are shares of a whole: all twice is as all once, in every pair."""
    keys = [reviewer.key for reviewer in demo_library().catalogue().reviewers]
    for slugs in _tried(2):
        view = opened(slugs)
        twice = weighed(view.weighing, "&".join(f"w-{key}=2" for key in keys))
        assert twice.order == view.weighing.published


def test_an_amount_reads_as_the_facts_beside_it() -> None:
    """A bound of a fact's own amount is written like the fact, for every number in the catalogue."""
    cards = demo_library().catalogue().cards
    facts = [fact for tool in demo_library().tools(sorted(cards)) for fact in tool.facts]
    numbers = [fact for fact in facts if not isinstance(fact.value, str)]
    assert len(numbers) > 20
    for fact in numbers:
        assert amount_words(repr(fact.value), fact.unit or "") == fact_value(fact)


def test_an_amount_that_is_no_number_is_shown_and_nothing_comes_of_it() -> None:
    """Words, signs, powers of ten and nothing at all stay in the form, marked; the answer is the published one."""
    pair = ("mistral-8x24b-moe", "openrouter-model-fusion")
    for amount in ("-5", "1e6", "200k", "200,000", ""):
        view = opened(pair, urlencode([("must", "least|tokens|Context window"), ("n", amount)]))
        [row] = [row for row in view.weighing.rows if row.label == "Context window"]
        assert (row.refused, row.amount, row.chosen) == (True, amount, "least|tokens|Context window")
        assert (view.weighed.on, view.weighed.query) == (False, "")


def test_columns_and_what_is_published_stay_whatever_the_setting() -> None:
    """A setting changes the answer and nothing else on the page."""
    slugs = ("mistral-8x24b-moe", "openrouter-model-fusion")
    plain, set_ = opened(slugs), opened(slugs, "w-builder=0&must=has||License")
    assert set_.weighed.on
    assert (set_.heads, set_.standfirst, set_.scores, set_.meta) == (
        plain.heads,
        plain.standfirst,
        plain.scores,
        plain.meta,
    )
    assert set_.weighing.published == plain.weighing.published


def test_a_day_gone_by_is_not_weighed() -> None:
    """A page as of a day shows what was published; weights in its address do nothing."""
    view = opened(("mistral-8x24b-moe", "openrouter-model-fusion"), "as-of=2026-11-21&w-builder=0")
    assert view.past.day
    assert not view.weighed.on
    assert not view.weighing.tools
