"""My data, and deleting an account: everything of the person and nothing of others, by HTTP and in every table."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from tests.authenticator import Device
from tests.kept import LINK, OLLAMA, PAIR, full_shelf
from tests.newsletter import subscribed
from tests.provider import Peer
from tests.votes import AT
from tests.web.account.browser import OTHER, PASSWORD, Browser, House, dump, through
from verdicts.desk.checking import check
from verdicts.domain.votes import Vote, Voter
from verdicts.store.bringing import bring
from verdicts.store.counting import count_votes
from verdicts.store.engine import reading, writing
from verdicts.store.sharing import share, unshare
from verdicts.store.shelves import shelves_of
from verdicts.store.subscribers import subscriber_of_address
from verdicts.store.tables import Row

pytestmark = pytest.mark.anyio
ADA, BOB = "ada@people.example", "bob@people.example"
COUNTED = {"tally", "matchup", "matchup_tool"}
LOGGED = {"ballot", "pick", "vote_event"}


def reader_of(engine: Engine, email: str) -> str:
    """The key of an account."""
    account = Row.metadata.tables["account"]
    with reading(engine) as conn:
        return str(conn.execute(account.select().where(account.c.email == email)).one().reader)


def furnish(engine: Engine, reader: str, name: str) -> None:
    """A shelf with notes, a ballot, a pick."""
    voter = Voter(reader, network=f"network of {name}", account=True)
    with writing(engine) as conn:
        bring(conn, reader, [full_shelf(f"Shelf of {name}", OLLAMA, PAIR, LINK, note=f"note of {name}")])
        count_votes(conn, [Vote(voter, ("ollama",), "ship", AT), Vote(voter, ("ollama", "vllm"), "vllm", AT)])


async def two_accounts(house: House, browser: Browser) -> None:
    """Ada, signed in with everything an account can have; Bob with much of it."""
    house.clock.now = datetime.now(UTC)
    for email in (ADA, BOB):
        await house.account(email)
        furnish(house.engine, reader_of(house.engine, email), email)
    await house.browser().sign_in(BOB)
    await house.browser().sign_in(ADA)
    await browser.sign_in(ADA)
    leave = await browser.get("/sign-in/with/peer", **{"Sec-Fetch-Site": "same-origin"})
    await browser.get(await through(leave.headers["location"], "pia-1"))
    asked = await browser.post("/account/passkey/options")
    await browser.post("/account/passkey", {"answer": Device().make(asked.text), "name": "Phone of ada"})
    for email in (ADA, BOB):
        await browser.post("/forgot", {"email": email})
    await house.letters()


@pytest.mark.parametrize("votes", ["keep", "withdraw"])
async def test_nothing_of_the_person_is_left(house: House, browser: Browser, vouched: Peer, votes: str) -> None:
    """After deletion no row of any table holds address, notes, shelves, passkey, provider's name for the person, or a
    link to them. Their key stands in the votes alone, where they were kept, and in the log, without a network. Every
    number is true, and no row of anybody else is otherwise."""
    await two_accounts(house, browser)
    ada = reader_of(house.engine, ADA)
    with reading(house.engine) as conn:
        number = conn.exec_driver_sql("SELECT id FROM account WHERE email = ?", (ADA,)).scalar_one()
    before, session = dump(house.engine), browser.session
    mine = {name: [row for row in rows if ada in row or ADA in row] for name, rows in before.items()}
    assert {"account", "shelf", "bookmark", "mailed_link", *LOGGED} <= {name for name, rows in mine.items() if rows}
    done = await browser.post("/account/delete", {"password": PASSWORD, "votes": votes})
    assert "Your account is deleted" in done.text
    assert ("your votes and their log, under a random key" in done.text) == (votes == "keep")
    assert ("Your votes are taken back" in done.text) == (votes == "withdraw")
    after = dump(house.engine)
    left = {name for name, rows in after.items() if any(ada in row for row in rows)}
    assert left == (LOGGED if votes == "keep" else {"vote_event"})
    for trace in (ADA, "note of ada", "Shelf of ada", "Phone of ada", "pia-1", "network of ada"):
        assert trace not in str(after), trace
    for name in ("session", "passkey", "provider_link"):
        table = Row.metadata.tables[name]
        with reading(house.engine) as conn:
            assert not conn.execute(table.select().where(table.c.account_id == number)).all()
    assert check(house.engine) == []
    bob = reader_of(house.engine, BOB)
    for name, rows in before.items():
        assert {row for row in rows if "bob" in row or bob in row} <= set(after[name]), name
    assert (after["tally"] == before["tally"]) == (votes == "keep")
    assert not await browser.holding(**{"__Host-session": session}).is_in()
    assert (await house.browser().sign_in(ADA)).status_code == 422


HALF: list[dict[str, str]] = [
    {},
    {"votes": "keep"},
    {"votes": "keep", "password": OTHER},
    {"password": PASSWORD},
    {"votes": "all", "password": PASSWORD},
]


@pytest.mark.parametrize("fields", HALF)
async def test_nothing_is_deleted_by_half_an_answer(house: House, browser: Browser, fields: dict[str, str]) -> None:
    """Without the password, or without saying what becomes of the votes, everything stays, and what was chosen too."""
    await browser.sign_in(await house.account())
    before = dump(house.engine)
    answer = await browser.post("/account/delete", fields)
    assert answer.status_code in (403, 422)
    chosen = re.findall(r'<input[^>]*value="(\w+)"[^>]*\bchecked\b', answer.text)
    assert chosen == [choice for choice in (fields.get("votes"),) if choice in ("keep", "withdraw")]
    assert dump(house.engine) == before
    assert await browser.is_in()


async def test_my_data_is_all_of_mine_and_none_of_others(house: House, browser: Browser, vouched: Peer) -> None:
    """The file holds address, sessions, passkey, provider, votes, their log and shelves with notes. It holds nothing of
    another reader and nothing that proves who one is."""
    await two_accounts(house, browser)
    answer = await browser.get("/account/data.json")
    data = json.loads(answer.text)
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert data["account"]["email"] == ADA
    assert len(data["sessions"]) == 2
    assert [one["name"] for one in data["passkeys"]] == ["Phone of ada"]
    assert data["providers"] == [vouched.url]
    assert {json.dumps(vote, sort_keys=True) for vote in data["votes"]} == {
        json.dumps({"tool": "ollama", "choice": "ship"}, sort_keys=True),
        json.dumps({"tools": ["ollama", "vllm"], "pick": "vllm"}, sort_keys=True),
    }
    assert [(line["act"], line["tool"], line["network"]) for line in data["log"]] == [
        ("ship", "ollama", f"network of {ADA}"),
        ("pick", "vllm", f"network of {ADA}"),
    ]
    notes = [one["note"] for shelf in data["shelves"] for one in shelf["bookmarks"]]
    assert notes == [f"note of {ADA}"] * 3
    assert [one["title"] for shelf in data["shelves"] for one in shelf["bookmarks"]][:2] == ["Ollama", "Ollama or vLLM"]
    assert "bob" not in answer.text
    for secret in (browser.session, reader_of(house.engine, ADA), reader_of(house.engine, BOB), "argon2"):
        assert secret not in answer.text


async def test_the_newsletter_of_an_account_is_in_its_file_and_goes_with_it(house: House, browser: Browser) -> None:
    """A subscription of the account's own address is given along and erased with the account; of another it is not."""
    await browser.sign_in(await house.account(ADA))
    mine, _ = subscribed(house.engine, [ADA, BOB], AT, interests=["Coding assistants"])
    data = json.loads((await browser.get("/account/data.json")).text)
    assert data["newsletter"]["state"] == "active"
    assert data["newsletter"]["categories"] == ["Coding assistants"]
    await browser.post("/account/delete", {"password": PASSWORD, "votes": "keep"})
    with reading(house.engine) as conn:
        assert subscriber_of_address(conn, ADA) is None
        assert (found := subscriber_of_address(conn, BOB))
        assert found.id != mine


async def test_the_account_says_whether_issues_come(house: House, browser: Browser) -> None:
    """Its own address alone: the form with it filled in, or that issues go to it; and no second form below."""
    await browser.sign_in(await house.account(ADA))
    subscribed(house.engine, [BOB], AT)
    page = (await browser.get("/account")).text
    assert re.findall(r'<input[^>]*name="email"[^>]*>', page) == re.findall(rf'<input[^>]*value="{ADA}"[^>]*>', page)
    subscribed(house.engine, [ADA], AT)
    page = (await browser.get("/account")).text
    assert (f"Issues go to {ADA}." in page, 'action="/newsletter"' in page) == (True, False)


async def test_my_data_has_the_links_that_share(house: House, browser: Browser) -> None:
    """Of a shared shelf the file has the public address and when it was made, of a revoked link nothing."""
    await browser.sign_in(await house.account(ADA))
    owner = reader_of(house.engine, ADA)
    with writing(house.engine) as conn:
        bring(conn, owner, [full_shelf("One", OLLAMA), full_shelf("Two", LINK)])
        share(conn, owner, shelves_of(conn, owner)[1].key, "c" * 32, AT)
    at = {"address": f"{house.counter.registry.site.url}/shelf/{'c' * 32}", "made_at": "2026-11-24T12:00:00Z"}
    data = json.loads((await browser.get("/account/data.json")).text)
    assert [(shelf["name"], shelf["link"]) for shelf in data["shelves"]] == [("One", None), ("Two", at)]
    with writing(house.engine) as conn:
        unshare(conn, owner, shelves_of(conn, owner)[1].key)
    assert "c" * 32 not in (await browser.get("/account/data.json")).text


async def test_my_data_is_for_whoever_is_signed_in(house: House, browser: Browser) -> None:
    """Nobody else gets a file."""
    await house.account()
    for each in (browser, browser.holding(**{"__Host-session": "x" * 43})):
        answer = await each.get("/account/data.json")
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/account")
