"""Mailed links: used once, for what they were mailed for, by whoever reads the mail; looked at by anybody."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.web.account.browser import OTHER, PASSWORD, Browser, House, dump

pytestmark = pytest.mark.anyio
NEW = "new@people.example"
PAGES = {"/sign-up": "/sign-up/finish", "/forgot": "/reset"}


async def linked(house: House, browser: Browser, ask: str) -> tuple[str, str]:
    """An address, and the link that was mailed to it: to make an account, or to choose a password."""
    email = NEW if ask == "/sign-up" else await house.account()
    await browser.post(ask, {"email": email})
    return email, await house.link()


@pytest.mark.parametrize("ask", PAGES)
async def test_a_link_is_used_once(house: House, browser: Browser, ask: str) -> None:
    """The second use is refused with words and 410, signs nobody in and changes nothing, in another browser too; the
    page of a used link has no form."""
    email, link = await linked(house, browser, ask)
    assert (await browser.post(PAGES[ask], {"link": link, "password": OTHER})).status_code == 303
    before, thief = dump(house.engine), house.browser()
    for again in (browser, thief):
        done = await again.post(PAGES[ask], {"link": link, "password": PASSWORD})
        assert done.status_code == 410
        assert "used already" in done.text
        assert 'name="password"' not in done.text
    page = await thief.get(f"{PAGES[ask]}?link={link}")
    assert link not in page.text
    assert 'name="password"' not in page.text
    assert dump(house.engine) == before
    assert not await thief.is_in()
    assert (await thief.sign_in(email, PASSWORD)).status_code == 422
    assert (await thief.sign_in(email, OTHER)).status_code == 303


@pytest.mark.parametrize("ask", PAGES)
async def test_a_link_is_for_one_thing(house: House, browser: Browser, ask: str) -> None:
    """A link to make an account chooses nobody's password and the other way round; the try leaves it as good."""
    _, link = await linked(house, browser, ask)
    other = next(page for name, page in PAGES.items() if name != ask)
    before = dump(house.engine)
    assert link not in (await browser.get(f"{other}?link={link}")).text
    assert (await browser.post(other, {"link": link, "password": OTHER})).status_code == 410
    assert dump(house.engine) == before
    assert (await browser.post(PAGES[ask], {"link": link, "password": OTHER})).status_code == 303


@pytest.mark.parametrize("ask", PAGES)
async def test_of_two_at_once_one_is_used(house: House, browser: Browser, ask: str) -> None:
    """Five browsers that use the same link at the same moment: one is signed in, the others are told."""
    _, link = await linked(house, browser, ask)
    crowd = [house.browser() for _ in range(5)]
    done = await asyncio.gather(*(one.post(PAGES[ask], {"link": link, "password": OTHER}) for one in crowd))
    assert sorted(each.status_code for each in done) == [303, 410, 410, 410, 410]
    assert [await one.is_in() for one in crowd].count(True) == 1


@pytest.mark.parametrize("ask", PAGES)
async def test_a_link_grows_old(house: House, browser: Browser, ask: str) -> None:
    """After half an hour it is refused, before that it is not."""
    _, link = await linked(house, browser, ask)
    house.clock.turn(minutes=30, seconds=1)
    assert (await browser.post(PAGES[ask], {"link": link, "password": OTHER})).status_code == 410
    assert not await browser.is_in()
    await browser.post(ask, {"email": NEW if ask == "/sign-up" else "ada@people.example"})
    house.clock.turn(minutes=29)
    assert (await browser.post(PAGES[ask], {"link": await house.link(), "password": OTHER})).status_code == 303


@pytest.mark.parametrize("ask", PAGES)
async def test_who_scans_mail_uses_nothing(house: House, browser: Browser, ask: str) -> None:
    """Whatever opens the link, with GET or HEAD and as often as it likes, leaves every table as it is."""
    _, link = await linked(house, browser, ask)
    before, scanner = dump(house.engine), house.browser("198.51.100.9")
    for method in ("GET", "HEAD", "GET"):
        answer = await scanner.client.request(method, f"{PAGES[ask]}?link={link}&password={OTHER}")
        assert (answer.status_code, dump(house.engine)) == (200, before)
    assert (await browser.post(PAGES[ask], {"link": link, "password": OTHER})).status_code == 303


async def test_an_address_that_got_an_account_meanwhile(house: House, browser: Browser) -> None:
    """The link to make an account does not take over one that was made since; its password stays."""
    await browser.post("/sign-up", {"email": NEW})
    link = await house.link()
    await house.account(NEW)
    before = dump(house.engine)
    done = await browser.post("/sign-up/finish", {"link": link, "password": OTHER})
    assert done.status_code == 409
    assert not await browser.is_in()
    after = dump(house.engine)
    assert after | {"spent": []} == before | {"mailed_link": []}
    assert len(after["spent"]) == 1


@pytest.mark.parametrize("ask", PAGES)
async def test_a_used_link_says_so_and_what_to_do(house: House, browser: Browser, ask: str) -> None:
    """Who opens it again is told that it was used and led to sign in; an old or invented one leads to a new link."""
    _, link = await linked(house, browser, ask)
    await browser.post(PAGES[ask], {"link": link, "password": OTHER})
    house.clock.turn(hours=2)
    page = await house.browser().get(f"{PAGES[ask]}?link={link}")
    assert (page.status_code, "This link was used already" in page.text) == (410, True)
    assert 'name="password"' not in page.text
    assert ">Sign in<" in page.text.partition("<main")[2]
    assert "Mail me a new link" not in page.text
    invented = await house.browser().get(f"{PAGES[ask]}?link={link[:-1]}")
    assert (invented.status_code, "Mail me a new link" in invented.text) == (410, True)
    assert "This link was used already" not in invented.text


@pytest.mark.parametrize("ask", PAGES)
async def test_who_is_signed_in_is_told_as_whom(house: House, browser: Browser, ask: str) -> None:
    """A used link, opened in the browser that used it, names the account with the ways to it and out, and no form."""
    email, link = await linked(house, browser, ask)
    await browser.post(PAGES[ask], {"link": link, "password": OTHER})
    page = await browser.get(f"{PAGES[ask]}?link={link}")
    assert page.status_code == 410
    for part in ("You are already signed in as", email, 'href="/account"', 'action="/sign-out"', "used already"):
        assert part in page.text
    assert 'name="password"' not in page.text


async def test_a_new_link_waits_until_one_is_signed_out(house: House, browser: Browser) -> None:
    """Whoever is signed in and opens a link that makes another account learns both addresses; the link stays good. One
    that chooses a new password asks for it also then."""
    await browser.sign_in(await house.account())
    _, link = await linked(house, browser, "/sign-up")
    page = await browser.get(f"/sign-up/finish?link={link}")
    assert (page.status_code, NEW in page.text, "ada@people.example" in page.text) == (200, True, True)
    assert 'name="password"' not in page.text
    await browser.post("/sign-out", {})
    assert 'name="password"' in (await browser.get(f"/sign-up/finish?link={link}")).text
    await browser.sign_in("ada@people.example")
    await browser.post("/forgot", {"email": "ada@people.example"})
    assert 'name="password"' in (await browser.get(f"/reset?link={await house.link()}")).text


async def test_a_link_of_an_account_that_is_gone(house: House, browser: Browser) -> None:
    """A link to choose a password brings back no account that was deleted since."""
    email = await house.account()
    await browser.sign_in(email)
    await house.browser().post("/forgot", {"email": email})
    link = await house.link()
    await browser.post("/account/delete", {"password": PASSWORD, "votes": "keep"})
    assert (await browser.post("/reset", {"link": link, "password": OTHER})).status_code == 410
    assert dump(house.engine)["account"] == []


async def test_a_new_password_ends_links_on_their_way(house: House, browser: Browser) -> None:
    """Whoever had a link mailed before the password was changed, by form or by another link, can use it no more."""
    email, former = await linked(house, browser, "/forgot")
    await browser.post("/forgot", {"email": email})
    await browser.post("/reset", {"link": await house.link(), "password": OTHER})
    assert (await browser.post("/reset", {"link": former, "password": PASSWORD})).status_code == 410
    await house.browser().post("/forgot", {"email": email})
    link = await house.link()
    changed = await browser.post("/account/password", {"current": OTHER, "password": PASSWORD})
    assert changed.headers["location"] == "/account?done=password"
    assert (await house.browser().post("/reset", {"link": link, "password": OTHER})).status_code == 410


async def test_a_reset_ends_every_session(house: House, browser: Browser) -> None:
    """Whoever was signed in before a new password was chosen by link is not any more."""
    email, link = await linked(house, browser, "/forgot")
    thief = house.browser()
    await thief.sign_in(email)
    await browser.post("/reset", {"link": link, "password": OTHER})
    assert await browser.is_in()
    assert not await thief.is_in()


@pytest.mark.parametrize("forged", ["", "x", "x" * 5000, "' OR 1=1 --", "\x00", "é" * 43, "../reset"])
async def test_an_invented_link_is_none(house: House, browser: Browser, forged: str) -> None:
    """What was never mailed gets the page of a link that is over and does nothing."""
    _, link = await linked(house, browser, "/forgot")
    before = dump(house.engine)
    for page in PAGES.values():
        assert (await browser.post(page, {"link": forged, "password": OTHER})).status_code == 410
        assert (await browser.post(page, {"link": link[:-1], "password": OTHER})).status_code == 410
        assert (await browser.post(page, {"link": link.swapcase(), "password": OTHER})).status_code == 410
    assert dump(house.engine) == before


async def test_a_letter_holds_one_secret_and_the_database_none(house: House, browser: Browser) -> None:
    """The link stands in the letter alone: in no header of it and in no row."""
    _, link = await linked(house, browser, "/forgot")
    letter = (await house.letters())[-1]
    assert link not in str(letter.items())
    assert link not in str(dump(house.engine))
    assert len(re.findall(re.escape(link), letter.as_string().replace("=\n", ""))) >= 1
