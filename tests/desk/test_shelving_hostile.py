"""Files made to hurt: whatever they hold, reading ends, in time that grows with the file alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.odd_shelves import NAMED, NOW
from tests.shelves import SITE
from verdicts.desk.shelving.brought import Brought
from verdicts.desk.shelving.gathering import MOST_ENTRIES
from verdicts.desk.shelving.markup import unescape
from verdicts.desk.shelving.reading import read
from verdicts.desk.shelving.writing import FileKind, write
from verdicts.domain.shelves import Bookmark, Shelf

MANY = 10_000
SMALL, LARGE = 50_000, 400_000  # characters
SLACK = 4  # times slower than in proportion; a quadratic reader would be 8 times
BOMBS = {
    "comments": "<!--",
    "tags": "<a ",
    "quotes": "<a \"='",
    "values": '<a x="',
    "crossed": "<a ='\"<a =\"'",
    "declarations": "<!x",
    "closers": "</",
    "references": "&#9;&a",
    "spaces": "<a =     ",
    "names": "<a x x",
    "lists": "<DL><H3>x",
    "ends": "</DL>",
    "links": "<A HREF=https://x.example/ >",
    "descriptions": "<DD>x<br>",
}


def brought(data: str | bytes) -> Brought:
    """What a file brings."""
    return read(data if isinstance(data, bytes) else data.encode(), "file", SITE, NOW)


def seconds(work: Callable[[], object]) -> float:
    """The quicker of two runs, in seconds of this process."""
    spent: list[float] = []
    for _ in range(2):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def bomb(form: str, size: int) -> bytes:
    """A file of about `size` bytes of one pattern, with an opening that no pattern closes."""
    return ("<DL><DT><A HREF='https://x.example/'>x</A><DD>" + form * (size // len(form))).encode()


@pytest.mark.parametrize("name", BOMBS)
def test_time_grows_with_the_file(name: str) -> None:
    """Eight times as much of any hurtful pattern takes about eight times as long."""
    small, large = bomb(BOMBS[name], SMALL), bomb(BOMBS[name], LARGE)
    floor = seconds(lambda: brought(small))
    assert seconds(lambda: brought(large)) < floor * (LARGE // SMALL) * SLACK + 0.05


@pytest.mark.parametrize(
    "data",
    [
        b"<DL>" + b"<A HREF=x:>" * 150_000,
        b"<DL>" + b"<p>" * 1_000_001,
        b"url\n" + b"x:\n" * 150_000,
        b'{"format": "verdicts-shelves", "version": 1, "shelves": [{}' + b",{}" * 150_000 + b"]}",
    ],
    ids=["links", "tags", "rows", "shelves"],
)
def test_millions_of_small_things_are_not_read_to_the_end(data: bytes) -> None:
    """Beyond what any reader can keep the file is left, what came before is brought, and that is said first."""
    result = brought(data.replace(b"x:", b"https://x.example/", 1))
    assert result.faults[0].what == "holds more than a reader can keep by far; its end was not read"
    assert result.total <= MOST_ENTRIES + 1
    assert result.bookmarks == (b"x:" in data)


@pytest.mark.parametrize("form", ['"', '""', "a,", '"\n', ",\n", "\r", "'"])
def test_tables_take_no_longer_either(form: str) -> None:
    """Quotes that nothing closes and endless rows are read in proportion."""
    small, large = (b"url\n" + (form * (size // len(form))).encode() for size in (SMALL, LARGE))
    floor = seconds(lambda: brought(small))
    assert seconds(lambda: brought(large)) < floor * (LARGE // SMALL) * SLACK + 0.05


def test_ten_thousand_folders_in_one_another() -> None:
    """Deep nesting neither ends the process nor is lost: the link at the bottom comes."""
    text = "<DL>" + "<DT><H3>folder</H3><DL>" * MANY + "<DT><A HREF=https://x.example/>x</A>" + "</DL>" * MANY
    [shelf] = brought(text).shelves
    assert shelf.name.startswith("folder / folder / ")
    assert len(shelf.name) <= 80
    assert shelf.bookmarks[0].address == "https://x.example/"


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, '{"format":' + "[" * 50_000 + "]" * 50_000 + "}"])
def test_deep_json_is_refused(deep: str) -> None:
    """JSON that is nested too deeply is one fault."""
    assert [fault.what for fault in brought(deep).faults] == ["is nested too deeply"]


def test_odd_json_values() -> None:
    """Numbers beyond all measure, halves of characters and NULs are faults or left out, never an error."""
    kept = '{"address": "/tools/a", "note": "a\\ud800\\u0000b", "title": 1e999, "added_at": 1e999}'
    result = brought(
        f'{{"format": "verdicts-shelves", "version": 1, "shelves": [{{"name": "\\udfff", "bookmarks": [{kept}]}}]}}'
    )
    [shelf] = result.shelves
    assert (shelf.name, shelf.bookmarks[0].note, shelf.bookmarks[0].added_at) == ("Bookmarks", "ab", NOW)
    long_number = brought('{"format": "verdicts-shelves", "version": ' + "9" * 5000 + "}")
    assert long_number.faults[0].what == "holds a number that is too long"
    assert brought('{"a": NaN}').faults[0].what.startswith("holds NaN")


def test_entities_make_nothing_grow() -> None:
    """No declared entity is expanded, and a reference stands for at most one sign."""
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><DL><DT><A HREF="https://x.example/">&b;&b;</A>'
    assert brought(laughs).shelves[0].bookmarks[0].title == "&b;&b;"
    assert unescape("&#99999999999999999999; &#x110000; &#xD800; &#0;") == "&#99999999999999999999; � � �"
    assert unescape("&amp;lt; &lt &nosuch; &copy;") == "&lt; &lt &nosuch; ©"


def test_huge_values_are_cut_or_left_out() -> None:
    """A megabyte in an attribute, a title, a note or a cell costs no more than its length."""
    huge = "x" * 1_000_000
    page = f'<DL><DT><A HREF="https://x.example/" ICON="{huge}" TAGS="{huge}">{huge}</A><DD>{huge}<DT><A HREF="https://{huge}">y</A>'
    result = brought(page)
    [kept] = result.shelves[0].bookmarks
    assert (len(kept.title), len(kept.note)) == (300, 2000)
    assert result.faults[-1].what == "the address is longer than 2,000 characters; left out"
    table = brought(f"url,note\nhttps://a.example/,{huge}\nhttps://b.example/,y\n")
    assert [one.address for one in table.shelves[0].bookmarks] == ["https://b.example/"]
    assert str(table.faults[0]) == "line 2: field larger than field limit (131072); left out"


def test_nul_and_broken_bytes() -> None:
    """NULs and bytes that are no text end nothing."""
    assert (
        brought(b"<DL><DT><A HREF='https://x.example/'>a\x00b\xff\xfe</A>")
        .shelves[0]
        .bookmarks[0]
        .title.startswith("ab")
    )
    assert brought(b"url,title\nhttps://x.example/,a\x00b\n").shelves[0].bookmarks[0].title == "ab"
    assert brought(b"url,title\nhttps://x.example/\x00,a\n").total == 1


_FORMS = [
    "<DL>",
    "</DL>",
    "<DT>",
    "<A HREF='https://x.example/",
    "'>",
    '"',
    "<H3>",
    "</H3>",
    "<DD>",
    "\n",
    ",",
    "url",
    "{",
    "=",
    "é",
]


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(_FORMS), max_size=40).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever is read can be written and read again without a change."""
    shelves = brought(data).shelves
    for kind in ("json", "csv", "html"):
        assert brought(write(kind, shelves, SITE, NAMED)) == Brought(shelves)


@pytest.mark.parametrize("kind", ["json", "csv", "html"])
def test_ten_thousand_bookmarks_in_bounded_time(kind: FileKind) -> None:
    """10,000 bookmarks are written and read in at most 80 times what plain JSON of the same values takes."""
    note = 'A note with "quotes", <b>markup</b> & lines\n' * 3
    kept = [Bookmark(f"https://x.example/{n}", NOW, note, f"Title {n}") for n in range(MANY)]
    shelves = tuple(Shelf(f"Shelf {n}", NOW, tuple(kept[n::20])) for n in range(20))
    plain = [[one.address, one.note, one.title, str(one.added_at)] for one in kept]
    floor = seconds(lambda: json.loads(json.dumps(plain)))
    text = write(kind, shelves, SITE, NAMED)
    assert seconds(lambda: write(kind, shelves, SITE, NAMED)) < 80 * floor
    assert brought(text) == Brought(shelves)
    assert seconds(lambda: brought(text)) < 80 * floor
