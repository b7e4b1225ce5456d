"""Passes: keys of programs, and budgets that hold whoever spends them at once."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from tests.conftest import NOON
from verdicts.desk.accounts.sessions import digest
from verdicts.domain.passes import HOLD_LASTS, Pass, Per
from verdicts.store.engine import reading, writing
from verdicts.store.passes import Held, add_pass, pass_of, passes_of, reserve, revoke, settle
from verdicts.store.tables import hold

NONE, A_SECOND = Decimal(0), timedelta(seconds=1)


def key(engine: Engine, budget: str = "5", per: Per = "ever", name: str = "program") -> Pass:
    """A key that is in the database."""
    made = Pass(0, name, Decimal(budget), "USD", per, ("one", "two"), NONE, NONE, NOON, None, None)
    with writing(engine) as conn:
        assert add_pass(conn, digest(name), made)
    return seen(engine, name)


def seen(engine: Engine, name: str = "program", at: datetime = NOON) -> Pass:
    """The key as it stands."""
    with reading(engine) as conn:
        return next(one for one in passes_of(conn, at) if one.name == name)


def held(engine: Engine, who: Pass, most: str, least: str = "0", at: datetime = NOON) -> Held:
    """Money held of a key that is good."""
    with writing(engine) as conn:
        found = reserve(conn, who.id, Decimal(least), Decimal(most), at)
    assert found is not None
    return found


def settled(engine: Engine, who: Pass, money: Held, cost: str, at: datetime = NOON) -> None:
    """What it cost."""
    with writing(engine) as conn:
        settle(conn, who.id, money.number, Decimal(cost), at)


def test_a_key_is_found_by_its_digest_alone(engine: Engine) -> None:
    """The digest finds it; a name is given once; a revoked one is found no more and stays in the list."""
    made = key(engine)
    with writing(engine) as conn:
        assert not add_pass(conn, digest("another"), made)
        assert pass_of(conn, digest("program"), NOON) == made
        assert pass_of(conn, digest("programs"), NOON) is None
        assert revoke(conn, "program", NOON)
        assert not revoke(conn, "program", NOON)
        assert pass_of(conn, digest("program"), NOON) is None
        assert reserve(conn, made.id, NONE, NONE, NOON) is None
    assert seen(engine).revoked_at == NOON


def test_money_is_held_then_settled(engine: Engine) -> None:
    """What is held is not left; what it did cost is spent, the rest is left again; the use is dated."""
    who = key(engine)
    money = held(engine, who, "3")
    assert (money.amount, seen(engine).held, seen(engine).left) == (Decimal(3), Decimal(3), Decimal(2))
    settled(engine, who, money, "0.000123")
    after = seen(engine)
    assert (after.spent, after.held, after.left) == (Decimal("0.000123"), NONE, Decimal("4.999877"))
    assert after.used_at == NOON


def test_less_is_held_where_less_is_left_and_nothing_where_it_is_too_little(engine: Engine) -> None:
    """Up to what is left; below the least nothing is held, and it says what other calls hold."""
    who = key(engine)
    assert held(engine, who, "4").amount == Decimal(4)
    assert held(engine, who, "4", "0.5").amount == Decimal(1)
    refused = held(engine, who, "4", "0.5")
    assert (refused.number, refused.left, refused.others) == (0, NONE, Decimal(5))
    assert held(engine, who, "0").number  # what costs nothing goes on


def test_what_a_crash_held_is_free_again_after_an_hour(engine: Engine) -> None:
    """A hold that nobody settles counts for an hour; a call that settles later is counted all the same."""
    who, later = key(engine), NOON + HOLD_LASTS
    lost = held(engine, who, "5")
    assert not held(engine, who, "5", "1", later - A_SECOND).number
    assert seen(engine, at=later).left == Decimal(5)
    assert held(engine, who, "2", "1", later).amount == Decimal(2)
    with reading(engine) as conn:
        assert len(conn.execute(select(hold)).all()) == 1
    settled(engine, who, lost, "1", later)
    assert seen(engine, at=later).left == Decimal(2)


@pytest.mark.parametrize(
    ("per", "anew"), [("day", NOON + timedelta(hours=12)), ("month", datetime(2026, 12, 1, tzinfo=NOON.tzinfo))]
)
def test_a_budget_begins_anew(engine: Engine, per: Per, anew: datetime) -> None:
    """With its day or month (in UTC) what was spent is forgotten; a moment before it is not."""
    who = key(engine, per=per)
    settled(engine, who, held(engine, who, "5"), "5")
    assert seen(engine, at=anew - A_SECOND).left == NONE
    assert not held(engine, who, "1", "1", anew - A_SECOND).number
    assert seen(engine, at=anew).left == Decimal(5)
    money = held(engine, who, "4", "1", anew)
    settled(engine, who, money, "2", anew)
    assert seen(engine, at=anew).left == Decimal(3)


def test_who_spends_at_once_holds_nothing_twice(engine: Engine) -> None:
    """Of sixteen that hold one each of a budget of five at the same moment, five do."""
    who, got = key(engine), list[bool]()
    ready = threading.Barrier(16)

    def one() -> None:
        ready.wait()
        got.append(bool(held(engine, who, "1", "1").number))

    threads = [threading.Thread(target=one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(got), sum(got)) == (16, 5)
    assert seen(engine).left == NONE
