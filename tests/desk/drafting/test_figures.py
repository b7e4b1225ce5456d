"""Figures of a text that are in no piece of the material."""

from __future__ import annotations

import pytest

from verdicts.desk.drafting.figures import unsourced
from verdicts.fusion.brief import Datum

DATA = (
    Datum("Context: 65,536 tokens", "https://x.example/99, dated 2026-05"),
    Datum("Size: 141B"),
    Datum("Price of input: 0.15 USD per 1M tokens"),
    Datum("Stars: 44,000 stars"),
    Datum("Llama 3.1 8B Instruct"),
    Datum("Latency: 13 ms"),
    Datum("20% off; more than a hundred languages"),
)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("65536 tokens, or 65,536, or 65 536; not 64k", ("64k",)),
        ("141 billion, 141B, and 141", ("141",)),
        ("$0.15 per million, US$0.150, 0.15 euros, 0.15 USD", ("0.15 euros",)),
        ("44k stars, forty-four thousand stars", ()),
        ("Llama 3.1 8B, not 3.1.2", ("3.1.2",)),
        ("20 %, 20 percent, and twenty dollars", ("twenty dollars",)),
        ("since 2026, not 2025, at https://y.example/77", ("2025",)),
        ("a hundred languages, 100+, one of two reasons", ()),
        ("fifteen years and a dozen", ("fifteen years", "dozen")),
        ("it says so [3], but not [99]", ("99",)),
        ("٤٢ and ４２ are one number, \u00b2 another", ("٤٢", "42", "2")),
        ("13 milliseconds, 13 in all, 13 dollars, $13, 13 GB", ("13 dollars", "$13", "13 GB")),
        ("", ()),
    ],
)
def test_figures(text: str, odd: tuple[str, ...]) -> None:
    """A number counts as sourced by its value and what it counts, however it is written."""
    assert unsourced(text, DATA) == odd
