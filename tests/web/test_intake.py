"""Files that editors bring, over HTTP: for editors alone, from our own pages alone, bounded, kept for the page."""

from __future__ import annotations

import httpx
import pytest

from tests.accounts import signed_in
from tests.conftest import NOON
from tests.web.conftest import SITE
from verdicts.domain.accounts import Role
from verdicts.store.engine import reading
from verdicts.store.intake import kept_file
from verdicts.store.tables import intake
from verdicts.store.tables.intake import LARGEST
from verdicts.web.intake import Intake
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}


@pytest.fixture
def site(website: Website) -> Website:
    """The website with the room."""
    object.__setattr__(website, "rooms", (Intake(website.press, website.handshake.visitors), *website.rooms))
    return website


def _as(web: httpx.AsyncClient, site: Website, role: Role) -> int:
    person = signed_in(site.press.library.engine, f"{role}@example.com", role)
    web.cookies.set("__Host-session", person.token)
    return person.account.id


def _files(site: Website) -> int:
    with reading(site.press.library.engine) as conn:
        return len(conn.execute(intake.select()).all())


async def test_a_file_or_a_text_is_kept_and_leads_to_its_page(web: httpx.AsyncClient, site: Website) -> None:
    """A file before a text; each in the place of the one before, readable by its editor alone."""
    kim = _as(web, site, "editor")
    for files, text, wanted in (
        ({"file": ("a\u202e.csv", b"\x00\xff")}, "never", ("a�.csv", b"\x00\xff")),
        ({"file": ("", b"")}, "slug\r\nä", ("What you pasted", "slug\r\nä".encode())),
    ):
        answer = await web.post("/desk/import", files=files, data={"text": text}, headers=HERE)
        assert answer.status_code == 303
        number = int(answer.headers["location"].removeprefix("/desk/import?file="))
        with reading(site.press.library.engine) as conn:
            assert kept_file(conn, kim, number, NOON) == wanted
            assert kept_file(conn, kim + 1, number, NOON) is None
        assert _files(site) == 1


@pytest.mark.parametrize("size", [LARGEST, LARGEST + 1, LARGEST + 50_000])
@pytest.mark.parametrize("pasted", [False, True])
async def test_two_megabytes_and_no_more(web: httpx.AsyncClient, site: Website, size: int, pasted: bool) -> None:
    """As a file and as a text; what is refused is told on a page."""
    _as(web, site, "editor")
    if pasted:
        answer = await web.post("/desk/import", files={"text": (None, "x" * size)}, headers=HERE)
    else:
        answer = await web.post("/desk/import", files={"file": ("a.csv", b"x" * size)}, headers=HERE)
    assert answer.status_code == (303 if size <= LARGEST else 413)
    assert _files(site) == (size <= LARGEST)
    assert size <= LARGEST or "larger than 2 MB" in answer.text


async def test_it_is_for_editors_alone(web: httpx.AsyncClient, site: Website) -> None:
    """Nobody and a reader find nothing there, by a form or a template; a form of another page is refused."""
    file = {"file": ("a.csv", b"slug\na")}
    for role in (None, "reader"):
        if role:
            _as(web, site, "reader")
        assert (await web.post("/desk/import", files=file, headers=HERE)).status_code == 404
        assert (await web.get("/desk/import/tools.csv")).status_code == 404
    _as(web, site, "editor")
    foreign = await web.post("/desk/import", files=file, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert _files(site) == 0
    template = await web.get("/desk/import/facts.csv")
    assert template.headers["content-disposition"] == 'attachment; filename="facts.csv"'
    assert template.headers["cache-control"] == "private, no-store"
    assert (await web.get("/desk/import/other.csv")).status_code == 404
