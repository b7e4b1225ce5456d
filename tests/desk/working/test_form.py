"""The form of a draft: what it shows and warns of, what is pasted into it, and its preview."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine

from tests.generate import fill, tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import add_row, put, remove_row
from verdicts.desk.working.open_desk import open_desk
from verdicts.desk.working.open_draft import open_draft
from verdicts.desk.working.paste import bring, take_out, weigh
from verdicts.desk.working.preview import draft_view, preview
from verdicts.desk.working.said import Done
from verdicts.desk.working.warning import warnings_of
from verdicts.domain.documents import tool_text
from verdicts.domain.working.cells import Cells, ids
from verdicts.domain.working.edits import Edit
from verdicts.domain.working.tools import cells_of
from verdicts.store.accounts import add_account
from verdicts.store.engine import reading, writing
from verdicts.store.working import copy_by_id, set_byline
from verdicts.views.desk import DraftView, FieldView

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY, SITE = date(2026, 11, 20), Site("Verdicts", "https://verdicts.example")
ALL = tools(20)
TOOL = next(tool for tool in ALL if len(tool.facts) > 2 and len(tool.panel) > 2)


@pytest.fixture
def kim(engine: Engine) -> int:
    """An editor, in a catalogue with tools."""
    fill(engine, ALL)
    with writing(engine) as conn:
        return add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id


@pytest.fixture
def draft(engine: Engine, kim: int) -> int:
    """An empty draft of Kim's."""
    done = begin(engine, kim, "", NOON)
    assert isinstance(done, Done)
    return done.copy


def _put(engine: Engine, by: int, copy: int, path: str, text: str, before: str = "") -> None:
    assert isinstance(put(engine, by, copy, Edit(path, text, before), NOON), Done)


def _open(engine: Engine, by: int, copy: int, told: Collection[str] = ()) -> DraftView:
    return open_draft(Library(engine), SITE, by, str(copy), TODAY, told)


def _cells(engine: Engine, copy: int) -> Cells:
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    return stands.cells


def _fields(view: DraftView) -> dict[str, FieldView]:
    rows = [*view.facts, *view.prices]
    every = [*view.basics, *view.pricing, *view.links, *(one for row in rows for one in row.fields)]
    return {one.path: one for one in every}


def test_an_empty_field_is_no_fault_before_publish_is_pressed(engine: Engine, kim: int, draft: int) -> None:
    """A new draft has no field in red; its list names all that lacks, by parts of the form, each with its way. A field
    that holds something wrong says so at once, and so does one that is empty once Publish told of it."""
    view = _open(engine, kim, draft)
    assert not [one.path for one in _fields(view).values() if one.fault]
    assert [part.title for part in view.lacks] == ["Tool", "Pricing"]
    best = next(one for one in view.lacks[0].lacks if one.where == "Best for")
    assert (best.said, best.href) == ("missing", "#cell-best_for")
    _put(engine, kim, draft, "tagline", "x" * 91)
    fields = _fields(_open(engine, kim, draft))
    assert [path for path, one in fields.items() if one.fault] == ["tagline"]
    assert "at most 90" in fields["tagline"].fault
    pressed = _fields(_open(engine, kim, draft, told=("name", "slug", "maker")))
    assert {one for one, two in pressed.items() if two.fault} == {"name", "slug", "maker", "tagline"}


def test_address_and_short_name_follow_the_name(engine: Engine, kim: int, draft: int) -> None:
    """A new tool's do; those of a published tool stay whatever its name becomes."""
    _put(engine, kim, draft, "name", "My Tool")
    assert _cells(engine, draft)["slug"] == "my-tool"
    done = begin(engine, kim, TOOL.slug, NOON)
    assert isinstance(done, Done)
    _put(engine, kim, done.copy, "name", "Another name", TOOL.name)
    assert _cells(engine, done.copy)["slug"] == TOOL.slug


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("description", "too few words", "3 words; 60 to 110"),
        ("take.builder.text", "word " * 91, "91 words; 45 to 90"),
        ("fact.n1.as_of", "2026-12", "still to come"),
        ("fact.n1.as_of", "2025-10", "Older than 12 months"),
        ("fact.n1.source", "http://a.example", "not https"),
        ("links.home", "http://a.example", "not https"),
        ("entry.amount", "20", "no source"),
        ("fact.n1.label", "speed", "differs from it in case"),
        ("fact.n1.label", "context-window", "write “Context window”"),
        ("fact.n1.label", "Context windov", "write “Context window”"),
    ],
)
def test_what_is_worth_another_look_is_told(path: str, text: str, said: str) -> None:
    """Each warning stands at its field and says what it is about; without its cause there is none."""
    plain = {
        "facts": "n1 n2", "panel": "builder", "fact.n1.label": "Context window", "fact.n2.label": "Speed",
        "fact.n1.as_of": "2026-11", "fact.n1.source": "https://a.example",
    }  # fmt: skip
    labels = {"Context window": 4, "Context window 2": 1}
    assert warnings_of(plain, "2026-11", labels) == {}
    found = warnings_of({**plain, path: text}, "2026-11", labels)
    at = "entry.source" if path == "entry.amount" else path
    assert said in found[at]


def test_figures_in_labels_are_not_slips(engine: Engine) -> None:
    """A label that differs from another one by a figure is another label."""
    cells = {"facts": "n1", "fact.n1.label": "MMLU score 2024"}
    assert warnings_of(cells, "2026-11", {"MMLU score 2025": 3}) == {}


def test_a_table_is_looked_at_added_and_taken_out(engine: Engine, kim: int, draft: int) -> None:
    """The look changes nothing and tells each row's fault; all rows come in, a second label twice too; Undo takes out
    those and no others."""
    text = "label,value,source,month\nSpeed,12,https://a.example,2026-10\nSpeed,13,nowhere,2026-10"
    before = _cells(engine, draft)
    seen = weigh(Library(engine), SITE, kim, draft, "facts", text)
    assert _cells(engine, draft) == before
    assert (seen.heads, seen.add) == (["Label", "Value", "Source", "Month"], "Add all 2 rows")
    assert [bool(one.fault) for one in seen.found] == [False, True]
    assert weigh(Library(engine), SITE, 0, draft, "facts", text).found == []
    done = bring(engine, kim, draft, "facts", text, False, NOON)
    assert isinstance(done, Done)
    assert len(_open(engine, kim, draft).facts) == 2
    twice = weigh(Library(engine), SITE, kim, draft, "facts", "Speed\t1\thttps://a.example\t2026-10")
    assert twice.found[0].fault == "There is a fact “Speed” already."
    own = add_row(engine, kim, draft, "facts", "", NOON)
    assert isinstance(own, Done)
    assert isinstance(take_out(engine, kim, draft, "facts", done.rows, NOON), Done)
    assert [row.id for row in _open(engine, kim, draft).facts] == [own.row]


def test_a_whole_file_comes_in(engine: Engine, kim: int, draft: int) -> None:
    """Pasted as JSON, the facts and prices of a published tool become the same rows without a fault."""
    for rows in ("facts", "prices"):
        if not getattr(TOOL, rows):
            continue
        seen = weigh(Library(engine), SITE, kim, draft, rows, tool_text(TOOL))
        assert [one.fault for one in seen.found] == ["" for _ in getattr(TOOL, rows)]


def test_the_preview_shows_what_is_typed_and_nothing_else(engine: Engine, kim: int, draft: int) -> None:
    """An empty draft is placeholders; a whole one is the page; of a draft of a published tool nothing but the draft
    shows; who is no editor gets none."""
    library = Library(engine)
    empty = preview(library, SITE, kim, str(draft), TODAY)
    assert empty
    assert (empty.name, empty.tagline, empty.facts) == ("Untitled", "Tagline not said yet", [])
    done = begin(engine, kim, TOOL.slug, NOON)
    assert isinstance(done, Done)
    _put(engine, kim, done.copy, "tagline", "", TOOL.tagline)
    _put(engine, kim, done.copy, f"take.{TOOL.panel[0].reviewer}.score", "none", str(TOOL.panel[0].score))
    view = preview(library, SITE, kim, str(done.copy), TODAY)
    assert view
    assert view.tagline == "Tagline not said yet"
    assert len(view.facts) == len(TOOL.facts)
    take = next(one for one in view.takes if one.take == TOOL.panel[0].take)
    assert (take.score, "The score" in take.lacks) == ("", True)
    assert preview(library, SITE, 0, str(draft), TODAY) is None
    assert preview(library, SITE, kim, "999", TODAY) is None


def test_rows_that_lack_something_are_previewed_as_not_published(engine: Engine) -> None:
    """A fact without a source, one of nothing, a label that stands twice and a price without an amount stand in the
    preview where they stand in the form, each with what was typed and why readers do not get it."""
    whole = dict(cells_of(TOOL))
    first, _, third, *_ = ids(whole, "facts")
    whole |= {f"fact.{first}.source": "", "facts": f"n9 {whole['facts']}", f"fact.{third}.label": TOOL.facts[1].label}
    whole |= {"prices": "n8", "price.n8.plan": "Team", "price.n8.meter": "seat", "price.n8.currency": "EUR"}
    view = draft_view(Library(engine).catalogue(), SITE, whole, TODAY)
    nothing, unsourced, sound, twice, *_ = view.facts
    assert (nothing.label, nothing.value) == ("Fact 1", "No value yet")
    assert nothing.lacks == "Not published: no label, no value, no source, no month yet."
    assert (unsourced.label, unsourced.lacks) == (TOOL.facts[0].label, "Not published: no source yet.")
    assert (unsourced.source.href, sound.lacks, sound.label) == ("", "", TOOL.facts[1].label)
    assert (twice.label, twice.lacks) == (TOOL.facts[1].label, "Not published. It stands twice.")
    price = view.prices[0]
    assert (price.what, price.plan, price.amount) == ("Seat", "Team", "No amount yet")
    assert price.lacks.startswith("Not published: no amount")


def test_any_half_of_a_tool_has_a_preview(engine: Engine, kim: int) -> None:
    """Whatever cell is broken, empty or far too long, a page is drawn."""
    catalogue = Library(engine).catalogue()
    whole = cells_of(TOOL)
    for path in whole:
        if path in ("facts", "prices", "panel"):
            continue
        for text in ("", "\x00", "x" * 9000, "-1", "2026-13", '"', "http://[", "²"):
            assert draft_view(catalogue, SITE, {**whole, path: text}, TODAY).path.startswith("/tools/")


def test_list_and_draft_say_who_has_it_open(engine: Engine, kim: int, draft: int) -> None:
    """Another editor by name, or that there is one; never oneself, nor who is no editor any more."""
    with writing(engine) as conn:
        lee = add_account(conn, "lee@example.org", "b" * 32, "editor", None, NOON).id
        set_byline(conn, kim, "Kim")
        ann = add_account(conn, "ann@example.org", "c" * 32, "reader", None, NOON).id

    def here(by: int, *there: int) -> str:
        company = {str(draft): there}
        page = open_draft(Library(engine), SITE, by, str(draft), TODAY, company=company).here
        assert open_desk(Library(engine), SITE, by, "show=drafts", company).rows[0].here == page
        return page

    assert here(lee, kim) == "Kim has it open"
    assert here(kim, kim, lee) == "Another editor has it open"
    assert here(kim, kim, ann) == here(lee) == ""


def test_a_removed_row_keeps_its_words(engine: Engine, kim: int, draft: int) -> None:
    """It comes back with them."""
    done = add_row(engine, kim, draft, "facts", "", NOON)
    assert isinstance(done, Done)
    _put(engine, kim, draft, f"fact.{done.row}.label", "Speed")
    remove_row(engine, kim, draft, "facts", done.row, NOON)
    add_row(engine, kim, draft, "facts", done.row, NOON)
    assert _open(engine, kim, draft).facts[0].title == "Speed"
