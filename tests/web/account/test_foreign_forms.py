"""Forms and links from elsewhere: another site's page cannot act in a reader's name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.authenticator import Device
from tests.provider import Peer
from tests.web.account.browser import OTHER, PASSWORD, Browser, Dump, House, dump, forms, through
from verdicts.web.account.room import GET, POST
from verdicts.web.shelf_forms import FORMS

pytestmark = pytest.mark.anyio

ELSEWHERE = {
    "another site": {"Origin": "https://evil.example"},
    "a sandboxed frame": {"Origin": "null"},
    "another scheme": {"Origin": "http://verdicts.example"},
    "another port": {"Origin": "https://verdicts.example:8443"},
    "a part of it": {"Origin": "https://verdicts.example.evil.example"},
    "a child": {"Origin": "https://user.verdicts.example"},
    "our origin twice": {"Origin": "https://verdicts.example, https://verdicts.example"},
    "an empty one": {"Origin": ""},
    "another site that also claims to be us": {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    "nobody says": {},
    "no origin, another site": {"Sec-Fetch-Site": "cross-site"},
    "no origin, a child": {"Sec-Fetch-Site": "same-site"},
    "no origin, an address bar": {"Sec-Fetch-Site": "none"},
    "no origin, our referrer": {"Referer": "https://verdicts.example/account"},
}
FIELDS = {
    "email": "new@people.example", "password": OTHER, "current": PASSWORD, "votes": "withdraw", "name": "x", "id": "1",
    "key": "peer", "answer": "{}",
    "address": "/tools/vllm", "note": "x", "shelf": "x", "tools": "vllm", "choice": "skip",
}  # fmt: skip


async def full_account(house: House, browser: Browser) -> None:
    """Signed in to an account that has everything: a provider, a passkey, another session."""
    house.clock.now = datetime.now(UTC)
    await house.browser().sign_in(await house.account())
    await browser.sign_in("ada@people.example")
    leave = await browser.get("/sign-in/with/peer", **{"Sec-Fetch-Site": "same-origin"})
    await browser.get(await through(leave.headers["location"], "pia-1"))
    asked = await browser.post("/account/passkey/options")
    await browser.post("/account/passkey", {"answer": Device().make(asked.text), "name": "Phone"})


async def every_form(browser: Browser) -> dict[str, dict[str, str]]:
    """Each address that takes forms: those in the tables, and those that the account page prints."""
    exact = [path for path in POST if not path.endswith("/")]
    printed = dict(forms((await browser.get("/account")).text))
    assert {"/account/password", "/account/delete", "/account/passkey/remove", "/account/provider/remove"} <= set(
        printed
    )
    shelves = [f"/bookmarks/{verb}" for verb in [*FORMS, "import"]]
    return {path: {} for path in [*exact, *shelves, "/bookmark", "/vote"]} | printed


def steady(engine_dump: Dump) -> Dump:
    """What is kept, but for challenges: a spent one is nobody's."""
    return {name: rows for name, rows in engine_dump.items() if name != "spent"}


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
async def test_no_form_from_elsewhere_is_taken(
    house: House, browser: Browser, vouched: Peer, headers: dict[str, str]
) -> None:
    """Every address that takes forms answers 403 and changes nothing, sets and clears no cookie, although the
    browser sends the reader's cookies along and every field is right."""
    await full_account(house, browser)
    asked = await every_form(browser)
    before = dump(house.engine)
    for path, fields in asked.items():
        answer = await browser.client.post(path, data={**FIELDS, **fields}, headers=headers)
        assert answer.status_code == 403, f"{path} {answer.status_code}"
        assert "set-cookie" not in answer.headers, path
        assert "clear-site-data" not in answer.headers, path
        assert dump(house.engine) == before, path
    assert await house.letters() == house.kept
    assert "new@people.example" not in str([letter["To"] for letter in house.kept])


async def test_the_same_forms_are_taken_from_here(house: House, browser: Browser, vouched: Peer) -> None:
    """From a page of this site each of them is answered otherwise than 403 for a stranger's form; deleting deletes."""
    await full_account(house, browser)
    for path, fields in (await every_form(browser)).items():
        if path in ("/sign-out", "/account/delete"):
            continue
        answer = await browser.post(path, {**FIELDS, **fields})
        assert "not sent from a page of this site" not in answer.text, path
    browser = house.browser()
    await browser.sign_in("ada@people.example", OTHER)
    assert await browser.is_in()
    done = await browser.post("/account/delete", {"password": OTHER, "votes": "withdraw"})
    assert (done.status_code, "Your account is deleted" in done.text) == (200, True)


async def test_fetch_metadata_alone_is_enough(house: House, browser: Browser) -> None:
    """A browser that leaves Origin out of a same-origin form and says where it comes from is heard."""
    fields = {"email": await house.account(), "password": PASSWORD}
    await browser.client.post("/sign-in", data=fields, headers={"Sec-Fetch-Site": "same-origin"})
    assert await browser.is_in()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_opening_an_address_changes_nothing(house: House, browser: Browser, vouched: Peer, method: str) -> None:
    """A link or picture on another site's page that leads here, to any address with any query, leaves every table and
    the reader's session as they are."""
    await full_account(house, browser)
    await browser.post("/forgot", {"email": "ada@people.example"})
    link = await house.link()
    pages = [f"{path}peer" if path.endswith("/") else path for path in GET]
    paths = [*pages, *(await every_form(browser)), "/account/session/end", "/sign-out", "/reset", "/sign-up/finish"]
    before, session = dump(house.engine), browser.session
    query = f"link={link}&password={OTHER}&votes=withdraw&id=1&next=/sign-out&intent=share:0123456789ab&again=1"
    for path in paths:
        answer = await browser.client.request(method, f"{path}?{query}", headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code < 500, path
        assert steady(dump(house.engine)) == steady(before), path
    assert browser.session == session
    assert await browser.is_in()


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
async def test_no_link_from_elsewhere_connects_a_provider(
    house: House, browser: Browser, vouched: Peer, site: str
) -> None:
    """Somebody signed in whom another page leads to a provider, where they may be signed in as somebody else, does not
    come back with that one connected: it would open their account to whoever that is."""
    house.clock.now = datetime.now(UTC)
    await browser.sign_in(await house.account())
    before = dump(house.engine)["provider_link"]
    leave = await browser.get("/sign-in/with/peer", **({"Sec-Fetch-Site": site} if site else {}))
    assert not leave.headers.get("location", "").startswith(vouched.url)
    assert dump(house.engine)["provider_link"] == before


async def test_who_signed_in_on_the_way_is_not_connected(house: House, browser: Browser, vouched: Peer) -> None:
    """A way to a provider that began signed out, from wherever, ends signed in as whom the provider names, and
    connects nothing to an account that was signed in to meanwhile."""
    house.clock.now = datetime.now(UTC)
    leave = await browser.get("/sign-in/with/peer", **{"Sec-Fetch-Site": "cross-site"})
    await browser.sign_in(await house.account())
    await browser.get(await through(leave.headers["location"], "pia-1"))
    with house.engine.connect() as conn:
        linked = conn.exec_driver_sql("SELECT email FROM provider_link JOIN account ON account.id = account_id").all()
    assert [row.email for row in linked] == ["pia@people.example"]
