"""Shelves of every kind that the domain allows: scripts, emoji, markup, formulas, lines, and none at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import strategies as st

from tests.shelves import SITE
from verdicts.domain.shelves import Bookmark, Shelf

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NAMED = {"/tools/ollama": "Ollama <b>&amp;", "/compare/ollama-vs-vllm": "=Ollama or vLLM"}
ODD = (
    "Parent / Child", 'He said "hi"', "it's", "'=1+1", "=HYPERLINK(1)", "-1", "@x", "👩‍🚀🇩🇪👍🏽", "כלי השוואה", "أدوات",
    "<b>bold</b>", "</A></DL>", "&amp;", "&copy", "&#10;", "<DT>", "<!--", "[linkding-notes]x[/linkding-notes]",
    "a, b; c\td", "e\u0301", "\u200bzero", "x" * 80, "]]>", "//", "#tag", "https://x.example/", "\ufeffmark",
)  # fmt: skip
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")


def _line(most: int, least: int) -> st.SearchStrategy[str]:
    free = st.text(_CHARACTERS, max_size=most) | st.sampled_from(ODD)
    return free.map(lambda text: _BREAKS.sub(" ", text).strip()[:most].strip()).filter(lambda text: len(text) >= least)


moments = st.integers(1, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
names = _line(80, 1)
titles = _line(300, 0)
notes = (
    st.text(_CHARACTERS, max_size=200)
    | st.lists(st.sampled_from(ODD), max_size=9).map("\n".join)
    | st.text("\r\n\t <&;'")
)
slugs = st.sampled_from(("ollama", "vllm", "gpt-4o-mini", "qwen2-5-7b-instruct", "a", "x-1"))
own = st.lists(slugs, min_size=1, max_size=4, unique=True).map(
    lambda some: f"/tools/{some[0]}" if len(some) == 1 else f"/compare/{'-vs-'.join(sorted(some))}"
)
links = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(("http", "https", "HTTPS")),
    st.sampled_from(("x.example", "münchen.example:8443", "[::1]", f"sub.{SITE.url[8:]}", "u:p@y.example")),
    st.text(st.sampled_from("ab/?&=#%;'\"<>,|é日👍.-+@"), max_size=40),
)


@st.composite
def _bookmark(draw: st.DrawFn) -> Bookmark:
    address = draw(own | links)
    title = "" if address.startswith("/") else draw(titles)
    return Bookmark(address, draw(moments), draw(notes), title)


@st.composite
def readers_shelves(draw: st.DrawFn) -> tuple[Shelf, ...]:
    """All shelves of a reader: different names, an address once."""
    kept = iter(draw(st.lists(_bookmark(), max_size=8, unique_by=lambda bookmark: bookmark.address)))
    shelves = [
        Shelf(name, draw(moments), tuple(one for _, one in zip(range(draw(st.integers(0, 4))), kept, strict=False)))
        for name in draw(st.lists(names, max_size=5, unique=True))
    ]
    return tuple(shelves)
