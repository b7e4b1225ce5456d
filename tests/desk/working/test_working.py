"""Working copies at the desk, on the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from tests.generate import fill, tools
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import add_row, move_row, put, remove_row, settle
from verdicts.desk.working.publish import publish
from verdicts.desk.working.rebase import discard, rebase
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.documents import tool_document
from verdicts.domain.working.edits import Edit
from verdicts.store.accounts import add_account, set_role
from verdicts.store.engine import reading, writing
from verdicts.store.revisions import catalogue_revision, history
from verdicts.store.saving import Making, save_tools
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copies, copy_by_id, set_byline

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TOOL = next(tool for tool in tools(20) if len(tool.facts) > 2 and len(tool.panel) > 2)
FILLED = {
    "slug": "new-tool", "name": "New Tool", "short_name": "New", "maker": "Maker", "tagline": "It is new",
    "category": "Test", "description": "A new tool.", "best_for": "Tests", "pricing.summary": "Free.",
}  # fmt: skip


@pytest.fixture
def kim(engine: Engine) -> int:
    """An editor called Kim, in a catalogue with one tool."""
    fill(engine, [TOOL])
    with writing(engine) as conn:
        number = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
        set_byline(conn, number, "Kim")
    return number


@pytest.fixture
def lee(engine: Engine, kim: int) -> int:
    """A second editor."""
    with writing(engine) as conn:
        return add_account(conn, "lee@example.org", "b" * 32, "admin", None, NOON).id


def _begun(engine: Engine, kim: int, slug: str = "") -> int:
    done = begin(engine, kim, slug, NOON)
    assert isinstance(done, Done)
    return done.copy


def _put(engine: Engine, by: int, copy: int, path: str, text: str, before: str = "") -> Done | Refused:
    return put(engine, by, copy, Edit(path, text, before), NOON)


def _publish(engine: Engine, by: int, copy: int, reason: str = "") -> Done | Refused:
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    return publish(engine, by, copy, stands.version, reason, NOON + timedelta(hours=1))


def _row(engine: Engine, by: int, copy: int, rows: str, row: str, kind: str, **cells: str) -> None:
    done = add_row(engine, by, copy, rows, row, NOON)
    assert isinstance(done, Done)
    for name, text in cells.items():
        assert isinstance(_put(engine, by, copy, f"{kind}.{done.row}.{name}", text), Done)


def test_a_new_tool_comes_into_being(engine: Engine, kim: int) -> None:
    """From an empty draft to a published tool with a fact and one take, with a revision that says who and why."""
    copy = _begun(engine, kim)
    for path, text in FILLED.items():
        assert isinstance(_put(engine, kim, copy, path, text), Done)
    _row(engine, kim, copy, "facts", "", "fact", label="Size", value="8", source="https://a.example", as_of="2026-05")
    _row(engine, kim, copy, "panel", "builder", "take", score="72", text="I would ship it.")
    with reading(engine) as conn:
        before = catalogue_revision(conn)
    assert _publish(engine, kim, copy, "  First\n look ") == Done(
        "New Tool is published.", slug="new-tool", published=True
    )
    with reading(engine) as conn:
        tool, (revision,) = tool_by_slug(conn, "new-tool"), history(conn, "new-tool")
        assert catalogue_revision(conn) == before + 1
        assert copies(conn) == []
    assert tool
    assert (tool.facts[0].value, tool.panel[0].verdict, tool.panel[0].origin) == (8, "ship", "human")
    assert tool.panel_on == NOON.date()
    assert (revision.by, revision.author, revision.reason) == ("desk", "Kim", "First look")
    assert revision.document == tool_document(tool)


def test_what_lacks_is_told_all_at_once(engine: Engine, kim: int) -> None:
    """Empty fields, a fact without source and month, a take without text, a broken link: each under its own cell."""
    copy = _begun(engine, kim)
    for path, text in (FILLED | {"tagline": "", "links.home": "nowhere", "slug": "A b"}).items():
        _put(engine, kim, copy, path, text)
    _row(engine, kim, copy, "facts", "", "fact", label="Size", value="8")
    _row(engine, kim, copy, "panel", "builder", "take", score="72")
    found = _publish(engine, kim, copy)
    assert isinstance(found, Refused)
    assert found.said == "Not published: 6 things to fix."
    assert [path for path, _ in found.lacks] == [
        "links.home", "slug", "tagline", "fact.n1.as_of", "fact.n1.source", "take.builder.text",
    ]  # fmt: skip
    assert dict(found.lacks)["fact.n1.source"] == "The source is missing."
    with reading(engine) as conn:
        assert tool_by_slug(conn, "new-tool") is None
        assert copy_by_id(conn, copy)


def test_a_published_tool_is_changed_and_the_rest_stays(engine: Engine, kim: int) -> None:
    """One changed cell changes one field; the panel keeps its day, since it was not touched."""
    copy = _begun(engine, kim, TOOL.slug)
    _put(engine, kim, copy, "tagline", "Another line", TOOL.tagline)
    assert isinstance(_publish(engine, kim, copy), Done)
    with reading(engine) as conn:
        tool, newest = tool_by_slug(conn, TOOL.slug), history(conn, TOOL.slug)[0]
    assert tool
    assert tool_document(tool) == tool_document(TOOL) | {"tagline": "Another line"}
    assert newest.number == 2


def test_two_editors_share_one_draft(engine: Engine, kim: int, lee: int) -> None:
    """Who begins second gets the same draft; different fields come together, and of one field both texts stay."""
    copy = _begun(engine, kim, TOOL.slug)
    assert begin(engine, lee, TOOL.slug, NOON) == Done(copy=copy, slug=TOOL.slug)
    assert isinstance(_put(engine, kim, copy, "name", "Kim's", TOOL.name), Done)
    assert isinstance(_put(engine, lee, copy, "maker", "Lee's", TOOL.maker), Done)
    clash = _put(engine, lee, copy, "name", "Lee's", TOOL.name)
    assert isinstance(clash, Refused)
    assert clash.clash
    assert (clash.clash.theirs, clash.clash.mine) == ("Kim's", "Lee's")


def test_changes_at_the_same_moment_are_all_kept(engine: Engine, kim: int) -> None:
    """Eight writers of eight cells at once: every text is there at the end."""
    copy = _begun(engine, kim)
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda one: _put(engine, kim, copy, *one), FILLED.items()))
    again = [(path, text) for (path, text), one in zip(FILLED.items(), done, strict=True) if isinstance(one, Refused)]
    for path, text in again:  # refused in words after five tries, and nothing lost: the page tries once more
        assert isinstance(_put(engine, kim, copy, path, text), Done)
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    assert {path: stands.cells[path] for path in FILLED} == FILLED


def test_rows_go_come_back_and_move(engine: Engine, kim: int) -> None:
    """A fact that was removed comes back with its words to where it stood, also where what stood above it is gone;
    another one moves up."""
    copy = _begun(engine, kim, TOOL.slug)
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    first, second, *rest = stands.cells["facts"].split()
    gone = [remove_row(engine, kim, copy, "facts", row, NOON) for row in (rest[0], second)]
    assert [getattr(one, "above", None) for one in gone] == [(first, second), (first,)]
    assert isinstance(add_row(engine, kim, copy, "facts", rest[0], NOON, (first, second)), Done)
    assert isinstance(add_row(engine, kim, copy, "facts", second, NOON, (first,)), Done)
    assert isinstance(move_row(engine, kim, copy, "facts", first, 1, NOON), Done)
    assert isinstance(move_row(engine, kim, copy, "facts", first, -9, NOON), Done)
    assert isinstance(move_row(engine, kim, copy, "facts", second, 1, NOON), Done)
    with reading(engine) as conn:
        after = copy_by_id(conn, copy)
    assert after
    assert after.cells["facts"].split() == [first, rest[0], second, *rest[1:]]
    assert after.cells[f"fact.{first}.label"] == TOOL.facts[0].label


def test_what_was_imported_meanwhile_is_brought_in(engine: Engine, kim: int) -> None:
    """Publishing over an import is refused; after bringing it in, both changes are there, and a field that both changed
    waits for a choice."""
    copy = _begun(engine, kim, TOOL.slug)
    _put(engine, kim, copy, "name", "Mine", TOOL.name)
    _put(engine, kim, copy, "maker", "My maker", TOOL.maker)
    with writing(engine) as conn:
        update = {"name": "Theirs", "tagline": "Their line"}
        save_tools(conn, [TOOL.model_copy(update=update)], Making("import", NOON))
    assert "Somebody else has published" in getattr(_publish(engine, kim, copy), "said", "")
    assert isinstance(rebase(engine, kim, copy, NOON), Done)
    refused = _publish(engine, kim, copy)
    assert isinstance(refused, Refused)
    assert [path for path, _ in refused.lacks] == ["name"]
    assert isinstance(settle(engine, kim, copy, "name", True, NOON), Done)
    assert isinstance(_publish(engine, kim, copy), Done)
    with reading(engine) as conn:
        tool = tool_by_slug(conn, TOOL.slug)
    assert tool
    assert (tool.name, tool.tagline, tool.maker) == ("Theirs", "Their line", "My maker")


def test_nothing_is_published_that_the_editor_did_not_see(engine: Engine, kim: int, lee: int) -> None:
    """A draft that another editor changed after the page was read is not published by a press on the old one."""
    copy = _begun(engine, kim, TOOL.slug)
    with reading(engine) as conn:
        stands = copy_by_id(conn, copy)
    assert stands
    _put(engine, lee, copy, "tagline", "Sneaked in", TOOL.tagline)
    assert isinstance(publish(engine, kim, copy, stands.version, "", NOON), Refused)
    assert isinstance(discard(engine, kim, copy), Done)
    assert isinstance(_put(engine, kim, copy, "name", "late"), Refused)


def test_an_address_that_is_taken_is_refused(engine: Engine, kim: int) -> None:
    """A new tool at another one's address is no update of it."""
    copy = _begun(engine, kim)
    for path, text in (FILLED | {"slug": TOOL.slug}).items():
        _put(engine, kim, copy, path, text)
    found = _publish(engine, kim, copy)
    assert isinstance(found, Refused)
    assert [path for path, _ in found.lacks] == ["slug"]


def test_only_editors_do_anything(engine: Engine, kim: int) -> None:
    """A reader, nobody, and an editor who no longer is one: every verb refuses before it looks at anything."""
    copy = _begun(engine, kim)
    with writing(engine) as conn:
        reader = add_account(conn, "reader@example.org", "c" * 32, "reader", None, NOON).id
    for number in (0, reader, 9999):
        for verb in (
            lambda by: begin(engine, by, "", NOON),
            lambda by: _put(engine, by, copy, "name", "x"),
            lambda by: add_row(engine, by, copy, "facts", "", NOON),
            lambda by: publish(engine, by, copy, 1, "", NOON),
            lambda by: rebase(engine, by, copy, NOON),
            lambda by: discard(engine, by, copy),
        ):
            with pytest.raises(NotAllowed):
                verb(number)
    with writing(engine) as conn:
        set_role(conn, "kim@example.org", "reader")
    with pytest.raises(NotAllowed):
        _put(engine, kim, copy, "name", "x")
