"""Accounts in the database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from tests.accounts import an_account, sign_in, signed_in
from tests.conftest import NOON
from tests.votes import reader
from verdicts.domain.accounts import Account
from verdicts.store import accounts
from verdicts.store.engine import reading, writing
from verdicts.store.sessions import end_sessions
from verdicts.store.tables import account, passkey, provider_link, session


def at_once(engine: Engine, *acts: Callable[[Connection], object]) -> list[object]:
    """Run each in a transaction of its own, all at the same moment; what they gave or raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[Connection], object]) -> object:
        with reading(engine) as warm:  # so that no connection has to be opened after the start
            warm.execute(select(1))
            start.wait(10)
        try:
            with writing(engine) as conn:
                return act(conn)
        except Exception as raised:
            return raised

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def counted(engine: Engine, *tables: object) -> list[int]:
    """How many rows each table has."""
    with reading(engine) as conn:
        return [conn.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]  # type: ignore[arg-type]


def test_an_account_is_found_by_all_that_names_it(engine: Engine) -> None:
    """Address, number and what a provider calls it lead to the same account; others lead nowhere."""
    made = an_account(engine)
    with writing(engine) as conn:
        accounts.link_provider(conn, made.id, "https://id.example", "42", NOON)
        accounts.set_password(conn, made.id, "a hash")
        known = accounts.account_of(conn, "ada@example.com")
        assert known is not None
        assert (known.account.id, known.account.reader, known.password) == (made.id, made.reader, "a hash")
        assert known.account.has_password
        assert accounts.account_by_id(conn, made.id) == known
        assert accounts.account_linked(conn, "https://id.example", "42") == known.account
        assert accounts.account_linked(conn, "https://other.example", "42") is None
        assert accounts.linked_issuers(conn, made.id) == ["https://id.example"]
        accounts.unlink_provider(conn, made.id, "https://id.example")
        assert accounts.linked_issuers(conn, made.id) == []
        assert accounts.account_of(conn, "bob@example.com") is None


def test_an_address_is_there_once(engine: Engine) -> None:
    """A second account with the address is refused without repeating it, and the transaction goes on."""
    an_account(engine)
    with writing(engine) as conn:
        with pytest.raises(accounts.AddressTaken) as refused:
            accounts.add_account(conn, "ada@example.com", reader(7), "reader", None, NOON)
        accounts.add_account(conn, "bob@example.com", reader(7), "reader", None, NOON)
    assert "ada" not in str(refused.value)
    assert counted(engine, account) == [2]


def test_an_address_is_there_once_also_at_once(engine: Engine) -> None:
    """Of four transactions that make the same address at the same moment one makes it, the others hear that it is."""

    def make(number: int) -> Callable[[Connection], Account]:
        return lambda conn: accounts.add_account(conn, "ada@example.com", reader(number), "reader", None, NOON)

    said = at_once(engine, *map(make, range(4)))
    assert sorted(type(each).__name__ for each in said) == ["Account", *["AddressTaken"] * 3]
    assert counted(engine, account) == [1]


@pytest.mark.parametrize(
    ("email", "key", "role"),
    [
        ("bob@example.com", reader(1), "reader"),
        ("bob@example.com", "short", "reader"),
        ("Bob@example.com", reader(2), "reader"),
        ("bob@example.com", reader(2), "owner"),
    ],
    ids=["reader taken", "no key", "capitals", "no role"],
)
def test_the_tables_hold_the_rules(engine: Engine, email: str, key: str, role: str) -> None:
    """A reader of two accounts, a key that is none, capitals in an address, an unknown role: refused as what they are,
    not as a taken address."""
    with writing(engine) as conn:
        accounts.add_account(conn, "ada@example.com", reader(1), "reader", None, NOON)
    with pytest.raises(IntegrityError), writing(engine) as conn:
        accounts.add_account(conn, email, key, role, None, NOON)  # type: ignore[arg-type]
    assert counted(engine, account) == [1]


def test_an_account_goes_with_all_that_signs_it_in(engine: Engine) -> None:
    """Sessions, passkeys and links to providers go with their account; another's stay."""
    gone, kept = signed_in(engine), signed_in(engine, "bob@example.com")
    with writing(engine) as conn:
        for number, each in enumerate((gone, kept)):
            owner, name = each.account.id, f"credential {number}"
            accounts.link_provider(conn, owner, "https://id.example", name, NOON)
            cells = {"account_id": owner, "credential": name, "public_key": "k", "sign_count": 0, "made_at": NOON}
            conn.execute(insert(passkey).values(transports="", backed_up=False, name="n", **cells))
        accounts.remove_account(conn, gone.account.id)
    assert counted(engine, account, session, passkey, provider_link) == [1, 1, 1, 1]
    with reading(engine) as conn:
        assert conn.execute(select(session.c.account_id)).scalar() == kept.account.id


def test_a_role_is_given_by_address(engine: Engine) -> None:
    """Who has an account gets the role; an unknown address is told, an unknown role refused."""
    made = an_account(engine)
    with writing(engine) as conn:
        assert accounts.set_role(conn, "ada@example.com", "admin")
        assert not accounts.set_role(conn, "bob@example.com", "admin")
        found = accounts.account_by_id(conn, made.id)
        assert found is not None
        assert found.account.role == "admin"
    with pytest.raises(IntegrityError), writing(engine) as conn:
        accounts.set_role(conn, "ada@example.com", "root")  # type: ignore[arg-type]


def test_numbers_are_not_given_twice(engine: Engine) -> None:
    """The number of a removed account or an ended session is nobody's for ever: open sockets may still have it."""
    first = signed_in(engine)
    with writing(engine) as conn:
        end_sessions(conn, first.account.id)
    again = sign_in(engine, first.account)
    assert again.session > first.session
    with writing(engine) as conn:
        accounts.remove_account(conn, first.account.id)
    assert an_account(engine).id > first.account.id
