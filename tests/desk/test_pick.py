"""The picker: names become a comparison, or a plain sentence that says what is wrong."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.libraries import SITE, TODAY, demo_library, empty_library, large_library, odd_library
from verdicts.desk.compare import Moved
from verdicts.desk.offer import first_offer, offer, suggest
from verdicts.desk.pick import pick
from verdicts.views.picker import PickerView


def picked(query: str) -> PickerView | Moved:
    """What the demo's picker answers."""
    return pick(demo_library(), SITE, query, TODAY)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("a=vllm&b=ollama", "/compare/ollama-vs-vllm"),
        ("a=VLLM&b=Ollama", "/compare/ollama-vs-vllm"),
        ("a=GitHub+Copilot&b=Copilot&with=cursor&add=Copilot", "/compare/cursor-vs-github-copilot"),
        ("a=olama&b=curser", "/compare/cursor-vs-ollama"),
        ("a=mistral+8x&b=qwen", "/compare/mistral-8x24b-moe-vs-qwen2-5-7b-instruct"),
        ("with=vllm&with=ollama&add=cursor", "/compare/cursor-vs-ollama-vs-vllm"),
        ("with=vllm&with=ollama", "/compare/ollama-vs-vllm"),
        ("with=vllm&with=ollama&add=", "/compare/ollama-vs-vllm"),
        ("with=vllm&with=nonsense&add=aider", "/compare/aider-vs-vllm"),
        ("a=vllm&b=ollama&utm=x", "/compare/ollama-vs-vllm"),
    ],
)
def test_understood_names_lead_to_the_comparison(query: str, path: str) -> None:
    """Slugs, names, short names, beginnings and slips of the finger lead to the one address."""
    assert picked(query) == Moved(path)


@pytest.mark.parametrize("query", ["", "x=1", "with=nonsense", "&&&=", "%ff=%ff"])
def test_nothing_chosen_is_a_blank_picker(query: str) -> None:
    """Without a choice there are two empty fields and no complaint."""
    view = picked(query)
    assert isinstance(view, PickerView)
    assert [of.value for of in view.form.fields] == ["", ""]
    assert view.form.problem == ""
    assert not any(of.error for of in view.form.fields)


def test_what_was_typed_is_kept_and_named() -> None:
    """An unknown name stays in its field with a sentence; the other field keeps what it means."""
    view = picked("a=vlm&b=zzqq")
    assert isinstance(view, PickerView)
    first, second = view.form.fields
    assert (first.value, first.error) == ("vLLM", "")
    assert second.value == "zzqq"
    assert second.error.startswith("No tool is called “zzqq”.")


def test_several_meanings_are_offered_as_comparisons() -> None:
    """A name that fits several tools offers each beside the tool already chosen."""
    view = picked("a=mistral&b=ollama")
    assert isinstance(view, PickerView)
    links = view.form.fields[0].meant
    assert {link.href for link in links} == {
        "/compare/mistral-8b-instruct-v3-vs-ollama",
        "/compare/mistral-8x24b-moe-vs-ollama",
    }
    assert all(link.href.startswith("/compare?") for link in picked("a=mistral&b=zzqq").form.fields[0].meant)


def test_one_name_alone_asks_for_another() -> None:
    """A single name is kept and the empty field says what it needs."""
    view = picked("a=vllm&b=")
    assert isinstance(view, PickerView)
    assert [of.error for of in view.form.fields] == ["", "Name a tool here too."]
    assert [of.first_wrong for of in view.form.fields] == [False, True]


@pytest.mark.parametrize("query", ["a", "a=&b=", "a=+&b=%00", "add="])
def test_no_name_asks_for_two(query: str) -> None:
    """A form sent empty says once what it needs, at its first field."""
    view = picked(query)
    assert isinstance(view, PickerView)
    assert [of.error for of in view.form.fields] == ["Name two tools.", ""]
    assert [of.first_wrong for of in view.form.fields] == [True, False]


def test_one_tool_twice_is_said() -> None:
    """The same tool in both fields is not compared with itself."""
    view = picked("a=vllm&b=VLLM")
    assert isinstance(view, PickerView)
    assert view.form.problem == "Both fields name the same tool. Name two different ones."


def test_four_is_the_most() -> None:
    """A fifth tool is refused with a sentence, and each of the four can be taken away."""
    view = picked("with=vllm&with=ollama&with=aider&with=qdrant&add=cursor")
    assert isinstance(view, PickerView)
    assert view.form.problem.startswith("Four is the most")
    ways = [picked(kept.without_href.partition("?")[2]) for kept in view.form.kept]
    assert all(isinstance(way, Moved) and way.path.count("-vs-") == 3 for way in ways)


def test_every_category_has_its_pairs() -> None:
    """The page lists each category with pairs of it, and an empty catalogue says that it is empty."""
    view = picked("")
    assert isinstance(view, PickerView)
    assert len(view.categories) == 7
    assert all(row.pairs for row in view.categories)
    empty = pick(empty_library(), SITE, "a=x&b=y", TODAY)
    assert isinstance(empty, PickerView)
    assert empty.empty


@given(st.dictionaries(st.sampled_from(["a", "b", "add", "with", "x"]), st.text(max_size=300)), st.booleans())
def test_any_query_is_answered(given_: dict[str, str], odd: bool) -> None:
    """Whatever is typed gives a comparison's address or a picker that keeps it."""
    answer = pick(odd_library() if odd else large_library(), SITE, urlencode(given_, errors="replace"), TODAY)
    assert isinstance(answer, PickerView) or answer.path.startswith("/compare/")


def test_menus_offer_what_the_page_does_not_hold() -> None:
    """Typing into "add" or "replace" offers tools with the comparison that comes of it."""
    path = "/compare/ollama-vs-vllm"
    added = offer(demo_library(), SITE, path, "add", "curser")
    replaced = offer(demo_library(), SITE, path, "a", "curser")
    assert added[0].href == "/compare/cursor-vs-ollama-vs-vllm"
    assert replaced[0].href == "/compare/cursor-vs-vllm"
    assert "ollama" not in [choice.slug for choice in offer(demo_library(), SITE, path, "a", "olama")]


def test_sending_a_menu_goes_to_the_first_or_asks() -> None:
    """Enter in a menu opens the first comparison; with nothing found the picker takes over."""
    path, query = "/tools/ollama", "with=ollama&add=cursr"
    assert first_offer(demo_library(), SITE, path, "add", query) == "/compare/cursor-vs-ollama"
    assert first_offer(demo_library(), SITE, path, "add", "with=ollama&add=zzzz") == "/compare?with=ollama&add=zzzz"


def test_two_letters_are_enough() -> None:
    """The fields offer tools with their panels from the second character on."""
    found = suggest(demo_library(), SITE, "vl")
    assert (found[0].slug, len(found[0].bank.bars)) == ("vllm", 5)
