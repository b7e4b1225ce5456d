"""assets/js/passkey.js and strength.js in Chromium, with its virtual authenticator and our functions behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from tests.browser.conftest import Reader
from tests.browser.passkey_site import Tiny, tiny_site

CANCELLED = "it was cancelled or took too long."
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
OLD_BROWSER = """
delete PublicKeyCredential.parseCreationOptionsFromJSON; delete PublicKeyCredential.parseRequestOptionsFromJSON;
PublicKeyCredential.prototype.toJSON = () => { throw new TypeError("Illegal invocation"); };
"""
COUNTS_OFFERS = """
const get = navigator.credentials.get.bind(navigator.credentials);
window.offers = 0;
navigator.credentials.get = (asked) => {
  const answer = get(asked);
  offers += asked.mediation === "conditional";
  return answer;
};
"""


class Device:
    """A virtual authenticator of a page; it approves at once unless told otherwise."""

    def __init__(self, page: Page, **options: object) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        made = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **options}})
        self._id = made["authenticatorId"]

    def _send(self, what: str, **told: object) -> dict[str, Any]:
        return self._session.send(f"WebAuthn.{what}", {"authenticatorId": self._id, **told})

    def approves(self, does: bool) -> None:
        """Whether somebody touches it."""
        self._send("setAutomaticPresenceSimulation", enabled=does)

    def knows_its_user(self, does: bool) -> None:
        """Whether finger, face or PIN are right."""
        self._send("setUserVerified", isUserVerified=does)

    def counts(self) -> list[int]:
        """The sign count of each credential in it."""
        return [credential["signCount"] for credential in self._send("getCredentials")["credentials"]]


@pytest.fixture(scope="module")
def tiny() -> Iterator[Tiny]:
    """The site with the two scripts."""
    with tiny_site() as site:
        yield site


@pytest.fixture
def someone(browser: Browser, tiny: Tiny) -> Iterator[Reader]:
    """A reader of that site, for whom it begins anew; a test whose browser complained fails."""
    tiny.passkeys.clear()
    tiny.asked.clear()
    tiny.refusing = False
    with ExitStack() as stack:
        reader = Reader(browser, tiny.url, stack)
        yield reader
    assert not [said for said in reader.complaints if "429" not in said], reader.complaints


def press(page: Page, path: str) -> None:
    """Open a page and press its button."""
    page.goto(path)
    page.get_by_role("button", name="Use a passkey").click()


def enrol(page: Page) -> None:
    """Make a passkey."""
    press(page, "/enrol?plain")
    expect(page.get_by_role("heading")).to_have_text("Kept, back to /shelf")


@pytest.mark.parametrize("before", ["", OLD_BROWSER], ids=["today's browser", "without JSON of its own"])
def test_a_passkey_is_made_and_signs_in(someone: Reader, tiny: Tiny, before: str) -> None:
    """A press makes a passkey, a press signs in with it again and again, by page loads that take the form along."""
    page = someone.page()
    page.add_init_script(before)
    device = Device(page)
    enrol(page)
    for count in (2, 3):
        press(page, "/sign-in?plain")
        expect(page.get_by_role("heading")).to_have_text("Signed in, back to /shelf")
        assert device.counts() == [count]
    (passkey,) = tiny.passkeys.values()
    assert passkey.sign_count == 3
    assert passkey.transports == ("internal",)


def test_a_device_makes_no_second(someone: Reader, tiny: Tiny) -> None:
    """A device that has a passkey of the account says so, and nothing is kept twice."""
    page = someone.page()
    Device(page)
    enrol(page)
    press(page, "/enrol?plain")
    expect(page.get_by_role("alert")).to_have_text("This device already has a passkey for your account.")
    assert len(tiny.passkeys) == 1


def test_who_is_not_verified_is_told(someone: Reader, tiny: Tiny) -> None:
    """A wrong finger ends in a sentence beside the button, and the button works again after it."""
    page = someone.page()
    device = Device(page)
    device.knows_its_user(False)
    press(page, "/enrol?plain")
    expect(page.get_by_role("alert")).to_have_text(f"No passkey was made: {CANCELLED}")
    assert not tiny.passkeys
    device.knows_its_user(True)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading")).to_have_text("Kept, back to /shelf")
    device.knows_its_user(False)
    press(page, "/sign-in?plain")
    expect(page.get_by_role("alert")).to_have_text(f"Not signed in: {CANCELLED}")


def test_what_the_site_says_is_said(someone: Reader, tiny: Tiny) -> None:
    """A refusal's sentence and a lost connection are said beside the button."""
    page = someone.page()
    tiny.refusing = True
    press(page, "/sign-in?plain")
    expect(page.get_by_role("alert")).to_have_text("Too many tries. Wait a minute.")
    page.route("**/options", lambda route: route.abort())
    tiny.refusing = False
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_have_text("No answer from the site. Try again when the connection is back.")
    someone.complaints.clear()  # the browser's own word of the request that the test cut


def test_another_address_of_the_site(someone: Reader, tiny: Tiny) -> None:
    """At an address that passkeys are not bound to a press says so."""
    page = someone.page()
    Device(page)
    press(page, f"http://127.0.0.1:{tiny.port}/enrol?plain")
    expect(page.get_by_role("alert")).to_have_text("Passkeys do not work at this address of the site.")


def test_a_browser_without_passkeys_shows_no_button(someone: Reader) -> None:
    """Where the browser has no passkeys, and without JavaScript, there is no button that does nothing."""
    page = someone.page()
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Show password")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    plain = someone.page(java_script_enabled=False)
    plain.goto("/sign-in")
    expect(plain.get_by_role("button", name="Use a passkey")).to_be_hidden()


def test_a_passkey_chosen_in_the_field_signs_in(someone: Reader) -> None:
    """With a field that takes passkeys no press is needed: choosing one there signs in."""
    page = someone.page()
    Device(page)
    enrol(page)
    page.goto("/sign-in")
    expect(page.get_by_role("heading")).to_have_text("Signed in, back to /shelf")


def offering(someone: Reader, prepare: Callable[[Page], None] = lambda page: None) -> tuple[Page, Device]:
    """A page whose field offers a passkey that nobody touches; one that approves does so from the next request on."""
    page = someone.page()
    device = Device(page)
    enrol(page)
    device.approves(False)
    page.add_init_script(COUNTS_OFFERS)
    prepare(page)
    page.goto("/sign-in")
    await_offers(page, 1)
    return page, device


def until(page: Page, true: Callable[[], object]) -> None:
    """Wait for what no element shows; not for ever."""
    for _ in range(500):
        if true():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it did not come about")


def await_offers(page: Page, number: int) -> None:
    """Wait until passkeys were offered so often, and the newest offer has reached the device."""
    until(page, lambda: page.evaluate("offers") >= number)
    page.wait_for_timeout(200)


def test_a_press_takes_over_from_the_field(someone: Reader, tiny: Tiny) -> None:
    """While the field offers passkeys a press ends that and asks with a challenge of its own."""
    page, device = offering(someone)
    device.approves(True)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading")).to_have_text("Signed in, back to /shelf")
    assert tiny.asked == ["enrol", "sign-in", "sign-in"]


def test_after_a_press_that_failed_the_field_offers_again(someone: Reader) -> None:
    """A press that was refused says so, and choosing a passkey in the field works as before."""
    page, device = offering(someone)
    held = list[Route]()
    page.route("**/options", lambda route: held.append(route), times=1)  # the later one is asked first
    page.route("**/options", lambda route: route.fulfill(status=429, json={"said": "Wait."}), times=1)
    device.approves(True)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_have_text("Wait.")
    until(page, lambda: held)
    held[0].continue_()
    expect(page.get_by_role("heading")).to_have_text("Signed in, back to /shelf")


def test_an_offer_is_renewed(someone: Reader, tiny: Tiny) -> None:
    """A page that stands for long renews its challenge before it is too old, and not while nobody looks."""
    page, device = offering(someone, lambda page: page.clock.install())
    page.clock.fast_forward(240_000)
    await_offers(page, 2)
    asked = len(tiny.asked)
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { get: () => window.away, configurable: true }); away = true"
    )
    page.clock.fast_forward(960_000)
    page.wait_for_timeout(200)
    assert len(tiny.asked) == asked
    device.approves(True)
    page.evaluate("away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading")).to_have_text("Signed in, back to /shelf")


def test_strength_is_told_while_typing(someone: Reader, tiny: Tiny) -> None:
    """What is typed is judged after a pause, once, with the address known; the score is in words, not colour alone."""
    page = someone.page()
    page.goto("/sign-in?plain")
    told = page.locator("#how")
    page.get_by_label("Email").fill("lovelace.ada@corp.example")
    page.get_by_label("Password", exact=True).press_sequentially("lovelace.ada", delay=20)
    expect(told).to_contain_text("Strength 1 of 5. Very easy to guess. It is made of your address")
    assert tiny.asked == ["strength of lovelace.ada"]
    assert told.get_attribute("role") == "status"
    page.get_by_label("Password", exact=True).fill("trout violin harbour 7")
    expect(told).to_contain_text("Strength 5 of 5. Strong.")
    assert told.locator(".meter").count() == 5
    page.get_by_label("Password", exact=True).fill("")
    expect(told).to_be_empty()


def test_only_the_newest_answer_counts(someone: Reader) -> None:
    """An answer that is late does not write over what was typed after it."""
    page, held = someone.page(), list[Route]()
    page.goto("/sign-in?plain")
    page.route(
        "**/strength", lambda route: held.append(route) if "first" in route.request.post_data else route.continue_()
    )
    with page.expect_request("**/strength"):
        page.get_by_label("Password", exact=True).fill("the first password")
    page.get_by_label("Password", exact=True).fill("trout violin harbour 7")
    expect(page.locator("#how")).to_contain_text("Strong.")
    held[0].fulfill(json={"score": 0, "words": "Late."})
    page.wait_for_timeout(100)
    expect(page.locator("#how")).to_contain_text("Strong.")


def test_a_password_can_be_looked_at(someone: Reader) -> None:
    """The button shows what was typed, hides it again, and sending the form hides it too."""
    page = someone.page()
    page.goto("/sign-in?plain")
    field = page.locator("#password")
    field.fill("trout violin")
    page.get_by_role("button", name="Show password").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide password").click()
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show password").click()
    page.evaluate("document.forms[0].onsubmit = (event) => event.preventDefault(); document.forms[0].requestSubmit()")
    expect(field).to_have_attribute("type", "password")
