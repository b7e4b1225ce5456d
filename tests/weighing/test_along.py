"""What goes along from an address: the server's answer and the browser's are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.libraries import demo_library
from tests.twin import Twin, twin
from tests.weighing.twins import cases
from verdicts.desk.comparison.along import along_view
from verdicts.desk.costing.plans import KEYS

CATALOGUE = demo_library().catalogue()
_TEXT = st.sampled_from(["5000", "007", "0", "1", "24", "-1", "1e3", "100001", "x", "", "٣", "1.5", "99999999999"])
works = st.lists(st.tuples(st.sampled_from([*KEYS, "rq", "x"]), _TEXT), max_size=9).map(urlencode)


@pytest.fixture(scope="module")
def browser() -> Iterator[Twin]:
    """assets/js/along.js."""
    with twin("along.js") as asked:
        yield asked


@settings(max_examples=150)
@given(cases(), works)
def test_both_take_the_same_along(browser: Twin, case: tuple[object, str], work: str) -> None:
    """Of any query, sound or broken; and what they take along, they take along again as it is."""
    query = f"{work}&{case[1]}"
    of = along_view(CATALOGUE, query)
    for part, pairs in (("weights", of.weights), ("workload", of.workload), ("all", [*of.weights, *of.workload])):
        assert browser("pairsAlong", asdict(of), query, part) == pairs
    sent = urlencode([(key, text) for key, text in [*of.weights, *of.workload]])
    again = along_view(CATALOGUE, sent)
    assert (again.weights, again.workload) == (of.weights, of.workload)
