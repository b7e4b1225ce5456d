"""Hostile texts in Markdown: a real parser finds nothing in them but text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from verdicts.web.plain.markdown import items, link, plain, quoted, table

PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
_ACTIVE = st.sampled_from([*"\\`*_[]()<>#+-=.!|~&;:'\"\n\t 1", "](x)", "<b>", "&amp;", "```", "---", "| --- |"])


def _shown(source: str) -> tuple[str, set[str]]:
    """The text that a reader sees, and the elements around it."""
    tokens = [inner for token in PARSER.parse(source) for inner in (token, *(token.children or ()))]
    return "".join(token.content for token in tokens if token.type == "text"), {token.tag for token in tokens}


@given(st.lists(_ACTIVE | st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=30).map("".join))
def test_a_text_is_only_text(text: str) -> None:
    """In a paragraph, heading, list, quote or table a text shows as it was written, and nothing comes around it."""
    line = " ".join(text.split())
    places = {
        plain(text): {"p"},
        f"# {plain(text)}": {"h1"},
        items([f"A: {plain(text)}"]): {"ul", "li", "p"},
        quoted(text): {"blockquote", "p"},
        table(["A", "B"], [[plain(text), "end"]]): {"table", "thead", "tbody", "tr", "th", "td"},
    }
    for source, around in places.items():
        shown, tags = _shown(source)
        assert shown.removeprefix("A: ").removeprefix("AB").removesuffix("end") == line or not line
        assert tags - {""} <= around


def test_only_what_would_be_markup_is_escaped() -> None:
    """An ampersand is one, unless it begins what HTML reads as a character."""
    assert plain("Agent & eval frameworks, AT&T; Q&A") == r"Agent & eval frameworks, AT\&T; Q&A"
    assert plain("&amp; &#38; &#x26;") == r"\&amp; \&\#38; \&\#x26;"


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b", "\ufeff"])
def test_nothing_turns_or_hides_what_stands_around(hidden: str) -> None:
    """Characters that reorder the line or steer a terminal are left out; joined emoji and accents stay."""
    assert hidden not in plain(f"a{hidden}b")
    assert plain("👩‍🚀 é") == "👩‍🚀 é"


def test_links_lead_where_they_say() -> None:
    """An address cannot end its link early; one that is none of the web, and one in a text, is no link."""
    source = link("a](https://evil.example)[", "https://x.example/a_(b)?c=1&copy;=<>| d")
    (inline,) = [token for token in PARSER.parse(source) if token.type == "inline"]
    found = [token for token in inline.children or () if token.type == "link_open"]
    assert [token.attrs["href"] for token in found] == ["https://x.example/a_%28b%29?c=1&copy;=%3C%3E%7C%20d"]
    assert link("x", "javascript:alert(1)") == "x"
    assert plain("see https://evil.example, www.evil.example") == r"see https\://evil.example, www\.evil.example"
