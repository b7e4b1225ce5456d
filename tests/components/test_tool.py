"""The printed page of one tool."""

from __future__ import annotations

import pytest

from tests.components.parsing import sound
from tests.generate import odd_tools
from tests.libraries import SITE, TODAY, demo_library, library_of, odd_library
from verdicts.components.tool.page import tool_page
from verdicts.desk.catalogue import Library
from verdicts.desk.show import show
from verdicts.views.tool import ToolView
from verdicts.web.paper.printing import print_html


def printed(library: Library, slug: str) -> str:
    """The page of a tool."""
    view = show(library, SITE, slug, TODAY)
    assert isinstance(view, ToolView)
    return print_html(tool_page, view)


@pytest.mark.parametrize("slug", [tool.slug for tool in odd_tools()])
def test_odd_tools_are_sound(slug: str) -> None:
    """Scripts, emoji, right-to-left, long words and empty parts print as text on a sound page."""
    sound(printed(odd_library(), slug))


@pytest.mark.parametrize("slug", sorted(demo_library().catalogue().cards))
def test_demo_tools_are_sound(slug: str) -> None:
    """Every tool of the demo has a sound page on which each source is a link."""
    page = sound(printed(demo_library(), slug))
    sources = [link for link in page.all("a") if link.get("class") == "src"]
    assert len(sources) >= len(demo_library().tools([slug])[0].facts)


def test_samples_are_labelled() -> None:
    """Each sample take says that it is one, and so does the panel."""
    html = printed(demo_library(), "ollama")
    assert html.count(">Sample<") == 5
    assert "Sample takes written for the demo" in html


def test_absent_things_are_named() -> None:
    """No panel, no facts and no votes are said in words, never as zero or no."""
    html = printed(odd_library(), "odd-no-panel")
    assert html.count("No panel take<") == 5
    assert "no votes yet" in html
    assert "No community votes yet." in html
    assert "No fact is sourced yet." in html


def test_retired_tools_say_so() -> None:
    """A retired tool keeps its page and carries the label."""
    library = library_of(odd_tools()[:1])
    with library.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE tool SET retired_at = '2026-11-01 00:00:00'")
    assert "This tool is no longer listed." in printed(library, odd_tools()[0].slug)


def test_markup_is_text() -> None:
    """A name that is a script is read, not run."""
    html = printed(odd_library(), "odd-markup")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
