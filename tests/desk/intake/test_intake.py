"""Import at the desk: what a file would do is what is done, and no draft loses a word."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.conftest import NOON
from tests.desk.intake.conftest import TOOLS, Desk
from tests.generate import tools
from verdicts.desk.intake.columns import KINDS, template
from verdicts.desk.intake.make import GONE, MOVED, Made, keep, make
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.reading import read as read_cells
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.documents import tool_document, tool_text
from verdicts.domain.working.edits import Edit
from verdicts.store.engine import reading
from verdicts.store.revisions import catalogue_revision
from verdicts.store.tools import tool_by_slug

OLD = TOOLS[0]
NEW = next(tool for tool in tools(60) if tool.facts and tool.panel and tool.slug not in {one.slug for one in TOOLS})


def _whats(desk: Desk, text: str | bytes) -> list[str]:
    return [one.what for one in desk.look(text).outcomes]


def test_a_list_of_tools_becomes_drafts_and_nothing_is_published(desk: Desk) -> None:
    """A new tool and a changed one have drafts that say what the file says, an unchanged one has none."""
    changed = tool_document(OLD) | {"tagline": "Another line"}
    text = json.dumps([tool_document(NEW), changed, tool_document(TOOLS[1])], indent=1)
    with reading(desk.engine) as conn:
        before = catalogue_revision(conn)
    plan = desk.look(text)
    assert [one.what for one in plan.outcomes] == ["new", "changed", "same"]
    assert [(one.name, one.before, one.after) for one in plan.outcomes[1].changes] == [
        ("Tagline", OLD.tagline, "Another line")
    ]
    assert [text.splitlines()[one.piece.line - 1] for one in plan.outcomes] == [" {"] * 3
    made = desk.make(text)
    assert isinstance(made, Made)
    assert made.said == "2 drafts are made; nothing is published."
    drafts = desk.drafts()
    assert set(drafts) == {NEW.slug, OLD.slug}
    tool = read_cells(drafts[NEW.slug].cells).tool
    assert tool
    assert tool_text(tool) == tool_text(NEW)
    with reading(desk.engine) as conn:
        assert catalogue_revision(conn) == before
        assert tool_by_slug(conn, NEW.slug) is None


def test_rows_of_facts_and_prices_as_json(desk: Desk) -> None:
    """Objects with the names of a table's columns do what the table does; what no column is called, or no cell can
    hold, is told at its row."""
    fact = OLD.facts[0]
    same = {"slug": OLD.slug, "label": fact.label, "value": "77", "unit": "GB", "month": "2026-09", "dated": True}
    new = {"slug": OLD.slug, "Meter": "seat", "amount": 12.5, "currency": "USD", "per": "month"}
    text = json.dumps([same, {**new, "source": "https://a.example", "as_of": "2026-10"}])
    assert _whats(desk, text) == ["changed", "new"]
    bad = [{**same, "colour": "red", "unit": ["GB"]}, {"label": "Speed"}]
    slips = [{slip.column: slip.reason for slip in one.slips} for one in desk.look(json.dumps(bad)).outcomes]
    assert slips == [
        {"unit": "must be a text or a number", "colour": "is no column of facts"},
        {"slug": "is missing"},
    ]
    assert isinstance(desk.make(text), Made)
    tool = read_cells(desk.drafts()[OLD.slug].cells).tool
    assert tool
    assert (tool.facts[0].value, tool.facts[0].unit, tool.facts[0].source) == ("77", "GB", fact.source)
    assert (tool.prices[-1].meter, str(tool.prices[-1].amount)) == ("seat", "12.5")


def test_what_is_left_out_stays(desk: Desk) -> None:
    """A JSON tool without facts keeps its facts; with an empty list they go. An empty cell of a table says nothing."""
    assert _whats(desk, json.dumps({"slug": OLD.slug, "name": OLD.name})) == ["same"]
    (gone,) = desk.look(json.dumps({"slug": OLD.slug, "facts": []})).outcomes
    assert len(gone.changes) == len(OLD.facts)
    assert _whats(desk, f"slug,name,tagline\n{OLD.slug},,\n") == ["same"]


def test_rows_of_facts_and_prices(desk: Desk) -> None:
    """A fact of a known label is changed, one of a new label added, in the draft of its tool."""
    fact = OLD.facts[0]
    rows = [
        f"{OLD.slug};{fact.label.upper()};77;GB;;2026-09;no;",
        f"{OLD.slug};Brand new;8;;https://a.example;2026-10;yes;",
    ]
    text = "slug;label;value;unit;source;month;dated;kind\r\n" + "\r\n".join(rows)
    assert _whats(desk, text) == ["changed", "new"]
    assert isinstance(desk.make(text), Made)
    tool = read_cells(desk.drafts()[OLD.slug].cells).tool
    assert tool
    assert (tool.facts[0].label, tool.facts[0].value, tool.facts[0].source) == (fact.label, 77, fact.source)
    assert (tool.facts[-1].label, tool.facts[-1].dated, len(tool.facts)) == ("Brand new", True, len(OLD.facts) + 1)
    price = (
        f"slug,meter,amount,currency,per,source,month\n{OLD.slug},output,0.15,USD,1M things,https://a.example,2026-10"
    )
    assert isinstance(desk.make(price), Made)
    tool = read_cells(desk.drafts()[OLD.slug].cells).tool
    assert tool
    assert str(tool.prices[-1].amount) == "0.15"


def test_every_error_stands_by_its_row(desk: Desk) -> None:
    """Line, column and reason of each; good rows are made where the editor leaves the others out, else none is."""
    text = (
        "slug,label,value,source,month\n"
        f"{OLD.slug},Good,1,https://a.example,2026-10\n"
        f"{OLD.slug},Bad,=1+1,nowhere,October\n"
        f'{OLD.slug},"Two\nlines",3,https://a.example,2026-10\n'
        "no-such-tool,Size,1,https://a.example,2026-10\n"
        f"{OLD.slug},good,1,https://a.example,2026-10\n"
    )
    found = [(one.piece.line, slip.column, slip.reason) for one in desk.look(text).outcomes for slip in one.slips]
    assert found == [
        (3, "value", "looks like a formula of a spreadsheet; give its value as text"),
        (3, "month", "must be a month like 2026-05"),
        (3, "source", "must be a web address that starts with http:// or https://"),
        (6, "slug", "there is no tool or draft at no-such-tool; bring the tool first"),
        (7, "", "is also given on line 2"),
    ]
    assert desk.make(text) == Refused("Nothing was made: 3 rows have errors.")
    assert desk.drafts() == {}
    made = desk.make(text, skip=True)
    assert isinstance(made, Made)
    assert made.said.endswith("3 rows with errors left out.")
    tool = read_cells(desk.drafts()[OLD.slug].cells).tool
    assert tool
    assert "Bad" not in [fact.label for fact in tool.facts]


def test_the_words_of_an_editor_stay(desk: Desk) -> None:
    """Where a draft says otherwise than the tool, the draft's text stands and the file's is kept beside it."""
    done = begin(desk.engine, desk.kim, OLD.slug, NOON)
    assert isinstance(done, Done)
    put(desk.engine, desk.kim, done.copy, Edit("tagline", "Mine", OLD.tagline), NOON)
    text = json.dumps({"slug": OLD.slug, "tagline": "Theirs", "maker": "Another maker"})
    assert [one.both for one in desk.look(text).outcomes[0].changes] == [False, True]
    assert isinstance(desk.make(text), Made)
    cells = desk.drafts()[OLD.slug].cells
    assert (cells["tagline"], cells["clash.tagline"], cells["maker"]) == ("Mine", "Theirs", "Another maker")


def test_what_changed_meanwhile_is_not_done(desk: Desk) -> None:
    """An editor who writes in the draft between look and make makes the plan another one: nothing is done."""
    text = json.dumps({"slug": OLD.slug, "tagline": "Theirs"})
    digest, file = desk.look(text).digest, keep(desk.engine, desk.kim, "file", text.encode(), NOON)
    assert isinstance(begin(desk.engine, desk.kim, OLD.slug, NOON), Done)
    assert make(desk.engine, desk.kim, file, digest, False, NOON) == MOVED
    assert "clash.tagline" not in desk.drafts()[OLD.slug].cells


def test_a_file_is_its_editors_for_an_hour(desk: Desk) -> None:
    """Another number, another time, another account: the file is not there. Who is no editor keeps none."""
    text = json.dumps({"slug": OLD.slug, "tagline": "Theirs"})
    file, digest = keep(desk.engine, desk.kim, "file", text.encode(), NOON), desk.look(text).digest
    assert make(desk.engine, desk.kim, file + 1, digest, False, NOON) == GONE
    assert make(desk.engine, desk.kim, file, digest, False, NOON + timedelta(hours=2)) == GONE
    with pytest.raises(NotAllowed):
        keep(desk.engine, desk.kim + 1, "file", b"{}", NOON)
    with pytest.raises(NotAllowed):
        make(desk.engine, 0, file, digest, False, NOON)


@pytest.mark.parametrize("name", KINDS)
def test_a_template_can_be_brought_as_it_is(desk: Desk, name: str) -> None:
    """The example in it is a row without a fault, but for the tool that facts and prices need."""
    assert isinstance(desk.make(template(KINDS["tools"])), Made)
    assert _whats(desk, template(KINDS[name])) == ["same" if name == "tools" else "new"]


def test_a_tool_given_twice_is_refused_on_one_line_too(desk: Desk) -> None:
    """JSON without line breaks: the second of two tools of one slug is told of, not laid over the first."""
    text = json.dumps([{"slug": OLD.slug, "tagline": "One"}, {"slug": OLD.slug, "tagline": "Two"}])
    assert _whats(desk, text) == ["changed", "refused"]
