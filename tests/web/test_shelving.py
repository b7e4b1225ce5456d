"""/bookmarks over HTTP: personal pages, forms, files, shared shelves."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.conftest import NOON
from tests.kept import LINK, OLLAMA, PAIR, VLLM, do, full_shelf, stands, whole
from tests.votes import reader
from tests.web.conftest import SITE
from tests.web.looking import Look
from verdicts.desk.vote import Polls
from verdicts.store.bringing import bring
from verdicts.store.sharing import share, unshare
from verdicts.store.shelves import rename_shelf, shelves_of
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}
COOKIE = "__Host-reader"
TOKEN = "a" * 32


@pytest.fixture
def me(website: Website, web: httpx.AsyncClient, polls: Polls) -> httpx.AsyncClient:
    """A client of a device with a shelf; another reader has one too, which is shared."""
    engine = website.press.library.engine
    do(engine, bring, reader(1), [full_shelf("One", OLLAMA, VLLM, note="private")])
    do(engine, bring, reader(2), [full_shelf("Theirs", LINK, PAIR, note="secret")])
    with engine.connect() as conn:
        key = shelves_of(conn, reader(2))[0].key
    do(engine, share, reader(2), key, TOKEN, NOON)
    web.cookies.set(COOKIE, polls.identity.sign(reader(1)))
    return web


def mine(website: Website) -> dict[str, list[str]]:
    """What reader 1 keeps."""
    return stands(website.press.library.engine, 1)


def keys_of(website: Website, number: int) -> list[str]:
    """The keys of a reader's shelves."""
    with website.press.library.engine.connect() as conn:
        return [one.key for one in shelves_of(conn, reader(number))]


def key_of(website: Website, number: int) -> str:
    """The key of a reader's first shelf."""
    return keys_of(website, number)[0]


async def test_the_page_is_the_readers_own(me: httpx.AsyncClient) -> None:
    """It is full without scripts, kept by nobody, and different for a stranger."""
    page = await me.get("/bookmarks")
    assert page.headers["cache-control"] == "private, no-store"
    assert "etag" not in page.headers
    assert "private" in page.text
    assert "Theirs" not in page.text
    me.cookies.clear()
    nobody = await me.get("/bookmarks")
    assert "Nothing is kept yet." in nobody.text
    assert "set-cookie" not in nobody.headers


async def test_forms_change_the_shelves(me: httpx.AsyncClient, website: Website) -> None:
    """Each form does its verb and leads back to the page."""
    key = key_of(website, 1)
    for verb, form in {
        "order": {"address": VLLM, "way": "up"},
        "shelf": {"name": "Two"},
        "keep": {"address": "/tools/litellm"},
        "note": {"address": OLLAMA, "note": "a\r\nb"},
        "name": {"shelf": key, "name": "Eins"},
        "shelf-order": {"shelf": key, "way": "down"},
    }.items():
        answer = await me.post(f"/bookmarks/{verb}", data=form, headers=HERE)
        assert (answer.status_code, answer.headers["location"].split("#")[0]) == (303, "/bookmarks"), verb
    assert mine(website) == {"Two": [], "Eins": ["/tools/litellm", VLLM, OLLAMA]}
    assert whole(website.press.library.engine, 1)[1].bookmarks[2].note == "a\nb"
    await me.post("/bookmarks/move", data={"address": OLLAMA, "shelf": key_of(website, 1)}, headers=HERE)
    await me.post("/bookmarks/remove", data={"address": VLLM}, headers=HERE)
    await me.post("/bookmarks/shelf-remove", data={"shelf": key}, headers=HERE)
    assert mine(website) == {"Two": [OLLAMA]}


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_a_form_from_elsewhere_does_nothing(
    me: httpx.AsyncClient, website: Website, headers: dict[str, str]
) -> None:
    """Without our own origin no form and no file is taken."""
    before = mine(website)
    for verb in ("remove", "shelf", "import"):
        answer = await me.post(f"/bookmarks/{verb}", data={"address": OLLAMA, "name": "x"}, headers=headers)
        assert answer.status_code == 403
    assert mine(website) == before


async def test_refusals_are_pages(me: httpx.AsyncClient, website: Website) -> None:
    """What cannot be done is said in words, and nothing is changed; another reader's shelf is none."""
    before, theirs = mine(website), whole(website.press.library.engine, 2)
    forged = await me.post("/bookmarks/shelf-remove", data={"shelf": key_of(website, 2)}, headers=HERE)
    assert forged.status_code == 422
    sharing = await me.post("/bookmarks/share", data={"shelf": key_of(website, 1)}, headers=HERE)
    assert "needs an account" in sharing.text
    large = await me.post("/bookmarks/note", data={"address": OLLAMA, "note": "x" * 70_000}, headers=HERE)
    assert large.status_code == 413
    assert (mine(website), whole(website.press.library.engine, 2)) == (before, theirs)
    assert (await me.post("/bookmarks/nonsense", data={}, headers=HERE)).status_code == 405


REFUSED = [
    ("shelf", {"name": "One"}, "new-shelf", "You have a shelf of that name already."),
    ("shelf", {"name": "  "}, "new-shelf", "A shelf needs a name."),
    ("shelf", {"name": "<b>" * 27}, "new-shelf", "at most 80 characters"),
    ("name", {"name": "Two"}, "name-{key}", "You have a shelf of that name already."),
    ("name", {"name": "\t"}, "name-{key}", "A shelf needs a name."),
    ("note", {"address": OLLAMA, "note": "<i>" * 700}, "note-b-{key}-0", "at most 2,000 characters"),
]


@pytest.mark.parametrize(("verb", "form", "field", "said"), REFUSED)
async def test_a_refused_field_keeps_what_was_typed(
    me: httpx.AsyncClient, website: Website, verb: str, form: dict[str, str], field: str, said: str
) -> None:
    """The page comes again with 422: the panel of that form open and no other, its field with what was typed, marked,
    in focus, described by the reason, which stands once; nothing is changed and no script of the app runs."""
    await me.post("/bookmarks/shelf", data={"name": "Two"}, headers=HERE)
    before, key = whole(website.press.library.engine, 1), key_of(website, 1)
    given = {"shelf": key, **form} if verb == "name" else form
    page = await me.post(f"/bookmarks/{verb}", data=given, headers=HERE)
    assert (page.status_code, page.headers["cache-control"]) == (422, "private, no-store")
    id, typed = field.format(key=key), form.get("note", form.get("name", ""))
    look = Look(page.text)
    assert (look.bad, look.open_around) == ([id], [id])
    assert (look.fields[id]["aria-describedby"], "autofocus" in look.fields[id]) == (f"{id}-fault", True)
    assert look.fields[id].get("value", look.texts.get(id)) == typed
    assert said in look.texts[f"{id}-fault"]
    assert page.text.count(said) == 1
    assert "/assets/entry" not in page.text
    assert whole(website.press.library.engine, 1) == before


async def test_a_refused_form_returns_to_its_own_page(me: httpx.AsyncClient, website: Website) -> None:
    """What was searched for stands again; about what is not there any more a page says so."""
    form = {"address": VLLM, "note": "x" * 2001, "query": "q=vllm"}
    page = await me.post("/bookmarks/note", data=form, headers=HERE)
    look = Look(page.text)
    assert (page.status_code, look.fields["q"]["value"], len(look.bad)) == (422, "vllm", 1)
    gone = await me.post("/bookmarks/note", data=form | {"address": LINK}, headers=HERE)
    assert (gone.status_code, "That bookmark is not here any more." in gone.text) == (422, True)
    theirs = await me.post("/bookmarks/name", data={"shelf": key_of(website, 2), "name": ""}, headers=HERE)
    assert (theirs.status_code, "Theirs" in theirs.text) == (422, False)


CHANGES = [
    ("remove", {"address": VLLM}, "vLLM removed from One."),
    ("note", {"address": OLLAMA, "note": ""}, "Note on Ollama removed."),
    ("move", {"address": OLLAMA, "shelf": "{other}"}, "Ollama moved to Two."),
    ("shelf-remove", {"shelf": "{key}"}, "One removed with its 2 bookmarks."),
]


@pytest.mark.parametrize(("verb", "form", "said"), CHANGES)
async def test_what_was_changed_can_be_undone(
    me: httpx.AsyncClient, website: Website, verb: str, form: dict[str, str], said: str
) -> None:
    """The page that a form leads to says what it did and has a form that undoes it, once; all is as it was."""
    engine = website.press.library.engine
    await me.post("/bookmarks/shelf", data={"name": "Two"}, headers=HERE)
    with engine.connect() as conn:
        one, two = (shelf.key for shelf in shelves_of(conn, reader(1)))
    before = whole(engine, 1)
    given = {name: value.format(key=one, other=two) for name, value in form.items()}
    led = (await me.post(f"/bookmarks/{verb}", data=given, headers=HERE)).headers["location"]
    assert whole(engine, 1) != before
    page = await me.get(led)
    key = Look(page.text).undo
    assert (page.text.count(said), f"?undo={key}" in led) == (1, True)
    undone = await me.post("/bookmarks/undo", data={"key": key}, headers=HERE)
    assert (undone.status_code, whole(engine, 1)) == (303, before)
    assert said not in (await me.get(led)).text
    again = await me.post("/bookmarks/undo", data={"key": key}, headers=HERE)
    assert (again.status_code, "undone already" in again.text, whole(engine, 1)) == (422, True, before)


async def test_nobody_else_undoes_it(me: httpx.AsyncClient, website: Website, polls: Polls) -> None:
    """The mark of an address shows and undoes nothing for another reader, nor does an invented one for its own; a page
    without the mark offers nothing."""
    led = (await me.post("/bookmarks/remove", data={"address": VLLM}, headers=HERE)).headers["location"]
    key, after = Look((await me.get(led)).text).undo, whole(website.press.library.engine, 1)
    for path in ("/bookmarks", "/bookmarks?undo=" + "0" * 12, "/bookmarks?undo=%00", f"/bookmarks?undo={key}0"):
        assert "removed from" not in (await me.get(path)).text
    assert (await me.post("/bookmarks/undo", data={"key": "0" * 12}, headers=HERE)).status_code == 422
    me.cookies.clear()
    assert "removed from" not in (await me.get(led)).text
    me.cookies.set(COOKIE, polls.identity.sign(reader(2)))
    assert "removed from" not in (await me.get(led)).text
    theirs = whole(website.press.library.engine, 2)
    assert (await me.post("/bookmarks/undo", data={"key": key}, headers=HERE)).status_code == 422
    assert (await me.post("/bookmarks/undo", data={"key": key})).status_code == 403
    assert (whole(website.press.library.engine, 1), whole(website.press.library.engine, 2)) == (after, theirs)


async def test_the_first_form_brings_the_cookie(web: httpx.AsyncClient) -> None:
    """A new device is sent once more with its cookie; one that keeps none is told so."""
    first = await web.post("/bookmarks/shelf", data={"name": "First"}, headers=HERE)
    assert (first.status_code, first.headers["location"]) == (307, "/bookmarks/shelf?met=1")
    assert (await web.post("/bookmarks/shelf?met=1", data={"name": "First"}, headers=HERE)).status_code == 303
    assert "First" in (await web.get("/bookmarks")).text
    web.cookies.clear()
    assert (await web.post("/bookmarks/shelf?met=1", data={"name": "First"}, headers=HERE)).status_code == 403


async def test_a_file_goes_out_and_comes_in(me: httpx.AsyncClient, website: Website) -> None:
    """An export is a dated attachment of the reader's own; the answer to an import counts what came."""
    out = await me.get("/bookmarks/export.json")
    assert out.headers["content-disposition"] == 'attachment; filename="bookmarks-2026-11-20.json"'
    assert out.headers["cache-control"] == "private, no-store"
    assert [one["name"] for one in json.loads(out.text)["shelves"]] == ["One"]
    await me.post("/bookmarks/shelf-remove", data={"shelf": key_of(website, 1)}, headers=HERE)
    came = await me.post("/bookmarks/import", files={"file": ("a.json", out.content)}, headers=HERE)
    assert (came.status_code, "2 bookmarks came in." in came.text) == (200, True)
    assert mine(website) == {"One": [OLLAMA, VLLM]}
    for kind in ("csv", "html"):
        assert (await me.get(f"/bookmarks/export.{kind}")).status_code == 200
    assert (await me.get("/bookmarks/export.exe")).status_code == 404


async def test_what_is_no_file_changes_nothing(me: httpx.AsyncClient, website: Website) -> None:
    """No file, a broken form and one that is too large are refused; a file that says nothing is named."""
    before = mine(website)
    tries = [
        {"files": {"other": ("a.json", b"{}")}},
        {"data": {"file": "x"}},
        {"content": b"nothing", "headers": {**HERE, "Content-Type": "multipart/form-data; boundary=x"}},
        {"files": {"file": ("a.json", b" " * 10_100_000)}},
    ]
    for given in tries:
        answer = await me.post("/bookmarks/import", **{"headers": HERE, **given})  # type: ignore[arg-type]
        assert answer.status_code == 413
    odd = await me.post("/bookmarks/import", files={"file": ("<b>.json", b"\x00")}, headers=HERE)
    assert "Nothing was imported" in odd.text
    assert "<b>" not in odd.text
    assert mine(website) == before


async def test_a_shared_shelf_is_for_whoever_has_the_link(me: httpx.AsyncClient) -> None:
    """It shows name and bookmarks, no note; it is not indexed, not referred to, and any other secret is a 404."""
    page = await me.get(f"/shelf/{TOKEN}")
    assert page.status_code == 200
    assert "Theirs" in page.text
    assert "Their notes are not shown." in page.text
    assert 'rel="nofollow noopener noreferrer"' in page.text
    assert "secret" not in page.text
    assert reader(2) not in page.text
    assert page.headers["referrer-policy"] == "strict-origin"  # no path, but an Origin for its form
    assert 'action="/bookmarks/copy"' in page.text
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    assert page.headers["cache-control"] == "private, no-store"
    for wrong in ("b" * 32, "", "a" * 31, "%00", "%00" * 32):
        assert (await me.get(f"/shelf/{wrong}")).status_code in (301, 404)


async def test_a_shared_shelf_is_kept_by_a_form(me: httpx.AsyncClient, website: Website) -> None:
    """A device keeps it as a shelf of its own, without notes; the answer leads to it, and its writer's stays."""
    theirs = whole(website.press.library.engine, 2)
    answer = await me.post("/bookmarks/copy", data={"token": TOKEN}, headers=HERE)
    assert answer.status_code == 200
    assert f'href="/bookmarks#shelf-{keys_of(website, 1)[1]}"' in answer.text
    assert mine(website) == {"One": [OLLAMA, VLLM], "Theirs": [LINK, PAIR]}
    assert "secret" not in answer.text + (await me.get("/bookmarks")).text
    assert whole(website.press.library.engine, 2) == theirs


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
async def test_no_other_site_makes_a_reader_keep_a_shelf(
    me: httpx.AsyncClient, website: Website, headers: dict[str, str]
) -> None:
    """The form is taken from pages of this site alone, and only as a POST."""
    before = mine(website)
    answer = await me.post("/bookmarks/copy", data={"token": TOKEN}, headers=headers)
    assert (answer.status_code, mine(website)) == (403, before)
    assert (await me.get(f"/bookmarks/copy?token={TOKEN}")).status_code in (404, 405)
    assert mine(website) == before


async def test_a_revoked_link_keeps_nothing(me: httpx.AsyncClient, website: Website) -> None:
    """The page that is still open then says so; a key of a shelf, or no secret at all, is no link either."""
    key, before = key_of(website, 2), mine(website)
    do(website.press.library.engine, unshare, reader(2), key)
    for token in (TOKEN, key, "", "a" * 5000, "\x00" * 32):
        answer = await me.post("/bookmarks/copy", data={"token": token}, headers=HERE)
        assert (answer.status_code, "leads nowhere now" in answer.text) == (422, True)
    assert mine(website) == before


async def test_a_new_device_keeps_a_shelf(web: httpx.AsyncClient, me: httpx.AsyncClient, website: Website) -> None:
    """Its first form gives it a cookie, and with that cookie the shelf; a hostile name is text."""
    do(website.press.library.engine, rename_shelf, reader(2), key_of(website, 2), "<b>x</b>")
    web.cookies.clear()
    first = await web.post("/bookmarks/copy", data={"token": TOKEN}, headers=HERE)
    assert (first.status_code, first.headers["location"]) == (307, "/bookmarks/copy?met=1")
    kept = await web.post("/bookmarks/copy?met=1", data={"token": TOKEN}, headers=HERE)
    assert (kept.status_code, "<b>x" in kept.text, "&lt;b&gt;x" in kept.text) == (200, False, True)
    assert "&lt;b&gt;x" in (await web.get("/bookmarks")).text
