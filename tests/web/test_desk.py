"""/desk over HTTP: for editors alone, kept by nobody, found by no crawler."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.accounts import signed_in
from tests.conftest import NOON
from verdicts.desk.working.begin import NEW
from verdicts.domain.accounts import Role
from verdicts.store.engine import writing
from verdicts.store.working import begin_copy
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
H1 = re.compile(r"<h1[^>]*>(.*?)</h1>")
ADDRESSES = ("/desk", "/desk/drafts/1", "/desk/drafts/1/preview", "/desk/nothing-of-that-name")


def come_as(website: Website, web: httpx.AsyncClient, role: Role) -> int:
    """Sign the client in; the number of its account."""
    who = signed_in(website.press.library.engine, f"{role}@example.com", role)
    web.cookies.set("__Host-session", who.token)
    return who.account.id


@pytest.mark.parametrize("path", ADDRESSES)
async def test_who_is_signed_out_is_led_to_sign_in_and_back(web: httpx.AsyncClient, path: str) -> None:
    """Every address of the desk answers 303, kept by nobody, whatever lies there; its query comes along."""
    answer = await web.get(f"{path}?show=drafts&q=a%26b")
    to = urlsplit(answer.headers["location"])
    assert (answer.status_code, to.path) == (303, "/sign-in")
    assert parse_qs(to.query)["next"] == [f"{path}?show=drafts&q=a%26b"]
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("path", ADDRESSES)
async def test_a_reader_finds_nothing(website: Website, web: httpx.AsyncClient, path: str) -> None:
    """An account that is no editor's gets the same 404 as for an address that nobody knows, and no way in."""
    come_as(website, web, "reader")
    answer, nowhere = await web.get(path), await web.get("/nowhere")
    assert answer.status_code == nowhere.status_code == 404
    assert H1.findall(answer.text) == H1.findall(nowhere.text)
    assert 'href="/desk"' not in answer.text


@pytest.mark.parametrize("role", ["editor", "admin"])
async def test_an_editor_gets_a_frame_that_nobody_keeps(website: Website, web: httpx.AsyncClient, role: Role) -> None:
    """200, private, without a tag, not to be indexed; the header leads to the desk and says that one is there."""
    come_as(website, web, role)
    for path in ("/desk", "/desk/drafts/1"):
        answer = await web.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "private, no-store"
        assert "etag" not in answer.headers
        assert re.search(r'<meta[^>]*name="robots"[^>]*content="noindex"', answer.text)
        assert re.search(r'<a[^>]*href="/desk"[^>]*aria-current="page"', answer.text)


async def test_an_editor_is_shown_the_way(website: Website, web: httpx.AsyncClient) -> None:
    """A page that is printed for one reader leads an editor to the desk, and nobody else."""
    assert 'href="/desk"' not in (await web.get("/bookmarks")).text
    come_as(website, web, "reader")
    assert 'href="/desk"' not in (await web.get("/bookmarks")).text
    come_as(website, web, "editor")
    assert 'href="/desk"' in (await web.get("/bookmarks")).text
    assert 'href="/desk"' not in (await web.get("/tools")).text, "a page for everybody is the same for everybody"


async def test_nothing_of_it_is_in_the_sitemap(web: httpx.AsyncClient) -> None:
    """Index and parts name no address of the desk."""
    index = (await web.get("/sitemap.xml")).text
    parts = [(await web.get(part)).text for part in re.findall(r"<loc>([^<]+)</loc>", index)]
    assert "/desk" not in index + "".join(parts)


async def test_no_form_is_answered_there(website: Website, web: httpx.AsyncClient) -> None:
    """The desk is live alone: a form that is posted to it does nothing."""
    come_as(website, web, "editor")
    answer = await web.post("/desk", data={"reason": "x"}, headers={"Origin": "https://verdicts.example"})
    assert answer.status_code == 405


async def test_a_draft_is_printed_as_its_tools_page(website: Website, web: httpx.AsyncClient) -> None:
    """The preview is the very page of a tool, with what was typed escaped, placeholders for what lacks, and no script;
    a draft that is gone is not found."""
    who = come_as(website, web, "editor")
    cells = NEW | {"name": "<b>New</b>", "tagline": "It is new", "facts": "n1", "fact.n1.label": "Speed"}
    with writing(website.press.library.engine) as conn:
        number = begin_copy(conn, None, 0, cells, who, NOON)
    answer = await web.get(f"/desk/drafts/{number}/preview")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    assert "&lt;b&gt;New&lt;/b&gt;" in answer.text
    assert "It is new" in answer.text
    assert "<b>New</b>" not in answer.text
    assert "<script" not in answer.text
    assert (await web.get("/desk/drafts/9999/preview")).status_code == 404
