"""The whole of it: nginx with deploy/nginx.conf, two workers, PostgreSQL and Redis."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import create_engine

from tests.nginx import Front, NoNginx, front, running
from tests.redis import RedisServer
from tests.serving import HOUSE, serving
from tests.sockets import open_page

TOKEN = "only-for-this-test"  # noqa: S105
TOOL = "/tools/ollama"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, postgres_url: str, redis_server: RedisServer) -> Iterator[Front]:
    """The site as an operator runs it."""
    folder = tmp_path_factory.mktemp("front")
    try:
        place = front(folder)
    except NoNginx as none:
        pytest.skip(f"the site behind nginx: {none}")
    server = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with server.connect() as conn:
        conn.exec_driver_sql("CREATE DATABASE behind_nginx")
    known = {
        "database_url": server.url.set(database="behind_nginx").render_as_string(hide_password=False),
        "redis_url": redis_server.url,
        "workers": "2",
        "proxy_hops": "1",
        "public_url": place.url,
        "metrics_token": TOKEN,
        "secret_keys": "k" * 64,
        "votes_per_network": "2",
    }
    with serving(folder, place.behind, **known), running(place):
        yield place
    with server.connect() as conn:
        conn.exec_driver_sql("DROP DATABASE behind_nginx WITH (FORCE)")
    server.dispose()


@pytest.fixture
def reader(site: Front) -> Iterator[httpx.Client]:
    """Somebody with a browser's habits."""
    with _reader(site, "127.0.0.1") as client:
        yield client


def _reader(site: Front, address: str) -> httpx.Client:
    """A client that comes from an address of this machine."""
    way = httpx.HTTPTransport(verify=site.tls, local_address=address)
    return httpx.Client(base_url=site.url, transport=way, headers={"Accept-Encoding": "gzip"})


def test_pages_come_from_verdicts(reader: httpx.Client) -> None:
    """A page arrives whole and packed, with its policy and the header that keeps browsers on https."""
    answer = reader.get("/compare/ollama-vs-vllm")
    assert answer.status_code == 200
    assert "<verdict-paper" in answer.text
    assert answer.headers["Content-Encoding"] == "gzip"
    assert {"content-security-policy", "strict-transport-security", "etag"} <= answer.headers.keys()
    assert answer.headers["Server"] == "nginx"  # and no version


@pytest.mark.parametrize("path", ["/index.html", "/tools.html", "/404.html.gz", "/__spa-fallback.html", "/assets/"])
def test_built_html_never_goes_out(reader: httpx.Client, path: str) -> None:
    """The HTML beside the built files is not an answer to anything."""
    answer = reader.get(path)
    assert answer.status_code in (301, 404)
    assert "<verdict-paper" in answer.text or answer.status_code == 301


def test_hashed_files_come_packed_from_disk(reader: httpx.Client) -> None:
    """Each asset that a page names is the built file, kept for good, and packed where it lies packed beside."""
    names = set(re.findall(r"/assets/[\w.-]+\.js", reader.get("/tools").text))
    assert len(names) > 2
    for name in names:
        answer, file = reader.get(name), HOUSE / ".web" / "build" / "client" / name[1:]
        assert (answer.status_code, answer.content) == (200, file.read_bytes())
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        packed = file.with_name(file.name + ".gz").exists()
        assert answer.headers.get("Content-Encoding") == ("gzip" if packed else None)


def test_a_packed_file_says_what_the_file_says() -> None:
    """No packed copy is older than its file: one that names the build's address would be a dead socket."""
    assets = HOUSE / ".web" / "build" / "client" / "assets"
    packed = list(assets.glob("*.gz"))
    assert packed
    for file in packed:
        assert gzip.decompress(file.read_bytes()) == file.with_suffix("").read_bytes(), file.name


def test_a_missing_asset_is_asked_of_verdicts(reader: httpx.Client) -> None:
    """A file that this nginx does not have yet, or any more, may still be known to the app; else it is a 404."""
    answer = reader.get("/assets/gone-abc123.js")
    assert (answer.status_code, "immutable" in answer.headers["Cache-Control"]) == (404, False)


def test_the_plain_door_leads_to_the_safe_one(site: Front) -> None:
    """Port 80 answers with the https address of the same page."""
    answer = httpx.get(f"http://localhost:{site.plain_port}/tools?q=x")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://localhost/tools?q=x")


@pytest.mark.parametrize("forged", [{}, {"X-Forwarded-For": "203.0.113.9"}, {"X-Forwarded-For": "6.6.6.6, 7.7.7.7"}])
def test_a_socket_opens_and_knows_its_reader(site: Front, forged: dict[str, str]) -> None:
    """Through nginx the address is the reader's own, whatever the reader claims."""
    with open_page(site.url, forged, source="127.0.9.9", tls=site.tls) as page:
        assert page.client_ip() == "127.0.9.9"


def test_a_forged_address_is_no_other_network(site: Front) -> None:
    """Votes over the limit of a network are refused, whatever address each of them claims; others may still vote."""
    said = [_vote(site, "127.0.1.1", f"203.0.{n}.9").status_code for n in range(3)]
    assert said == [303, 303, 429]
    assert _vote(site, "127.0.2.1", "203.0.0.9").status_code == 303


def _vote(site: Front, source: str, claimed: str) -> httpx.Response:
    """The first vote of a new device, as a page's form sends it without JavaScript."""
    with _reader(site, source) as reader:
        form = {"tools": TOOL.rsplit("/", 1)[1], "choice": "ship", "back": TOOL}
        told = {"Origin": site.url, "X-Forwarded-For": claimed}
        met = reader.post("/vote", data=form, headers=told)
        assert met.status_code == 307
        return reader.post(met.headers["Location"], data=form, headers=told)


def test_a_vote_is_on_every_worker(site: Front) -> None:
    """After a vote by form, every worker soon prints the same number, one more than before."""
    before = max(_printed(site))
    assert _vote(site, "127.0.3.1", "").status_code == 303
    end = time.monotonic() + 10
    while (now := _printed(site)) != {before + 1} and time.monotonic() < end:
        time.sleep(0.1)
    assert now == {before + 1}


def _printed(site: Front) -> set[int]:
    """The numbers of votes that a dozen new connections see, which spread over the workers."""
    pages = [httpx.get(f"http://127.0.0.1:{site.behind}{TOOL}").text for _ in range(12)]
    words = [re.sub(r"<[^>]*>", " ", page[page.index("<verdict-paper") :]) for page in pages]
    return {max(map(int, re.findall(r"(\d+)\s+votes?\b", text)), default=0) for text in words}


def test_figures_are_not_for_readers(site: Front, reader: httpx.Client) -> None:
    """/metrics is closed from outside even with the token, and open on the app's own port."""
    shown = {"Authorization": f"Bearer {TOKEN}"}
    assert reader.get("/metrics", headers=shown).status_code == 404
    assert httpx.get(f"http://127.0.0.1:{site.behind}/metrics", headers=shown).status_code == 200


def test_a_large_body_stops_at_the_door(reader: httpx.Client) -> None:
    """What no form of ours is as large as does not reach the app."""
    assert reader.post("/vote", content=b"x" * 300_000).status_code == 413


def test_the_log_has_no_addresses_and_no_queries(site: Front, reader: httpx.Client) -> None:
    """What is logged of a reader is the page, its answer and how long it took."""
    reader.get("/tools?q=something-private")
    lines = [line for line in site.said().splitlines() if " /tools " in line]
    assert lines
    assert "127.0" not in site.said()
    assert "private" not in site.said()
