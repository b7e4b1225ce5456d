"""Telling what came of a claim, on the database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.accounts import an_account
from tests.claiming import AT, PLAIN, claim, ledger, publish
from verdicts.desk.ledger.resolve import MOVED, reopen, resolve
from verdicts.desk.working.allowed import NotAllowed
from verdicts.desk.working.said import Done, Refused
from verdicts.store.accounts import set_role
from verdicts.store.engine import reading, writing
from verdicts.store.revisions import catalogue_revision
from verdicts.store.working import set_byline

NOW = AT + timedelta(days=200)
SEEN = "https://a.example/seen"


@pytest.fixture
def kim(engine: Engine) -> int:
    """An editor called Kim; one claim is published."""
    publish(engine, claim())
    number = an_account(engine, "kim@example.org", "editor").id
    with writing(engine) as conn:
        set_byline(conn, number, "Kim")
    return number


def _tell(engine: Engine, by: int, outcome: str, seen: int = 0, source: str = SEEN, note: str = "") -> Done | Refused:
    return resolve(engine, by, ledger(engine)[0].id, seen, outcome, source, note, NOW)


def test_what_came_is_told_corrected_and_taken_back(engine: Engine, kim: int) -> None:
    """Each step is kept with its moment and editor, the newest holds, and each moves the catalogue's revision, so that
    every page is printed and opened anew."""
    with reading(engine) as conn:
        before = catalogue_revision(conn)
    assert _tell(engine, kim, "true", note=" It  was. ") == Done()
    assert _tell(engine, kim, "void", 1, note="Nobody knows.") == Done()
    assert reopen(engine, kim, ledger(engine)[0].id, 2, NOW) == Done()
    (one,) = ledger(engine)
    assert [(step.number, step.outcome, step.source, step.note, step.author) for step in one.told] == [
        (1, "true", SEEN, "It was.", "Kim"),
        (2, "void", "", "Nobody knows.", "Kim"),
        (3, "open", "", "", "Kim"),
    ]
    assert one.outcome == "open"
    with reading(engine) as conn:
        assert catalogue_revision(conn) == before + 3


@pytest.mark.parametrize(
    ("outcome", "source", "note", "said"),
    [
        ("maybe", SEEN, "", "Say whether it came true, did not, or cannot be decided."),
        ("", SEEN, "", "Say whether it came true, did not, or cannot be decided."),
        ("open", SEEN, "", "Say whether it came true, did not, or cannot be decided."),
        ("true", "  ", "", "A source is missing: a link to where it can be seen."),
        ("false", "", "I know", "A source is missing: a link to where it can be seen."),
        ("true", "javascript:alert(1)", "", "The source must be a web address that starts with http:// or https://."),
        (
            "true",
            f"https://a.example/{'x' * 2000}",
            "",
            "The source is 2018 characters long; at most 2000 are allowed.",
        ),
        ("false", SEEN, "a\x00b", "The note holds a control character."),
        ("false", SEEN, "x" * 401, "A note has at most 400 characters; this one has 401."),
        ("void", SEEN, " ", "Say why it cannot be decided."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    engine: Engine, kim: int, outcome: str, source: str, note: str, said: str
) -> None:
    """Nothing is written, and the sentence says what to do."""
    answer = _tell(engine, kim, outcome, 0, source, note)
    assert isinstance(answer, Refused)
    assert answer.said == said
    assert ledger(engine)[0].told == ()


def test_nobody_tells_over_what_they_did_not_see(engine: Engine, kim: int) -> None:
    """An editor whose page shows an older word, a prediction that is not there, and nothing to take back."""
    assert _tell(engine, kim, "true") == Done()
    assert _tell(engine, kim, "false") == MOVED
    assert reopen(engine, kim, ledger(engine)[0].id + 1, 1, NOW) == MOVED
    assert isinstance(reopen(engine, kim, ledger(engine)[0].id, 0, NOW), Refused)
    assert len(ledger(engine)[0].told) == 1


def test_only_editors_tell(engine: Engine, kim: int) -> None:
    """A reader, nobody, and an editor who no longer is one."""
    reader = an_account(engine, "reader@example.org").id
    with writing(engine) as conn:
        set_role(conn, "kim@example.org", "reader")
    for number in (0, reader, kim, 9999):
        with pytest.raises(NotAllowed):
            _tell(engine, number, "true")
        with pytest.raises(NotAllowed):
            reopen(engine, number, ledger(engine)[0].id, 1, NOW)
    assert ledger(engine)[0].told == ()
    assert ledger(engine)[0].slug == PLAIN.slug
