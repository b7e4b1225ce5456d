"""Import at the desk, whatever a file holds: it is told in words, and nothing else happens."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOON
from tests.desk.intake.conftest import TOOLS, Desk
from tests.generate import tools
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.intake.make import Made, keep
from verdicts.desk.intake.piece import Unreadable
from verdicts.desk.intake.read import read
from verdicts.desk.intake.show import show
from verdicts.desk.working.said import Refused
from verdicts.domain.documents import tool_document

OLD = TOOLS[0]
HEAD = "slug,label,value,source,month,dated"


def _slips(data: str | bytes) -> list[str]:
    sheet = read(data.encode() if isinstance(data, str) else data)
    return [f"{one.line} {slip.column}: {slip.reason}" for one in sheet.pieces for slip in one.slips]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"{", "is not JSON: line 1, column 2: Expecting property name enclosed in double quotes"),
        (b'{"a": NaN}', "holds NaN, which is not a JSON number"),
        (b'{"a": 1, "a": 2}', 'gives the key "a" twice in one object'),
        (b"[" * 100_000, "is nested too deeply"),
        (b"[]", "holds an empty list"),
        (b"name;tagline\nA;B", "is no table that can be brought: no column is called slug. Take a template"),
        (b"slug,name,Name\n", "gives the column name twice"),
        (b"slug,name\n", "holds headings and no rows"),
        (b'"slug,name\na,b', "cannot be read as a table: the headings are broken"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is no table that can be brought"),
        (b"slug,name\n" + b"a,b\n" * 6000, "has more than 2,000 rows; bring it in parts"),
        (b" " * 2_000_001, "is larger than 2 MB"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    """One sentence that goes on after the file's name."""
    with pytest.raises(Unreadable) as told:
        read(data)
    assert str(told.value).startswith(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,=HYPERLINK(1),1,,,", "2 label: looks like a formula of a spreadsheet; give its value as text"),
        ("a,@SUM(1),1,,,", "2 label: looks like a formula of a spreadsheet; give its value as text"),
        ("a,+cmd|calc!A1,1,,,", "2 label: looks like a formula of a spreadsheet; give its value as text"),
        ("a,b\0c,1,,,", "2 label: holds a NUL character"),
        (f"a,{'x' * 9000},1,,,", "2 label: is 9,000 characters long; at most 8,000 are allowed"),
        ("a,b,1,,,perhaps", "2 dated: must be yes or no"),
        ("a,b,1,,,,extra,cells", "2 : has 8 cells, the headings 6; perhaps a text needs quotation marks"),
        ('a,"b,1,,,', "2 : cannot be read: a quotation mark is opened and never closed"),
        ('a,"b"c,1,,,', "2 : cannot be read: characters stand between a closing quotation mark and the next column"),
    ],
)
def test_what_is_wrong_in_a_row_says_where(row: str, said: str) -> None:
    """Line, column, reason. Numbers below zero and dashes in a text are no formulas."""
    assert _slips(f"{HEAD}\n{row}\n") == [said]
    assert _slips(f"{HEAD}\na,- fast (very),-5,,,\n") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_spreadsheets_of_all_kinds_are_read(encoding: str, mark: str) -> None:
    """Marks, semicolons, tabs, old Windows texts: the same pieces."""
    text = "\r\n".join(
        mark.join(row) for row in (("Slug", "Short name", "Maker"), ("a", "Größe", "Müller"), ("b", "É", "x"))
    )
    sheet = read(text.encode(encoding))
    assert [one.texts["short_name"] for one in sheet.pieces] == ["Größe", "É"]
    assert sheet.notes == (
        ("The file is not UTF-8 text; it was read as Windows-1252.",) if encoding == "cp1252" else ()
    )


def test_a_column_that_nobody_knows_is_named() -> None:
    """It is not read, which is said; the others are."""
    (note,) = read(b"slug,name,Prize,Colour\na,b,c,d").notes
    assert note == "Not read, because a table of tools has no such column: Prize and Colour."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (7, ("", "must be an object in braces")),
        ({"slug": OLD.slug, "nmae": "x"}, ("nmae", "is not a key of a catalogue file; check its spelling")),
        ({"slug": OLD.slug, "name": 5}, ("name", "must be text")),
        ({"slug": OLD.slug, "name": "a\x00b"}, ("name", "holds a control character")),
        ({"slug": OLD.slug, "name": "a\ud800b"}, ("name", "holds characters that are not valid Unicode")),
        ({"slug": OLD.slug, "panel": [{"score": 3}]}, ("panel[0].reviewer", "is missing")),
        ({"slug": OLD.slug, "facts": [{"label": "a", "dated": "yes"}]}, ("facts[0].dated", "must be true or false")),
        ({"slug": "a-vs-b"}, ("slug", None)),
        ({"slug": ["x"]}, ("slug", None)),
        ({"name": "x"}, ("slug", "is missing")),
    ],
)
def test_a_broken_tool_says_which_field(desk: Desk, entry: object, said: tuple[str, str | None]) -> None:
    """By the field's place in the file; nothing is made."""
    (one,) = desk.look(json.dumps([entry])).outcomes
    assert one.what == "refused"
    assert one.slips[0].column == said[0]
    assert said[1] in (None, one.slips[0].reason)
    assert isinstance(desk.make(json.dumps([entry]), skip=True), Refused)


def test_texts_of_a_file_reach_the_page_as_one_short_line(desk: Desk) -> None:
    """No control, nothing that turns the line around, nothing endless; markup is text (the page's own escaping)."""
    text = json.dumps([{"slug": OLD.slug, "tagline": "<b>\u202e\x1b\n"}, {"slug": "x" * 5000, "name": "\ud800" * 500}])
    file = keep(desk.engine, desk.kim, "file", text.encode(), NOON)
    view = show(Library(desk.engine), Site("Verdicts", "https://v.example"), desk.kim, f"file={file}", NOON)
    assert view.refused == "2 rows have errors"
    for row in view.rows:
        for word in (row.slug, row.title, *(slip.reason for slip in row.slips)):
            assert word.isprintable()
            assert len(word) < 301
            word.encode()


_CELLS = st.sampled_from([
    OLD.slug, "new-one", "Size", "5", "-5", "yes", "", "x", "2026-05", "2026-13", "https://a.example", "=1", "a,b",
    '"', "\n", *(fact.label for fact in OLD.facts), "\0", "ü", ";",
])  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([HEAD, "slug,name,tagline,published_on,home", "slug,meter,plan,amount,currency,per,month,source"]),
    st.lists(st.lists(_CELLS, max_size=8).map(",".join), max_size=6).map("\n".join),
)
def test_what_was_shown_is_what_is_done(desk: Desk, head: str, rows: str) -> None:
    """Whatever a table holds: each draft then has the cells of the plan, no other draft changed, and the same file once
    more would change nothing of what it did, but keep what clashes."""
    text = f"{head}\n{rows}"
    try:
        plan = desk.look(text)
    except Unreadable:
        return
    before = desk.drafts()
    made = desk.make(text, skip=True)
    after = desk.drafts()
    assert isinstance(made, Made) == bool(plan.drafts)
    wanted = {ground.slug: cells for ground, cells in plan.drafts}
    assert {slug: one.cells for slug, one in after.items()} == {
        slug: one.cells for slug, one in before.items()
    } | wanted
    assert {one.what for one in desk.look(text).outcomes} <= {"same", "refused", "changed"}


@pytest.mark.parametrize("rows", [100])
def test_a_hundred_tools_become_drafts(desk: Desk, rows: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred tools become a hundred drafts with one press; how long that took is printed."""
    text = json.dumps([tool_document(tool) for tool in tools(rows, seed=77)])
    start = time.perf_counter()
    assert isinstance(desk.make(text), Made)
    assert len(desk.drafts()) == rows
    with capsys.disabled():
        print(f"\n{rows} tools on {desk.engine.dialect.name}: {time.perf_counter() - start:.2f} s for look and make")
