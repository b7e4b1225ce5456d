"""What is personal, behind nginx with deploy/nginx.conf: it comes through, nobody else gets it, no log tells of it."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from argon2 import PasswordHasher

from tests.nginx import Front, NoNginx, front, running
from tests.serving import serving
from verdicts.desk.identity import new_reader
from verdicts.store.accounts import add_account
from verdicts.store.engine import open_engine, writing
from verdicts.store.sharing import share
from verdicts.store.shelves import first_shelf

EMAIL, PASSWORD = "ada@example.com", "correct staple, wrong battery"
KEY = "0123456789abcdef" * 2
BY_KEY = [f"/shelf/{KEY}", f"/reset?token={KEY}", f"/sign-up/finish?token={KEY}", f"/sign-in/company/back?code={KEY}"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """The site behind nginx, with one account."""
    place = _front(tmp_path_factory)
    database = f"sqlite:///{place.folder / 'served.db'}"
    known = {"public_url": place.url, "proxy_hops": "1", "tries_per_account": "2"}
    with serving(place.folder, place.behind, **known), running(place):
        engine = open_engine(database)
        with writing(engine) as conn:
            now, hashed = datetime.now(UTC), PasswordHasher().hash(PASSWORD)
            reader = add_account(conn, EMAIL, new_reader(), "reader", hashed, now).reader
            share(conn, reader, first_shelf(conn, reader, now).key, KEY, now)
        engine.dispose()
        yield place


@pytest.fixture(scope="module")
def deserted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """nginx before a site that is down."""
    place = _front(tmp_path_factory)
    with running(place):
        yield place


def _front(folders: pytest.TempPathFactory) -> Front:
    try:
        return front(folders.mktemp("front"))
    except NoNginx as none:
        pytest.skip(f"accounts behind nginx: {none}")


def _browser(site: Front, address: str = "127.0.0.1") -> httpx.Client:
    """A browser that comes from an address of this machine."""
    tls: ssl.SSLContext = site.tls
    way = httpx.HTTPTransport(verify=tls, local_address=address)
    return httpx.Client(base_url=site.url, transport=way, headers={"Origin": site.url})


def _sign_in(browser: httpx.Client, password: str = PASSWORD) -> httpx.Response:
    return browser.post("/sign-in", data={"email": EMAIL, "password": password, "next": "/account"})


def test_somebody_signs_in_and_sees_what_nobody_else_does(site: Front) -> None:
    """The form leads on with a cookie for this host and https alone; with it the account shows, without it not."""
    with _browser(site) as ada, _browser(site) as other:
        answer = _sign_in(ada)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/account")
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-session=")
        assert all(word in cookie for word in ("; Secure", "; HttpOnly", "; Path=/", "; SameSite=lax"))
        for path in ("/account", "/account/data.json"):
            assert EMAIL in ada.get(path).text
            away = other.get(path)
            assert (away.status_code, EMAIL in away.text) == (303, False)
            assert away.headers["Location"] == "/sign-in?next=/account"


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-up", "/forgot", "/account", "/bookmarks", "/bookmarks/export.json", f"/shelf/{KEY}"]
)
def test_nothing_personal_is_kept_on_the_way(site: Front, path: str) -> None:
    """Each such page comes from Verdicts, and neither nginx nor a browser keeps it."""
    with _browser(site) as reader:
        for _ in range(2):
            answer = reader.get(path)
            assert answer.status_code == (303 if path == "/account" else 200)
            assert "no-store" in answer.headers["Cache-Control"]
            assert "X-Cache" not in answer.headers
            assert "content-security-policy" in answer.headers


def test_tries_are_counted_by_the_readers_own_network(site: Front) -> None:
    """Too many tries from one network are stopped there, whatever address is claimed; others may go on."""
    with _browser(site, "127.0.4.1") as guesser:
        said = list[int]()
        for number in range(3):
            guesser.headers["X-Forwarded-For"] = f"203.0.{number}.9"
            said.append(_sign_in(guesser, "wrong").status_code)
        assert said == [422, 422, 429]
    with _browser(site, "127.0.5.1") as ada:
        assert _sign_in(ada).status_code == 303


@pytest.mark.parametrize(("size", "status"), [(3_000_000, 200), (10_200_000, 413)])
def test_a_file_of_bookmarks_comes_through(site: Front, size: int, status: int) -> None:
    """Bookmarks may be brought in files as large as Verdicts takes; of a larger one it says so in its own words."""
    line = '<DT><A HREF="https://one.example/">One</A>\n'
    text = f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n{line}<!--{'-' * size}-->\n</DL><p>"
    with _browser(site) as reader:
        file = {"file": ("bookmarks.html", text.encode(), "text/html")}
        met = reader.post("/bookmarks/import", files=file)
        assert met.status_code == 307
        answer = reader.post(met.headers["Location"], files=file)
        assert (answer.status_code, "content-security-policy" in answer.headers) == (status, True)


def test_only_such_a_file_may_be_large(site: Front) -> None:
    """No other form goes through with as much."""
    with _browser(site) as reader:
        for path in ("/sign-in", "/account/password", "/bookmarks/note", "/vote"):
            assert reader.post(path, content=b"x" * 300_000).status_code == 413


def _told(place: Front, words: str) -> bool:
    """Whether the log says so within seconds: nginx writes a line once its answer has left."""
    end = time.monotonic() + 10
    while words not in place.said() and time.monotonic() < end:
        time.sleep(0.05)
    return words in place.said()


@pytest.mark.parametrize("path", BY_KEY)
def test_an_address_that_is_a_key_stands_in_no_log(site: Front, deserted: Front, path: str) -> None:
    """Neither while the site answers nor while it is down does a log say what would open a shelf or an account."""
    for place in (site, deserted):
        with _browser(place) as reader:
            reader.get(path)
        name = path.split("?")[0].split("/")[1]
        assert _told(place, f"/{name}")
        assert KEY not in place.said() + place.said("error.log")
