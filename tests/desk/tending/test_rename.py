"""Renaming a tool: every old address leads there, and what readers said and keep stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.kept import OLLAMA, PAIR, do, full_shelf, stands
from tests.libraries import SITE, TODAY
from tests.votes import ballot, count, pick, reader
from verdicts.desk.catalogue import Library
from verdicts.desk.checking import check
from verdicts.desk.compare import Moved, compare
from verdicts.desk.importing import import_catalogue
from verdicts.desk.opening import DEMO
from verdicts.desk.rank import rank
from verdicts.desk.show import show
from verdicts.desk.tending.rename import rename
from verdicts.desk.tray import open_tray
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.publish import publish
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.documents import tool_document
from verdicts.domain.working.edits import Edit
from verdicts.store.bookmarks import drop, put_back
from verdicts.store.bringing import bring
from verdicts.store.engine import reading
from verdicts.store.revisions import history
from verdicts.store.tallies import ballots_of, pick_of
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copy_by_id


def renamed(engine: Engine, by: int, *slugs: str, reason: str = "") -> Done | Refused:
    """Rename a tool, step by step; the last answer."""
    return [rename(engine, by, old, new, reason, NOON) for old, new in pairwise(slugs)][-1]


def leads(engine: Engine, slug: str) -> str:
    """Where the page of a tool at that slug is now."""
    found = show(Library(engine), SITE, slug, TODAY)
    return found.path if isinstance(found, Moved) else slug


def test_every_old_address_leads_to_the_tool(demo: Engine, kim: int) -> None:
    """After three names in a row all of them, and comparisons under them, move to the present one; so does what a
    browser kept in its tray."""
    renamed(demo, kim, "ollama", "zz-one", "two", "zz-three")
    assert [leads(demo, slug) for slug in ("ollama", "zz-one", "two")] == ["/tools/zz-three"] * 3
    moved = compare(Library(demo), SITE, "ollama-vs-vllm", TODAY)
    assert isinstance(moved, Moved)
    assert moved.path == "/compare/vllm-vs-zz-three"
    assert open_tray(Library(demo), SITE, "two,vllm").slugs == ["vllm", "zz-three"]
    assert check(demo) == []


def test_what_readers_said_and_keep_stays(demo: Engine, kim: int) -> None:
    """Ballots, picks, tallies, the ladder, bookmarks, and a bookmark that comes back after it was dropped."""
    count(demo, ballot(1, "ship"), pick(1, "ollama"), *(pick(n, "ollama") for n in range(2, 40)))
    before = rank(demo, lambda: NOON)[""].rungs["ollama"]
    for number in (1, 2):
        do(demo, bring, reader(number), [full_shelf("Mine", OLLAMA, PAIR)])
    dropped = do(demo, drop, reader(2), OLLAMA)
    assert isinstance(renamed(demo, kim, "ollama", "zz-top"), Done)
    assert stands(demo, 1) == {"Mine": ["/tools/zz-top", "/compare/vllm-vs-zz-top"]}
    do(demo, put_back, reader(2), dropped, NOON)
    assert sorted(stands(demo, 2)["Mine"]) == ["/compare/vllm-vs-zz-top", "/tools/zz-top"]
    with reading(demo) as conn:
        assert ballots_of(conn, reader(1), ["zz-top"]) == {"zz-top": "ship"}
        assert pick_of(conn, reader(1), "vllm-vs-zz-top") == "zz-top"
    assert Library(demo).values(["/tools/zz-top"])["/tools/zz-top"].version == 1
    assert rank(demo, lambda: NOON)[""].rungs["zz-top"] == before
    assert check(demo) == []


def test_it_is_a_revision(demo: Engine, kim: int) -> None:
    """With author, time and reason; open pages at the old address hear of it too."""
    last = Library(demo).edition()
    renamed(demo, kim, "ollama", "zz-top", reason="They  are called so now")
    with reading(demo) as conn:
        newest, tool = history(conn, "zz-top")[0], tool_by_slug(conn, "zz-top")
    assert tool
    assert (newest.author, newest.reason) == ("Kim", "Renamed from ollama: They are called so now")
    assert newest.document == tool_document(tool)
    assert {one.slug for one in Library(demo).editions(last, 10)} == {"ollama", "zz-top"}


def test_a_name_of_its_own_can_come_back(demo: Engine, kim: int) -> None:
    """Back to the first name: the one between leads there."""
    assert isinstance(renamed(demo, kim, "ollama", "zz-top", "ollama"), Done)
    assert (leads(demo, "zz-top"), leads(demo, "ollama")) == ("/tools/ollama", "ollama")
    assert check(demo) == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("vllm", "There is a tool at vllm already. Choose another, or merge the two."),
        ("ollama", "The address is ollama already."),
        ("old-vllm", "The address old-vllm leads to vllm, which was called so before. Choose another."),
        ("a-vs-b", "a-vs-b cannot be an address: 'vs' stands between the tools of a comparison"),
        ("Über", "Über cannot be an address: use lower-case letters"),
        ("", "An address is missing."),
    ],
)
def test_what_is_no_free_address_is_refused(demo: Engine, kim: int, new: str, said: str) -> None:
    """Nothing is changed, and it is said why."""
    renamed(demo, kim, "vllm", "old-vllm", "vllm")
    with reading(demo) as conn:
        before = len(history(conn, "ollama"))
    answer = rename(demo, kim, "ollama", new, "", NOON)
    assert isinstance(answer, Refused)
    assert answer.said.startswith(said)
    with reading(demo) as conn:
        assert len(history(conn, "ollama")) == before


def test_a_draft_goes_on_under_the_new_address(demo: Engine, kim: int) -> None:
    """It was begun before, and can be published without bringing anything in."""
    begun = begin(demo, kim, "ollama", NOON)
    assert isinstance(begun, Done)
    renamed(demo, kim, "ollama", "zz-top")
    with reading(demo) as conn:
        copy = copy_by_id(conn, begun.copy)
    assert copy
    put(demo, kim, copy.id, Edit("tagline", "Another one", copy.cells["tagline"]), NOON)
    assert publish(demo, kim, copy.id, copy.version + 1, "", NOON) == Done(
        f"{copy.name} is published.", slug="zz-top", published=True
    )


def test_files_of_the_old_name_are_refused(demo: Engine, kim: int) -> None:
    """An import does not bring a second tool into being under an old address."""
    renamed(demo, kim, "ollama", "zz-top")
    with pytest.raises(Exception, match="ollama was renamed; this tool is now zz-top"):
        import_catalogue(demo, [DEMO], clock=lambda: NOON)


def test_only_editors_may(demo: Engine, kim: int) -> None:
    """Nobody and no number that is no editor's."""
    for nobody in (0, 999):
        with pytest.raises(NotAllowed):
            rename(demo, nobody, "ollama", "zz-top", "", NOON)
    assert leads(demo, "ollama") == "ollama"
