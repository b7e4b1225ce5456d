"""/newsletter over HTTP: the form on every page, links that scanners open, one-click unsubscribing, the archive."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, select

from tests.accounts import signed_in
from tests.conftest import NOON
from tests.models import Models, wanted
from tests.newsletter import LINK, Kept, office, subscribed, written_here
from verdicts.desk.newsletter.draft import draft
from verdicts.desk.newsletter.office import Newsletter
from verdicts.desk.newsletter.send import begin
from verdicts.desk.newsletter.subscribe import settled
from verdicts.desk.newsletter.words import SAMPLES
from verdicts.domain.newsletter.content import Content
from verdicts.live.limits import Limits
from verdicts.store.engine import reading, writing
from verdicts.store.issues import add_issue
from verdicts.store.subscribers import by_state
from verdicts.store.tables import issue as issues
from verdicts.store.tables import subscriber
from verdicts.web.newsletter import NewsletterRoom
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HERE = {"Origin": "https://verdicts.example"}
ANN = "ann@example.com"


@pytest.fixture
def database_url(request: pytest.FixtureRequest, models: Models, tmp_path: Path) -> str:
    """One engine is enough for what HTTP shows."""
    return models.file(wanted(request.fixturenames), tmp_path / "test.db")


@pytest.fixture
def way() -> Kept:
    """What was mailed."""
    return Kept()


@pytest.fixture
async def letters(website: Website, way: Kept, clock: Callable[[], datetime]) -> AsyncIterator[Newsletter]:
    """The site has the room; an address may be asked for twice an hour from a network, which may ask four times."""
    made = office(website.press.library.engine, way, clock, limits=Limits(2, 4))
    website.rooms = (NewsletterRoom(made, website.press, website.ballots.visitors), *website.rooms)
    async with made.post.running():
        yield made


async def _link(letters: Newsletter, way: Kept) -> str:
    await settled()
    await letters.post._empty()  # pyright: ignore[reportPrivateUsage]
    return LINK.findall(way.letters[-1].get_content())[0]


def _states(letters: Newsletter) -> dict[str, int]:
    with reading(letters.engine) as conn:
        return by_state(conn)


async def test_the_form_is_on_every_page(web: httpx.AsyncClient, letters: Newsletter) -> None:
    """In the foot of each, also of one that is missing: a real form that needs no script."""
    for path in ("/", "/tools", "/tools/ollama", "/compare/aider-vs-ollama", "/ladder", "/privacy", "/no-such-page"):
        page = (await web.get(path)).text
        form = re.search(r'<form action="/newsletter" method="post".*?</form>', page, re.DOTALL)
        assert form, path
        assert 'name="email"' in form[0]


async def test_every_address_gets_the_same_answer(web: httpx.AsyncClient, letters: Newsletter, way: Kept) -> None:
    """Known, unknown, paused or typed again: same status, same words but for the address itself, no cookie."""
    subscribed(letters.engine, ["known@example.com"], NOON)
    subscribed(letters.engine, ["paused@example.com"], NOON, state="paused")
    answers = set[str]()
    for address in ("known@example.com", "paused@example.com", "nobody@example.com", "nobody@example.com"):
        answer = await web.post("/newsletter", data={"email": address}, headers=HERE)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-store")
        assert "set-cookie" not in answer.headers
        answers.add(answer.text.replace(address, ANN))
    assert len(answers) == 1
    late = await web.post("/newsletter", data={"email": ANN}, headers=HERE)
    assert (late.status_code, "Try again in" in late.text) == (429, True)


async def test_scanners_confirm_nobody(web: httpx.AsyncClient, letters: Newsletter, way: Kept) -> None:
    """However a link is fetched or prefetched, by whatever names itself, nothing happens; its one button confirms."""
    await web.post("/newsletter", data={"email": ANN}, headers=HERE)
    link = await _link(letters, way)
    token = link.partition("?s=")[2]
    agents = ({}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}, {"User-Agent": "Barracuda Sentinel (EE)"})
    for step in ("confirm", "manage", "unsubscribe"):
        for method in ("GET", "HEAD", "OPTIONS"):
            for headers in agents:
                await web.request(method, f"/newsletter/{step}?s={token}", headers=headers)
    assert _states(letters) == {"pending": 1}
    page = (await web.get(link)).text
    main = page.split("<main", 1)[1].split("</main>")[0]
    assert re.findall(r"<button[^>]*>([^<]*)", main) == ["Confirm"]
    assert 'content="noindex"' in page
    done = await web.post("/newsletter/confirm", data={"s": token})
    assert (done.status_code, "You are subscribed" in done.text) == (200, True)
    assert _states(letters) == {"active": 1}
    chosen = await web.post("/newsletter/manage", data={"s": token, "in": ["Coding assistants", "Local runtimes"]})
    assert "Saved: 1 of 7 categories." in chosen.text
    none = await web.post("/newsletter/manage", data={"s": token})
    assert (none.status_code, "Error: Your newsletter" in none.text) == (422, True)
    with reading(letters.engine) as conn:
        assert "Coding assistants" in conn.execute(select(subscriber.c.interests)).scalar_one()


async def test_one_click_leaves(web: httpx.AsyncClient, letters: Newsletter, way: Kept) -> None:
    """RFC 8058: a mail program's POST, without cookie or Origin, in either coding; by hand a page with a button."""
    await web.post("/newsletter", data={"email": ANN}, headers=HERE)
    token = (await _link(letters, way)).partition("?s=")[2]
    await web.post("/newsletter/confirm", data={"s": token})
    address = f"/newsletter/unsubscribe?s={token}"
    page = await web.get(address)
    main = page.text.split("<main", 1)[1].split("</main>")[0]
    assert re.findall(r"<button[^>]*>([^<]*)", main) == ["Unsubscribe"]
    assert _states(letters) == {"active": 1}
    for kind in ({"data": {"List-Unsubscribe": "One-Click"}}, {"files": {"List-Unsubscribe": (None, "One-Click")}}):
        left = await web.post(address, headers={"Origin": "https://mail.example"}, **kind)
        assert (left.status_code, "Unsubscribed" in left.text) == (200, True)
        assert "set-cookie" not in left.headers
        assert _states(letters) == {"left": 1}
    assert (await web.post("/newsletter/unsubscribe?s=nobody")).status_code == 410


async def test_forms_from_elsewhere_and_too_large_ones(web: httpx.AsyncClient, letters: Newsletter) -> None:
    """Another site cannot make its visitors subscribe; what was typed comes back escaped."""
    assert (await web.post("/newsletter", data={"email": ANN})).status_code == 403
    assert (await web.post("/newsletter", data={"email": "x" * 9000}, headers=HERE)).status_code == 413
    wrong = await web.post("/newsletter", data={"email": '"><b>'}, headers=HERE)
    assert wrong.status_code == 422
    assert "<b>" not in wrong.text
    assert _states(letters) == {}


async def test_the_archive(web: httpx.AsyncClient, letters: Newsletter, demo: Engine) -> None:
    """An issue is read on the web once it goes out, as it was drafted, by everybody, with 304; a draft is not."""
    written_here(demo)
    issue = draft(letters, NOON + timedelta(hours=1))
    assert issue
    path = f"/newsletter/{issue.week}"
    assert (await web.get(path)).status_code == 404
    assert (await web.get(f"/desk/issues/{issue.week}")).status_code == 404
    editor = signed_in(demo, "editor@people.example", "editor", NOON)
    cookie = {"Cookie": editor.cookie()["Cookie"].replace("session=", "__Host-session=")}
    preview = await web.get(f"/desk/issues/{issue.week}?theme=dark", headers=cookie)
    assert (preview.status_code, "@media all" in preview.text) == (200, True)
    assert "sandbox" in preview.headers["content-security-policy"]
    assert "NEW TOOLS" in (await web.get(f"/desk/issues/{issue.week}.txt", headers=cookie)).text
    begin(letters, issue, NOON + timedelta(hours=1))
    page = await web.get(path)
    assert page.status_code == 200
    assert SAMPLES in page.text
    assert "Sample panel" not in page.text
    assert page.text.count("<h1") == 1
    again = await web.get(path, headers={"If-None-Match": page.headers["etag"]})
    assert again.status_code == 304
    assert path in (await web.get("/newsletter")).text
    with writing(demo) as conn:
        later = NOON + timedelta(days=7)
        assert add_issue(conn, "2026-w48", NOON, later, Content(), "draft")
        conn.execute(issues.update().where(issues.c.week == "2026-w48").values(state="sent", began_at=later))
    assert re.search(r'href="/newsletter/2026-w48"[^>]*>Next issue, ', (await web.get(path)).text)
    assert re.search(rf'href="{path}"[^>]*>Previous issue, ', (await web.get("/newsletter/2026-w48")).text)
    for odd in ("/newsletter/2026-w99", "/newsletter/%00", "/newsletter/a/b"):
        lost = await web.get(odd)
        assert (lost.status_code, "All issues" in lost.text) == (404, True)
    for slashed in ("/newsletter/", f"{path}/"):
        moved = await web.get(slashed)
        assert (moved.status_code, moved.headers["location"]) == (301, slashed.rstrip("/"))


async def test_the_answer_leads_back(web: httpx.AsyncClient, letters: Newsletter) -> None:
    """To the page whose form it was, also after a correction, never to another site; and offers another address."""
    site = "https://verdicts.example"

    async def asked(email: str, referer: str = "", **more: str) -> str:
        headers = {**HERE, "Referer": referer} if referer else HERE
        return (await web.post("/newsletter", data={"email": email, **more}, headers=headers)).text.split("<main", 1)[1]

    wrong = await asked("nobody", f"{site}/tools/ollama?a=b")
    assert 'value="/tools/ollama?a=b"' in wrong
    right = await asked("a@example.com", f"{site}/newsletter", back="/tools/ollama?a=b")
    assert re.search(r'href="/tools/ollama\?a=b"[^>]*>Back to Ollama<', right)
    assert 'value="a@example.com"' in right.split("Use another address")[1]
    for elsewhere in ("//evil.example/tools", "https://evil.example", "/newsletter/confirm?s=x", "javascript:x"):
        assert "Back to" not in await asked("nobody", back=elsewhere)
    assert "Back to" not in await asked("nobody", "https://evil.example/tools/ollama")


async def test_a_page_asks_for_an_address_once(web: httpx.AsyncClient, letters: Newsletter) -> None:
    """The newsletter's own page has one form, and what a link opens none beside its own."""
    page = (await web.get("/newsletter")).text
    assert len(re.findall('name="email"', page)) == 1
    assert "Past issues" not in page
    assert 'name="email"' not in (await web.get("/newsletter/confirm?s=x")).text
