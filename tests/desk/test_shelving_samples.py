"""Files of bookmarks as browsers and other programs write them become shelves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.desk import bookmark_files as files
from tests.desk.odd_shelves import NOW
from tests.shelves import SITE
from verdicts.desk.shelving.brought import Brought
from verdicts.desk.shelving.reading import read
from verdicts.domain.shelves import Bookmark

Told = dict[str, list[tuple[str, str, str]]]


def brought(text: str | bytes) -> Brought:
    """What a file brings."""
    return read(text if isinstance(text, bytes) else text.encode(), "file", SITE, NOW)


def told(text: str | bytes) -> Told:
    """Address, title and note by shelf."""
    return {
        shelf.name: [(one.address, one.title, one.note) for one in shelf.bookmarks] for shelf in brought(text).shelves
    }


def first(text: str) -> Bookmark:
    """The first bookmark of a file."""
    return brought(text).shelves[0].bookmarks[0]


def test_chrome() -> None:
    """Nested folders become "Parent / Child", an empty one an empty shelf, a loose link and no bookmarklet come too."""
    assert told(files.CHROME) == {
        "Bookmarks bar": [("https://one.example/?a=1&b=2", "One & only", "")],
        "Bookmarks bar / Work / Deep": [("https://deep.example/", "Deep <b> 'one'", "")],
        "Bookmarks bar / Work": [("https://work.example/", "Work", "")],
        "Bookmarks bar / Nothing here": [],
        "Bookmarks": [("https://other.example/", "Other", "")],
    }
    shelf = brought(files.CHROME).shelves[0]
    assert shelf.made_at == datetime.fromtimestamp(1_700_000_000, UTC)
    assert shelf.bookmarks[0].added_at == datetime.fromtimestamp(1_700_000_001, UTC)
    [fault] = brought(files.CHROME).faults
    assert (
        str(fault)
        == "line 25: “javascript:void(document.title)” is not an address that begins with http:// or https://; left out"
    )


def test_firefox() -> None:
    """Descriptions become notes with the tags as their last line; a folder's description and smart folders do not."""
    assert told(files.FIREFOX) == {
        "Bookmarks": [("https://menu.example/", "Menu", "A description & more\n#ai #machine-learning")],
        "Bookmarks Toolbar": [("https://bar.example/", "On the bar", "")],
        "Other Bookmarks": [("https://unfiled.example/", "Unfiled", "")],
    }
    assert [fault.where for fault in brought(files.FIREFOX).faults] == ["line 12"]


def test_safari() -> None:
    """Folders without an outer list are read, the reading list with its previews too; what has no date gets now's."""
    assert told(files.SAFARI) == {
        "Favorites": [("https://favourite.example/", "Favourite", "")],
        "Favorites / Work": [("https://guide.example/", "Guide — part 1", "")],
        "Bookmarks": [("https://loose.example/", "Loose", "")],
        "Reading List": [
            ("https://read.example/one", "Read one", "A preview line"),
            ("https://read.example/two", "Read two", ""),
        ],
    }
    assert first(files.SAFARI).added_at == NOW
    assert not brought(files.SAFARI).faults


def test_karakeep() -> None:
    """Its flat list with tags comes onto the first shelf."""
    assert told(files.KARAKEEP) == {
        "Bookmarks": [
            ("https://karakeep.example/a", "Kept 'a'", "#tools #local-models"),
            ("https://karakeep.example/b", "https://karakeep.example/b", ""),
        ]
    }


def test_linkding() -> None:
    """Its addresses without escapes stay whole, and description, notes and tags become lines of one note."""
    assert told(files.LINKDING) == {
        "Bookmarks": [
            ("https://linkding.example/?a=1&copy=2", "Ding", "What it is\nMy own\nnotes\n#python #linkding:archived"),
            ("https://linkding.example/2", "Dong", ""),
        ]
    }


def test_pocket() -> None:
    """Both of its files are read, with dates and tags."""
    assert told(files.POCKET_HTML)["Bookmarks"][0] == (
        "https://pocket.example/a?x=1&y=2",
        "Great & useful",
        "#design #tools",
    )
    assert told(files.POCKET_CSV) == {
        "Bookmarks": [
            ("https://pocket.example/c", "Hello, world", "#a #b-c"),
            ("https://pocket.example/d", "Done", ""),
        ]
    }
    assert first(files.POCKET_CSV).added_at == datetime.fromtimestamp(1_650_000_002, UTC)
    assert first(files.POCKET_HTML).added_at == datetime.fromtimestamp(1_650_000_000, UTC)


def test_raindrop() -> None:
    """Its folders are shelves; note, excerpt and tags are lines of one note."""
    assert told(files.RAINDROP_CSV) == {
        "Research/Go": [("https://raindrop.example/a", "My page", "First line\nsecond line\nAn excerpt\n#reading #go")],
        "Unsorted": [("https://raindrop.example/b", "", "")],
    }
    assert first(files.RAINDROP_CSV).added_at == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_unclosed_tags_in_any_case() -> None:
    """Tags that nothing closes, unquoted values and lower case are read as a browser would."""
    assert told(files.SHOUTING) == {
        "lower case": [
            ("https://it.example/it's", "Unquoted", ""),
            ("https://unclosed.example/", "No end", "Said bold\nand more"),
        ]
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [files.SAFARI, files.RAINDROP_CSV])
def test_marks_of_encodings_are_no_text(text: str, encoding: str) -> None:
    """UTF-8 with and without a byte order mark and UTF-16 with one bring the same."""
    assert brought(text.encode(encoding)) == brought(text)


def test_old_windows_files_are_read() -> None:
    """A file that is no UTF-8 is read as Windows-1252 and says so; a broken byte in UTF-8 spoils only itself."""
    old = brought('<DL><DT><A HREF="https://x.example/">Caf\xe9 \x80</A>'.encode("latin-1"))
    assert old.shelves[0].bookmarks[0].title == "Café €"
    assert "Windows-1252" in old.faults[0].what
    torn = brought('<DL><DT><A HREF="https://x.example/">Café über '.encode() + b"\xff</A>")
    assert torn.shelves[0].bookmarks[0].title == "Café über �"
    assert torn.faults[0].what == "1 places are not UTF-8 text; they read �"


def test_folders_of_one_name_are_one_shelf() -> None:
    """A folder that comes twice by its whole path, and one that is called like such a path, go to one shelf."""
    text = "".join(
        f"<DL><DT><H3>{name}</H3><DL><DT><A HREF=https://{n}.example/>x</A></DL></DL>"
        for n, name in enumerate(("A / B", "A</H3><DL><DT><H3>B", "A / B"))
    )
    assert [len(bookmarks) for bookmarks in told(text).values()] == [3]
