"""Changes of a working copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate import tools
from verdicts.domain.working.cells import LONGEST_CELL, MOST_ROWS, ids
from verdicts.domain.working.edits import Clash, Edit, Unfit, add, move, put, remove
from verdicts.domain.working.merging import merged
from verdicts.domain.working.tools import cells_of

TOOL = cells_of(next(tool for tool in tools(20) if len(tool.facts) > 2 and tool.panel))
PATHS = ("name", "tagline", "entry.amount", f"fact.{ids(TOOL, 'facts')[0]}.label")
Words = st.text(alphabet="ab", max_size=2)


def test_two_editors_of_different_cells_both_keep_their_words() -> None:
    """A change of another cell meanwhile is no clash."""
    one = put(TOOL, Edit("name", "mine", TOOL["name"]))
    assert not isinstance(one, Clash)
    both = put(one, Edit("tagline", "theirs", TOOL["tagline"]))
    assert not isinstance(both, Clash)
    assert (both["name"], both["tagline"]) == ("mine", "theirs")


def test_two_editors_of_one_cell_lose_nothing() -> None:
    """Who comes second is refused with both texts, and nothing is changed."""
    one = put(TOOL, Edit("name", "first", TOOL["name"]))
    assert not isinstance(one, Clash)
    assert put(one, Edit("name", "second", TOOL["name"])) == Clash("name", "first", "second")
    assert one["name"] == "first"


@given(st.lists(st.tuples(st.sampled_from(PATHS), Words, Words), max_size=12))
def test_what_is_taken_back_leaves_nothing(steps: list[tuple[str, str, str]]) -> None:
    """Every change that was made is undone by its opposite, in the opposite order."""
    cells, done = TOOL, list[Edit]()
    for path, text, before in steps:
        after = put(cells, Edit(path, text, before))
        if not isinstance(after, Clash):
            done.append(Edit(path, cells[path], text))
            cells = after
    for back in reversed(done):
        again = put(cells, back)
        assert not isinstance(again, Clash)
        cells = again
    assert cells == TOOL


@given(st.dictionaries(st.sampled_from(PATHS), Words), st.dictionaries(st.sampled_from(PATHS), Words))
def test_what_both_did_comes_together(theirs: dict[str, str], mine: dict[str, str]) -> None:
    """After merging, each cell that one of them changed is as that one has it; one that both changed differently keeps
    mine and is told with theirs."""
    found, clashes = merged(TOOL, {**TOOL, **theirs}, {**TOOL, **mine})
    for path in PATHS:
        was, other, own = TOOL[path], theirs.get(path, TOOL[path]), mine.get(path, TOOL[path])
        assert found[path] == (other if own == was else own)
        assert (Clash(path, other, own) in clashes) == (own != was and other not in (was, own))


def test_rows_of_both_come_together() -> None:
    """A row that they added and one that I added are both there; one that either removed is not."""
    first, second, *_ = ids(TOOL, "facts")
    theirs, their_row = add(remove(TOOL, "facts", first), "facts", "theirs")
    mine, my_row = add(remove(TOOL, "facts", second), "facts", "mine")
    found, clashes = merged(TOOL, theirs, mine)
    assert ids(found, "facts") == [*ids(TOOL, "facts")[2:], their_row, my_row]
    assert not clashes


def test_rows_move_go_and_come_back() -> None:
    """A row moves within its ends; one that was removed comes back to its place with its words."""
    first, second, *_ = rows = ids(TOOL, "facts")
    assert ids(move(TOOL, "facts", first, 1), "facts")[:2] == [second, first]
    assert ids(move(TOOL, "facts", first, -3), "facts") == rows
    without = remove(TOOL, "facts", first)
    assert add(without, "facts", first, 0)[0] == TOOL
    with pytest.raises(Unfit):
        move(without, "facts", first, 1)


def test_only_cells_of_ours_are_written() -> None:
    """Cells that code keeps, cells of rows that are not there, and too long a text are refused."""
    taker = ids(TOOL, "panel")[0]
    for path in ("facts", "panel", f"take.{taker}.origin", f"take.{taker}.models", "fact.gone.label", "x", ""):
        with pytest.raises(Unfit):
            put(TOOL, Edit(path, "text", TOOL.get(path, "")))
    with pytest.raises(Unfit):
        put(TOOL, Edit("name", "x" * (LONGEST_CELL + 1), TOOL["name"]))
    full = {**TOOL, "facts": " ".join(f"r{at}" for at in range(MOST_ROWS))}
    with pytest.raises(Unfit):
        add(full, "facts")


def test_a_sample_take_that_is_changed_is_the_editors_own() -> None:
    """The demonstration's label goes with its words."""
    taker = ids(TOOL, "panel")[0]
    at = f"take.{taker}"
    sample = {**TOOL, f"{at}.origin": "sample"}
    changed = put(sample, Edit(f"{at}.text", "My own words.", sample[f"{at}.text"]))
    assert not isinstance(changed, Clash)
    assert changed[f"{at}.origin"] == "human"
