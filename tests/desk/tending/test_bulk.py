"""Many at once: what is said before is what is done, and each that is left out is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from verdicts.desk.checking import check
from verdicts.desk.tending.bulk import Chosen
from verdicts.desk.tending.many import Planned, carry_out, plan
from verdicts.desk.tending.retire import retire
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import put
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.working.edits import Edit
from verdicts.store.engine import reading
from verdicts.store.revisions import catalogue_revision, history
from verdicts.store.tools import tool_by_slug
from verdicts.store.working import copies, copy_by_id


def drafted(engine: Engine, kim: int, slug: str, tagline: str) -> Chosen:
    """A draft of a tool in which the tagline is another one."""
    begun = begin(engine, kim, slug, NOON)
    assert isinstance(begun, Done)
    with reading(engine) as conn:
        copy = copy_by_id(conn, begun.copy)
    assert copy
    before = copy.cells.get("tagline", "")
    assert isinstance(put(engine, kim, copy.id, Edit("tagline", tagline, before), NOON), Done)
    return Chosen(copy=copy.id)


def planned(engine: Engine, kim: int, act: str, chosen: list[Chosen], words: str = "") -> Planned:
    """What would come of it; nothing is changed by asking."""
    with reading(engine) as conn:
        before = catalogue_revision(conn), copies(conn)
    found = plan(engine, kim, act, chosen, words, NOON)
    with reading(engine) as conn:
        assert (catalogue_revision(conn), copies(conn)) == before
    assert isinstance(found, Planned)
    return found


def test_what_is_ready_is_published(demo: Engine, kim: int) -> None:
    """With one reason; what lacks, what is no draft and what is gone is named with why, and stays."""
    ready, other = drafted(demo, kim, "vllm", "Another line"), drafted(demo, kim, "ollama", "New too")
    lacking, new = drafted(demo, kim, "cursor", ""), drafted(demo, kim, "", "Only this")
    chosen = [ready, other, lacking, new, Chosen("llama-cpp"), Chosen(copy=999)]
    found = planned(demo, kim, "publish", chosen, "Autumn")
    left = "Left out: Cursor: Not published: 1 thing to fix."
    assert found.said.startswith(f"2 drafts will be published: vLLM and Ollama. {left}")
    assert "Untitled: Not published: 8 things to fix." in found.said
    assert "There is no draft." in found.said
    done = carry_out(demo, kim, "publish", found.able, "Autumn", NOON + timedelta(hours=1))
    assert done == Done("2 published.", published=True)
    with reading(demo) as conn:
        assert [history(conn, slug)[0].reason for slug in ("vllm", "ollama")] == ["Autumn", "Autumn"]
        assert {copy.id for copy in copies(conn)} == {lacking.copy, new.copy}
    assert check(demo) == []


def test_a_draft_that_changed_meanwhile_is_left_out(demo: Engine, kim: int) -> None:
    """What was not looked at is not published, and is told."""
    one = drafted(demo, kim, "vllm", "As it was looked at")
    found = planned(demo, kim, "publish", [one])
    put(demo, kim, one.copy, Edit("tagline", "Otherwise", "As it was looked at"), NOON)
    done = carry_out(demo, kim, "publish", found.able, "", NOON)
    assert done == Refused("0 published. Left out: vLLM: The draft changed a moment ago.")


def test_tools_are_retired(demo: Engine, kim: int) -> None:
    """Those that are not so already, and no draft of a new one."""
    retire(demo, kim, "vllm", "", NOON)
    new = drafted(demo, kim, "", "Only this")
    found = planned(demo, kim, "retire", [Chosen("vllm"), Chosen("ollama"), new])
    assert found.said == (
        "1 tool will be retired: readable, labelled, no more votes: Ollama. "
        "Left out: vLLM: vLLM is retired already. Untitled: It is not published."
    )
    done = carry_out(demo, kim, "retire", found.able, "Gone", NOON)
    assert done == Done("1 retired.", published=True)
    assert check(demo) == []


def test_drafts_are_thrown_away(demo: Engine, kim: int) -> None:
    """What is published stays; a row without a draft is left out."""
    one, other = drafted(demo, kim, "vllm", "x"), drafted(demo, kim, "", "y")
    found = planned(demo, kim, "discard", [one, other, Chosen("ollama")])
    assert len(found.able) == 2
    assert carry_out(demo, kim, "discard", found.able, "", NOON) == Done("2 thrown away.")
    with reading(demo) as conn:
        assert copies(conn) == []
        assert tool_by_slug(conn, "vllm")


def test_the_category_changes(demo: Engine, kim: int) -> None:
    """Of published tools at once, as a revision, and of their drafts, which go on from it; of a new one's draft too."""
    one, new = drafted(demo, kim, "vllm", "x"), drafted(demo, kim, "", "y")
    found = planned(demo, kim, "category", [one, new, Chosen("ollama")], "Servers")
    assert found.said == "3 tools will be in the category “Servers”: vLLM, Untitled and Ollama."
    assert isinstance(carry_out(demo, kim, "category", found.able, "Servers", NOON), Done)
    with reading(demo) as conn:
        tools = [tool_by_slug(conn, slug) for slug in ("vllm", "ollama")]
        assert {copy.cells["category"] for copy in copies(conn)} == {"Servers"}
    assert [tool and tool.category for tool in tools] == ["Servers", "Servers"]
    assert len(planned(demo, kim, "publish", [one]).able) == 1
    assert not planned(demo, kim, "category", [one], "  ").able
    assert check(demo) == []


def test_nothing_and_nobody(demo: Engine, kim: int) -> None:
    """No rows, no such act, and who is no editor."""
    assert isinstance(plan(demo, kim, "publish", [], "", NOON), Refused)
    assert isinstance(carry_out(demo, kim, "burn", [Chosen("vllm")], "", NOON), Refused)
    for verb in (plan, carry_out):
        with pytest.raises(NotAllowed):
            verb(demo, 0, "retire", [Chosen("vllm")], "", NOON)
