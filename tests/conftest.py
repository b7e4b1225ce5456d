"""Ground of all tests: databases of both kinds, a still clock, and one line about what was not run."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine, make_url

from tests.load.wire import Nest
from tests.models import Models, remove, wanted
from tests.postgres import NoPostgres, throwaway_server
from tests.redis import NoRedis, RedisServer, throwaway_redis
from verdicts.desk.opening import DEMO, prepare
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

hypothesis_settings.register_profile(
    "house", max_examples=int(os.environ.get("VERDICTS_TEST_EXAMPLES", "60")), deadline=None, print_blob=False
)
hypothesis_settings.load_profile("house")

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def anyio_backend() -> str:
    """Coroutine tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture
async def nest(anyio_backend: str) -> AsyncIterator[Nest]:
    """Raw sockets of a test, closed at its end."""
    made = Nest()
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a real PostgreSQL server: VERDICTS_TEST_POSTGRES_URL, or one started for this run."""
    if given := os.environ.get("VERDICTS_TEST_POSTGRES_URL"):
        address = make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        yield address
        remove(address)
        return
    try:
        with throwaway_server() as url:
            yield url
    except NoPostgres as none:
        pytest.skip(f"tests on PostgreSQL: {none}")


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A real Redis of this run's own; who makes it fall starts it again."""
    try:
        with throwaway_redis() as server:
            yield server
    except NoRedis as none:
        pytest.skip(f"tests with Redis: {none}")


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Models:
    """The databases that tests begin with, made once."""
    return Models(tmp_path_factory.mktemp("models"), lambda: NOON)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> Iterator[str]:
    """The address of a database of its own for each test, once on each engine: a copy of what its fixtures want."""
    kind = wanted(request.fixturenames)
    if request.param == "sqlite":
        yield models.file(kind, tmp_path / "test.db")
        return
    with models.on_server(kind, request.getfixturevalue("postgres_url")) as address:
        yield address


@pytest.fixture
def blank(database_url: str) -> Iterator[Engine]:
    """An engine on a database without tables."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(blank: Engine) -> Engine:
    """An engine on a database with tables and nothing in them; as a rule the copy is that already."""
    migrate(blank)
    return blank


@pytest.fixture
def demo(engine: Engine, clock: Callable[[], datetime]) -> Engine:
    """An engine on a database with the demo catalogue."""
    prepare(engine, demo=True, clock=clock)
    return engine


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands still at noon."""
    return lambda: NOON


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    """The demo catalogue's files."""
    return DEMO


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, None, None]:
    """Say as the very last thing what was not run and why, or that everything was."""
    yield
    stats, session = terminalreporter.stats, config.pluginmanager.getplugin("session")
    stopped = bool(session is None or session.shouldfail or session.shouldstop)
    for line in not_run(stats.get("skipped", []), len(stats.get("deselected", [])), stopped):
        terminalreporter.write_line(line)


def not_run(skipped: Sequence[pytest.TestReport], deselected: int, stopped: bool) -> list[str]:
    """One line per distinct reason. A skip reason reads `what: why`; without a colon the test itself is the what."""
    lines = {_skip_line(report) for report in skipped}
    if deselected:
        lines.add(f"NOT RUN: {deselected} tests (deselected)")
    if stopped:
        lines.add("NOT RUN: the rest (the run was stopped)")
    return sorted(lines) or ["Everything was run."]


def _skip_line(report: pytest.TestReport) -> str:
    longrepr = report.longrepr
    reason = str(longrepr[2] if isinstance(longrepr, tuple) else longrepr).removeprefix("Skipped: ")
    what, colon, why = reason.partition(": ")
    return f"NOT RUN: {what} ({why})" if colon else f"NOT RUN: {report.nodeid} ({reason})"
