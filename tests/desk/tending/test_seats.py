"""The reviewers' desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.libraries import SITE, TODAY
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.exporting import export_catalogue
from verdicts.desk.files import read_files
from verdicts.desk.seating import change
from verdicts.desk.seating.open_seats import open_seats
from verdicts.desk.show import show
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import add_row, remove_row
from verdicts.desk.working.said import Done, Refused
from verdicts.store.engine import reading
from verdicts.store.reviewers import reviewers
from verdicts.store.revisions import catalogue_revision
from verdicts.views.tool import ToolView

FIVE = ["builder", "skeptic", "futurist", "founder", "creator"]


def keys(engine: Engine) -> list[str]:
    """The reviewers in their order."""
    with reading(engine) as conn:
        return [one.key for one in reviewers(conn)]


def added(engine: Engine, kim: int, name: str, accent: str = "", key: str = "") -> Done | Refused:
    """One more."""
    return change.add(engine, kim, key, name, "And what of the rest?", accent, NOON)


def test_eight_may_work_at_once(demo: Engine, kim: int) -> None:
    """The ninth is refused in words; with one retired there is room; then that one cannot come back."""
    for name in ("Élan Vital", "Lawyer", "Operator"):
        assert isinstance(added(demo, kim, name), Done)
    assert keys(demo) == [*FIVE, "elan-vital", "lawyer", "operator"]
    ninth = added(demo, kim, "Poet")
    assert ninth == Refused("Not saved: 9 reviewers are too many; at most 8.")
    assert isinstance(change.retire(demo, kim, "lawyer", True, NOON), Done)
    assert isinstance(added(demo, kim, "Poet"), Done)
    assert isinstance(change.retire(demo, kim, "lawyer", False, NOON), Refused)
    assert check(demo) == []


def test_order_and_name_show_everywhere(demo: Engine, kim: int) -> None:
    """A move changes places with the neighbour, at the end nothing; pages have it at once, by a new revision."""
    library = Library(demo)
    before = library.catalogue().revision
    change.move(demo, kim, "skeptic", -1, NOON)
    change.move(demo, kim, "skeptic", -1, NOON)
    change.rename(demo, kim, "builder", "Maker", "Would I?", "blue", NOON)
    assert keys(demo) == ["skeptic", "builder", *FIVE[2:]]
    assert library.catalogue().revision > before
    view = show(library, SITE, "ollama", TODAY)
    assert isinstance(view, ToolView)
    assert [take.reviewer.name for take in view.takes][:2] == ["Skeptic", "Maker"]
    assert check(demo) == []


@pytest.mark.parametrize(
    ("name", "accent", "key", "field", "said"),
    [
        ("", "", "", "name", "The name must not be empty."),
        ("Builder", "", "other", "name", "The name Builder is used more than once."),
        ("Other", "", "builder", "key", "The key builder is used more than once."),
        ("Other", "", "No Key", "key", "The key must be lower-case letters, digits and single hyphens."),
        ("Other", "#fff", "", "accent", "The accent must be the name of a colour in lower-case letters."),
        ("Other", "blue", "", "accent", "Builder has the colour blue."),
    ],
)
def test_what_does_not_fit_is_refused(
    demo: Engine, kim: int, name: str, accent: str, key: str, field: str, said: str
) -> None:
    """In words, at the field that it is about, and nothing is changed."""
    with reading(demo) as conn:
        before = catalogue_revision(conn)
    answer = added(demo, kim, name, accent, key)
    assert isinstance(answer, Refused)
    assert answer.lacks == ((field, said),)
    with reading(demo) as conn:
        assert catalogue_revision(conn) == before


def test_who_retired_keeps_past_takes_and_writes_no_new_ones(demo: Engine, kim: int) -> None:
    """Takes stay on pages and can be taken out and put back; a tool without one gets none; the colour is free; and
    export and import keep it."""
    change.retire(demo, kim, "builder", True, NOON)
    view = show(Library(demo), SITE, "ollama", TODAY)
    assert isinstance(view, ToolView)
    assert "builder" in [take.reviewer.key for take in view.takes]
    kept, new = (begin(demo, kim, slug, NOON) for slug in ("ollama", ""))
    assert isinstance(kept, Done)
    assert isinstance(new, Done)
    remove_row(demo, kim, kept.copy, "panel", "builder", NOON)
    assert isinstance(add_row(demo, kim, kept.copy, "panel", "builder", NOON), Done)
    refused = add_row(demo, kim, new.copy, "panel", "builder", NOON)
    assert refused == Refused("Builder is retired and writes no new takes.")
    assert isinstance(added(demo, kim, "Mason", "blue"), Done)
    assert check(demo) == []


def test_a_file_of_reviewers_says_who_retired(demo: Engine, kim: int, tmp_path: Path) -> None:
    """Only there where it is so, so that other files stay as they are."""
    export_catalogue(demo, tmp_path / "before")
    change.retire(demo, kim, "creator", True, NOON)
    export_catalogue(demo, tmp_path / "after")
    before, after = ((tmp_path / name / "reviewers.json").read_text() for name in ("before", "after"))
    assert "retired" not in before
    assert after.count("retired") == 1
    assert [one.key for one in read_files([tmp_path / "after"]).reviewers if one.retired] == ["creator"]


def test_one_who_retired_without_a_take_is_in_no_chart(demo: Engine, kim: int) -> None:
    """While takes of theirs are there they are; the desk shows all."""
    added(demo, kim, "Poet")
    change.retire(demo, kim, "poet", True, NOON)
    change.retire(demo, kim, "builder", True, NOON)
    library = Library(demo)
    assert [one.key for one in library.catalogue().reviewers] == FIVE
    view = open_seats(library, SITE, kim)
    assert ([seat.who.key for seat in view.seats], [seat.who.key for seat in view.retired], view.said) == (
        FIVE[1:],
        ["builder", "poet"],
        "4 of at most 8 active.",
    )
    assert "blue" in view.colours


def test_only_editors_may(demo: Engine, kim: int) -> None:
    """Nobody changes or sees anything."""
    for attempt in (
        lambda: added(demo, 0, "Poet"),
        lambda: change.rename(demo, 0, "builder", "X", "Y", "", NOON),
        lambda: change.move(demo, 0, "builder", 1, NOON),
        lambda: change.retire(demo, 0, "builder", True, NOON),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert open_seats(Library(demo), SITE, 0).barred
    assert change.retire(demo, kim, "none", True, NOON) == Refused("There is no such reviewer.")
