"""The desk of shelves: what the page shows, what a search finds, files in and out, links for others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.votes import AT, reader
from verdicts.desk import arrange, name_shelf, share, shelve
from verdicts.desk.bring import bring, give_out
from verdicts.desk.catalogue import Library, Site
from verdicts.desk.open_shelves import open_shelves
from verdicts.desk.shelf.query import Query, read_query
from verdicts.domain.shelves import Bookmark, Shelf
from verdicts.domain.shelving import Refused
from verdicts.store import bringing
from verdicts.store.shelves import wipe
from verdicts.views.shelf import ShelvesView

SITE, ME = Site("Verdicts", "https://verdicts.example"), reader(1)
LITELLM = "/tools/litellm"
TOKEN = "0" * 32


@pytest.fixture
def library(demo: Engine) -> Library:
    """The demo catalogue and a reader with two shelves."""
    two = Shelf("Two", AT, (Bookmark(LINK, AT, "read it", "A long read"), Bookmark(LITELLM, AT)))
    do(demo, bringing.bring, ME, [full_shelf("One", OLLAMA, VLLM, PAIR, note="why, whence"), two])
    return Library(demo)


def page(library: Library, query: str = "", who: str = ME, signed_in: bool = False) -> ShelvesView:
    """The page as a reader sees it."""
    return open_shelves(library, SITE, who, query, signed_in)


def names(view: ShelvesView) -> list[list[str]]:
    """What is shown on each shelf."""
    return [[row.name for row in shelf.bookmarks] for shelf in view.shelves]


def test_each_shelf_is_a_section(library: Library) -> None:
    """A tool shows category, note, panel and verdict, a comparison its tools, a link its host and no trust."""
    view = page(library)
    assert view.said == "5 bookmarks on 2 shelves."
    assert names(view) == [["Ollama", "vLLM", "Ollama or vLLM"], ["A long read", "LiteLLM"]]
    tool, _, pair = view.shelves[0].bookmarks
    assert (tool.about, tool.note, tool.word, tool.rel) == ("Inference servers", "why, whence", "Ship", "")
    assert tool.ship
    assert (pair.about, pair.word, pair.href) == ("vLLM leads by 15 points among 4 shared reviewers", "", PAIR)
    link = view.shelves[1].bookmarks[0]
    assert (link.about, link.href, link.rel) == ("example.com", LINK, "nofollow noopener noreferrer")
    assert [shelf.compare.label for shelf in view.shelves] == ["Compare these 2", ""]
    assert view.shelves[0].compare.href == PAIR
    assert view.meta.robots == "noindex"


def test_whose_they_are(library: Library) -> None:
    """Nobody has no shelves and no search; the page knows whether there is an account."""
    nobody = page(library, "q=ollama", who="")
    assert (nobody.known, nobody.shelves, nobody.nothing) == (False, [], "Nothing is kept yet.")
    assert (page(library).device, page(library, signed_in=True).device) == (True, False)


def test_a_long_shelf_has_pages(library: Library) -> None:
    """Twenty are shown of a longer shelf, all of them in pages of 48, and what comes after the shown ones is known."""
    many = [f"https://many.example/{n}" for n in range(100)]
    do(library.engine, bringing.bring, ME, [full_shelf("Many", *many)])
    shelf = page(library).shelves[2]
    assert ([row.address for row in shelf.bookmarks], shelf.rest) == (many[:20], many[20])
    assert shelf.whole.label == "Show all 100"
    seen: list[str] = []
    for number in (1, 2, 3):
        whole_shelf = page(library, f"shelf={shelf.key}&page={number}")
        assert whole_shelf.page == f"Page {number} of 3"
        seen += [row.address for row in whole_shelf.shelves[0].bookmarks]
    assert seen == many
    assert page(library, f"shelf={shelf.key}&page=99").page == "Page 3 of 3"
    assert page(library, "shelf=000000000000").heading == "Bookmarks"


def test_more_shelves_than_fit_are_named(library: Library) -> None:
    """Beyond twelve shelves the others are links."""
    do(library.engine, bringing.bring, ME, [full_shelf(f"S{n}", f"https://s.example/{n}") for n in range(15)])
    view = page(library)
    assert (len(view.shelves), len(view.others), len(view.places)) == (12, 5, 17)
    assert view.others[0].note == "1 bookmark"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ollama", [["Ollama", "Ollama or vLLM"]]),
        ("olama", [["Ollama", "Ollama or vLLM"]]),
        ("WHY", [["Ollama", "vLLM", "Ollama or vLLM"]]),
        ("long", [["A long read"]]),
        ("lomg", [["A long read"]]),
        ("example.com", [["A long read"]]),
        ("read it", [["A long read"]]),
        ("lonf rea", [["A long read"]]),
        ("raed", [["A long read"]]),
        ("whenze", [["Ollama", "vLLM", "Ollama or vLLM"]]),
        ("exmaple", [["A long read"]]),
        ("olamma or vlmm", [["Ollama or vLLM"]]),
        ("zzzqqq", []),
    ],
)
def test_search_forgives(library: Library, asked: str, found: list[list[str]]) -> None:
    """Names, notes, titles and hosts are searched, slips of the finger included; nothing else is shown."""
    view = page(library, f"q={asked}")
    assert names(view) == found
    assert (view.nothing != "") == (not found)
    assert not view.sortable


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ("", Query()), ("page=2", Query()), ("q=+a%00b+", Query("a b")),
        ("shelf=0123456789ab&page=3", Query("", "0123456789ab", 3)),
        ("shelf=..%2F..%2Fetc", Query()), ("q=x&shelf=0123456789ab", Query("x")), ("q=x&page=-1", Query("x")),
        ("q=x&page=99999999999", Query("x")), ("q=" + "x" * 5000, Query("x" * 100)), ("q=%FF&page=٣", Query("\ufffd")),
    ],
)  # fmt: skip
def test_a_query_is_never_an_error(given: str, query: Query) -> None:
    """The nearest valid query is taken, and its text reads as itself."""
    assert read_query(given) == query
    assert read_query(query.text) == query


def test_verbs_answer_in_words(library: Library) -> None:
    """Each says what it did and what undoes it; undo brings all back."""
    before = whole(library.engine, 1)
    dropped = shelve.drop(library, SITE, ME, VLLM)
    noted = arrange.annotate(library, SITE, ME, OLLAMA, "")
    assert isinstance(dropped, shelve.Done)
    assert isinstance(noted, shelve.Done)
    assert (dropped.said, noted.said) == ("vLLM removed from One.", "Note on Ollama removed.")
    back = [shelve.undo(library, SITE, ME, undo, NOON) for undo in (dropped.undo, noted.undo) if undo]
    one = page(library).shelves[0].key
    assert back == [
        shelve.Done("vLLM is back on One, 2 of 3.", None, one, VLLM),
        shelve.Done("The note on Ollama is back.", None, one, OLLAMA),
    ]
    removed = name_shelf.remove_shelf(library, SITE, ME, page(library).shelves[0].key)
    assert isinstance(removed, shelve.Done)
    assert removed.undo
    shelve.undo(library, SITE, ME, removed.undo, NOON)
    assert whole(library.engine, 1) == before
    assert shelve.keep(library, SITE, ME, "/tools/qdrant", NOON).said == "Qdrant kept on One."
    assert stands(library.engine, 1)["One"][0] == "/tools/qdrant"
    refused = name_shelf.new_shelf(library, SITE, ME, "One", NOON)
    assert refused == Refused("taken")


@pytest.mark.parametrize("kind", ["json", "csv", "html"])
def test_out_wiped_and_in_again_is_the_same(library: Library, kind: str) -> None:
    """Every kind of file gives back shelves, order, notes, titles and times; importing it twice adds nothing."""
    before = whole(library.engine, 1)
    text = give_out(library, SITE, ME, kind)  # type: ignore[arg-type]
    do(library.engine, wipe, ME)
    came = bring(library, SITE, ME, text.encode(), f"shelves.{kind}", NOON + timedelta(days=1))
    assert (came.title, came.said, came.faults) == ("Imported", ["5 bookmarks came in."], [])
    assert whole(library.engine, 1) == before
    again = bring(library, SITE, ME, text.encode(), f"shelves.{kind}", NOON)
    assert (again.title, again.said[1]) == ("Nothing new", "5 were kept already and stay put.")
    assert whole(library.engine, 1) == before


def test_what_cannot_come_in_is_named(library: Library) -> None:
    """An unknown tool is named and left out; a file that is none changes nothing and is said to be so."""
    before = whole(library.engine, 1)
    html = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF='https://verdicts.example/tools/nowhere'>x</A></DL>"
    came = bring(library, SITE, ME, html.encode(), "a.html", NOON)
    assert any("/tools/nowhere" in fault for fault in came.faults)
    broken = bring(library, SITE, ME, b"\x00\x01", "b.bin", NOON)
    assert broken.title == "Nothing was imported"
    assert broken.faults
    assert [one.bookmarks for one in whole(library.engine, 1) if one.bookmarks] == [one.bookmarks for one in before]


def test_a_link_shows_a_shelf_to_others(library: Library) -> None:
    """No notes, no owner, not for search engines; nothing after it is revoked, and none for a wrong secret."""
    key = page(library).shelves[0].key
    share.share(library, SITE, ME, key, TOKEN, NOON)
    assert page(library, signed_in=True).shelves[0].shared == f"https://verdicts.example/shelf/{TOKEN}"
    view = share.open_shared(library, SITE, TOKEN, 1)
    assert view
    assert (view.name, view.count, view.meta.robots) == ("One", "3 bookmarks", "noindex, nofollow")
    assert [row.name for row in view.bookmarks] == ["Ollama", "vLLM", "Ollama or vLLM"]
    assert "why" not in repr(view)
    assert ME not in repr(view)
    assert view.compare.href == PAIR
    share.revoke(library, SITE, ME, key)
    assert share.open_shared(library, SITE, TOKEN, 1) is None is share.open_shared(library, SITE, "", 1)
