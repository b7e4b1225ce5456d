"""What personal pages say about themselves: kept by nobody, referred to by nobody, without a script of the app."""

from __future__ import annotations

import hashlib
import logging
import re
from base64 import b64encode

import httpx
import pytest
from structlog.testing import capture_logs

from tests.web.account.browser import OTHER, PASSWORD, Browser, House
from verdicts.web.account.room import GET

pytestmark = pytest.mark.anyio
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
SOURCES = re.compile(r'<script[^>]*\bsrc="([^"]+)"')


async def personal(house: House, browser: Browser) -> list[httpx.Response]:
    """Every page of accounts, signed out and in, taken and refused."""
    email = await house.account()
    said = [await browser.get(f"{path}peer" if path.endswith("/") else path) for path in GET]
    await browser.post("/forgot", {"email": email})
    said.append(await browser.get(f"/reset?link={await house.link()}"))
    fields = {"email": email, "password": OTHER}
    said += [await browser.post(path, fields) for path in ("/sign-in", "/sign-up", "/reset")]
    said += [await browser.client.post("/sign-in", headers={"Origin": "https://evil.example"})]
    said += [await browser.post("/sign-in/passkey/options"), await browser.sign_in(email)]
    said += [
        await browser.get(path) for path in ("/account", "/account/data.json", "/bookmarks", "/bookmarks/export.json")
    ]
    said += [await browser.post("/account/passkey/options"), await browser.post("/account/nothing")]
    said += [await browser.post("/sign-up/strength", {"password": PASSWORD})]
    return [*said, await browser.post("/account/password"), await browser.post("/sign-out")]


async def test_they_are_kept_by_nobody(house: House, browser: Browser) -> None:
    """Each of them, led on or refused too, is private and not stored, has no tag to ask for it again by, and tells no
    other site where the reader came from."""
    for answer in await personal(house, browser):
        where = f"{answer.request.method} {answer.request.url.path}"
        assert answer.headers["cache-control"] == "private, no-store", where
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer"), where
        assert "etag" not in answer.headers, where
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_no_script_runs_but_ours(house: House, browser: Browser) -> None:
    """The policy of each printed page names inline scripts by hash alone, the page has no other one, and it loads
    scripts of /js/ and none that the app is built from."""
    pages = [each for each in await personal(house, browser) if "text/html" in each.headers.get("content-type", "")]
    assert len(pages) > 8
    for page in pages:
        if page.request.url.path == "/bookmarks":
            continue  # a live page follows that one
        rules = dict(part.strip().partition(" ")[::2] for part in page.headers["content-security-policy"].split(";"))
        scripts = rules["script-src"].split()
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "data:"} & set(scripts)
        for code in INLINE.findall(page.text):
            assert f"'sha256-{b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" in scripts
        assert all(source.startswith("/js/") for source in SOURCES.findall(page.text))
        assert "/assets/entry" not in page.text
        assert not re.search(r"\son[a-z]+=", page.text)
        assert (rules["form-action"], rules["base-uri"], rules["default-src"]) == ("'self'", "'none'", "'none'")


async def test_no_secret_stands_in_a_page(house: House, browser: Browser) -> None:
    """Of everything that is answered only the page of a mailed link holds that link, for its form; none holds a
    password, a session's token or a reader's key, wherever it was sent to."""
    email = await house.account()
    said = await personal_with_marks(house, browser, email)
    with house.engine.connect() as conn:
        key = str(conn.exec_driver_sql("SELECT reader FROM account").scalar_one())
    for answer in said:
        for secret in (PASSWORD, OTHER, browser.session, key):
            assert secret not in answer.text, answer.request.url.path
            assert secret not in answer.headers.get("location", "")


async def personal_with_marks(house: House, browser: Browser, email: str) -> list[httpx.Response]:
    """Answers to forms that carry the passwords, right and wrong, in every field that could be printed again."""
    fields = {"email": email, "password": PASSWORD, "current": OTHER, "name": "x"}
    wrong = {**fields, "password": OTHER, "current": PASSWORD + "!"}
    said = [
        await browser.post(path, wrong) for path in ("/sign-in", "/sign-up", "/forgot", "/reset", "/sign-up/finish")
    ]
    said += [await browser.post("/sign-up/strength", fields), await browser.post("/sign-in", fields)]
    said += [await browser.post(f"/account/{verb}", wrong) for verb in ("password", "delete", "passkey", "nothing")]
    return [*said, *[await browser.get(path) for path in ("/account", "/account/data.json", "/bookmarks", "/tools")]]


async def test_the_link_stands_where_it_is_needed(house: House, browser: Browser) -> None:
    """The page of a mailed link carries it in one hidden field, and nowhere else."""
    await browser.post("/forgot", {"email": await house.account()})
    link = await house.link()
    page = await browser.get(f"/reset?link={link}")
    assert page.text.count(link) == 1
    assert re.search(rf'<input[^>]*type="hidden"[^>]*{re.escape(link)}', page.text)
    weak = await browser.post("/reset", {"link": link, "password": "password"})
    assert weak.text.count(link) == 1
    assert link not in str((await browser.post("/reset", {"link": link, "password": OTHER})).headers)


async def test_no_secret_is_logged_even_at_debug(
    house: House, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever level is asked for, of our log and of every library's: no password, token, link, key or address."""
    email = await house.account()
    with capture_logs() as ours, caplog.at_level(logging.DEBUG):
        await personal_with_marks(house, browser, email)
        await browser.post("/forgot", {"email": email})
        link, session = await house.link(), browser.session
        await browser.post("/reset", {"link": link, "password": OTHER})
    client = re.compile(r"HTTP Request: .*")  # the log of the tests' own browser holds the addresses that it asks for
    said = str(ours) + "\n".join(line for line in caplog.messages if not client.match(line))
    with house.engine.connect() as conn:
        key = str(conn.exec_driver_sql("SELECT reader FROM account").scalar_one())
    assert not [secret for secret in (PASSWORD, OTHER, link, session, browser.session, key, email) if secret in said]
