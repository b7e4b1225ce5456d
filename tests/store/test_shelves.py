"""Shelves and bookmarks in the database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, text

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.votes import AT, reader
from verdicts.domain.shelves import FIRST, LONGEST_NAME, LONGEST_NOTE, Bookmark, Shelf
from verdicts.domain.shelving import Came, Dropped, Kept, Noted, Refused, Removed, ShelfHead
from verdicts.store import bookmarks, bringing, sharing, shelves, tables
from verdicts.store.bookmarks import drop, keep, kept_among, move, put_back, set_note
from verdicts.store.bringing import bring, merge_shelves, put_back_shelf
from verdicts.store.engine import reading
from verdicts.store.sharing import share, shared, unshare
from verdicts.store.shelves import find_shelf, move_shelf, new_shelf, remove_shelf, rename_shelf, shelves_of, wipe

ME, OTHER = reader(1), reader(2)
TOKEN = "t" * 32


def made(engine: Engine, name: str, who: str = ME) -> str:
    """The key of a new shelf."""
    head = do(engine, new_shelf, who, name, AT)
    assert isinstance(head, ShelfHead)
    return head.key


def test_the_first_bookmark_makes_the_first_shelf(demo: Engine) -> None:
    """Keeping makes "Bookmarks" where there is no shelf, and puts each new address on top, once."""
    for address in (OLLAMA, PAIR, LINK):
        kept = do(demo, keep, ME, address, AT, title="A page")
        assert isinstance(kept, Kept)
        assert (kept.shelf.name, kept.already) == (FIRST, False)
    again = do(demo, keep, ME, OLLAMA, AT)
    assert isinstance(again, Kept)
    assert again.already
    assert stands(demo, 1) == {FIRST: [LINK, PAIR, OLLAMA]}
    assert [one.title for one in whole(demo, 1)[0].bookmarks] == ["A page", "", ""]


def test_an_order_of_tools_is_one_comparison(demo: Engine) -> None:
    """However a comparison is written, it is kept once, and read back in its canonical form."""
    do(demo, keep, ME, "/compare/vllm-vs-ollama-vs-vllm", AT)
    do(demo, keep, ME, PAIR, AT)
    assert stands(demo, 1) == {FIRST: [PAIR]}


@pytest.mark.parametrize(
    "address",
    [
        "", "/", "/tools", "/tools/", "/tools/nowhere", "/compare/ollama", "/compare/ollama-vs-nowhere",
        "/compare/ollama-vs-vllm-vs-llama-cpp-vs-qdrant-vs-litellm", "/tools/ollama-vs-vllm", "/tools/ollama ",
        "javascript:alert(1)", "data:text/html,x", "ftp://example.com", "https://", "//example.com", "http://a b",
        "https://example.com/" + "x" * 2000, "https://example.com/\x00", "/tools/\ud800", "/tools/olla\x00ma", "ollama",
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(demo: Engine, address: str) -> None:
    """No other address is kept, and no shelf is made for it."""
    assert do(demo, keep, ME, address, AT) == Refused("unknown")
    assert stands(demo, 1) == {}


def test_a_dropped_bookmark_comes_back_to_its_place(demo: Engine) -> None:
    """Undo puts it between its neighbours with note, title and time, also when others moved meanwhile."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA, VLLM, PAIR, note="why")])
    before = whole(demo, 1)
    dropped = do(demo, drop, ME, VLLM)
    assert isinstance(dropped, Dropped)
    assert stands(demo, 1) == {"One": [OLLAMA, PAIR]}
    do(demo, put_back, ME, dropped, AT)
    assert whole(demo, 1) == before
    assert do(demo, drop, ME, LINK) == Refused("dropped")
    gone = do(demo, drop, ME, VLLM)
    do(demo, remove_shelf, ME, dropped.shelf.key)
    do(demo, put_back, ME, gone, AT)
    assert stands(demo, 1) == {FIRST: [VLLM]}


def test_bookmarks_move_before_another_and_to_the_end(demo: Engine) -> None:
    """A bookmark goes before another one or to the end, on its own shelf and on another."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA, VLLM, PAIR), full_shelf("Two", LINK)])
    one, two = (head.key for head in whole_heads(demo))
    do(demo, move, ME, PAIR, one, OLLAMA)
    assert stands(demo, 1)["One"] == [PAIR, OLLAMA, VLLM]
    do(demo, move, ME, PAIR, one)
    do(demo, move, ME, OLLAMA, two, LINK)
    do(demo, move, ME, VLLM, two)
    assert stands(demo, 1) == {"One": [PAIR], "Two": [OLLAMA, LINK, VLLM]}
    do(demo, move, ME, LINK, two, LINK)
    assert do(demo, move, ME, LINK, two, PAIR) == Refused("dropped")  # stands on the other shelf
    assert do(demo, move, ME, LINK, "0" * 12) == Refused("gone")
    assert stands(demo, 1) == {"One": [PAIR], "Two": [OLLAMA, LINK, VLLM]}


def whole_heads(engine: Engine, who: str = ME) -> list[ShelfHead]:
    """The shelves of a reader."""
    with reading(engine) as conn:
        return shelves_of(conn, who)


def test_shelves_are_made_named_moved_and_removed(demo: Engine) -> None:
    """Names are unique and short; the order is the reader's; a removed shelf comes back with all that it had."""
    a, b, c = (made(demo, name) for name in ("A", "B", " C\n c "))
    assert do(demo, new_shelf, ME, "A", AT) == Refused("taken") == do(demo, rename_shelf, ME, b, "A")
    assert do(demo, new_shelf, ME, " \x00 ", AT) == Refused("nameless")
    assert do(demo, new_shelf, ME, "x" * (LONGEST_NAME + 1), AT) == Refused("long name")
    do(demo, rename_shelf, ME, b, "B")
    do(demo, move_shelf, ME, c, a)
    do(demo, move_shelf, ME, a)
    assert [head.name for head in whole_heads(demo)] == ["C c", "B", "A"]
    for address in (OLLAMA, VLLM):
        do(demo, keep, ME, address, AT, shelf=b, note="n")
    do(demo, share, ME, b, TOKEN, AT)
    before, heads = whole(demo, 1), whole_heads(demo)
    removed = do(demo, remove_shelf, ME, b)
    assert isinstance(removed, Removed)
    assert [head.name for head in whole_heads(demo)] == ["C c", "A"]
    assert do(demo, put_back_shelf, ME, removed) == Came(2, 0)
    assert (whole(demo, 1), whole_heads(demo)) == (before, heads)
    assert do(demo, remove_shelf, ME, "0" * 12) == Refused("gone") == do(demo, move_shelf, ME, a, "0" * 12)


def test_notes_are_bounded_and_give_back_what_they_said(demo: Engine) -> None:
    """A note keeps its lines, loses control characters, and a longer one than may be is refused."""
    do(demo, keep, ME, OLLAMA, AT, note="first")
    assert do(demo, set_note, ME, OLLAMA, " a\r\nb\x00 ") == Noted(OLLAMA, "a\nb", "first")
    assert do(demo, set_note, ME, OLLAMA, "é" * LONGEST_NOTE).note == "é" * LONGEST_NOTE  # type: ignore[union-attr]
    assert do(demo, set_note, ME, OLLAMA, "x" * (LONGEST_NOTE + 1)) == Refused("long note")
    assert do(demo, set_note, ME, VLLM, "x") == Refused("dropped")
    assert do(demo, keep, ME, VLLM, AT, note="x" * (LONGEST_NOTE + 1)) == Refused("long note")


def test_what_is_kept_among_some(demo: Engine) -> None:
    """One question answers for a whole page, old slugs and other orders included."""
    with_old_name(demo)
    for address in (OLLAMA, PAIR, LINK):
        do(demo, keep, ME, address, AT)
    asked = ["/tools/old-ollama", OLLAMA, VLLM, "/compare/vllm-vs-ollama", LINK, "nonsense"]
    with reading(demo) as conn:
        assert kept_among(conn, ME, asked) == {"/tools/old-ollama", OLLAMA, "/compare/vllm-vs-ollama", LINK}
        assert kept_among(conn, OTHER, asked) == set()


def with_old_name(engine: Engine) -> None:
    """The tool ollama was once called old-ollama."""
    with engine.begin() as conn:
        its_id = conn.execute(select(tables.tool.c.id).where(tables.tool.c.slug == "ollama")).scalar_one()
        conn.execute(insert(tables.renamed_slug).values(slug="old-ollama", tool_id=its_id))


def test_bookmarks_follow_a_renamed_tool(demo: Engine) -> None:
    """When a tool takes another slug, and when it retires, its bookmarks stand and lead to it."""
    for address in (PAIR, OLLAMA):
        do(demo, keep, ME, address, AT)
    with demo.begin() as conn:
        conn.execute(
            text("UPDATE tool SET slug = 'zz-ollama', retired_at = '2026-11-01 00:00:00' WHERE slug = 'ollama'")
        )
    assert stands(demo, 1) == {FIRST: ["/tools/zz-ollama", "/compare/vllm-vs-zz-ollama"]}


def test_the_first_bookmarks_of_each_shelf(demo: Engine) -> None:
    """The page reads some of each shelf, or a part of one."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA, VLLM, PAIR), full_shelf("Two", LINK), full_shelf("Three")])
    one, two, three = whole_heads(demo)
    assert [one.many, two.many, three.many] == [3, 1, 0]
    with reading(demo) as conn:
        found = bookmarks.bookmarks_of(conn, ME, 2)
        assert {key: [each.address for each in some] for key, some in found.items()} == {
            one.key: [OLLAMA, VLLM],
            two.key: [LINK],
        }
        rest = bookmarks.bookmarks_of(conn, ME, 2, one.key, skip=2)
        assert {key: [each.address for each in some] for key, some in rest.items()} == {one.key: [PAIR]}


def test_a_shared_shelf_shows_no_notes(demo: Engine) -> None:
    """Whoever has the link reads name and bookmarks; no note, and nothing once it is revoked."""
    key = made(demo, "Mine")
    do(demo, keep, ME, OLLAMA, AT, shelf=key, note="secret")
    assert do(demo, share, ME, key, TOKEN, AT) == TOKEN == do(demo, share, ME, key, "u" * 32, AT)
    expected = Shelf("Mine", AT, (Bookmark(OLLAMA, AT),))
    with reading(demo) as conn:
        assert shared(conn, TOKEN, 10) == expected
        assert shared(conn, TOKEN, 10, skip=1) == replace(expected, bookmarks=())
        assert shared(conn, "x" * 32, 10) is None is shared(conn, "", 10)
    assert do(demo, unshare, OTHER, key) == Refused("gone")
    assert do(demo, unshare, ME, key) is None
    with reading(demo) as conn:
        assert shared(conn, TOKEN, 10) is None
    assert do(demo, share, ME, key, "u" * 32, AT) == "u" * 32


def test_an_import_counts_what_was_there(demo: Engine) -> None:
    """New ones go to the end of the shelf of their name; known ones and repeats stay; strangers are named."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA)])
    came = do(demo, bring, ME, [full_shelf("One", VLLM, OLLAMA, "/tools/nowhere"), full_shelf("New", VLLM, LINK)])
    assert came == Came(2, 2, ("/tools/nowhere",))
    assert stands(demo, 1) == {"One": [OLLAMA, VLLM], "New": [LINK]}


def test_too_many_are_refused_whole(demo: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import, a bookmark and a shelf over the limits change nothing."""
    monkeypatch.setattr(bringing, "MOST_BOOKMARKS", 2)
    monkeypatch.setattr(bringing, "MOST_SHELVES", 2)
    monkeypatch.setattr(bookmarks, "MOST_BOOKMARKS", 2)
    monkeypatch.setattr(shelves, "MOST_SHELVES", 2)
    do(demo, bring, ME, [full_shelf("One", OLLAMA), full_shelf("Two", VLLM)])
    before = whole(demo, 1)
    assert do(demo, bring, ME, [full_shelf("One", OLLAMA, LINK)]) == Refused("full")
    assert do(demo, bring, ME, [full_shelf("Three")]) == Refused("many") == do(demo, new_shelf, ME, "Three", AT)
    assert do(demo, keep, ME, LINK, AT) == Refused("full")
    assert whole(demo, 1) == before


def test_a_device_becomes_its_account(demo: Engine) -> None:
    """Shelves of one name become one, the account's own places stand, notes come together, order is kept."""
    do(demo, bring, ME, [full_shelf("One", OLLAMA, LINK, note="device"), full_shelf("Device", PAIR)])
    do(demo, bring, OTHER, [full_shelf("Account", OLLAMA, note="account"), full_shelf("One", VLLM)])
    do(demo, merge_shelves, ME, OTHER)
    assert stands(demo, 1) == {}
    assert stands(demo, 2) == {"Account": [OLLAMA], "One": [VLLM, LINK], "Device": [PAIR]}
    assert whole(demo, 2)[0].bookmarks[0].note == "account\n\ndevice"
    before = whole(demo, 2)
    do(demo, merge_shelves, ME, OTHER)
    do(demo, merge_shelves, OTHER, OTHER)
    assert whole(demo, 2) == before


def test_wiping_leaves_others_alone(demo: Engine) -> None:
    """Everything of one reader goes, nothing of another."""
    for who in (ME, OTHER):
        do(demo, bring, who, [full_shelf("One", OLLAMA, LINK)])
    assert do(demo, wipe, ME) == 2
    assert stands(demo, 1) == {}
    assert stands(demo, 2) == {"One": [OLLAMA, LINK]}


def test_a_foreign_key_opens_nothing(demo: Engine) -> None:
    """With another reader's shelf key or bookmark no verb reads or changes anything of theirs."""
    do(demo, bring, ME, [full_shelf("Mine", OLLAMA, LINK)])
    do(demo, bring, OTHER, [full_shelf("Theirs", VLLM, note="secret")])
    theirs = whole_heads(demo, OTHER)[0].key
    before = whole(demo, 2)
    tries: list[tuple[Any, ...]] = [
        (keep, PAIR, AT, theirs), (drop, VLLM), (move, OLLAMA, theirs), (move, VLLM, theirs), (set_note, VLLM, "x"),
        (rename_shelf, theirs, "x"), (remove_shelf, theirs), (move_shelf, theirs), (share, theirs, TOKEN, AT),
        (unshare, theirs),
    ]  # fmt: skip
    for verb, *values in tries:
        assert isinstance(do(demo, verb, ME, *values), Refused)
    with reading(demo) as conn:
        assert find_shelf(conn, ME, theirs) is None
        assert bookmarks.bookmarks_of(conn, ME, 5, theirs) == {}
    assert whole(demo, 2) == before
    assert stands(demo, 1) == {"Mine": [OLLAMA, LINK]}


def test_ten_thousand_come_in_few_statements(demo: Engine) -> None:
    """An import of 10,000 bookmarks is one transaction that comes back whole and in order."""
    many = [full_shelf(f"Shelf {n}", *(f"https://example.com/{n}/{i}" for i in range(1000))) for n in range(10)]
    assert do(demo, bring, ME, many) == Came(10_000, 0)
    assert whole(demo, 1) == many


def test_sharing_needs_a_long_secret() -> None:
    """The secret of a link is as long as the table asks for."""
    assert len(TOKEN) == sharing.SHARE


def test_a_shelf_that_is_to_be_shared_stays_apart(demo: Engine) -> None:
    """Signing in to share a shelf shares what was seen on it, though the account has a shelf of the same name."""
    do(demo, keep, reader(1), OLLAMA, AT)
    do(demo, keep, reader(2), VLLM, AT)
    [theirs] = do(demo, shelves_of, reader(1))
    do(demo, merge_shelves, reader(1), reader(2), theirs.key)
    assert [(one.name, [kept.address for kept in one.bookmarks]) for one in whole(demo, 2)] == [
        (FIRST, [VLLM]),
        (f"{FIRST} 2", [OLLAMA]),
    ]
    token = do(demo, share, reader(2), theirs.key, "a" * 32, AT)
    found = do(demo, shared, token, 20)
    assert found is not None
    assert [kept.address for kept in found.bookmarks] == [OLLAMA]
