"""The frame of every page: the same for everybody, and plain links to what the router does not know."""

from __future__ import annotations

import pytest

from tests.components.parsing import Printed
from verdicts.components import el
from verdicts.components.el import ALONE
from verdicts.components.layout import Frame, footer, header
from verdicts.views.account import WhoView
from verdicts.web.paper.printing import print_html


def test_header_and_footer_lead_to_what_is_the_readers() -> None:
    """Bookmarks and account are in the header, in the menu of a phone and in the footer; privacy in the footer."""
    top = Printed(print_html(header, Frame("Verdicts"), "/account"))
    foot = [each["href"] for each in Printed(print_html(footer, "Verdicts")).all("a")]
    tops = [each["href"] for each in top.all("a")]
    assert (tops.count("/bookmarks"), tops.count("/account")) == (2, 2)
    assert {"/bookmarks", "/account", "/privacy"} <= set(foot)
    assert [each.get("aria-label") for each in top.all("a") if each.get("aria-current")] == ["Account"]


@pytest.mark.parametrize("who", [WhoView(), WhoView("Your account", signed_in=True)])
def test_the_header_says_who_reads(who: WhoView) -> None:
    """The icon is named by the reader or the way to sign in, filled for an account; a phone's menu says it too."""
    html = print_html(header, Frame("Verdicts", who=who), "")
    top = Printed(html)
    assert [each.get("aria-label") for each in top.all("a") if each["href"] == "/account"] == [who.label, None]
    assert (html.count(">Account</a>"), html.count(">Your account</a>")) == (
        not who.signed_in,
        who.signed_in,
    )
    assert ('fill="currentColor"></path></svg></a>' in html) == who.signed_in


def test_only_an_editor_sees_the_way_to_the_desk() -> None:
    """Header and a phone's menu lead an editor to the desk, one of them marked there; other accounts see neither."""
    for who, ways in ((WhoView(), 0), (WhoView("Your account", True), 0), (WhoView("Your account", True, True), 2)):
        top = Printed(print_html(header, Frame("Verdicts", who=who), "/desk"))
        assert len([each for each in top.all("a") if each["href"] == "/desk"]) == ways
        assert len([each for each in top.all("a") if each.get("aria-current") == "page"]) == (1 if ways else 0)


@pytest.mark.parametrize("path", [*ALONE, "/account/data.json", "/sign-in?next=%2Faccount", "#main"])
def test_printed_only_pages_are_loaded_plainly(path: str) -> None:
    """A live link to a printed-only page is an anchor of the browser's, any other one is the router's."""
    assert type(el.a("x", href=path)).__name__ == "A"
    assert type(el.a("x", href="/tools")).__name__ == "ReactRouterLink"
    assert type(el.a("x", href="/tools/account")).__name__ == "ReactRouterLink"
