"""A shared shelf becomes one of the reader's own."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.votes import AT, reader
from verdicts.domain.shelves import Bookmark, Shelf
from verdicts.domain.shelving import Came, Copied, Refused
from verdicts.store import bringing
from verdicts.store.bringing import bring
from verdicts.store.copying import copy_shelf
from verdicts.store.engine import reading
from verdicts.store.sharing import share, unshare
from verdicts.store.shelves import shelves_of

ME, OWNER = reader(1), reader(2)
LATER = AT.replace(year=AT.year + 1)
TOKEN = "t" * 32


@pytest.fixture
def shared(demo: Engine) -> Engine:
    """The owner shares a shelf with notes, and has another one."""
    theirs = Shelf("One", AT, (Bookmark(OLLAMA, AT, "secret"), Bookmark(LINK, AT, "secret", "A page")))
    do(demo, bring, OWNER, [theirs, full_shelf("Private", VLLM, note="secret")])
    do(demo, share, OWNER, key_of(demo), TOKEN, AT)
    return demo


def key_of(engine: Engine) -> str:
    """The key of the owner's first shelf."""
    with reading(engine) as conn:
        return shelves_of(conn, OWNER)[0].key


def test_what_its_page_shows_is_copied(shared: Engine) -> None:
    """Addresses, titles and order; no note, no time of the owner's, and nothing of another shelf."""
    before = whole(shared, 2)
    copied = do(shared, copy_shelf, ME, TOKEN, LATER)
    assert isinstance(copied, Copied)
    assert copied.shelf
    assert (copied.shelf.name, copied.shelf.share, copied.came) == ("One", "", Came(2, 0))
    now = LATER.replace(microsecond=0)
    assert whole(shared, 1) == [Shelf("One", now, (Bookmark(OLLAMA, now), Bookmark(LINK, now, "", "A page")))]
    assert whole(shared, 2) == before


def test_own_shelves_stand_as_they_were(shared: Engine) -> None:
    """A name that is taken gets a number; what is kept already stays where it stood, with its note."""
    do(shared, bring, ME, [full_shelf("One", OLLAMA, note="mine"), full_shelf("One 2", PAIR)])
    before = whole(shared, 1)
    copied = do(shared, copy_shelf, ME, TOKEN, LATER)
    assert isinstance(copied, Copied)
    assert copied.came == Came(1, 1)
    assert whole(shared, 1)[:2] == before
    assert stands(shared, 1)["One 3"] == [LINK]


def test_copying_twice_makes_nothing_new(shared: Engine) -> None:
    """Where all of it is kept already no shelf is made; the owner's own copy is such a case."""
    do(shared, copy_shelf, ME, TOKEN, LATER)
    for who, number in ((ME, 1), (OWNER, 2)):
        before = whole(shared, number)
        assert do(shared, copy_shelf, who, TOKEN, LATER) == Copied(None, Came(0, 2))
        assert whole(shared, number) == before


@pytest.mark.parametrize("token", ["", "u" * 32, "t" * 31, "%", "t" * 31 + "\x00"])
def test_no_link_copies_nothing(shared: Engine, token: str) -> None:
    """A wrong link and one that was revoked are refused alike."""
    assert do(shared, copy_shelf, ME, token, LATER) == Refused("link")
    do(shared, unshare, OWNER, key_of(shared))
    assert do(shared, copy_shelf, ME, TOKEN, LATER) == Refused("link")
    assert whole(shared, 1) == []


@pytest.mark.parametrize(("limit", "why"), [("MOST_BOOKMARKS", "full"), ("MOST_SHELVES", "many")])
def test_the_limits_hold(shared: Engine, monkeypatch: pytest.MonkeyPatch, limit: str, why: str) -> None:
    """Where shelves or bookmarks would be too many nothing is copied at all."""
    do(shared, bring, ME, [full_shelf("Mine", VLLM)])
    before = whole(shared, 1)
    monkeypatch.setattr(bringing, limit, 1)
    assert do(shared, copy_shelf, ME, TOKEN, LATER) == Refused(why)  # type: ignore[arg-type]
    assert whole(shared, 1) == before


def test_a_long_name_gets_its_number_too(shared: Engine) -> None:
    """The numbered name is a whole new shelf's, however long the name is and wherever its spaces are."""
    name = "x" * 74 + " yyyyy"
    do(shared, bring, OWNER, [full_shelf(name, PAIR)])
    with reading(shared) as conn:
        key = shelves_of(conn, OWNER)[2].key
    do(shared, share, OWNER, key, "l" * 32, AT)
    do(shared, bring, ME, [full_shelf(name, LINK), full_shelf("x" * 74 + " 2", VLLM)])
    do(shared, copy_shelf, ME, "l" * 32, LATER)
    assert stands(shared, 1) == {name: [LINK], "x" * 74 + " 2": [VLLM], "x" * 74 + " 3": [PAIR]}
