"""Python and JavaScript weigh alike: on one table of cases, and on any panels, facts and addresses."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.weighing.twins import Case, by_javascript, by_python, cases, view_of

TABLE = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


def test_the_table_of_cases_holds_in_both() -> None:
    """What is said, in which order, what becomes of each must, and the address are as the table has them."""
    given = [(view_of(case["tools"]), case["query"]) for case in TABLE]
    for case, python, javascript in zip(TABLE, by_python(given), by_javascript(given), strict=True):
        assert python == javascript, case["holds"]
        shown = {
            "on": python["on"],
            "address": python["query"],
            "said": python["said"],
            "order": [[place["place"], place["name"], place["share"], place["mean"]] for place in python["order"]],
            "musts": [[must["word"] for must in place["musts"]] for place in python["order"]],
            "standing": [place["standing"] for place in python["order"]],
            "words": [must["must"] for must in python["order"][0]["musts"]],
            "title": python["title"],
            "gaps": [place["gap"] for place in python["order"]],
            "note": python["note"],
        }
        assert {name: shown[name] for name in case["gives"]} == case["gives"], case["holds"]


@settings(max_examples=5, deadline=None)
@given(st.lists(cases(), min_size=30, max_size=40))
def test_both_are_one_on_anything(drawn: list[Case]) -> None:
    """Whole answers, word for word, of 30 to 40 comparisons at once."""
    assert by_python(drawn) == by_javascript(drawn)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_an_address_comes_back_as_itself(case: Case) -> None:
    """The short form of a setting gives the same answer and the same short form."""
    view, query = case
    [found] = by_python([(view, query)])
    assert by_python([(view, found["query"])]) == [found]
