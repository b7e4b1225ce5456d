"""Real Chromium against the production server with the demo catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.community import vote_on
from tests.generate import fill, odd_tools
from tests.serving import Server, serving
from verdicts.desk.catalogue import Library
from verdicts.desk.opening import prepare
from verdicts.domain.tools import Tool
from verdicts.store.engine import open_engine

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXPECTED = (
    "404 (Not Found)",
    # Said of a page that is left while its socket is under way; a socket that fails is said in other words.
    "WebSocket is closed before the connection is established",
)


def chromium_path() -> str | None:
    """The machine's Chromium."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The production server, once a test process."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def booth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Where each device may vote six times an hour. Who counts votes here does so on tools, and in comparisons, that no
    other test votes on."""
    with serving(tmp_path_factory.mktemp("booth"), votes_per_device="6") as running:
        yield running


@contextmanager
def voted(folder: Path, *further: Tool) -> Generator[Server, None, None]:
    """A server of the demo catalogue and `further` tools, with many, few and no votes."""
    engine = open_engine(f"sqlite:///{folder / 'served.db'}")
    prepare(engine, demo=True, clock=lambda: datetime.now(UTC))
    fill(engine, further)
    vote_on(engine, sorted(Library(engine).catalogue().cards))
    engine.dispose()
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="session")
def voted_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo catalogue, voted on."""
    with voted(tmp_path_factory.mktemp("voted")) as running:
        yield running


@pytest.fixture(scope="session")
def odd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same and the odd tools: emoji, right-to-left, markup, 200 characters, no panel."""
    with voted(tmp_path_factory.mktemp("odd"), *odd_tools()) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a test process."""
    path = chromium_path()
    if path is None:
        pytest.skip("tests in a browser: no Chromium found")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


class Reader:
    """Opens pages as a reader would and remembers every complaint of the browser."""

    def __init__(self, browser: Browser, url: str, stack: ExitStack) -> None:
        """Pages are opened below `url` and closed with `stack`."""
        self._browser, self._url, self._stack = browser, url, stack
        self.complaints: list[str] = []

    def page(self, width: int = 1440, height: int = 900, **options: object) -> Page:
        """A page in a context of its own; options go to Playwright's new_context."""
        given = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
        context = self._browser.new_context(base_url=self._url, **given)  # type: ignore[arg-type]
        self._stack.callback(context.close)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(said in message.text for said in EXPECTED):
            self.complaints.append(message.text)


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    """A reader; a test whose browser complained fails."""
    with ExitStack() as stack:
        someone = Reader(browser, server.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


@pytest.fixture
def live() -> Callable[[Page, str], Page]:
    """Open a path and wait until the live page stands in the paper's place."""

    def go(page: Page, path: str) -> Page:
        page.goto(path)
        page.wait_for_selector("verdict-paper", state="detached")
        page.wait_for_selector(".page main:not([aria-busy])")
        return page

    return go


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for pictures."""
    return tmp_path_factory.mktemp("pictures")
