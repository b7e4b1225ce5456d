"""Corrections: taken in, ruled on, logged; on both engines."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError

from tests.accounts import an_account
from tests.conftest import NOON
from tests.libraries import SITE
from verdicts.desk.catalogue import Library
from verdicts.desk.correcting.log import open_log
from verdicts.desk.correcting.open_form import open_form, report_path
from verdicts.desk.correcting.open_queue import open_queue
from verdicts.desk.correcting.report import report
from verdicts.desk.correcting.ruling import GONE, UNCHANGED, reopen, rule
from verdicts.desk.correcting.take_up import NO_REPORT, report_in, take_up
from verdicts.desk.forget import forget
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.open_draft import open_draft
from verdicts.desk.working.said import Done, Refused
from verdicts.domain.corrections import Ruling
from verdicts.store.engine import reading, writing
from verdicts.store.saving import Making, save_tools
from verdicts.store.tables import correction
from verdicts.store.tools import tool_by_slug
from verdicts.views.corrections import CorrectionsView

WRONG = {"tool": "ollama", "wrong": "It is <b>not</b> that.", "right": "It is this."}


@pytest.fixture
def library(demo: Engine) -> Library:
    """The demo catalogue."""
    return Library(demo)


@pytest.fixture
def kim(demo: Engine) -> int:
    """An editor."""
    return an_account(demo, "kim@example.org", "editor").id


def _sent(library: Library, now: datetime = NOON, **fields: str) -> int:
    number = report(library, SITE, WRONG | fields, now)
    assert isinstance(number, int)
    return number


def _label(library: Library) -> str:
    return library.tools(["ollama"])[0].facts[0].label


def _publish(engine: Engine, label: str, value: str, now: datetime) -> None:
    """Publish the tool with another value of that fact."""
    with writing(engine) as conn:
        tool = tool_by_slug(conn, "ollama")
        assert tool
        facts = tuple(fact.model_copy(update={"value": value, "unit": None}) if fact.label == label else fact
                 for fact in tool.facts)  # fmt: skip
        save_tools(conn, [tool.model_copy(update={"facts": facts})], Making("desk", now, "Kim", ""))


def test_the_form_knows_tool_and_fact(library: Library) -> None:
    """An address names the tool (old and typed names too) and the fact; what is not there is dropped or asked for."""
    label = _label(library)
    chosen = open_form(library, SITE, report_path("ollama", label).partition("?")[2])
    assert (chosen.tool, chosen.fact, chosen.abouts[-1].label) == ("ollama", label, "")
    assert (open_form(library, SITE, "tool=olama&fact=none").tool, open_form(library, SITE, "tool=Ollama").fact) == (
        "ollama",
        "",
    )
    lost = open_form(library, SITE, "tool=" + "z" * 900)
    assert (lost.tool, bool(lost.unknown), len(lost.typed) <= 200) == ("", True, True)
    assert open_form(library, SITE, "&".join(["tool=ollama"] * 99)).tool == ""
    assert open_form(library, SITE, "report=1e9").report == 0


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("wrong", "  ", "Say what is wrong."),
        ("right", "", "Say what is right"),
        ("wrong", "x" * 1001, "at most 1000"),
        ("right", "a\x00b", "control character"),
        ("source", "javascript:alert(1)", "must be a web address"),
        ("tool", "zzzzqqqq", ""),
    ],
)
def test_what_is_wrong_is_told_and_kept(library: Library, field: str, text: str, said: str) -> None:
    """A report that cannot be taken comes back with its words, what is wrong under the field, and nothing stored."""
    again = report(library, SITE, WRONG | {field: text}, NOON)
    assert isinstance(again, CorrectionsView)
    told = again.unknown if field == "tool" else getattr(again, field).fault
    assert told
    assert said in told
    assert again.wrong.text == (text if field == "wrong" else WRONG["wrong"])
    assert open_log(library).said == "Nothing was reported yet."


def test_the_same_twice_is_one_report(library: Library) -> None:
    """A double click gets the number of the report that waits; other words, or the same after an answer, a new one."""
    first = _sent(library)
    assert _sent(library) == first
    assert _sent(library, wrong="Another thing.") != first


def test_words_are_public_only_after_an_answer(library: Library, kim: int) -> None:
    """The log counts what waits and shows no word of it; declined it stands there, with the answer; spam never does."""
    number, other = _sent(library), _sent(library, wrong="Buy pills.")
    log = open_log(library, number)
    assert (log.logged, "Thank you" in log.thanks, f"{number:,}" in log.thanks) == ([], True, True)
    assert isinstance(rule(library.engine, kim, number, "declined", "The page says otherwise.", NOON), Done)
    assert isinstance(rule(library.engine, kim, other, "spam", "", NOON), Done)
    log = open_log(library, other)
    assert [(one.word, one.answer, one.wrong) for one in log.logged] == [
        ("Declined", "The page says otherwise.", WRONG["wrong"])
    ]
    assert (log.thanks, "pills" in str(log)) == ("", False)


def test_accepting_needs_the_change(library: Library, kim: int) -> None:
    """A report is accepted once its tool was published anew; the log then says how the fact read and how it reads."""
    label = _label(library)
    number, then = _sent(library, fact=label), NOON + timedelta(hours=1)
    assert rule(library.engine, kim, number, "accepted", "Thank you, changed.", then) == UNCHANGED
    _publish(library.engine, label, "Something else", then)
    row = open_queue(library, SITE, kim, "2026-11").waiting[0]
    assert (row.value, bool(row.was), row.changed) == ("Something else", True, True)
    assert isinstance(rule(library.engine, kim, number, "accepted", "Thank you, changed.", then), Done)
    entry = open_log(library).logged[0]
    assert (entry.word, entry.about, entry.became) == ("Accepted", label, f"{row.was} → Something else")


def test_a_report_goes_along_into_the_draft(library: Library, kim: int) -> None:
    """The draft opens at the fact, which says what the report says; a closed one, or one of another tool, does not."""
    number = _sent(library, fact=_label(library))
    answer = take_up(library.engine, kim, number, NOON)
    assert isinstance(answer, Done)
    query, cell = answer.row.removeprefix("?").split("#")

    def told() -> tuple[str, list[str]]:
        view = open_draft(library, SITE, kim, str(answer.copy), NOON.date(), report=report_in(query))
        return view.report.right, [one.id for row in view.facts for one in row.fields if WRONG["right"] in one.warning]

    assert told() == (WRONG["right"], [cell])
    rule(library.engine, kim, number, "declined", "No.", NOON)
    assert told() == ("", [])
    assert take_up(library.engine, kim, 99, NOON) == NO_REPORT
    assert report_in("report=1e9&x") == 0


def test_a_ruling_is_made_once_and_undone(library: Library, kim: int) -> None:
    """A report that another editor closed is not closed twice; opened again it leaves the log and waits."""
    number = _sent(library)
    rule(library.engine, kim, number, "declined", "No.", NOON)
    assert rule(library.engine, kim, number, "spam", "", NOON) == GONE
    assert isinstance(reopen(library.engine, kim, number), Done)
    assert open_log(library).logged == []
    assert [one.number for one in open_queue(library, SITE, kim, "2026-11").waiting] == [number]
    assert isinstance(reopen(library.engine, kim, number), Refused)


@pytest.mark.parametrize("answer", ["", " ", "x" * 401, "a\x00"])
def test_an_answer_is_needed(library: Library, kim: int, answer: str) -> None:
    """Neither accepted nor declined without words that can be shown."""
    assert isinstance(rule(library.engine, kim, _sent(library), "declined", answer, NOON), Refused)


def test_readers_rule_on_nothing(library: Library) -> None:
    """Who is no editor sees no report and changes none."""
    number, reader = _sent(library), an_account(library.engine, "ada@example.org").id
    for account in (reader, 0, 10_000):
        assert open_queue(library, SITE, account, "2026-11").barred
        with pytest.raises(NotAllowed):
            rule(library.engine, account, number, "spam", "", NOON)
        with pytest.raises(NotAllowed):
            take_up(library.engine, account, number, NOON)
        with pytest.raises(NotAllowed):
            reopen(library.engine, account, number)


def test_spam_is_forgotten(library: Library, kim: int) -> None:
    """After 30 days spam is gone, and nothing else is."""
    numbers = [_sent(library, wrong=f"Thing {n}") for n in range(3)]
    rulings: list[Ruling] = ["spam", "declined"]
    for number, ruling in zip(numbers, rulings, strict=False):
        rule(library.engine, kim, number, ruling, "No.", NOON)
    forget(library.engine, NOON + timedelta(days=29))
    assert len(open_queue(library, SITE, kim, "2026-11").closed) == 2
    forget(library.engine, NOON + timedelta(days=31))
    queue = open_queue(library, SITE, kim, "2026-11")
    assert ([one.number for one in queue.closed], len(queue.waiting)) == ([numbers[1]], 1)


@pytest.mark.parametrize(
    "cells",
    [{"ruling": "accepted"}, {"ruling": "odd"}, {"wrong": ""}, {"wrong": "x" * 1001}, {"answer": "Said."}],
)
def test_the_table_keeps_its_rules(library: Library, cells: dict[str, str]) -> None:
    """No code path stores a ruling without its day and answer, an unknown one, or texts out of bounds."""
    _sent(library)
    with pytest.raises(IntegrityError), writing(library.engine) as conn:
        conn.execute(update(correction).values(cells))
    with reading(library.engine) as conn:
        assert conn.execute(correction.select()).one().ruling == "open"
