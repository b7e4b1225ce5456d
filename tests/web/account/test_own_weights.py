"""Weights that an account keeps: said at sign-in, shown and removed on its page."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.web.account.browser import Browser, House, forms
from tests.web.conftest import PAIR
from verdicts.store.engine import reading, writing
from verdicts.store.tables import account, kept_weights
from verdicts.store.weights import keep

pytestmark = pytest.mark.anyio
SET = "w-builder=2&w-skeptic=0&must=least%7Ctokens%7CContext+window&n=128000"


async def test_what_is_kept_is_shown_and_removed_on_request(house: House, browser: Browser) -> None:
    """In words, with the day; another account's stay, and the page then says that none are kept."""
    theirs, mine = await house.account("bob@people.example"), await house.account()
    await browser.sign_in(mine)
    assert "None kept." in (await browser.get("/account")).text
    with writing(house.engine) as conn:
        numbers = {row.email: row.id for row in conn.execute(account.select())}
        for email in (theirs, mine):
            keep(conn, numbers[email], SET, house.clock())
    page = (await browser.get("/account")).text
    assert "Builder × 2, Skeptic left out, must “Context window: at least 128,000 tokens”; kept " in page
    assert "/account/weights/remove" in dict(forms(page))
    done = await browser.post("/account/weights/remove")
    assert done.headers["location"] == "/account?done=weights"
    said = (await browser.get("/account?done=weights")).text
    assert "Your weights are removed." in said
    assert "None kept." in said
    with reading(house.engine) as conn:
        assert [row.account_id for row in conn.execute(kept_weights.select())] == [numbers[theirs]]


async def test_signing_in_says_why_weights_led_there(browser: Browser) -> None:
    """And that an account keeps them; whoever comes from elsewhere is not told that reason."""
    asked = (await browser.get(f"/sign-in?next={quote(f'{PAIR}?{SET}')}")).text
    plain = (await browser.get(f"/sign-in?next={PAIR}")).text
    assert "Keeping weights needs an account." in asked
    assert "Keeping weights needs an account." not in plain
    assert "Your weights for reviewers and your musts" in plain
