"""My weights over HTTP: the address, the form without JavaScript, and what an account keeps."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx
import pytest

from tests.accounts import signed_in
from tests.web.conftest import PAIR, SITE
from verdicts.desk.vote import Polls
from verdicts.domain.accounts import onward
from verdicts.store.engine import reading, writing
from verdicts.store.tables import account, kept_weights
from verdicts.store.weights import kept_of
from verdicts.web.site import Website
from verdicts.web.weighing import Weighing

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}
SET = "w-builder=0&w-skeptic=2&must=has%7C%7CLicense"
FORM = "w-builder=0&w-skeptic=2&w-founder=1&must=&n=&must=has%7C%7CLicense&n="


@pytest.fixture(autouse=True)
def room(website: Website, polls: Polls) -> None:
    """The site has the room."""
    website.rooms = (*website.rooms, Weighing(website.press, website.ballots.visitors, polls.clock))


async def send(web: httpx.AsyncClient, act: str, form: str = FORM, back: str = PAIR) -> httpx.Response:
    """Press a button of the form."""
    headers = HERE | {"Content-Type": "application/x-www-form-urlencoded"}
    return await web.post(f"/weights?for={back}", content=f"{form}&weights={act}", headers=headers)


async def test_an_address_is_printed_by_its_weights(web: httpx.AsyncClient) -> None:
    """The first paint shows both answers and the form as it is set; the canonical address is the plain one."""
    plain, mine, again = [(await web.get(path)) for path in (PAIR, f"{PAIR}?{SET}", f"{PAIR}?{FORM}")]
    assert "By your weights and musts</p>" not in plain.text
    for page in (mine, again):
        assert "By your weights and musts</p>" in page.text
        assert "“License: has a value” is not sourced for Fusion." in page.text
        assert "The panel ships both. 8x24B stands 17 points higher" in page.text
        assert "With your weights: ship 8x24B and split on Fusion; Builder left out." in page.text
        assert f'rel="canonical" href="{SITE.url}{PAIR}"' in page.text.replace(" data-paper", "").replace('=""', "")
        assert 'name="w-skeptic" value="2" checked' in page.text
    assert len({page.headers["etag"] for page in (plain, mine)}) == 2
    assert mine.headers["cache-control"] == "public, max-age=0, must-revalidate"


async def test_broken_and_unknown_parts_change_nothing(web: httpx.AsyncClient) -> None:
    """Such an address is the published page, byte by byte; of markup in a label only text is shown."""
    plain = await web.get(PAIR)
    broken = await web.get(f"{PAIR}?w-builder=9&w-nobody=0&must=x&utm=1")
    assert broken.text == plain.text
    refused = await web.get(f"{PAIR}?must=least%7Ctokens%7CContext+window&n=200k")
    assert 'value="200k" aria-label="Context window: amount" aria-invalid="true"' in refused.text
    assert "By your musts" not in refused.text
    hostile = await web.get(f"{PAIR}?must=has%7C%7C%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert(1)" not in hostile.text
    assert "&lt;script&gt;alert(1)" in hostile.text


async def test_an_account_keeps_its_weights_and_sets_them_when_asked(web: httpx.AsyncClient, website: Website) -> None:
    """Kept in their short form, replaced by the next, given back on request; gone with the account."""
    engine = website.press.library.engine
    mine = signed_in(engine)
    web.cookies.set("__Host-session", mine.token)
    none = await send(web, "use")
    assert (none.status_code, "/assets/entry" in none.text) == (404, False)  # where the form led there is no live page
    assert "Your account keeps no weights yet." in none.text
    kept = await send(web, "keep")
    assert (kept.status_code, kept.headers["location"]) == (303, f"{PAIR}?{SET}#weights-kept")
    assert kept.headers["cache-control"] == "private, no-store"
    assert "By your weights</p>" not in (await web.get(PAIR)).text
    assert (await send(web, "use", "")).headers["location"] == f"{PAIR}?{SET}#weights"
    await send(web, "keep", "w-founder=0.5")
    with reading(engine) as conn:
        number = conn.execute(account.select()).one().id
        found = kept_of(conn, number)
    assert found
    assert found.setting == "w-founder=0.5"
    assert (await send(web, "keep", "")).headers["location"] == f"{PAIR}#weights-kept"
    await send(web, "keep")
    with writing(engine) as conn:
        conn.execute(account.delete())
        assert conn.execute(kept_weights.select()).all() == []


async def test_who_is_not_signed_in_is_led_there_and_back(web: httpx.AsyncClient) -> None:
    """The setting goes along; a place elsewhere does not."""
    answer = await send(web, "keep")
    there = urlsplit(answer.headers["location"])
    assert (answer.status_code, there.path, parse_qs(there.query)["next"]) == (303, "/sign-in", [f"{PAIR}?{SET}"])
    away = await send(web, "use", "", back="//evil.example/compare/")
    assert away.headers["location"] == "/sign-in?next=%2Fcompare"


async def test_signing_in_loses_nothing_that_was_set(web: httpx.AsyncClient) -> None:
    """However many musts, the workload beside them and a mark that paths seldom have: the way back is whole as long as
    one address holds it. Above that it is said before anybody leaves."""
    musts = [f"Context window as its maker states it, number {number} * ~ & é" for number in range(12)]
    pairs = [("w-builder", "0"), *(("must", f"has||{label}") for label in musts), ("rq", "5000"), ("gh", "12")]
    for act in ("keep", "use"):
        answer = await send(web, act, urlencode([("must", ""), ("n", "")] * 120 + pairs))
        (there,) = parse_qs(urlsplit(answer.headers["location"]).query)["next"]
        assert len(there) > 1000
        assert onward(there) == there
        assert parse_qsl(urlsplit(there).query) == pairs
        too_long = urlencode([("must", f"has||{label} {'x' * 130}") for label in musts])
        refused = await send(web, act, too_long)
        assert refused.status_code == 422
        assert "too many to write into one address" in refused.text


async def test_the_workload_stays_when_weights_are_kept(web: httpx.AsyncClient, website: Website) -> None:
    """Keeping and using come back to the workload that stood beside; only weights are kept."""
    web.cookies.set("__Host-session", signed_in(website.press.library.engine).token)
    kept = await send(web, "keep", "w-founder=0.5&rq=5000&ca=101")
    assert kept.headers["location"] == f"{PAIR}?w-founder=0.5&rq=5000#weights-kept"
    used = await send(web, "use", "w-founder=2&rq=70")
    assert used.headers["location"] == f"{PAIR}?w-founder=0.5&rq=70#weights"


async def test_only_forms_of_this_site_are_answered(web: httpx.AsyncClient) -> None:
    """Others are refused, so is a large one, and a GET is told what the address is for."""
    assert (await web.post("/weights", headers={"Origin": "https://evil.example"})).status_code == 403
    assert (await send(web, "keep", "w-builder=0" * 2000)).status_code == 413
    assert (await web.get("/weights")).status_code == 405
