"""The printed home page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.components.parsing import sound
from tests.libraries import SITE, TODAY, demo_library, empty_library, large_library, odd_library
from verdicts.components.home.page import home_page
from verdicts.desk.catalogue import Library
from verdicts.desk.welcome import welcome
from verdicts.web.paper.printing import print_html

LIBRARIES = [demo_library, odd_library, large_library, empty_library]


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_shape_is_sound(library: Callable[[], Library]) -> None:
    """One h1, headings in order, no id twice, markup as text, whatever the catalogue."""
    sound(print_html(home_page, welcome(library(), SITE, TODAY)))


def test_an_empty_catalogue_says_what_to_do() -> None:
    """Without tools the page names the command that imports some, and offers no form."""
    html = print_html(home_page, welcome(empty_library(), SITE, TODAY))
    assert "No tools yet. Import a catalogue with:" in html
    assert "verdicts import PATH" in html
    assert "<form" not in html


def test_every_control_does_something() -> None:
    """The picker is a GET form, ribbons are buttons of the other form, and every link has an address."""
    page = sound(print_html(home_page, welcome(demo_library(), SITE, TODAY)))
    forms = [(form["action"], form["method"]) for form in page.all("form")]
    assert forms == [("/compare", "get"), ("/bookmark", "post")]
    assert [button["type"] for button in page.all("button") if button.get("form") != "bookmark"] == ["submit"]
    assert all(link["href"] for link in page.all("a"))
    assert [field["name"] for field in page.all("input")] == ["a", "b", "back"]


def test_drawings_are_spoken() -> None:
    """Each drawing has its numbers in words."""
    page = sound(print_html(home_page, welcome(demo_library(), SITE, TODAY)))
    drawn = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert len(drawn) == 1 + 8 + 10
    assert all(svg["aria-label"] for svg in drawn)
