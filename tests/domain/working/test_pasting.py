"""What is pasted becomes rows."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate import tools
from verdicts.domain.documents import tool_document
from verdicts.domain.working.pasting import LONGEST_PASTE, Pasted, Unreadable, rows_of
from verdicts.domain.working.tools import cells_of

PAIRS: tuple[tuple[Pasted, str], ...] = (("facts", "fact"), ("prices", "price"))
SPEED = {"label": "Speed", "value": "12", "unit": "ms", "source": "https://a.example/x", "as_of": "2026-10"}


@pytest.mark.parametrize(
    "text",
    [
        "Label\tValue\tUnit\tSource\tMonth\nSpeed\t12\tms\thttps://a.example/x\t2026-10",
        "fact,value,unit,url,date\nSpeed,12,ms,https://a.example/x,2026-10\n",
        "source;as of;label;value;unit;note\nhttps://a.example/x;2026-10;Speed;12;ms;not a field",
        "| Label | Value | Unit | Source | Month |\n|:-|-:|-|-|-|\n| Speed | 12 | ms | https://a.example/x | 2026-10 |",
        "Speed\t12\tms\thttps://a.example/x\t2026-10",
        "Label|Value|Unit|Source|Month\n-|-|-|-|-\nSpeed|12|ms|https://a.example/x|2026-10",
        "Speed,12,2026-10,https://a.example/x,ms",
        '[{"label": "Speed", "value": 12, "unit": "ms", "source": "https://a.example/x", "as_of": "2026-10"}]',
        '{"facts": [{"label": "Speed", "value": 12, "unit": "ms", "source": "https://a.example/x", "as_of": "2026-10"}'
        '], "prices": []}',
    ],
)
def test_one_fact_in_many_writings(text: str) -> None:
    """Tabs, commas, semicolons, Markdown and JSON, with headings in any order or none, say the same."""
    assert rows_of(text, "facts") == [SPEED]


def test_prices_without_headings() -> None:
    """Meter, amount, currency, month and source are known by what they look like."""
    row = rows_of("seat\t20.50\tUSD\tmonth\tTeam\thttps://a.example\t2026-11", "prices")
    assert row == [
        {
            "meter": "seat",
            "amount": "20.50",
            "currency": "USD",
            "per": "month",
            "plan": "Team",
            "source": "https://a.example",
            "as_of": "2026-11",
        }
    ]


def test_rows_of_a_catalogue_file_are_those_cells() -> None:
    """Facts and prices of a whole file come in as the cells that the tool itself has."""
    for tool in tools(30):
        text, cells = json.dumps(tool_document(tool)), cells_of(tool)
        for kind, one in PAIRS:
            if not cells[kind]:
                continue
            for key, row in zip(cells[kind].split(), rows_of(text, kind), strict=True):
                assert {f"{one}.{key}.{name}": said for name, said in row.items()}.items() <= cells.items()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  ", "Nothing is pasted yet"),
        ("[1]", "each an object"),
        ('[{"label": ', "is not JSON: line 1"),
        ('[{"colour": "red"}]', "“colour” is no field"),
        ("a\tb\n" * 300, "300 rows"),
        ("x" * (LONGEST_PASTE + 1), "too long"),
        ("label,value", "no row"),
    ],
)
def test_what_is_no_table_is_said_to_be_none(text: str, said: str) -> None:
    """Nothing is half read: a sentence says what is wrong."""
    with pytest.raises(Unreadable, match=said):
        rows_of(text, "facts")


@given(st.text(max_size=300), st.sampled_from(["facts", "prices"]))
def test_any_text_is_rows_or_refused(text: str, kind: str) -> None:
    """Whatever is pasted gives cells of text or a sentence, never a fault of ours."""
    with suppress(Unreadable):
        rows = rows_of(text, "prices" if kind == "prices" else "facts")
        assert all(isinstance(said, str) for row in rows for said in row.values())
