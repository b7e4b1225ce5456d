"""The printed pages of signing in and of the account."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.account_pages import ACCOUNT, META, ODD, ONWARD, PAGES, PROVIDERS
from tests.components.parsing import Printed, sound
from verdicts.components.account.account import account_page
from verdicts.components.account.ask_link import ask_link_page
from verdicts.components.account.choose import choose_page
from verdicts.components.account.sign_in import sign_in_page
from verdicts.desk.strength import TOO_SHORT
from verdicts.views import account as views
from verdicts.views.account import AskLinkView, ChooseView, OnwardView, SignInView
from verdicts.web.paper.printing import print_html

NAMES = sorted(PAGES)
Fields = dict[str | None, dict[str, str | None]]
MODULES = {"/js/passkey.js", "/js/strength.js"}


def _print(name: str) -> str:
    body, view = PAGES[name]
    return print_html(body, view)


def _fields(html: str) -> Fields:
    """The fields of a page by their id, those unseen left out."""
    return {each.get("id"): each for each in Printed(html).all("input") if each.get("type") != "hidden"}


def _page(name: str) -> Printed:
    html = _print(name)
    for module in MODULES:
        html = html.replace(f'<script type="module" src="{module}"></script>', "")
    return sound(html)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_sound(name: str) -> None:
    """One h1, no level left out, ids once, descriptions that lead somewhere, no markup and no script but our own."""
    assert _page(name).headings()[0] == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_label_and_tells_password_managers(name: str) -> None:
    """What is typed into has a label and says with `autocomplete` what it is; no password is ever printed."""
    page = _page(name)
    labelled = {each["for"] for each in page.all("label")}
    for each in page.all("input"):
        kind = each.get("type", "text")
        assert kind == "hidden" or "hidden" in each or each["id"] in labelled
        if kind == "password":
            assert "value" not in each
            assert each["autocomplete"] in ("current-password", "new-password")
        if kind == "email":
            assert each["autocomplete"] in ("username webauthn", "username", "email")


@pytest.mark.parametrize("name", NAMES)
def test_every_form_posts_and_the_words_are_ours(name: str) -> None:
    """Forms post to a path of this site, and the browser says nothing in our place."""
    for each in _page(name).all("form"):
        assert (each["method"], each["novalidate"]) == ("post", "")
        assert str(each["action"]).startswith("/")
        assert "?" not in str(each["action"])


@pytest.mark.parametrize("name", NAMES)
def test_links_stay_on_this_site(name: str) -> None:
    """No link and no form of these pages leads elsewhere, whatever a name holds."""
    assert all(str(each["href"]).startswith("/") for each in _page(name).all("a"))
    assert all(not str(each["href"]).startswith("//") for each in _page(name).all("a"))


def test_no_view_has_room_for_a_password() -> None:
    """There is no field of a view in which a password could travel to a page."""
    kinds = [kind for kind in vars(views).values() if isinstance(kind, type) and kind.__module__ == views.__name__]
    named = {field.name for kind in kinds for field in fields(kind)}
    assert {name for name in named if "password" in name} == {"has_password"}


def test_a_fault_is_said_at_its_field() -> None:
    """The field with the fault is marked, described by its words and has the focus; the address is still there."""
    field = _fields(_print("sign-in-dotless"))["email"]
    assert (field["aria-invalid"], field["aria-describedby"], field["autofocus"]) == ("true", "email-fault", "")
    assert field["value"] == "ada@company"
    assert '<p id="email-fault"' in _print("sign-in-dotless")
    password = _fields(_print("sign-in-empty"))["password"]
    assert (password["aria-invalid"], password["aria-describedby"]) == ("true", "password-fault")
    assert "aria-invalid" not in _print("sign-in-wrong")
    assert 'role="alert"' in _print("sign-in-wrong").split("<form")[0]


def test_where_one_goes_and_what_is_done_goes_along() -> None:
    """Every form and every link to another of these pages carries next and intent, as it was given, escaped."""
    carried = "next=%2Fcompare%2Follama-vs-vllm%3Fx%3D1%26y%3D2&amp;intent=share%3A0123456789ab"
    for name, ways in {"sign-in": ("/sign-up", "/forgot", "/sign-in/with/company"), "sign-up": ("/sign-in",)}.items():
        html = _print(name)
        assert all(f'href="{way}?{carried}"' in html for way in ways)
        assert html.count("<form") == html.count('name="next" value="/compare/ollama-vs-vllm?x=1&amp;y=2"')
        assert html.count("<form") == html.count('name="intent" value="share:0123456789ab"')
    assert 'href="/sign-up"' in print_html(sign_in_page, SignInView(META, OnwardView()))


def test_pages_that_lead_to_an_account_say_that_voting_needs_none() -> None:
    """Signing in and signing up say that voting needs no account, and what an account keeps."""
    for name in ("sign-in", "sign-in-plain", "sign-up"):
        html = _print(name)
        assert "Voting needs no account. One vote a device or account; change it or take it back any time." in html
        assert "What an account keeps" in html
        assert 'href="/privacy"' in html


def test_asking_tells_nobody_whether_an_address_is_known() -> None:
    """What is said after asking begins with if, and names the address as it was given."""
    for purpose in ("sign-up", "reset"):
        html = print_html(ask_link_page, AskLinkView(META, purpose, ONWARD, sent_to="ada@company.example"))
        said = html.split('role="status"')[1].split("</p>")[0]
        assert "<span>If that address " in said
        assert ">ada@company.example</strong>" in said
        assert "outbox" not in html
        assert "Send again" in html
    assert "Its operator finds the mail in the outbox folder." in _print("sign-up-outbox")


def test_choosing_names_the_address_and_the_rule() -> None:
    """The link goes along unseen, the address is there to be read and kept, the rule stands under the field."""
    html = print_html(choose_page, ChooseView(META, "sign-up", "the-link", "ada@company.example"))
    found = _fields(html)
    assert 'type="hidden" name="link" value="the-link"' in html
    assert (found["email"]["autocomplete"], found["email"]["readonly"]) == ("username", "")
    assert found["password"]["aria-describedby"] == "password-note password-strength"
    assert "At least 10 characters." in html
    assert "<form" not in _print("choose-over")


def test_what_was_refused_stands_open_where_it_belongs() -> None:
    """A fault of the password or of deleting opens its part and stands nowhere else; another stands on top."""
    for name, part, others in (("account-password", "ways", "delete"), ("account-delete", "delete", "ways")):
        parts = _sections(_print(name))
        assert "<details open" in parts[part]
        assert "<details open" not in parts[others]
        assert "banner-bad" not in _print(name)
    assert "banner-bad" in _print("account-stale")


def _sections(html: str) -> dict[str, str]:
    """The HTML of each section by its id."""
    pieces = html.split("<section ")[1:]
    return {piece.split('id="', 1)[1].split('"', 1)[0]: piece for piece in pieces if 'id="' in piece.split(">")[0]}


def test_deleting_asks_what_becomes_of_the_votes() -> None:
    """Two choices of which none is made, a password where there is one, and a word that it cannot be undone."""
    part = _sections(_print("account"))["delete"]
    radios = [each for each in Printed(part.split("</section>")[0]).all("input") if each["type"] == "radio"]
    assert [each["value"] for each in radios] == ["keep", "withdraw"]
    assert not [each for each in radios if "checked" in each]
    assert "It cannot be undone" in part
    assert 'type="password"' in part
    assert 'type="password"' not in _sections(_print("account-fresh"))["delete"]
    stale = _sections(_print("account-stale"))["delete"]
    assert "<form" not in stale
    assert 'href="/sign-in?next=%2Faccount"' in stale


def test_the_own_browser_is_not_ended_from_the_list() -> None:
    """Other sessions have a button with their number, this one has none; alone, there is nobody else to sign out."""
    html = _print("account")
    assert html.count('action="/account/session/end"') == 2
    assert 'action="/account/session/end-others"' in html
    assert 'action="/account/session/end' not in _print("account-bare")


def test_a_reader_is_not_told_of_a_role() -> None:
    """Only who is more than a reader has a role on the page."""
    assert ">Editor<" in _print("account")
    assert "Role" not in _print("account-bare")


def test_hostile_text_is_text() -> None:
    """Markup in an address, a name, a browser or a sentence is shown as text, wherever it stands."""
    for name in ("account-odd", "sign-in-odd", "sign-up-outbox", "choose-weak", "account-passkey"):
        html = _print(name)
        assert "&lt;script&gt;alert(1)" in html
        assert "<script>" not in html
        assert ODD not in html


def test_connected_providers_can_be_let_go() -> None:
    """A connected provider has a button that lets it go, another one a link that connects it."""
    html = print_html(account_page, ACCOUNT)
    assert 'name="key" value="company"' in html
    assert 'name="key" value="other"' not in html
    assert 'href="/sign-in/with/other?next=%2Faccount"' in html
    assert "Providers" not in _print("account-bare")
    assert [each.key for each in PROVIDERS if each.linked] == ["company"]


def test_sessions_are_told_apart() -> None:
    """Browsers of the same name say to the minute when each was begun and last seen, in words and for machines; the
    one that reads is marked."""
    html = _sections(_print("account"))["sessions"]
    times = [each.get("datetime") for each in Printed(_print("account")).all("time")]
    assert times == ["2026-11-03T14:05+00:00", *["2026-11-03T14:05+00:00", "2026-11-20T09:00+00:00"] * 2]
    for words in ("3 Nov 2026, 14:05 UTC", "1 Oct 2026, 08:00 UTC", "last seen"):
        assert words in html
    assert html.count("This device") == html.count("in use now") == 1


def test_a_hint_stands_once() -> None:
    """The rules of a password stand where nothing was refused; a fault stands in their place."""
    rules = "Three or four words that do not belong together"
    assert _print("choose").count(rules) == 1
    assert rules not in _print("choose-weak")
    assert "Three or four words" not in TOO_SHORT
