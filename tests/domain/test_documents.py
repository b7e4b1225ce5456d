"""Catalogue files as values and values as files."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.generate import odd_tools, tools
from verdicts.domain.documents import BrokenDocument, parse, tool_document, tool_text
from verdicts.domain.tools import Entry, Fact, Tool

FACT = {"label": "Size", "unit": None, "source": "https://a.example", "as_of": "2026-05", "dated": True}
ENTRY = {"currency": "USD", "unit": "month", "source": None, "as_of": None}


def _document() -> dict[str, Any]:
    return tool_document(next(tool for tool in tools(40) if tool.panel and tool.facts and tool.prices))


@pytest.mark.parametrize("tool", [*tools(30, seed=9), *odd_tools()], ids=lambda tool: tool.slug)
def test_a_tool_survives_its_file(tool: Tool) -> None:
    """Writing a tool as a file and reading it gives the same tool."""
    assert Tool.model_validate(parse(tool_text(tool).encode())) == tool


def test_demo_files_are_written_as_they_were_read(demo_folder: Path) -> None:
    """Each demo file comes out byte for byte."""
    for file in demo_folder.glob("*.json"):
        if file.stem != "reviewers":
            assert tool_text(Tool.model_validate(parse(file.read_bytes()))).encode() == file.read_bytes()


@given(st.decimals(0, 999_999_999, places=6))
def test_money_keeps_every_digit(amount: Decimal) -> None:
    """An amount of up to fifteen digits goes through a file without losing one."""
    raw = json.dumps({**ENTRY, "amount": "AMOUNT"}).replace('"AMOUNT"', str(amount))
    entry = Entry.model_validate(parse(raw.encode()))
    again = json.dumps(float(amount)).encode()
    assert entry.amount == amount
    assert parse(again) == amount


@given(st.one_of(st.integers(-(10**15) + 1, 10**15 - 1), st.floats(-1e14, 1e14)))
def test_fact_numbers_keep_their_kind(number: float) -> None:
    """A fact's whole number stays whole and its fraction stays a fraction."""
    value = Fact.model_validate({**FACT, "value": parse(json.dumps(number).encode())}).value
    assert (value, type(value)) == (number, type(number))


@pytest.mark.parametrize(
    "value", [True, None, [], {}, "", "  ", 10**15, float("inf"), float("nan"), Decimal("1e400"), "a\x00"]
)
def test_a_fact_value_is_a_finite_number_or_text(value: object) -> None:
    """Switches, nothing, lists, empty text, endless and over-long numbers are no fact values."""
    with pytest.raises(ValidationError):
        Fact.model_validate({**FACT, "value": value})


@pytest.mark.parametrize(
    "amount", ["20", True, -1, Decimal("0.0000001"), 10**9, Decimal("1e999999"), [], Decimal("NaN")]
)
def test_money_is_a_plain_number(amount: object) -> None:
    """Quoted, negative, too fine and too large amounts are refused."""
    with pytest.raises(ValidationError):
        Entry.model_validate({**ENTRY, "amount": amount})


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"a": 1,\n  "b": }', "line 2, column 8"),
        (b'{"a": 1, "a": 2}', 'gives the key "a" twice'),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'"\xe4"', "not UTF-8 text (byte 2)"),
        (b"", "line 1, column 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b"9" * 5000, "number that is too long"),
        (b"1e99999999999999999999999", "number that is too long"),
    ],
    ids=["syntax", "repeated", "nan", "infinity", "encoding", "empty", "deep", "long", "exponent"],
)
def test_text_that_is_not_json_is_explained(raw: bytes, reason: str) -> None:
    """Each way of not being JSON has its own sentence, with the place where there is one."""
    with pytest.raises(BrokenDocument, match=re.escape(reason)):
        parse(raw)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"published_on": 0}, "in quotes"),
        ({"published_on": "2026-11-03T10:00:00"}, "day like"),
        ({"published_on": "2026-02-30"}, ""),
        ({"panel_on": None}, "panel_on must say"),
        ({"slug": "a-vs-b"}, "'vs' stands between"),
        ({"tagline": "x" * 91}, ""),
        ({"name": "tab\x07"}, "control character"),
        ({"extra": 1}, ""),
        ({"links": {"home": "javascript:alert(1)", "docs": None, "repo": None}}, "starts with http"),
        ({"links": {"home": "https://a b", "docs": None, "repo": None}}, "starts with http"),
    ],
)
def test_a_tool_out_of_shape_is_refused(changes: dict[str, Any], words: str) -> None:
    """Each rule of a catalogue file is held, with its own words."""
    with pytest.raises(ValidationError) as refused:
        Tool.model_validate(_document() | changes)
    assert words in str(refused.value)


def test_one_take_a_reviewer_and_one_fact_a_label() -> None:
    """Repeated reviewers and labels are named, and a verdict against its score is refused."""
    document = _document()
    for key, words in (("panel", "reviewer more than once"), ("facts", "fact label more than once")):
        with pytest.raises(ValidationError, match=words):
            Tool.model_validate(document | {key: [document[key][0]] * 2})
    with pytest.raises(ValidationError, match="a score of 70 is a ship, not a skip"):
        Tool.model_validate(document | {"panel": [document["panel"][0] | {"score": 70, "verdict": "skip"}]})
