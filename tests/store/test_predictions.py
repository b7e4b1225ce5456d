"""The prediction ledger in the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from tests.claiming import AT, LATER, claim, claiming, ledger, publish
from verdicts.domain.predictions import Resolution
from verdicts.store.engine import reading, writing
from verdicts.store.predictions import recorded, tell
from verdicts.store.tables import prediction, resolution
from verdicts.store.tools import tool_by_slug

NEXT = AT + timedelta(days=1)


def test_published_claims_are_in_the_ledger(engine: Engine) -> None:
    """Tool, reviewer, words, day and chance, as of the moment of publishing; the take comes back with its claims."""
    tool = claiming(claim("One"), claim("Two", date(2027, 1, 1), 5))
    two, one = publish(engine, *tool.panel[0].claims)
    assert (one.slug, one.tool, one.reviewer) == (tool.slug, tool.name, tool.panel[0].reviewer)
    assert (one.text, one.by, one.chance, one.made_at, one.withdrawn_at) == ("One", LATER, 70, AT, None)
    assert (two.text, two.chance) == ("Two", 5)
    with reading(engine) as conn:
        assert tool_by_slug(conn, tool.slug) == tool
        assert recorded(conn, tool.slug) == {(one.reviewer, one.by, one.text), (two.reviewer, two.by, two.text)}


def test_what_was_published_stays(engine: Engine) -> None:
    """A claim that its take drops is withdrawn and no longer so when it is back; another chance changes nothing; other
    words are another claim."""
    publish(engine, claim("One"))
    (one,) = publish(engine, claim("One", chance=99), at=NEXT)
    assert (one.chance, one.made_at, one.withdrawn_at) == (70, AT, None)
    one, other = publish(engine, claim("Other"), at=NEXT)
    assert (one.withdrawn_at, other.withdrawn_at) == (NEXT, None)
    assert publish(engine, at=NEXT + timedelta(days=1))[0].withdrawn_at == NEXT
    one, other = publish(engine, claim("One"), at=NEXT + timedelta(days=2))
    assert one.withdrawn_at is None
    assert other.withdrawn_at == NEXT + timedelta(days=1)


def test_a_claim_after_its_day_is_no_prediction(engine: Engine) -> None:
    """It is kept under its take and left out of the ledger, on the day itself too."""
    assert publish(engine, claim("Late", AT.date()), claim("Later", AT.date() - timedelta(9))) == []
    assert publish(engine, claim("Late", AT.date()), claim("Soon", AT.date() + timedelta(1)))[0].text == "Soon"


def test_of_two_who_tell_at_once_one_is_refused(engine: Engine) -> None:
    """A resolution has the number after the one that was seen, or it is none; all stay."""
    (one,) = publish(engine, claim())
    with writing(engine) as conn:
        assert tell(conn, one.id, Resolution(1, AT, "true", "https://a.example", "", "Kim"))
        assert not tell(conn, one.id, Resolution(1, AT, "false", "https://b.example"))
        assert not tell(conn, one.id, Resolution(3, AT, "open"))
        assert tell(conn, one.id, Resolution(2, AT, "open"))
        assert not tell(conn, one.id + 1, Resolution(1, AT, "open"))
    (one,) = ledger(engine)
    assert one.told == (Resolution(1, AT, "true", "https://a.example", "", "Kim"), Resolution(2, AT, "open"))
    assert one.outcome == "open"


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (prediction, {"chance": 0}),
        (prediction, {"chance": 100}),
        (prediction, {"text": ""}),
        (prediction, {"text": "x" * 401}),
        (prediction, {"reviewer_id": 99}),
        (resolution, {"number": 0}),
        (resolution, {"outcome": "maybe"}),
        (resolution, {"source": None}),
        (resolution, {"outcome": "void"}),
        (resolution, {"outcome": "void", "source": None}),
        (resolution, {"note": "x" * 401}),
    ],
    ids=str,
)
def test_a_broken_row_is_refused(engine: Engine, table: Any, cells: dict[str, Any]) -> None:
    """The database itself holds the rules: chances from 1 to 99, a source for true and false, a reason for void."""
    (one,) = publish(engine, claim())
    with writing(engine) as conn:
        assert tell(conn, one.id, Resolution(1, AT, "true", "https://a.example"))
    with pytest.raises(IntegrityError), writing(engine) as conn:
        conn.execute(update(table).values(**cells))


def test_no_claim_is_there_twice(engine: Engine) -> None:
    """Tool, reviewer, day and words make a claim."""
    publish(engine, claim())
    with reading(engine) as conn:
        row = dict(conn.execute(select(prediction)).mappings().one())
    del row["id"]
    with pytest.raises(IntegrityError), writing(engine) as conn:
        conn.execute(insert(prediction).values(row))
