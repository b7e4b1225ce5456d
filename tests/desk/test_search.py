"""Search: the right tool first in spite of slips, in any script, and never an error."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate import tools
from tests.shelves import card, generated, shelf
from verdicts.desk.search import find, matches
from verdicts.desk.searching.words import MOST_CHARACTERS, plain, tidy
from verdicts.domain.cards import Card

NAMES = 500


def slip(chance: random.Random, name: str) -> str:
    """One letter put in, left out, mistaken for another, or swapped with its neighbour."""
    place, letter = chance.randrange(len(name) - 1), chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            name[:place] + letter + name[place:],
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        )
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_one_slip_finds_the_tool_first(seed: int) -> None:
    """Of 500 names with one slip each, among 5,000 tools, at least 95 % find their tool in the first place."""
    catalogue, chance = generated(5000), random.Random(seed)
    asked = chance.sample([one for one in catalogue.ranked if not one.slug.startswith("odd-")], NAMES)
    right = sum(next(iter(find(catalogue, slip(chance, one.name))), None) == one for one in asked)
    assert right >= 0.95 * NAMES


def test_a_name_finds_its_own_tool() -> None:
    """Every tool's whole name finds that tool first, whatever the case; a retired one is not found."""
    catalogue = generated(300)
    for one in catalogue.ranked:
        assert find(catalogue, one.name.upper(), 1) == [one]
    assert not matches(catalogue, "Gone Xylograph")


@pytest.mark.parametrize(
    ("text", "slug"),
    [("🚀", "odd-emoji"), ("כלי", "odd-rtl"), ("השוואה", "odd-rtl"), ("أدوات", "odd-rtl"), ("<script>", "odd-markup")],
)
def test_names_of_any_script_are_found(text: str, slug: str) -> None:
    """Emoji, right-to-left names and markup are found by themselves."""
    assert find(generated(300), text, 1)[0].slug == slug


def _named(*names: str) -> list[Card]:
    plainly = tools(len(names), seed=9)
    return [
        card(tool, slug=f"t{n}", name=name, short_name=name)
        for n, (tool, name) in enumerate(zip(plainly, names, strict=True))
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("llamacpp", "llama.cpp"),
        ("LLAMA-CPP", "llama.cpp"),
        ("cafe", "Café Crème"),
        ("mistarl", "Mistral 8x24B"),
        ("24b mistral", "Mistral 8x24B"),
        ("ol", "Ollama"),
        ("openruter fus", "OpenRouter Model Fusion"),
        ("opnrou", "OpenRouter Model Fusion"),
        ("🦙", "🦙🦙"),
    ],
)
def test_how_people_type(text: str, name: str) -> None:
    """Missing dots, accents, order, half words and two letters all lead to the tool that is meant."""
    names = ("llama.cpp", "Café Crème", "Mistral 8x24B", "Ollama", "OpenRouter Model Fusion", "🦙🦙", "Qdrant")
    assert find(shelf(_named(*names)), text, 1)[0].name == name


def test_names_come_before_other_texts() -> None:
    """A word in a name outranks the same word as maker, and that one outranks it in a tagline."""
    by_name, by_maker, by_tagline = (card(tool, slug=f"t{n}") for n, tool in enumerate(tools(3, seed=5)))
    catalogue = shelf(
        [
            card(tools(1, seed=5)[0], slug="c", name="Zed", short_name="Zed", tagline="Made of quartz"),
            card(tools(1, seed=5)[0], slug="b", name="Yot", short_name="Yot", maker="Quartz Labs"),
            card(tools(1, seed=5)[0], slug="a", name="Big Quartz", short_name="BQ"),
            by_name,
            by_maker,
            by_tagline,
        ]
    )
    assert [one.slug for one in matches(catalogue, "quartz")] == ["a", "b", "c"]


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    """Whatever is typed, the answer is a list without doubles of tools that are not retired."""
    catalogue = generated(300)
    found = [one.slug for one in matches(catalogue, text)]
    assert len(found) == len(set(found))
    assert not any(catalogue.cards[slug].retired for slug in found)
    assert len(tidy(text)) <= MOST_CHARACTERS


@given(st.text(max_size=80))
def test_plain_text_stays_plain(text: str) -> None:
    """What was made plain once is not changed by making it plain again, unless nothing was left of it."""
    once = plain(text)
    assert plain(once) == once
