"""The rows that move on a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from tests.fusion.pools import pool_of
from verdicts.commands.fusion.showing import showing, table
from verdicts.fusion.board import Board, board_of
from verdicts.fusion.drafts import Answer, Draft, Failure
from verdicts.fusion.events import JUDGE, Drafted, Failed, Hedged, Judged, Planned, Said, Started
from verdicts.fusion.wire import Usage


class Nowhere:
    """An address that nobody calls."""

    url = "http://127.0.0.1:9/v1"


PLAN = Planned(0.0, "test", "merge", ("ann", "ben", "cem"), 2, Decimal("0.1"), Decimal("0.9"), "USD")
DRAFT = Draft("ann", "ann", Answer(text="whole"), "whole", Usage(3, 7), Decimal("0.002"), 0.1, 2.0)
FAILURE = Failure("ben", "ben", "late", "it had not answered", "half", Usage(3, 2), Decimal("0.001"), 3.0)


def _board(*events: Any) -> Board:
    board = board_of(pool_of(Nowhere(), "ann", "ben", "cem"))
    for event in (PLAN, *events):
        board.take(event)
    return board


def _lines(board: Board, width: int = 100) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(table(board, 4.0))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined]


def test_each_voice_has_a_row() -> None:
    """Waiting, silent, writing with the end of its text, done with its figures, failed with the reason; the judge."""
    board = _board(
        Started(0.0, "ann", "ann"), Started(0.0, "ben", "ben"), Started(1.0, "cem", "spare"), Drafted(2.0, DRAFT),
        Failed(3.0, FAILURE), Hedged(3.0, "cem", 2.0), Said(3.5, "cem", "so "), Said(3.6, "cem", "far"),
    )  # fmt: skip
    _, ann, ben, cem, judge = _lines(board)
    assert re.split(r"\s{2,}", ann.strip()) == ["ann", "ann", "done", "7", "2.0", "0.002"]
    assert re.split(r"\s{2,}", ben.strip())[2:] == ["failed (late)", "2", "3.0", "0.001", "it had not answered"]
    assert re.split(r"\s{2,}", cem.strip()) == ["cem", "spare", "writing, asked twice", "~2", "3.0", "so far"]
    assert judge.split() == [JUDGE, JUDGE, "waiting"]
    board.take(Judged(5.0, None))
    assert "ruled" in _lines(board)[-1]


def test_costs_have_no_column_without_prices() -> None:
    """Where nothing is counted as cost, its room is the text's."""
    board = _board()
    assert "cost" in _lines(board)[0]
    for event in (replace(PLAN, low=Decimal(0), high=Decimal(0)), Started(0.0, "ann", "ann"), Drafted(2.0, DRAFT)):
        board.take(event)
    head, ann, *_ = _lines(board)
    assert "cost" not in head
    assert re.split(r"\s{2,}", ann.strip()) == ["ann", "ann", "done", "7", "2.0"]


def test_a_new_start_voids_what_was_said() -> None:
    """What a member said before its second attempt is gone from its row."""
    board = _board(Started(0.0, "ann", "ann"), Said(1.0, "ann", "wrong"), Started(2.0, "ann", "ann"))
    assert "wrong" not in _lines(board)[1]
    assert "no word yet" in _lines(board)[1]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_end_of_a_long_text_is_what_is_shown(width: int) -> None:
    """A text longer than its room shows its newest words, wide letters too, and no row is wider than the terminal."""
    board = _board(Started(0.0, "ann", "ann"), Said(1.0, "ann", "old " * 100 + "漢字" * 40 + " newest"))
    lines = _lines(board, width)
    assert len(lines) == 5
    assert lines[1].rstrip().endswith("newest")
    assert "old old" not in lines[1]


def test_a_terminal_gets_rows_that_move() -> None:
    """On a terminal the plan is printed and rows are drawn and taken away again; no text of a model is an escape."""
    console = Console(file=io.StringIO(), force_terminal=True, width=90, color_system=None)
    board = _board(Started(0.0, "ann", "ann"), Said(1.0, "ann", "\x1b]0;owned\x07 said"))
    with showing(board, console, lambda: 2.0, quiet=False) as show:
        show(PLAN)
    said = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Asking 3 members of test (merge, 2 drafts suffice). Estimated: 0.1 to at most 0.9 USD" in said
    assert "writing" in said
    assert "\x1b]" not in said
