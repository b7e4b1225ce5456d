"""A real server on which somebody signs up, signs in, resets, keeps things and signs out: no secret is left behind."""

from __future__ import annotations

import inspect
import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import httpx
import pytest

from tests.house.forged import states
from tests.serving import Server, serving
from tests.sockets import OpenPage, open_page
from verdicts.web.account.room import GET, POST

FIRST, SECOND, WRONG = "Xylograph-71-first-ponies", "Zymurgy-48-second-lanterns", "Quixotic-13-wrong-kettles"
EMAIL, NOTE, SHELF = "marker@people.example", "marker-of-a-note", "marker-of-a-shelf"
PAGES = ("/", "/tools", "/tools/ollama", "/compare/ollama-vs-vllm", "/ladder", "/bookmarks", "/privacy", "/nowhere")
PATIENCE = 20.0


@dataclass
class Life:
    """What somebody did on a server, and what it said."""

    server: Server
    client: httpx.Client
    folder: Path
    links: list[str] = field(default_factory=list[str])
    tokens: list[str] = field(default_factory=list[str])
    frames: list[str] = field(default_factory=list[str])
    pages: list[str] = field(default_factory=list[str])

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form; what is answered is kept."""
        answer = self.client.post(path, data=fields)
        self.pages.append(f"{path} {answer.headers.get('location', '')} {answer.text}")
        if token := self.client.cookies.get("session"):
            self.tokens.append(token)
        return answer

    def mailed(self) -> str:
        """The link of the next letter."""
        end = time.monotonic() + PATIENCE
        while not (new := set(self._found()) - set(self.links)) and time.monotonic() < end:
            time.sleep(0.05)
        self.links += new
        return self.links[-1]

    def _found(self) -> list[str]:
        files = sorted((self.folder / "outbox").glob("*.eml"))
        letters = [cast(EmailMessage, message_from_bytes(file.read_bytes(), policy=default)) for file in files]
        bodies = [letter.get_body(("plain",)) for letter in letters]
        return [link for body in bodies if body for link in re.findall(r"\?link=(\S+)", body.get_content())]

    @property
    def cookie(self) -> dict[str, str]:
        """What the browser sends to a socket."""
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())}


def fenced(page: OpenPage, path: str, mark: str) -> list[str]:
    """All that a page hears when it loads an address anew."""
    page.call(f"{next(states()).get_full_name()}.hydrate_and_load", {}, path)
    page.call(f"{next(states()).get_full_name()}.hydrate", {}, f"{path}?fence={mark}.")
    return page.until(f"fence={mark}.")


def opened(page: OpenPage, path: str) -> list[str]:
    """The page of an address as it is once everything on it is loaded: its openers are called one by one."""
    heard = fenced(page, path, "first")
    for state in states():
        for name, handler in state.event_handlers.items():
            if name != "undo" and len(inspect.signature(handler.fn).parameters) == 1:
                page.call(f"{state.get_full_name()}.{name}", {}, path)
    return heard + fenced(page, path, "second")


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A whole life of an account, up to its last session."""
    folder = tmp_path_factory.mktemp("life")
    with serving(folder) as server, httpx.Client(base_url=server.url, headers={"Origin": server.url}) as client:
        one = Life(server, client, folder)
        one.post("/sign-up", email=EMAIL)
        one.post("/sign-up/finish", link=one.mailed(), password=FIRST)
        one.post("/sign-out")
        one.post("/sign-in", email=EMAIL, password=WRONG)
        one.post("/sign-in", email=f"{FIRST}@people.example", password=FIRST)
        one.post("/forgot", email=EMAIL)
        one.post("/reset", link=one.mailed(), password=SECOND)
        one.post("/account/password", current=WRONG, password=FIRST)
        one.post("/bookmarks/shelf", name=SHELF)
        one.post("/bookmarks/keep", address="/tools/ollama")
        one.post("/bookmarks/note", address="/tools/ollama", note=NOTE)
        one.post("/vote", tools="ollama", choice="ship")
        for path in (*GET, *POST, *PAGES):
            one.pages.append(f"{path} {client.get(path).text}")
        yield one


def test_the_life_was_lived(life: Life) -> None:
    """The account is there, with a shelf and a note, so that there was something to leave behind."""
    assert life.client.get("/account").status_code == 200
    assert NOTE in life.client.get("/bookmarks").text
    assert len(set(life.tokens)) >= 2
    assert len(set(life.links)) == 2


def test_no_secret_reaches_a_state(life: Life) -> None:
    """On every page, with every opener called: no message to a socket holds a password, a session's token, the
    device's cookie, a mailed link or the address; the note is there, for its reader."""
    heard = list[str]()
    with open_page(life.server.url, life.cookie) as page:
        page.load("/bookmarks")
        for path in PAGES:
            heard += opened(page, path)
    assert any(NOTE in frame for frame in heard)
    secrets = (FIRST, SECOND, WRONG, EMAIL, *life.tokens, *life.links, *life.client.cookies.values())
    assert not [secret for secret in secrets if any(secret in frame for frame in heard)]


def test_no_secret_is_printed(life: Life) -> None:
    """No answer to any form or address holds a password or a token; the link stands in the form of its page alone."""
    for page in life.pages:
        where = page.partition(" ")[0]
        secrets = [*life.tokens, *life.links, SECOND, WRONG] + [FIRST] * (where != "/sign-in")
        assert not [secret for secret in secrets if secret in page], where


def test_signing_out_leaves_nothing_in_open_tabs(life: Life) -> None:
    """Two tabs show a note; one browser's form signs out. Without a new socket neither tab's next snapshot, nor any
    page that it opens then, holds note, shelf or vote; nor does one that connects again under the same tab's token."""
    tab = "8d7f6a52-1111-4222-8333-944445555666"
    with ExitStack() as stack:
        pages = [stack.enter_context(open_page(life.server.url, life.cookie, tab=name)) for name in (tab, "")]
        for page in pages:
            page.load("/bookmarks")
            assert any(NOTE in frame for frame in opened(page, "/bookmarks"))
        life.post("/sign-out")
        for page in pages:
            page.call(f"{next(states()).get_full_name()}.hydrate", {}, "/bookmarks?fence=out.")
            page.until("fence=out.")  # what was under way at that moment
            after = opened(page, "/bookmarks") + opened(page, "/tools/ollama")
            assert_nothing(after)
    with open_page(life.server.url, life.cookie, tab=tab) as page:
        page.load("/bookmarks")
        assert_nothing(opened(page, "/bookmarks") + opened(page, "/tools/ollama"))


def assert_nothing(frames: list[str]) -> None:
    """No note, no shelf, no ballot."""
    assert not [mark for mark in (NOTE, SHELF, EMAIL) if any(mark in frame for frame in frames)]
    assert not [frame for frame in frames if '"ballots":{"ollama":"ship"}' in frame]


def test_no_secret_is_written_down(life: Life) -> None:
    """Log and database, read as bytes, hold no password, token or link; the log no address and no note either."""
    log = life.server.said()
    secrets = [FIRST, SECOND, WRONG, *life.tokens, *life.links]
    cookies = [value for value in life.client.cookies.values() if value]
    assert not [secret for secret in [*secrets, *cookies, EMAIL, NOTE, SHELF] if secret in log]
    assert "Traceback" not in log
    kept = b"".join(file.read_bytes() for file in life.folder.glob("served.db*"))
    assert NOTE.encode() in kept
    assert not [secret for secret in secrets if secret.encode() in kept]
    assert json.dumps(FIRST).encode() not in kept
