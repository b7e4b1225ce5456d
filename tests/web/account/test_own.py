"""The account's address, for whoever is not signed in."""

from __future__ import annotations

import pytest

from tests.web.account.browser import House
from tests.web.conftest import PAIR, SITE

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("referer", "onward"),
    [
        (f"{SITE.url}{PAIR}", f"/sign-in?next={PAIR}"),
        (f"{SITE.url}/tools?q=x", "/sign-in?next=/tools"),
        (f"{SITE.url}/sign-in?next=/tools", "/sign-in?next=/account"),
        (f"https://evil.example{PAIR}", "/sign-in?next=/account"),
        (f"{SITE.url}//evil.example", "/sign-in"),
        (f"{SITE.url}.evil.example/tools", "/sign-in?next=/account"),
        ("not an address", "/sign-in?next=/account"),
        ("", "/sign-in?next=/account"),
    ],
)
async def test_signing_in_leads_back_to_where_its_link_was(house: House, referer: str, onward: str) -> None:
    """The page of this site that led to the account is come back to, and no other."""
    answer = await house.browser().get("/account", referer=referer)
    assert (answer.status_code, answer.headers["location"]) == (303, onward)
