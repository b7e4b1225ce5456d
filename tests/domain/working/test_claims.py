"""Claims of takes as cells and rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.claiming import LATER, PLAIN, claim, claiming
from verdicts.desk.working.reading import read
from verdicts.domain.documents import parse, tool_document, tool_text
from verdicts.domain.tools import Tool
from verdicts.domain.working.cells import claims_at, ids
from verdicts.domain.working.edits import Clash, Edit, Unfit, add, move, put, remove
from verdicts.domain.working.merging import merged
from verdicts.domain.working.tools import cells_of, document_of

FIRST, SECOND = PLAIN.panel[0].reviewer, PLAIN.panel[1].reviewer
CELLS = cells_of(claiming(claim("One"), claim("Two"), claim("Three")))
Texts = st.lists(st.text("ab <\"'", min_size=1, max_size=5).map(str.strip).filter(bool), unique=True, max_size=5)


@given(Texts, st.integers(1, 99))
def test_claims_come_back_from_files_and_cells(texts: list[str], chance: int) -> None:
    """A tool with claims is the same after a file and after a form; without any its take has no such key."""
    claims = {" ".join(text.split()): claim(text, chance=chance) for text in texts}
    tool = claiming(*claims.values())
    assert Tool.model_validate(parse(tool_text(tool).encode())) == tool
    assert Tool.model_validate(document_of(cells_of(tool))) == tool
    assert [("claims" in take) for take in tool_document(tool)["panel"]] == [bool(take.claims) for take in tool.panel]


def test_a_claim_is_one_line() -> None:
    """Broken and indented words become one line, so that one claim is one entry of the ledger."""
    assert claim("  It ships\n\tsoon ").text == "It ships soon"


@pytest.mark.parametrize(
    "changes",
    [{"text": ""}, {"text": "a\x00"}, {"chance": 0}, {"chance": 100}, {"chance": 1.5}, {"by": "soon"}, {"x": 1}],
)
def test_a_claim_out_of_shape_is_refused(changes: dict[str, object]) -> None:
    """No words, no certain chance, no day of the calendar: each is refused."""
    with pytest.raises(ValidationError):
        type(claim()).model_validate(claim().model_dump() | changes)


def test_a_take_has_five_claims_and_none_twice() -> None:
    """A sixth one and the same one again are refused."""
    with pytest.raises(ValidationError, match="more than once"):
        claiming(claim(), claim(chance=20))
    with pytest.raises(ValidationError, match="at most 5"):
        claiming(*(claim(str(at)) for at in range(6)))
    at, cells = claims_at(SECOND), CELLS
    for _ in range(5):
        cells, _ = add(cells, at)
    with pytest.raises(Unfit, match="5 already"):
        add(cells, at)


def test_a_row_belongs_to_one_take() -> None:
    """Rows of two takes never share an id, though nothing is typed in them yet; one is not added to another take."""
    one, first = add(CELLS, claims_at(FIRST))
    two, second = add(one, claims_at(SECOND))
    assert first != second
    assert add(two, claims_at(SECOND), first)[0] == two
    with pytest.raises(Unfit):
        add(CELLS, claims_at("nobody"))
    for wrong in ("claims", f"take.{FIRST}.text", "name", ""):
        with pytest.raises(Unfit):
            add(CELLS, wrong)


def test_claims_are_written_move_and_go() -> None:
    """A cell of a claim is written while its row is there; rows move, go, and come back with their words."""
    at = claims_at(FIRST)
    one, two, three = ids(CELLS, at)
    assert ids(move(CELLS, at, three, -2), at) == [three, one, two]
    written = put(CELLS, Edit(f"claim.{one}.chance", "20%", "70"))
    assert not isinstance(written, Clash)
    assert document_of(written)["panel"][0]["claims"][0]["chance"] == 20
    without = remove(CELLS, at, one)
    for path, cells in ((f"claim.{one}.text", without), (f"claim.{one}.id", CELLS), (at, CELLS)):
        with pytest.raises(Unfit):
            put(cells, Edit(path, "x", cells.get(path, "")))
    with pytest.raises(Unfit):
        put(remove(CELLS, "panel", FIRST), Edit(f"claim.{one}.text", "x", "One"))
    assert add(without, at, one, 0)[0] == CELLS


def test_claims_of_both_come_together() -> None:
    """A claim that others published and one that was added here are both there, and nothing waits for a choice."""
    base, at = cells_of(PLAIN), claims_at(FIRST)
    mine, row = add(base, at)
    found, clashes = merged(base, cells_of(claiming(claim("One"))), mine)
    assert len(ids(found, at)) == 2
    assert row in ids(found, at)
    assert not clashes


def test_what_is_wrong_stands_under_its_cell() -> None:
    """Half a claim is kept, and each fault is told under the cell it is about; the same claim twice under the list."""
    cells, row = add(CELLS, claims_at(SECOND))
    cells = {**cells, f"claim.{row}.by": "soon", f"claim.{row}.chance": "100"}
    said = {lack.path: lack.said for lack in read(cells).lacks}
    assert said == {
        f"claim.{row}.text": "It is missing.",
        f"claim.{row}.by": "The day must be a day like 2026-11-03.",
        f"claim.{row}.chance": "The chance must be at most 99.",
    }
    again = {**cells, f"claim.{row}.text": "So", f"claim.{row}.by": f"{LATER}", f"claim.{row}.chance": "5"}
    twice, other = add(again, claims_at(SECOND))
    same = {f"claim.{other}.{name}": twice[f"claim.{row}.{name}"] for name in ("text", "by", "chance")}
    assert [lack.path for lack in read({**twice, **same}).lacks] == [claims_at(SECOND)]
