"""Plain forms over HTTP: by address or by Accept, with sources and months, and labelled where they are a demo's."""

from __future__ import annotations

import re

import httpx
import pytest
from markdown_it import MarkdownIt
from sqlalchemy import create_engine

from tests.generate import fill, odd_tools
from tests.web.conftest import PAIR, SITE
from verdicts.web.api.asking import ROOT
from verdicts.web.api.problems import GUIDE
from verdicts.web.paper.press import Press
from verdicts.web.plain.room import PlainForms
from verdicts.web.printed import PRINTED
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
KIND = "text/markdown; charset=utf-8"


@pytest.fixture(autouse=True)
def forms(website: Website, press: Press) -> None:
    """The room of plain forms is open."""
    website.rooms = (PlainForms(press, PRINTED), *website.rooms)


@pytest.mark.parametrize("path", ["/tools/cursor", PAIR])
async def test_every_fact_has_its_source_and_month(web: httpx.AsyncClient, press: Press, path: str) -> None:
    """Each fact stands there with its address and month; samples are labelled; the page itself is canonical."""
    answer = await web.get(f"{path}.md")
    assert (answer.status_code, answer.headers["content-type"]) == (200, KIND)
    assert answer.headers["link"] == f'<{SITE.url}{path}>; rel="canonical"'
    assert f"Page: <{SITE.url}{path}>" in answer.text
    slugs = path.rsplit("/", 1)[-1].split("-vs-")
    tools = press.library.tools(slugs)
    for fact in (fact for one in tools for fact in one.facts):
        line = next(line for line in answer.text.splitlines() if line.startswith(f"- {fact.label}: "))
        assert f"]({fact.source.replace('(', '%28').replace(')', '%29')})" in line
        assert re.search(r", (dated|read) [A-Z][a-z]{2} 20\d\d", line)
    assert answer.text.count("· Sample") == sum(len(one.panel) for one in tools)
    assert "written for the demo by fictional personas" in answer.text


@pytest.mark.parametrize(
    ("accept", "plain"),
    [
        ("text/markdown", True),
        ("text/markdown, text/html;q=0.9, */*;q=0.1", True),
        ("text/html, text/markdown, */*", True),
        ("text/html, text/markdown;q=0.9", False),
        ("text/markdown;q=0, */*", False),
        ("text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
    ],
)
async def test_the_address_itself_answers_by_accept(web: httpx.AsyncClient, accept: str, plain: bool) -> None:
    """Who weighs Markdown as high as HTML gets it; both forms say that they vary, and keep apart in a cache."""
    answer = await web.get(PAIR, headers={"Accept": accept})
    assert answer.headers["content-type"] == (KIND if plain else "text/html; charset=utf-8")
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.headers.get("content-location") == (f"{PAIR}.md" if plain else None)
    again = await web.get(PAIR, headers={"Accept": "text/markdown", "If-None-Match": answer.headers["etag"]})
    assert again.status_code == (304 if plain else 200)


async def test_other_spellings_move_and_unknown_ones_say_what_is_near(web: httpx.AsyncClient) -> None:
    """The plain form moves as its page does; what is not there is 404 in Markdown with the nearest tools."""
    first, second = PAIR.removeprefix("/compare/").split("-vs-")
    for path, to in ((f"/compare/{second}-vs-{first}", PAIR), ("/tools/Cursor", "/tools/cursor")):
        moved = await web.get(f"{path}.md")
        assert (moved.status_code, moved.headers["location"]) == (301, f"{to}.md")
    missed = await web.get("/tools/cursr.md")
    assert (missed.status_code, missed.headers["content-type"]) == (404, KIND)
    assert f"[Cursor]({SITE.url}/tools/cursor.md)" in missed.text
    for path in ("/tools.md", "/.md", "/tools/.md/", "/method.md"):
        assert (await web.get(path)).status_code in (301, 404)


async def test_hostile_texts_stay_in_their_place(web: httpx.AsyncClient, press: Press) -> None:
    """Of tools with markup in every text a parser finds headings, lists, quotes and links, and no HTML."""
    fill(press.library.engine, odd_tools())
    for path in ("/tools/odd-markup", "/compare/odd-emoji-vs-odd-markup-vs-odd-rtl"):
        answer = await web.get(f"{path}.md")
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(answer.text)
        kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}
        assert answer.status_code == 200
        assert not kinds & {"html_block", "html_inline", "code_inline", "fence", "code_block", "image", "em_open"}
        assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1


async def test_a_comparison_of_a_day_gone_by_says_so(web: httpx.AsyncClient) -> None:
    """The plain form takes the same query as its page."""
    answer = await web.get(f"{PAIR}.md?as-of=2026-11-21")
    assert "As of" in answer.text
    assert "Votes are those of today" in answer.text


async def test_reading_goes_on_without_the_database(web: httpx.AsyncClient, press: Press) -> None:
    """What was read is still there, the rest says when to come again; HEAD and 304 work as for pages."""
    first = await web.get("/tools/cursor.md")
    head = await web.head("/tools/cursor.md")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])
    press.library.engine = create_engine("sqlite:////nowhere/at/all.db")
    for at in press.cache._pages.values():
        object.__setattr__(at[0], "at", -9.0)
    assert (await web.get("/tools/cursor.md")).status_code == 200
    for path in ("/tools/aider.md", "/llms.txt"):
        away = await web.get(path)
        assert (away.status_code, away.headers["retry-after"]) == (503, "10")


async def test_llms_txt_has_its_published_form(web: httpx.AsyncClient, press: Press) -> None:
    """One H1, a quote, then sections of described links; every tool is among them and answers; API, its description
    and the MCP server are named."""
    answer = await web.get("/llms.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    head, *sections = answer.text.split("\n## ")
    assert re.fullmatch(r"# Verdicts\n\n> [^\n]+\n\n[^\n]+\n", head)
    for section in sections:
        name, *lines = [line for line in section.splitlines() if line]
        assert name
        assert all(re.fullmatch(r"- \[[^\]]+\]\(https://[^ )]+\): .+", line) for line in lines)
    links = re.findall(rf"\]\({SITE.url}(/[^)]+\.md)\)", answer.text)
    assert {f"/tools/{slug}.md" for slug in press.library.catalogue().cards} <= set(links)
    assert {(await web.get(path)).status_code for path in links} == {200}
    for way in (ROOT, f"{ROOT}/openapi.json", "/mcp", GUIDE):
        assert f"]({SITE.url}{way}): " in answer.text


async def test_pages_lead_to_their_plain_form(web: httpx.AsyncClient) -> None:
    """A page's head names its Markdown."""
    for path in ("/tools/cursor", PAIR, "/ladder"):
        page = (await web.get(path)).text
        assert f'<link data-paper="" rel="alternate" type="text/markdown" href="{SITE.url}{path}.md" ' in page


async def test_a_licence_that_nobody_sourced_is_marked_everywhere(web: httpx.AsyncClient) -> None:
    """Page and plain form of tool and comparison say of the same licence that it has no source."""
    for path in ("/tools/claude-haiku-5-5", "/compare/claude-haiku-5-5-vs-gpt-4o-mini"):
        assert "Licence not sourced" in (await web.get(path)).text
        assert "Proprietary (not sourced)" in (await web.get(f"{path}.md")).text
