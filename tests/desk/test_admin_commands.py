"""`verdicts admin` as an operator runs it: the first admin, roles, and who has one."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.desk.conftest import Run
from tests.serving import HOUSE
from verdicts.commands.ground import EMPTY, OLD
from verdicts.domain.accounts import Role
from verdicts.store.accounts import Secret, account_of
from verdicts.store.engine import open_engine, reading
from verdicts.store.migrating import migrate, versions

EMAIL = "ada@example.com"
PASSWORD = "correct staple, wrong battery"  # noqa: S105
MADE = "Made. Sign in at http://localhost:8000/sign-in\n"
Create = Callable[..., tuple[int, str, str]]


@pytest.fixture
def create(verdicts: Run, monkeypatch: pytest.MonkeyPatch) -> Create:
    """`verdicts admin create` on a migrated database, with a password by a pipe."""
    verdicts("migrate")

    def run(email: str, *words: str, password: str = PASSWORD) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
        return verdicts("admin", "create", email, *words)

    return run


def kept(folder: Path, email: str = EMAIL) -> Secret | None:
    """What the database has of an address."""
    engine = open_engine(_database(folder))
    try:
        with reading(engine) as conn:
            return account_of(conn, email)
    finally:
        engine.dispose()


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'v.db'}"


def test_the_first_admin_is_made_by_a_pipe(create: Create, tmp_path: Path) -> None:
    """One line of a pipe is the password, the address is kept in small letters, and where to sign in is said."""
    assert create(" Ada@Example.com ") == (0, MADE, "")
    found = kept(tmp_path)
    assert found is not None
    assert (found.account.email, found.account.role) == (EMAIL, "admin")
    assert found.password is not None
    assert PasswordHasher().verify(found.password, PASSWORD)


@pytest.mark.parametrize("role", ["editor", "reader"])
def test_an_account_may_begin_with_another_role(create: Create, tmp_path: Path, role: Role) -> None:
    """`--role` makes an editor or a reader."""
    assert create(EMAIL, "--role", role)[0] == 0
    found = kept(tmp_path)
    assert found is not None
    assert found.account.role == role


@pytest.mark.parametrize(
    ("password", "why"),
    [("", "Too short"), ("short", "Too short"), ("ada@example.com1", "address"), ("passwordpassword", "guess")],
)
def test_a_weak_password_is_refused_in_words(create: Create, tmp_path: Path, password: str, why: str) -> None:
    """What is easily guessed makes no account; the sentence says why and does not repeat the password."""
    code, out, err = create(EMAIL, password=password)
    assert (code, out, err.startswith("Not made: "), why in err) == (1, "", True, True)
    assert not password or f"{password}\n" not in err
    assert kept(tmp_path) is None


def test_a_taken_address_is_left_as_it_is(create: Create, tmp_path: Path) -> None:
    """An account that is there keeps role and password; the command that gives it the role is named."""
    create(EMAIL, "--role", "reader")
    before = kept(tmp_path)
    code, out, err = create(EMAIL, password="another set of four words")  # noqa: S106
    said = f"There is an account with that address. `verdicts admin role {EMAIL} admin` gives it that role.\n"
    assert (code, out, err) == (1, "", said)
    assert kept(tmp_path) == before


def test_roles_are_given_and_listed(verdicts: Run, create: Create, tmp_path: Path) -> None:
    """Editors and admins are listed with their roles, readers are not, and a role can be given and taken."""
    assert (
        verdicts("admin", "list")[1] == "Nobody yet. `verdicts admin create you@example.com` makes the first admin.\n"
    )
    create(EMAIL)
    create("bob@example.com", "--role", "reader")
    assert "bob" not in verdicts("admin", "list")[1]
    assert verdicts("admin", "role", "BOB@example.com", "editor") == (0, "bob@example.com is editor now.\n", "")
    _, out, _ = verdicts("admin", "list")
    assert [line.split()[:2] for line in out.splitlines()[1:]] == [["admin", EMAIL], ["editor", "bob@example.com"]]
    verdicts("admin", "role", EMAIL, "reader")
    assert EMAIL not in verdicts("admin", "list")[1]
    found = kept(tmp_path)
    assert found is not None
    assert found.account.role == "reader"


def test_what_is_not_known_is_a_sentence(verdicts: Run, create: Create, tmp_path: Path) -> None:
    """A role, an account and an address that are none end with 1 and one line, and change nothing."""
    said = "A role is reader, editor or admin.\n"
    assert create(EMAIL, "--role", "owner") == (1, "", said)
    assert kept(tmp_path) is None
    assert verdicts("admin", "role", EMAIL, "Admin") == (1, "", said)
    none = "There is no account with that address. `verdicts admin create` makes one.\n"
    assert verdicts("admin", "role", EMAIL, "admin") == (1, "", none)
    assert create("nobody")[::2] == (1, "An e-mail address has one @ in it.\n")


@pytest.mark.parametrize("words", [("create", EMAIL), ("role", EMAIL, "admin"), ("list",)])
def test_an_old_database_is_migrated_first(verdicts: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Without today's tables, or without any, each command says what to run, before it asks for anything."""
    assert verdicts("admin", *words) == (1, "", f"{EMPTY}\n")
    engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'v.db'}")
    migrate(engine, versions()[0])
    engine.dispose()
    assert verdicts("admin", *words) == (1, "", f"{OLD}\n")


def test_help_names_the_three(verdicts: Run) -> None:
    """`verdicts admin --help` lists create, role and list; without a word it says the same."""
    code, out, _ = verdicts("admin", "--help")
    assert (code, all(f" {word} " in out for word in ("create", "role", "list"))) == (0, True)
    _, said, further = verdicts("admin")
    assert all(f" {word} " in said + further for word in ("create", "role", "list"))


def test_on_a_terminal_it_asks_twice_and_shows_nothing(verdicts: Run, tmp_path: Path) -> None:
    """Somebody at a terminal is asked for the password and again, and neither is shown."""
    verdicts("migrate")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "verdicts", "admin", "create", EMAIL]
    known = {**os.environ, "VERDICTS_DATABASE_URL": _database(tmp_path)}
    with subprocess.Popen(command, cwd=HOUSE, env=known, stdin=theirs, stdout=theirs, stderr=theirs) as asking:
        os.close(theirs)
        said = _read(ours, "Password: ")
        os.write(ours, f"{PASSWORD}\n".encode())
        said += _read(ours, "confirmation: ")
        os.write(ours, f"{PASSWORD}\n".encode())
        said += _read(ours, "/sign-in")
        assert asking.wait(30) == 0
    os.close(ours)
    assert PASSWORD not in said
    assert kept(tmp_path) is not None


def _read(terminal: int, until: str) -> str:
    """What a terminal shows until those words come."""
    said = ""
    while until not in said:
        said += os.read(terminal, 1000).decode()
    return said
