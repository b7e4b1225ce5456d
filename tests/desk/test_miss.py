"""A page that is not there offers what may have been meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.libraries import SITE, TODAY, demo_library, empty_library, odd_library
from verdicts.desk.compare import Missing, compare
from verdicts.desk.miss import as_read, miss
from verdicts.desk.show import show
from verdicts.views.missing import MissingView


def missed(matchup: str) -> MissingView:
    """The page for a comparison of the demo that is not there."""
    lost = compare(demo_library(), SITE, matchup, TODAY)
    assert isinstance(lost, Missing)
    return miss(demo_library(), SITE, lost, f"/compare/{matchup}")


def test_a_mistyped_tool_offers_the_near_ones() -> None:
    """The nearest name comes first, linked to its page."""
    lost = show(demo_library(), SITE, "olama", TODAY)
    assert isinstance(lost, Missing)
    view = miss(demo_library(), SITE, lost, "/tools/olama")
    assert view.links[0].href == "/tools/ollama"
    assert view.meta.robots == "noindex"


def test_a_comparison_keeps_the_tools_that_are_there() -> None:
    """A known tool is named and compared with what the other may have been."""
    view = missed("olama-vs-vllm")
    assert view.links[0].href == "/compare/ollama-vs-vllm"
    assert view.links[-1].href == "/tools/vllm"
    assert "“olama”" in view.said
    assert "vLLM is there." in view.said


def test_all_unknown_tools_are_named_up_to_four() -> None:
    """Two are joined by "or"; more than four are counted, and the limit is said."""
    assert missed("aa-vs-bb").said == "The catalogue holds no tool called “aa” or “bb”."
    four = "The catalogue holds no tool called “a”, “b”, “c” or “d”."
    assert missed("a-vs-b-vs-c-vs-d").said == four
    five = "The catalogue holds no tool called “a”, “b”, “c”, “d” or 1 other. A comparison holds four at most."
    assert missed("a-vs-b-vs-c-vs-d-vs-e").said == five


@pytest.mark.parametrize("path", ["/ladder", "/about", "/pricing", "/bookmarks", "/newsletter", "/feed.xml"])
def test_an_unknown_page_is_not_taken_for_a_tool(path: str) -> None:
    """Only a name that is nearly there is offered for an address outside the tools."""
    assert miss(demo_library(), SITE, Missing(()), path).links == []


@pytest.mark.parametrize(
    ("path", "slug"), [("/olama", "ollama"), ("/GitHub-Copilot", "github-copilot"), ("/x/vlm", "vllm")]
)
def test_a_tool_without_its_folder_is_found(path: str, slug: str) -> None:
    """A tool's name at a wrong address leads to the tool."""
    assert miss(demo_library(), SITE, Missing(()), path).links[0].href == f"/tools/{slug}"


def test_five_tools_offer_to_drop_one() -> None:
    """Too many tools says so and links each comparison without one of them; six offer the first four."""
    five = missed("aider-vs-cursor-vs-ollama-vs-qdrant-vs-vllm")
    assert five.title == "Four is the most"
    assert next(link.label for link in five.links) == "Without Aider"
    assert all(link.href.count("-vs-") == 3 for link in five.links)
    six = missed("aider-vs-cursor-vs-ollama-vs-pgvector-vs-qdrant-vs-vllm")
    assert [link.href.count("-vs-") for link in six.links] == [3]


def test_any_address_is_answered_as_text() -> None:
    """A strange address offers what its last part is near to, and is never guessed into more."""
    view = miss(demo_library(), SITE, Missing(()), "/tolls/cursr")
    assert [link.href for link in view.links] == ["/tools/cursor"]
    assert miss(empty_library(), SITE, Missing(("x",)), "/tools/x").links == []


@given(st.text(max_size=400), st.booleans())
def test_hostile_addresses_are_answered(path: str, tool: bool) -> None:
    """Whatever stands in the address, the page says a short sentence and links only inside the site."""
    view = miss(odd_library(), SITE, Missing((path,) if tool else ()), f"/tools/{path}")
    assert len(view.said) < 250
    assert all(link.href.startswith("/") for link in view.links)


@pytest.mark.parametrize(
    ("path", "read"),
    [("/a%20b", "/a b"), ("/a%2Fb", "/a%2Fb"), ("/%C3%A4/", "/ä"), ("/%ff", "/%ff"), ("/", "/"), ("/%2525", "/%25")],
)
def test_paths_read_as_in_the_browser(path: str, read: str) -> None:
    """Percent signs are read as decodeURI reads them: reserved characters stay, broken ones leave the path alone."""
    assert as_read(path) == read
