"""Two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdicts.domain.apart import MOST_STEPS, Piece, by_words

WORDS = st.lists(st.sampled_from(["it", "ships", "well", ".", ",", "\n", "3.1", "don't", "né"]), max_size=40).map(
    " ".join
)
TEXTS = st.one_of(WORDS, st.text(max_size=80))


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(before: str, after: str) -> None:
    """What stayed or went is the old text to the letter, what stayed or came the new one; no two of a kind in a row."""
    pieces = by_words(before, after)
    assert "".join(one.text for one in pieces if one.what != "added") == before
    assert "".join(one.text for one in pieces if one.what != "removed") == after
    assert all(one.text for one in pieces)


@given(TEXTS)
def test_a_text_stays_itself(text: str) -> None:
    """Nothing went and nothing came between a text and itself."""
    assert all(one.what == "same" for one in by_words(text, text))


def test_words_are_compared_whole() -> None:
    """A changed word is one that went and one that came; two beside each other are told as one change."""
    assert by_words("It ships on Mondays now", "It runs every day now") == [
        Piece("same", "It "),
        Piece("removed", "ships on Mondays"),
        Piece("added", "runs every day"),
        Piece("same", " now"),
    ]


@pytest.mark.parametrize("many", [4000])
def test_texts_that_would_take_minutes_are_told_whole(many: int) -> None:
    """Two long texts of one word over and over are not compared word by word."""
    before, after = "a " * many, "a " * many + "b"
    assert 2 * many * many > MOST_STEPS
    assert by_words(before, after) == [Piece("removed", before), Piece("added", after)]
