"""A revision is published again, word for word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.desk.revising.conftest import NOON, TOOL, day
from tests.generate import fill, odd_tools, tools
from tests.libraries import in_memory
from verdicts.desk.revising.restore import restore
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.documents import tool_text
from verdicts.domain.tools import Tool
from verdicts.store.accounts import add_account
from verdicts.store.engine import reading, writing
from verdicts.store.revisions import history
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copies


def _text(engine: Engine, slug: str) -> str:
    with reading(engine) as conn:
        tool = tool_by_slug(conn, slug)
    assert tool
    return tool_text(tool)


@cache
def _pool() -> list[Tool]:
    return [*tools(60, seed=7), *odd_tools()]


@settings(max_examples=min(settings().max_examples, 150))  # each has a database of its own
@given(st.lists(st.sampled_from(range(69)), min_size=2, max_size=5, unique=True), st.data())
def test_the_export_of_then_comes_back_to_the_byte(chosen: list[int], data: st.DataObject) -> None:
    """Whatever a tool went through, restoring revision n gives the very bytes that export wrote of it then."""
    engine = in_memory()
    texts = list[str]()
    for at, place in enumerate(chosen, start=1):
        fill(engine, [_pool()[place].model_copy(update={"slug": "one"})], at=day(at))
        texts.append(_text(engine, "one"))
    with writing(engine) as conn:
        kim = add_account(conn, "kim@example.org", "a" * 32, "editor", None, NOON).id
    number = data.draw(st.integers(1, len(texts) - 1))
    assert isinstance(restore(engine, kim, "one", number, len(texts), "", day(20)), Done)
    assert _text(engine, "one") == texts[number - 1]
    engine.dispose()


def test_it_comes_back_on_both_engines(engine: Engine, kim: int) -> None:
    """A restored revision is a new one with author and reason; a draft that somebody began stays as it is."""
    then = _text(engine, TOOL.slug)
    fill(engine, [TOOL.model_copy(update={"name": "Another", "facts": ()})], at=day(2))
    begun = begin(engine, kim, TOOL.slug, day(2))
    done = restore(engine, kim, TOOL.slug, 1, 2, "  The old\n one was right ", day(3))
    assert done == Done(f"Revision 1 of {TOOL.name} is published again.", slug=TOOL.slug)
    assert _text(engine, TOOL.slug) == then
    with reading(engine) as conn:
        newest, left = history(conn, TOOL.slug)[0], copies(conn)
    assert (newest.number, newest.by, newest.author) == (3, "desk", "Kim")
    assert newest.reason == "Revision 1 restored: The old one was right"
    assert isinstance(begun, Done)
    assert [(one.id, one.name) for one in left] == [(begun.copy, "Another")]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda engine, kim: restore(engine, kim, "nothing", 1, 2, "", day(3)), "no tool"),
        (lambda engine, kim: restore(engine, kim, TOOL.slug, 1, 1, "", day(3)), "a moment ago"),
        (lambda engine, kim: restore(engine, kim, TOOL.slug, 2, 2, "", day(3)), "no such revision"),
        (lambda engine, kim: restore(engine, kim, TOOL.slug, 0, 2, "", day(3)), "no such revision"),
    ],
)
def test_what_cannot_be_restored_is_refused(
    engine: Engine, kim: int, call: Callable[[Engine, int], Done | Refused], said: str
) -> None:
    """No such tool, one published meanwhile, the newest itself, no revision at all: a sentence, and nothing changes."""
    fill(engine, [TOOL.model_copy(update={"name": "Another"})], at=day(2))
    found = call(engine, kim)
    assert isinstance(found, Refused)
    assert said in found.said
    with reading(engine) as conn:
        assert len(history(conn, TOOL.slug)) == 2


def test_the_same_is_not_published_twice(engine: Engine, kim: int) -> None:
    """Restoring what stands already makes no revision."""
    fill(engine, [TOOL.model_copy(update={"name": "Another"})], at=day(2))
    fill(engine, [TOOL], at=day(3))
    assert restore(engine, kim, TOOL.slug, 1, 3, "", day(4)) == Refused("That is what is published.")


def test_only_editors_restore(engine: Engine, kim: int, reader: int) -> None:
    """A reader and nobody are refused before anything is looked at."""
    fill(engine, [TOOL.model_copy(update={"name": "Another"})], at=day(2))
    for number in (0, reader, 9999):
        with pytest.raises(NotAllowed):
            restore(engine, number, TOOL.slug, 1, 2, "", day(3))
