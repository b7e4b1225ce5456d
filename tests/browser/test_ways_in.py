"""Signing in by passkey and by a provider, in a real browser against the production server."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_passkey_script import COUNTS_OFFERS, Device, await_offers
from tests.browser.test_voting import PAIR, first_vote, pressed
from tests.provider import Peer, open_peer
from tests.serving import Server, serving

Live = Callable[[Page, str], Page]


@pytest.fixture(scope="module")
def provider() -> Iterator[Peer]:
    """A provider at which Ada and Bob can sign in, and somebody whose address was never confirmed."""
    with open_peer() as peer:
        peer.add_user("ada", "ada@example.com", name="Ada")
        peer.add_user("bob", "bob@example.com", name="Bob")
        peer.add_user("eve", "eve@example.com", verified=False, name="Eve")
        yield peer


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, provider: Peer) -> Iterator[Server]:
    """A server that trusts the provider; each test signs in somebody else."""
    folder = tmp_path_factory.mktemp("trusting")
    file, secret = folder / "providers.toml", folder / "secret"
    secret.write_text(provider.client_secret)
    file.write_text(
        f'[providers.peer]\nname = "the peer"\nissuer = "{provider.url}"\nclient_id = "{provider.client_id}"\n'
        f'client_secret_file = "{secret}"\n'
    )
    with serving(folder, providers=os.fspath(file)) as running:
        yield running


@pytest.fixture
def readers(browser: Browser, site: Server) -> Iterator[Reader]:
    """Readers of that server; of what is refused the browser says the status."""
    with ExitStack() as stack:
        someone = Reader(browser, site.url, stack)
        yield someone
    assert not [said for said in someone.complaints if "status of 4" not in said], someone.complaints


def by_provider(page: Page, name: str, onward: str = PAIR) -> None:
    """Through the provider's own page and back."""
    page.goto(f"/sign-in?next={onward}")
    page.get_by_role("link", name="Continue with the peer").click()
    page.get_by_role("button", name=name).click()


def test_a_provider_signs_in_and_brings_the_device_along(readers: Reader, live: Live) -> None:
    """A vote of the device is the account's after the way through the provider; the same person comes back to it."""
    first = live(readers.page(), PAIR)
    first_vote(first, lambda: first.get_by_role("button", name="Ship it: Ollama").click())
    by_provider(first, "Ada")
    first.wait_for_url(f"**{PAIR}")
    first.wait_for_selector("verdict-paper", state="detached")
    expect(pressed(first, "Ship it: Ollama")).to_have_count(1)
    second = readers.page()
    by_provider(second, "Ada")
    second.wait_for_selector("verdict-paper", state="detached")
    expect(pressed(second, "Ship it: Ollama")).to_have_count(1)
    second.goto("/account")
    expect(second.get_by_role("main")).to_contain_text("ada@example.com")


def test_a_provider_without_a_proven_address_makes_no_account(readers: Reader) -> None:
    """Who has no confirmed address there, or says no there, is told so and is not signed in."""
    page = readers.page()
    by_provider(page, "Eve")
    expect(page.get_by_role("alert")).to_contain_text("gave no confirmed e-mail address")
    by_provider(page, "Decline")
    expect(page.get_by_role("alert")).to_contain_text("declined there")
    page.goto("/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_passkey_is_added_and_signs_in(readers: Reader) -> None:
    """Added to an account in one browser, it signs that browser in again after signing out; the last way stays."""
    page = readers.page()
    by_provider(page, "Bob", "/account")
    page.wait_for_url("**/account")
    device = Device(page)
    page.get_by_label("Name of the new passkey").fill("Laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("main")).to_contain_text("The passkey is added.")
    expect(page.get_by_role("main")).to_contain_text("Laptop")
    device.approves(False)  # else it takes the offer in the e-mail field before anybody presses anything
    page.add_init_script(COUNTS_OFFERS)
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("You are signed out")
    await_offers(page, 1)
    device.approves(True)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(re.compile(r"\d/$"))
    page.goto("/account")
    expect(page.get_by_role("main")).to_contain_text("by passkey")
