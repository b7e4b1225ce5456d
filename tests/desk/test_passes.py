"""Keys of programs, as the operator makes them and as they are shown."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select
from typer.testing import CliRunner

from tests.conftest import NOON
from verdicts.commands.fusion import key as command
from verdicts.desk.passes.issue import NotIssued, issue, issued, take_back
from verdicts.desk.passes.spend import Purse
from verdicts.settings import settings
from verdicts.store.engine import open_engine, reading
from verdicts.store.migrating import migrate
from verdicts.store.tables import passes


def test_a_key_opens_its_pools_until_it_is_revoked(engine: Engine) -> None:
    """The key that was given finds its pass, which is good for its own pools in its currency; a revoked one is none."""
    key = issue(engine, "program", Decimal(5), "day", "EUR", ["one", "two", "one"], NOON)
    purse = Purse(engine, lambda: NOON)
    who = purse.owner(key)
    assert who is not None
    assert who.pools == ("one", "two")
    assert [who.opens("one", "EUR"), who.opens("one", "USD"), who.opens("three", "EUR")] == [True, False, False]
    assert take_back(engine, "program", NOON)
    assert purse.owner(key) is None


def test_the_database_keeps_no_key(engine: Engine) -> None:
    """Its digest stands in the table and the key nowhere; two keys are not alike."""
    key, other = (issue(engine, name, Decimal(5), "ever", "USD", [], NOON) for name in ("a", "b"))
    with reading(engine) as conn:
        rows = [str(row) for row in conn.execute(select(passes))]
    assert key != other
    assert len(rows) == 2
    assert not [row for row in rows if key in row or key.removeprefix("vf-") in row]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": " "}, "a name of 1 to 60"),
        ({"name": "a\nb"}, "a name of 1 to 60"),
        ({"budget": Decimal("NaN")}, "amount from 0"),
        ({"budget": Decimal(-1)}, "amount from 0"),
        ({"budget": Decimal("0.0000001")}, "amount from 0"),
        ({"currency": "usd"}, "three letters"),
        ({"pools": ["a,b"]}, "no name of a pool"),
    ],
)
def test_what_cannot_be_is_said(engine: Engine, given: dict[str, object], said: str) -> None:
    """A name, budget, currency or pool that is none makes no key."""
    usual = {"name": "program", "budget": Decimal(5), "per": "ever", "currency": "USD", "pools": [], "now": NOON}
    with pytest.raises(NotIssued, match=said):
        issue(engine, **{**usual, **given})  # type: ignore[arg-type]
    assert not issued(engine, NOON)


def test_the_command_shows_a_key_once(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN001
    """`create` prints the key, `list` its name and budget and not the key, `revoke` ends it; a name is given once."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    monkeypatch.setenv("VERDICTS_DATABASE_URL", url)
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()
    try:
        migrate(open_engine(url))
        made = _run("create", "program", "--budget", "5.00", "--per", "month", "--pools", "one, two")
        key = made.split()[0]
        assert key.startswith("vf-")
        listed = _run("list")
        assert "program" in listed
        assert "5 USD a month" in listed
        assert "never" in listed
        assert key not in listed
        monkeypatch.setenv("COLUMNS", "40")
        assert _run("list") == listed  # a pipe gets whole rows, however narrow it is said to be
        assert "is revoked" in _run("revoke", "program")
        assert "Not made" in _run("create", "program", "--budget", "5", failing=True)
        assert "amount like 5.00" in _run("create", "other", "--budget", "five", failing=True)
        assert "--per is ever" in _run("create", "other", "--budget", "5", "--per", "week", failing=True)
    finally:
        settings.cache_clear()


POOLS = """
[endpoints.here]
base_url = "http://localhost:1/v1"
[models.small]
endpoint = "here"
name = "small"
[pools.euros]
members = [{model = "small"}]
judge = "small"
currency = "EUR"
"""


def test_a_key_that_opens_nothing_says_so(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN001
    """The output is the key and nothing else; the error stream says what keeps it from being of use: no endpoint, a
    pool that is not there, a pool of another currency. A key that opens its pool is told without such words."""
    (tmp_path / "pools.toml").write_text(POOLS)
    url = f"sqlite:///{tmp_path / 'test.db'}"
    given = {"DATABASE_URL": url, "POOLS": str(tmp_path / "pools.toml"), "FUSION_API": "false"}
    for name, value in given.items():
        monkeypatch.setenv(f"VERDICTS_{name}", value)
    settings.cache_clear()
    try:
        migrate(open_engine(url))
        made = CliRunner().invoke(command.app, ["create", "a", "--budget", "5", "--pools", "euros,nope"])
        assert re.fullmatch(r"vf-\S{43}\n", made.stdout)
        assert "The endpoint is off" in made.stderr
        assert "There is no pool nope now" in made.stderr
        assert "does not open euros, which counts in EUR" in made.stderr
        monkeypatch.setenv("VERDICTS_FUSION_API", "true")
        settings.cache_clear()
        good = ["create", "b", "--budget", "5", "--pools", "fusion/euros", "--currency", "eur"]
        assert CliRunner().invoke(command.app, good).stderr == "That is the key. It is shown this once.\n"
    finally:
        settings.cache_clear()


def _run(*words: str, failing: bool = False) -> str:
    done = CliRunner().invoke(command.app, list(words))
    assert bool(done.exit_code) == failing, done.output
    return done.output
