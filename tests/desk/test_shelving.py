"""Shelves go into files of three kinds and come back as they were."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given

from tests.desk.odd_shelves import NAMED, NOW, ODD, readers_shelves
from tests.shelves import SITE
from verdicts.desk.shelving.as_csv import bare, guarded
from verdicts.desk.shelving.brought import Brought
from verdicts.desk.shelving.reading import read
from verdicts.desk.shelving.writing import FileKind, write
from verdicts.domain.shelves import Bookmark, Shelf

KINDS: tuple[FileKind, ...] = get_args(FileKind)
EXAMPLE = (
    Shelf(
        "Local models / <small>",
        NOW,
        (
            Bookmark("/tools/ollama", NOW, 'fast\n"really" & cheap'),
            Bookmark("/compare/ollama-vs-vllm", NOW),
            Bookmark("https://x.example/?a=1&b=2", NOW, "=1+1", "A 'link'"),
        ),
    ),
    Shelf("Empty", NOW),
)


def there_and_back(kind: FileKind, shelves: tuple[Shelf, ...]) -> Brought:
    """The shelves written and read; the file's name says another kind than it is."""
    return read(write(kind, shelves, SITE, NAMED).encode("utf-8"), "bookmarks.txt", SITE, NOW)


@pytest.mark.parametrize("kind", KINDS)
@given(shelves=readers_shelves())
def test_whatever_is_written_comes_back(kind: FileKind, shelves: tuple[Shelf, ...]) -> None:
    """Names, notes, titles, addresses, dates, order and empty shelves survive each of the three files."""
    assert there_and_back(kind, shelves) == Brought(shelves)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_come_back(kind: FileKind, odd: str) -> None:
    """Each odd text survives as a name, as a title, and as a note with edges of spaces and lines."""
    name = odd.replace("\t", " ").strip()
    kept = Bookmark("https://odd.example/", NOW, f"\r\n {odd}\r\n\n{odd}\t ", name)
    shelves = (Shelf(name, NOW, (kept, replace(kept, address="/tools/ollama", note=odd, title=""))),)
    assert there_and_back(kind, shelves) == Brought(shelves)


def test_json_is_readable_and_stable() -> None:
    """The JSON says its format, has absolute nothing, names our pages, and is the same text each time."""
    text = write("json", EXAMPLE, SITE, NAMED)
    said = json.loads(text)
    assert text == write("json", EXAMPLE, SITE, NAMED)
    assert (said["format"], said["version"], said["site"]) == ("verdicts-shelves", 1, SITE.url)
    assert said["shelves"][0]["bookmarks"][0] == {
        "address": "/tools/ollama",
        "note": 'fast\n"really" & cheap',
        "title": NAMED["/tools/ollama"],
        "added_at": "2026-11-20T12:00:00Z",
    }
    assert said["shelves"][1] == {"name": "Empty", "made_at": "2026-11-20T12:00:00Z", "bookmarks": []}


def test_csv_is_a_table_without_formulas() -> None:
    """The CSV begins with its mark, has CRLF lines and absolute addresses, and no cell that a spreadsheet would run."""
    text = write("csv", EXAMPLE, SITE, NAMED)
    assert text.startswith("\ufeffshelf,kind,address,title,note,added\r\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["kind"] for row in rows] == ["shelf", "tool", "comparison", "link", "shelf"]
    assert [row["address"] for row in rows][:3] == [
        "",
        f"{SITE.url}/tools/ollama",
        f"{SITE.url}/compare/ollama-vs-vllm",
    ]
    assert (rows[2]["title"], rows[3]["note"]) == ("'=Ollama or vLLM", "'=1+1")
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r\n")]


@pytest.mark.parametrize("cell", ["", "=1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "'", "''", "'=1", "plain", "'tis"])
def test_a_guarded_cell_is_undone_exactly(cell: str) -> None:
    """What the guard adds the reading takes away, and an apostrophe that a person typed stays."""
    assert bare(guarded(cell)) == cell
    assert bare("'tis") == "'tis"


def test_html_is_what_browsers_import() -> None:
    """A folder a shelf, dates in seconds, notes as descriptions, absolute addresses, everything escaped."""
    lines = write("html", EXAMPLE, SITE, NAMED).splitlines()
    seconds = int(NOW.timestamp())
    assert lines[0] == "<!DOCTYPE NETSCAPE-Bookmark-file-1>"
    assert lines[5] == f'    <DT><H3 ADD_DATE="{seconds}">Local models / &lt;small&gt;</H3>'
    tool = f'        <DT><A HREF="{SITE.url}/tools/ollama" ADD_DATE="{seconds}">Ollama &lt;b&gt;&amp;amp;</A>'
    assert lines[7:10] == [tool, "        <DD>fast", "&quot;really&quot; &amp; cheap"]
    assert f'<A HREF="{SITE.url}/compare/ollama-vs-vllm"' in lines[10]
    assert lines[-1] == "</DL><p>"


def test_a_link_without_a_title_shows_its_address_and_stays_untitled() -> None:
    """A browser has something to show, and reading gives no title back."""
    shelves = (Shelf("A", NOW, (Bookmark("https://x.example/", NOW),)),)
    assert ">https://x.example/</A>" in write("html", shelves, SITE, {})
    assert there_and_back("html", shelves) == Brought(shelves)


def test_a_table_saved_again_by_a_spreadsheet_is_still_ours() -> None:
    """Semicolons, other order of columns and names in other case are read the same way."""
    rows = csv.reader(io.StringIO(write("csv", EXAMPLE, SITE, NAMED).removeprefix("\ufeff"), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(
        [cell.upper() if cell in ("shelf", "note") else cell for cell in row[::-1]] for row in rows
    )
    assert read(out.getvalue().encode(), "", SITE, NOW) == Brought(EXAMPLE)
