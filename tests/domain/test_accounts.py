"""Addresses, where a reader may be led, and what may be carried out then."""

from __future__ import annotations

from email.utils import getaddresses
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verdicts.domain.accounts import email_fault, intent, onward, plain_email

SITE = "https://verdicts.example/sign-in?onward=x"
PIECES = st.lists(st.sampled_from(["/", "\\", "//", ":", "?", "#", "@", "%2f", "\t", "\r\n", ".", "..", "evil.example",
                                   "https", "javascript", "tools", "\u2044", "\uff0f", "\0", " ", "&", "="]),
                  max_size=8).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    "email",
    [
        "a@b.co",
        "o'hara+tag@sub.example.co.uk",
        "!#$%&'*+-/=?^_`{|}~@example.org",
        "用户@例子.公司",
        "x@xn--80ak6aa92e.xn--p1ai",
        "a@1.2.museum",
        "x" * 64 + "@example.com",
    ],
)
def test_odd_addresses_that_there_are_pass(email: str) -> None:
    """What mail can be sent to is taken."""
    assert email_fault(email) == ""


@pytest.mark.parametrize(
    "email",
    [
        "",
        "a",
        "a@",
        "@b.co",
        "a@b",
        "a@b.c",
        "a@@b.co",
        "a b@c.de",
        "a@b.co\n",
        "a@b.co\r\nBcc: c@d.ef",
        "a@b.co,c@d.ef",
        "a@b.co,evil",
        "a@b.co;evil",
        "a@b.co>",
        "<a@b.co>",
        'a@b.co"',
        '"a"@b.co',
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@b..co",
        "a@.b.co",
        "a@b.co.",
        "a@b.c\0m",
        "a@b.com\x85",
        "a\u200b@b.co",
        "\u202ea@b.co",
        "a@b.co\u202e",
        "a\ud800@b.co",
        "x" * 65 + "@b.co",
        "a@" + "b" * 64 + ".co",
        "a@" + "b." * 126 + "com",
    ],
)
def test_what_is_no_address_is_told_so(email: str) -> None:
    """Anything else has a fault, in a sentence."""
    assert email_fault(email).endswith(".")


@given(st.text(max_size=3), st.text(max_size=3), st.text(max_size=3))
def test_an_address_without_fault_is_one_recipient(local: str, domain: str, end: str) -> None:
    """Whatever is put into an address: if it passes, the header of a mail reads it as exactly this one recipient."""
    email = f"a{local}@b{domain}.co{end}"
    if not email_fault(email):
        assert getaddresses([email]) == [("", email)]
        assert email.splitlines() == [email]
        assert email.encode()


def test_an_address_is_kept_in_one_way() -> None:
    """Spaces around it and capitals make no other address."""
    assert plain_email("  Ada@Example.COM\n") == "ada@example.com"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tools",
        "/tools/ollama",
        "/compare/a-vs-b",
        "/tools?sort=voted&q=a+b%20c",
        "/?q=1",
        "/shelf/a_b~c.d",
        "/?n=*" + "x" * 1900,
    ],
)
def test_a_page_of_this_site_is_led_to(path: str) -> None:
    """Paths and queries of our pages are kept as they are."""
    assert onward(path) == path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tools",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/tools//evil.example",
        "https:",
        "https:/evil.example",
        "https://evil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/\t/evil.example",
        "/tools\r\nSet-Cookie: a=b",
        "/tools\n",
        "/tools?a=b\r\n",
        "/tools#there",
        "/@evil.example",
        "/:80@evil.example",
        "/t\u00f6\u00f6ls",
        "/\uff0fevil.example",
        "javascript:alert(1)",
        "/javascript:alert(1)",
        "data:text/html,x",
        " /tools",
        "/tools/" + "x" * 600,
        "/tools?" + "x" * 2001,
    ],
)
def test_what_could_lead_elsewhere_leads_home(text: str) -> None:
    """An address with a host, another scheme, or anything that some browser reads as one becomes the home page."""
    assert onward(text) == "/"


@given(st.one_of(st.text(max_size=40), PIECES, PIECES.map("/".__add__)))
@example("/./\\evil.example")
def test_wherever_it_leads_is_here(text: str) -> None:
    """Whatever comes: joined to a page of ours, also as browsers join it, it stays on our host."""
    path = onward(text)
    assert path in (text, "/")
    for read in (path, path.replace("\\", "/").strip("\0\t\r\n "), path.replace("\t", "").replace("\n", "")):
        whole = urlsplit(urljoin(SITE, read))
        assert (whole.scheme, whole.netloc) == ("https", "verdicts.example")


@pytest.mark.parametrize(
    "text", ["", "share:", "share:0123456789aX", "share:0123456789ab\n", "delete:0123456789ab", "x"]
)
def test_only_known_clicks_are_carried_out(text: str) -> None:
    """The one click there is has a key of 12 hexadecimal digits; all else is nothing."""
    assert intent(text) == ""
    assert intent("share:0123456789ab") == "share:0123456789ab"
