"""Backups, on both engines: what is written comes back, whole or not at all."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, func, insert, select, text, update

from tests.accounts import signed_in
from tests.conftest import NOON
from tests.kept import LINK, OLLAMA, PAIR
from verdicts.desk.accounts.sessions import digest
from verdicts.desk.backing_up import BackupRefused, back_up
from verdicts.desk.checking import check
from verdicts.desk.restoring import restore
from verdicts.domain.shelving import Noted
from verdicts.store.bookmarks import keep
from verdicts.store.copies import postgres, sqlite
from verdicts.store.engine import open_engine, reading, writing
from verdicts.store.last_changes import remember
from verdicts.store.mailed import MailedLink, keep_link, spend
from verdicts.store.migrating import migrate, ready, versions
from verdicts.store.sharing import share
from verdicts.store.shelves import first_shelf
from verdicts.store.tables import (
    Row,
    account,
    ballot,
    bookmark,
    fact,
    last_change,
    mailed_link,
    passkey,
    provider_link,
    session,
    shelf,
    spent,
    tool,
)

Rows = dict[str, list[tuple[object, ...]]]
PERSONAL = (account, session, passkey, provider_link, mailed_link, spent, shelf, bookmark, last_change)
OLD_TOOL = """INSERT INTO tool (slug, name, short_name, maker, tagline, category, description, best_for, pricing_kind,
pricing_summary, published_on, edited_by) VALUES ('kept', 'n', 's', 'm', 't', 'c', 'd', 'b', 'free', 'p',
'2026-01-01', 'import')"""


def held(engine: Engine) -> Rows:
    """Every row of every table."""
    with reading(engine) as conn:
        return {
            name: sorted(map(tuple, conn.execute(select(table))), key=repr)
            for name, table in Row.metadata.tables.items()
        }


def settle_in(engine: Engine) -> None:
    """Somebody with an account, signed in, with a passkey and a provider, a letter on its way and a shared shelf."""
    ada = signed_in(engine)
    number = {"account_id": ada.account.id, "made_at": NOON}
    shown = {"credential": "c", "public_key": "p", "sign_count": 3, "transports": "usb", "backed_up": True, "name": "n"}
    with writing(engine) as conn:
        conn.execute(insert(passkey).values(**number, **shown))
        conn.execute(insert(provider_link).values(**number, issuer="https://login.example", subject="ada"))
        keep_link(conn, digest("a letter"), MailedLink("reset", ada.account.email, "/", ""), NOON)
        spend(conn, digest("a challenge"), NOON)
        for address, note in ((OLLAMA, "first\nsecond, “quoted”"), (PAIR, ""), (LINK, "🧭")):
            keep(conn, ada.account.reader, address, NOON, note=note)
        first = first_shelf(conn, ada.account.reader, NOON)
        share(conn, ada.account.reader, first.key, "5" * 32, NOON)
        remember(conn, ada.account.reader, "0" * 12, Noted(LINK, "", "🧭"), NOON)


def spoil(engine: Engine) -> None:
    """Lose some rows and change others."""
    with writing(engine) as conn:
        conn.execute(delete(fact))
        conn.execute(update(tool).values(tagline="spoilt"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup goes."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "verdicts.backup"


def test_what_was_backed_up_comes_back(demo: Engine, file: Path) -> None:
    """Every row of every table is again as it was, votes too, and what came later is gone."""
    with writing(demo) as conn:
        first = conn.execute(select(func.min(tool.c.id))).scalar_one()
        vote = {"reader": "a" * 32, "tool_id": first, "choice": "ship", "of_account": False, "demo": False}
        conn.execute(insert(ballot).values(**vote, counted=True, changed_at=NOON))
    before = held(demo)
    assert back_up(demo, file) == file.stat().st_size
    spoil(demo)
    with writing(demo) as conn:
        conn.execute(insert(ballot).values(**vote | {"reader": "b" * 32}, counted=True, changed_at=NOON))
    assert held(demo) != before
    done = restore(demo, file, force=True)
    assert (done.tools, done.migrated, held(demo)) == (18, (), before)
    with writing(demo) as conn:  # numbers for new rows go on after those restored
        conn.execute(insert(ballot).values(**vote | {"reader": "c" * 32}, counted=True, changed_at=NOON))


def test_people_come_back_with_what_is_theirs(demo: Engine, file: Path) -> None:
    """Accounts, sessions and shelves are in a backup whole, and who came after it gets a number that is nobody's."""
    settle_in(demo)
    before = held(demo)
    assert {table.name for table in PERSONAL} <= {name for name, rows in before.items() if rows}
    back_up(demo, file)
    with writing(demo) as conn:
        conn.execute(delete(account))
        conn.execute(delete(shelf))
    restore(demo, file, force=True)
    assert (held(demo), check(demo)) == (before, [])
    with writing(demo) as conn:
        last = conn.execute(select(func.max(session.c.id))).scalar_one()
    late = signed_in(demo, "late@example.com")
    assert (late.account.id, late.session) == (2, last + 1)


def test_a_backup_is_for_its_owner_alone(demo: Engine, file: Path) -> None:
    """It is one file that only its owner can read, and nothing lies beside it."""
    back_up(demo, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_file_is_only_replaced_when_told(demo: Engine, file: Path) -> None:
    """A file that is there stays as it is without force, and a folder with it too."""
    file.write_text("precious")
    with pytest.raises(BackupRefused, match="--force"):
        back_up(demo, file)
    assert file.read_text() == "precious"
    with pytest.raises(BackupRefused):
        back_up(demo, file.parent, force=True)
    assert back_up(demo, file, force=True) > 10_000


def test_a_full_database_is_only_replaced_when_told(demo: Engine, file: Path) -> None:
    """A database that holds tools stays as it is without force."""
    back_up(demo, file)
    spoil(demo)
    before = held(demo)
    with pytest.raises(BackupRefused, match="holds 18 tools"):
        restore(demo, file)
    assert held(demo) == before


def test_an_empty_database_takes_a_backup(demo: Engine, file: Path, tmp_path: Path) -> None:
    """A database without tables needs no force."""
    back_up(demo, file)
    before = held(demo)
    if demo.dialect.name == "sqlite":
        fresh = open_engine(f"sqlite:///{tmp_path / 'elsewhere' / 'new.db'}")
    else:
        with writing(demo) as conn:
            conn.execute(text("DROP SCHEMA public CASCADE"))
            conn.execute(text("CREATE SCHEMA public"))
        fresh = demo
    assert restore(fresh, file).tools == 18
    assert held(fresh) == before
    fresh.dispose()


@contextmanager
def _writing_all_the_while(engine: Engine) -> Iterator[list[int]]:
    """Somebody who gives all tools the same tagline, another each time; yields a list that grows with each."""
    done, ended = [0], threading.Event()

    def write() -> None:
        while not ended.is_set():
            with writing(engine) as conn:
                conn.execute(update(tool).values(tagline=f"tagline {len(done)}"))
            done.append(len(done))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        _give_way(done, most=10)
        yield done
    finally:
        ended.set()
        writer.join()


def test_writers_go_on_and_each_backup_is_of_one_moment(
    demo: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody writes, backups end, writing goes on, and none of them holds half of a transaction."""
    monkeypatch.setattr(sqlite, "_PAGES", 3)  # many steps, with time to write between them
    files, seen = [file.with_name(f"{n}.backup") for n in range(4)], set()
    with _writing_all_the_while(demo) as done:
        for each in files:
            before = len(done)
            back_up(demo, each, progress=_slowly(done))
            assert len(done) > before
    for each in files:
        restore(demo, each, force=True)
        with reading(demo) as conn:
            taglines = set(conn.execute(select(tool.c.tagline)).scalars())
        assert len(taglines) == 1
        seen |= taglines
    assert len(seen) > 1


def _slowly(done: list[int]) -> Callable[[int, int], None]:
    """Progress that lets a write in between any two steps, and gives up on a backup that starts again and again."""
    steps = iter(range(2000))

    def step(copied: int, total: int) -> None:
        assert next(steps, None) is not None, f"after 2000 steps {copied} of {total} pages"
        _give_way(done)

    return step


def _give_way(done: list[int], most: float = 0.2) -> None:
    """Wait until another write is done."""
    many, patience = len(done), threading.Event()
    for _ in range(int(most / 0.002)):
        if len(done) > many:
            return
        patience.wait(0.002)


def test_a_backup_of_a_newer_program_is_refused(demo: Engine, file: Path) -> None:
    """A backup at a version that this program does not know changes nothing."""
    with writing(demo) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(demo, file)
    with writing(demo) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": versions()[-1]})
    spoil(demo)
    before = held(demo)
    with pytest.raises(BackupRefused, match=r"version 9999.*Upgrade"):
        restore(demo, file, force=True)
    assert held(demo) == before


@pytest.mark.parametrize("version", versions()[:-1])
def test_an_older_backup_is_brought_up_to_date(blank: Engine, file: Path, version: str) -> None:
    """A backup of any earlier version replaces a database of today and gets today's tables."""
    migrate(blank, to=version)
    with writing(blank) as conn:
        conn.execute(text(OLD_TOOL))
    back_up(blank, file)
    migrate(blank)
    done = restore(blank, file, force=True)
    assert (done.tools, done.migrated) == (1, versions()[versions().index(version) + 1 :])
    assert ready(blank)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_half_a_backup_changes_nothing(demo: Engine, file: Path, kept: float) -> None:
    """A file that was cut off is refused and the database stays as it was."""
    back_up(demo, file)
    spoil(demo)
    before, whole = held(demo), file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(BackupRefused):
        restore(demo, file, force=True)
    assert held(demo) == before


def test_a_restore_that_breaks_off_changes_nothing(
    demo: Engine, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL: where pg_restore fails on the way, what was done so far is undone."""
    if demo.dialect.name == "sqlite":
        return  # its copies are proven before anything is written
    back_up(demo, file)
    before, found = held(demo), postgres._program
    broken = tmp_path / "pg_restore"
    broken.write_text("#!/bin/sh\necho 'CREATE TABLE tool (id int);'\necho 'planted' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(postgres, "version_in", lambda _: versions()[-1])
    monkeypatch.setattr(postgres, "_program", lambda name: str(broken) if name == "pg_restore" else found(name))
    with pytest.raises(BackupRefused, match="planted"):
        restore(demo, file, force=True)
    assert held(demo) == before


def test_a_failed_backup_leaves_the_old_one(demo: Engine, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the file of before stands and nothing lies beside it."""
    file.write_text("yesterday's")

    def fail(*_: object) -> None:
        raise BackupRefused("planted")

    monkeypatch.setattr(sqlite, "_prove", fail)
    monkeypatch.setattr(postgres, "_run", fail)
    with pytest.raises(BackupRefused, match="planted"):
        back_up(demo, file, force=True)
    assert file.read_text() == "yesterday's"
    assert list(file.parent.iterdir()) == [file]


def test_nothing_is_restored_under_a_running_server(demo: Engine, file: Path) -> None:
    """While another process's connection is open, restoring is refused with the way out; afterwards it works."""
    back_up(demo, file)
    server = open_engine(demo.url.render_as_string(hide_password=False))
    assert ready(server)  # its pool keeps the connection
    with pytest.raises(BackupRefused, match=r"in use\. Stop"):
        restore(demo, file, force=True)
    server.dispose()
    assert restore(demo, file, force=True).tools == 18


def test_only_backups_are_restored(demo: Engine, file: Path) -> None:
    """Other files, and backups of the other engine, are named for what they are."""
    file.write_text("a letter")
    with pytest.raises(BackupRefused, match="is not a backup"):
        restore(demo, file, force=True)
    other = postgres if demo.dialect.name == "sqlite" else sqlite
    file.write_bytes(other.MAGIC + bytes(20))
    with pytest.raises(BackupRefused, match=r"this is a backup of \w+ and"):
        restore(demo, file, force=True)
    with pytest.raises(FileNotFoundError):
        restore(demo, file.with_name("none"), force=True)


def test_another_programs_database_is_no_backup_of_ours(demo: Engine, file: Path, tmp_path: Path) -> None:
    """A whole and healthy database without our migrations is refused."""
    if demo.dialect.name == "sqlite":
        other = open_engine(f"sqlite:///{file}")
        with writing(other) as conn:
            conn.execute(text("CREATE TABLE recipe (id INTEGER)"))
        other.dispose()
    else:
        with writing(demo) as conn:
            conn.execute(text("ALTER TABLE alembic_version RENAME TO recipe"))
        postgres.copy_out(demo.url, file)
        with writing(demo) as conn:
            conn.execute(text("ALTER TABLE recipe RENAME TO alembic_version"))
    with pytest.raises(BackupRefused, match="another program"):
        restore(demo, file, force=True)
