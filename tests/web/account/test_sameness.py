"""Nothing that a stranger is told says whether an address has an account: not the words, nor how long they take."""

from __future__ import annotations

import random
import time

import httpx
import pytest

from tests.web.account.browser import OTHER, Browser, House
from verdicts.desk.passwords import OWASP, Cost

pytestmark = pytest.mark.anyio
KNOWN, UNKNOWN = "known@people.example", "nobody@peopl.example"  # of the same length


def told(answer: httpx.Response, email: str) -> tuple[int, list[tuple[str, str]], str]:
    """All of an answer, with the address itself left out."""
    return (
        answer.status_code,
        sorted(answer.headers.items()),
        answer.text.replace(email, "*").replace(email.upper(), "*"),
    )


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up", "/forgot"])
async def test_the_answers_are_the_same_bytes(house: House, path: str) -> None:
    """Status, every header and every byte are those of an unknown address: at the first try, at the second, with the
    address in capitals, with a goal."""
    assert len(KNOWN) == len(UNKNOWN)
    await house.account(KNOWN)
    answers: list[list[object]] = []
    for email in (KNOWN, UNKNOWN):
        said = list[object]()
        browser = house.browser()
        for fields in ({}, {}, {"next": "/tools"}):
            said.append(told(await browser.post(path, {"email": email, "password": OTHER, **fields}), email))
        said.append(told(await browser.post(path, {"email": email.upper(), "password": ""}), email))
        said.append(told(await browser.get(path), email))
        answers.append(said)
    assert answers[0] == answers[1]


async def test_only_the_mail_tells(house: House, browser: Browser) -> None:
    """Who asks to sign up with a known address is told by mail that there is an account; who forgot the password of
    an unknown one gets none."""
    await house.account(KNOWN)
    for path in ("/sign-up", "/forgot"):
        for email in (KNOWN, UNKNOWN):
            await browser.post(path, {"email": email})
    mailed = [(str(letter["To"]), "link=" in letter.as_string().replace("=\n", "")) for letter in await house.letters()]
    assert sorted(to for to, _ in mailed) == sorted([KNOWN, KNOWN, UNKNOWN])


@pytest.mark.parametrize("cost", [OWASP])
async def test_a_known_address_takes_as_long_as_an_unknown_one(house: House, cost: Cost) -> None:
    """At the real cost of a password the times of known and unknown addresses, asked in random turns, overlap: neither
    is the slower one in more than nine of ten pairs. Where only a known address is hashed every pair tells."""
    assert cost == OWASP
    await house.account(KNOWN)
    shares = [await share_of_slower(house, chance=random.Random(seed)) for seed in range(3)]
    assert sorted(shares)[1] == pytest.approx(0.5, abs=0.4), shares


async def share_of_slower(house: House, chance: random.Random, many: int = 14) -> float:
    """The share of pairs in which the known address took longer (the U statistic over all pairs)."""
    took: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    turns = [KNOWN, UNKNOWN] * many
    chance.shuffle(turns)
    browser = house.browser()
    for email in turns:
        begun = time.perf_counter()
        assert (await browser.sign_in(email, OTHER)).status_code == 422
        took[email].append(time.perf_counter() - begun)
    slower = sum(known > unknown for known in took[KNOWN] for unknown in took[UNKNOWN])
    return slower / many**2
