"""The ledger as an editor sees it, and a claim's way there from a draft."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.accounts import an_account
from tests.claiming import AT, LATER, PLAIN, claim, claiming, ledger, publish
from tests.libraries import SITE
from verdicts.desk.catalogue import Library
from verdicts.desk.importing import import_catalogue
from verdicts.desk.ledger.late import SAID
from verdicts.desk.ledger.open_ledger import open_ledger
from verdicts.desk.ledger.resolve import reopen, resolve
from verdicts.desk.working.begin import begin
from verdicts.desk.working.change import add_row, put
from verdicts.desk.working.open_draft import open_draft
from verdicts.desk.working.publish import publish as publish_draft
from verdicts.desk.working.said import Done
from verdicts.domain.documents import tool_text
from verdicts.domain.working.cells import claims_at
from verdicts.domain.working.edits import Edit
from verdicts.store.engine import reading
from verdicts.store.working import copy_by_id
from verdicts.views.desk_ledger import LedgerView

FIRST = PLAIN.panel[0].reviewer


@pytest.fixture
def kim(engine: Engine) -> int:
    """An editor."""
    return an_account(engine, "kim@example.org", "editor").id


def _open(engine: Engine, by: int, today: date) -> LedgerView:
    return open_ledger(Library(engine), SITE, by, today)


def _texts(view: LedgerView) -> list[list[str]]:
    return [[one.claim.text for one in part] for part in (view.due, view.coming, view.told)]


def test_due_claims_come_first_then_coming_then_told(engine: Engine, kim: int) -> None:
    """A claim is due from its day on; once told it stands below, and above again after that was taken back."""
    publish(engine, claim("Later", LATER), claim("Sooner", LATER - timedelta(9)), claim("Last", LATER + timedelta(9)))
    assert _texts(_open(engine, kim, LATER - timedelta(99))) == [[], ["Sooner", "Later", "Last"], []]
    view = _open(engine, kim, LATER)
    assert (_texts(view), view.said) == ([["Sooner", "Later"], ["Last"], []], "2 due, 1 coming up, 0 recorded.")
    one = view.due[0]
    assert resolve(engine, kim, one.id, one.seen, "true", "https://a.example", "", AT) == Done()
    told = _open(engine, kim, LATER)
    assert _texts(told) == [["Later"], ["Last"], ["Sooner"]]
    assert (told.told[0].claim.word, told.told[0].source, told.told[0].trace) == ("Came true", "https://a.example", [])
    assert reopen(engine, kim, one.id, 1, AT) == Done()
    back = _open(engine, kim, LATER).due[0]
    assert back.trace == [
        "20 Nov 2026, 12:00 UTC, an editor: Came true. https://a.example",
        "20 Nov 2026, 12:00 UTC, an editor: Taken back.",
    ]


def test_a_withdrawn_claim_is_still_due(engine: Engine, kim: int) -> None:
    """It says when it was withdrawn, and waits to be told like all others."""
    publish(engine, claim())
    publish(engine, at=AT + timedelta(days=1))
    assert _open(engine, kim, LATER).due[0].claim.note == "Withdrawn 21 Nov 2026; it still counts."


def test_who_is_no_editor_sees_nothing(engine: Engine) -> None:
    """A reader and nobody."""
    publish(engine, claim())
    for number in (0, an_account(engine).id):
        view = _open(engine, number, LATER)
        assert view.barred
        assert _texts(view) == [[], [], []]


def test_a_claim_goes_from_a_draft_to_the_ledger(engine: Engine, kim: int) -> None:
    """An editor adds a row under a take, fills it and publishes; one whose day has come is refused under its field,
    unless the ledger has it."""
    publish(engine, claim("Old", AT.date()), at=AT - timedelta(days=9))
    done = begin(engine, kim, PLAIN.slug, AT)
    assert isinstance(done, Done)
    row = getattr(add_row(engine, kim, done.copy, claims_at(FIRST), "", AT), "row", "")
    for name, text in {"text": "New", "by": f"{AT.date()}", "chance": "30"}.items():
        assert isinstance(put(engine, kim, done.copy, Edit(f"claim.{row}.{name}", text, ""), AT), Done)
    view = open_draft(Library(engine), SITE, kim, f"{done.copy}", AT.date())
    (take,) = (one for one in view.takes if one.who.key == FIRST)
    assert [(one.said, one.where) for part in view.lacks for one in part.lacks] == [
        (SAID, f"Claim of {take.who.name}, by")
    ]
    assert len(take.claims) == 2
    assert isinstance(put(engine, kim, done.copy, Edit(f"claim.{row}.by", f"{LATER}", f"{AT.date()}"), AT), Done)
    with reading(engine) as conn:
        stands = copy_by_id(conn, done.copy)
    assert stands
    assert isinstance(publish_draft(engine, kim, done.copy, stands.version, "", AT), Done)
    assert [(one.text, one.by, one.chance) for one in ledger(engine)] == [("Old", AT.date(), 70), ("New", LATER, 30)]


def test_imported_claims_are_in_the_ledger(engine: Engine, tmp_path: Path) -> None:
    """A catalogue file with claims fills it, and the same file again changes nothing."""
    publish(engine)
    file = tmp_path / f"{PLAIN.slug}.json"
    file.write_text(tool_text(claiming(claim("Said"))), encoding="utf-8")
    assert import_catalogue(engine, [file], clock=lambda: AT).changed == (PLAIN.slug,)
    assert import_catalogue(engine, [file], clock=lambda: AT).unchanged == 1
    assert [one.text for one in ledger(engine)] == ["Said"]
