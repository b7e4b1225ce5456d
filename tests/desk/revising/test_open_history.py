"""A tool's history at the desk: its list, and what differs between two revisions."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from tests.desk.revising.conftest import NOON, SITE, TOOL, day, scored
from tests.generate import fill
from verdicts.desk.catalogue import Library
from verdicts.desk.revising.open_history import A_PAGE, open_history
from verdicts.desk.revising.restore import restore
from verdicts.desk.tending.retire import retire
from verdicts.desk.working.said import Refused
from verdicts.domain.tools import Claim, Fact
from verdicts.store.engine import writing
from verdicts.store.saving import Making, save_tools
from verdicts.views.desk_history import HistoryView


def _changed(library: Library, kim: int, query: str = "") -> HistoryView:
    return open_history(library, SITE, kim, TOOL.slug, query)


def test_the_newest_is_compared_with_the_one_before(engine: Engine, library: Library, kim: int) -> None:
    """Without numbers in the address the newest two are compared; the list says number, means, author and reason."""
    with writing(engine) as conn:
        save_tools(conn, [TOOL.model_copy(update={"maker": "Else"})], Making("desk", day(2), "Kim", "They moved"))
    view = _changed(library, kim)
    assert [(one.number, one.means, one.by, one.reason, one.restorable) for one in view.rows] == [
        ("2", "Desk", "Kim", "They moved", False),
        ("1", "Import", "", "", True),
    ]
    assert (view.old, view.new, view.newest) == ("1", "2", 2)
    (part,) = view.parts
    (row,) = part.rows
    assert (part.title, row.title, row.what) == ("Tool", "Maker", "Changed")
    assert [(one.what, one.text) for one in row.fields[0].pieces] == [("removed", TOOL.maker), ("added", "Else")]


def test_facts_are_told_by_label_and_takes_by_reviewer(engine: Engine, library: Library, kim: int) -> None:
    """A removed fact, an added and a changed one; a take added, one removed, one over the ship line."""
    gone, changed, *rest = TOOL.facts
    more = Fact.model_validate(gone.model_dump() | {"label": "Brand new"})
    new = changed.model_copy(update={"unit": "new units"})
    fill(engine, [scored(TOOL, builder=70, skeptic=40)], at=day(2))
    fill(engine, [scored(TOOL, builder=50, founder=80).model_copy(update={"facts": (new, *rest, more)})], at=day(3))
    parts = {part.title: part.rows for part in _changed(library, kim).parts}
    assert {(row.title, row.what) for row in parts["Facts"]} == {
        (gone.label, "Removed"), (changed.label, "Changed"), ("Brand new", "Added"),
    }  # fmt: skip
    assert [(row.title, row.what, row.was_word, row.word) for row in parts["Panel"]] == [
        ("Builder", "Changed", "Ship", "Skip"), ("Founder", "Added", "", "Ship"), ("Skeptic", "Removed", "Skip", ""),
    ]  # fmt: skip


def test_long_texts_are_compared_word_by_word(engine: Engine, library: Library, kim: int) -> None:
    """One word of a description changes: the rest of it stays."""
    first, _, rest = TOOL.description.partition(" ")
    fill(engine, [TOOL.model_copy(update={"description": f"Otherwise {rest}"})], at=day(2))
    pieces = _changed(library, kim).parts[0].rows[0].fields[0].pieces
    assert [(one.what, one.text) for one in pieces] == [
        ("removed", first), ("added", "Otherwise"), ("same", f" {rest}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("old=1&new=3", ("1", "3")),
        ("old=3&new=1", ("1", "3")),
        ("new=2", ("1", "2")),
        ("old=x&new=-1", ("2", "3")),
        ("old=%00&new=1e9&below=²", ("2", "3")),
    ],
)
def test_the_address_holds_the_two_numbers(
    engine: Engine, library: Library, kim: int, query: str, numbers: tuple[str, str]
) -> None:
    """Two numbers in any order; what is no number is dropped."""
    for at in (2, 3):
        fill(engine, [TOOL.model_copy(update={"maker": f"Maker {at}"})], at=day(at))
    view = _changed(library, kim, query)
    assert (view.old, view.new) == numbers


@pytest.mark.parametrize("query", ["old=9&new=99", "old=9", "new=9&old=1"])
def test_a_revision_that_is_not_there_is_said(library: Library, kim: int, query: str) -> None:
    """Nothing else is compared in its place, and the fields keep what was typed."""
    view = _changed(library, kim, query)
    assert view.nothing.startswith(f"There is no revision 9: {TOOL.name} has 1 revision.")
    assert "9" in (view.old, view.new)
    assert not view.parts


def test_claims_and_what_editors_did_are_compared(engine: Engine, library: Library, kim: int) -> None:
    """A claim that came is told under its reviewer; that the tool was retired in between is said, and nothing can be
    restored until it is back."""
    before = scored(TOOL, builder=70)
    claim = Claim(text="It flies.", by=date(2027, 1, 1), chance=80)
    fill(engine, [before], at=day(2))
    fill(engine, [before.model_copy(update={"panel": (before.panel[0].model_copy(update={"claims": (claim,)}),)})])
    retire(engine, kim, TOOL.slug, "No more", day(4))
    view = _changed(library, kim, "old=2&new=4")
    ((field,),) = [row.fields for part in view.parts for row in part.rows]
    assert (field.label, field.pieces[-1].text) == ("Claims", "It flies. By 2027-01-01, 80% likely.")
    assert view.between == ["Revision 4: Retired: No more"]
    assert (bool(view.retired), [one.restorable for one in view.rows]) == (True, [False] * 4)
    assert restore(engine, kim, TOOL.slug, 1, 4, "", day(5)) == Refused(view.retired)
    assert _changed(library, kim).nothing == "The text is the same in both."


def test_a_long_history_is_read_a_page_at_a_time(engine: Engine, library: Library, kim: int) -> None:
    """Fifty revisions a page, with ways to older and newer ones that come to an end."""
    for at in range(A_PAGE + 5):
        fill(engine, [TOOL.model_copy(update={"maker": f"Maker {at}"})], at=NOON)
    view = _changed(library, kim)
    assert [len(view.rows), view.rows[0].number, view.newer_href] == [A_PAGE, "56", ""]
    older = _changed(library, kim, view.older_href.partition("?")[2])
    assert ([one.number for one in older.rows], older.older_href) == (["6", "5", "4", "3", "2", "1"], "")
    assert _changed(library, kim, older.newer_href.partition("?")[2]).rows == view.rows


def test_nothing_to_compare_is_said(engine: Engine, library: Library, kim: int) -> None:
    """A tool with one revision, and two that hold the same."""
    assert _changed(library, kim).nothing == "There is one revision so far."
    fill(engine, [TOOL.model_copy(update={"maker": "Else"})], at=day(2))
    fill(engine, [TOOL], at=day(3))
    assert _changed(library, kim, "old=1&new=3").nothing == "The text is the same in both."


def test_only_editors_see_it(engine: Engine, library: Library, kim: int, reader: int) -> None:
    """Nobody and a reader see neither list nor texts; an unknown tool is said to be none."""
    for number in (0, reader):
        view = open_history(library, SITE, number, TOOL.slug, "")
        assert (view.barred, view.rows, view.name) == (True, [], "")
    assert open_history(library, SITE, kim, "nothing", "").gone
