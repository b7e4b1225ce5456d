"""Embeds may stand in frames of any site, and nothing else may; oEmbed keeps to its rules."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import httpx
import pytest

from tests.components.parsing import sound
from tests.libraries import SITE, library_of
from tests.web.cards.test_drawing import _tools
from tests.web.conftest import PAIR
from verdicts.components.embed.page import embed_page
from verdicts.desk.cards.embed import embed, lost_embed
from verdicts.desk.cards.snippets import snippets
from verdicts.views.cards import EmbedView
from verdicts.web.paper.printing import print_html

pytestmark = pytest.mark.anyio
KEY = PAIR.rpartition("/")[2]


async def test_embeds_alone_may_be_framed(web: httpx.AsyncClient) -> None:
    """An embed, also of no tool, allows every frame, no script, no form, and sets no cookie; all else stays shut."""
    for path, status in ((f"/embed/{KEY}", 200), ("/embed/ollama", 200), ("/embed/nothing", 404), ("/embed/", 404)):
        answer = await web.get(path)
        assert answer.status_code == status
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors *" in policy
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        assert "x-frame-options" not in answer.headers
        assert "set-cookie" not in answer.headers
        assert "<script" not in answer.text
        assert "nosniff" in answer.headers["x-content-type-options"]
    for path in (PAIR, "/tools/ollama", "/card/ollama.png", "/badge/ollama.svg", "/oembed?url=x", "/nowhere"):
        headers = (await web.head(path)).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-frame-options"] == "DENY"


async def test_an_embed_has_one_address_and_a_short_life(web: httpx.AsyncClient) -> None:
    """Other forms lead to the one; it is kept for a minute, then revalidated; a form is not answered."""
    moved = await web.get("/embed/vllm-vs-ollama")
    assert (moved.status_code, moved.headers["location"]) == (301, "/embed/ollama-vs-vllm")
    first = await web.get("/embed/ollama-vs-vllm")
    assert first.headers["cache-control"] == "public, max-age=60"
    again = await web.get("/embed/ollama-vs-vllm", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert (await web.head("/embed/ollama")).content == b""
    assert (await web.post("/embed/ollama")).status_code == 405
    assert "Sample takes by fictional personas." in first.text
    assert "Sample panel" in first.text.partition("</header>")[0]


@pytest.mark.parametrize("key", [tool.slug for tool in _tools()] + ["all-long-vs-arabic-vs-markup-vs-odd-no-panel"])
def test_odd_tools_are_sound_in_frames(key: str) -> None:
    """Whatever the names, the page is sound, has one heading, and each of its links opens a page of its own."""
    view = embed(library_of(_tools()), SITE, key)
    assert isinstance(view, EmbedView)
    page = sound(print_html(embed_page, view))
    assert page.headings() == [1]
    for link in page.all("a"):
        assert (link["target"], link["rel"]) == ("_blank", "noopener")
        assert str(link["href"]).startswith("https://verdicts.example/")
    sound(print_html(embed_page, lost_embed(SITE)))


async def test_pages_lead_to_their_embed(web: httpx.AsyncClient) -> None:
    """Tools and comparisons name oEmbed in both forms, at addresses that answer; other pages name none."""
    for path in (PAIR, "/tools/ollama"):
        found = re.findall(r'type="([a-z]+/[a-z]+\+oembed)" href="([^"]+)" title=', (await web.get(path)).text)
        assert [kind for kind, _ in found] == ["application/json+oembed", "text/xml+oembed"]
        for kind, there in found:
            answer = await web.get(unescape(there))
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(kind.replace("+oembed", ""))
    assert "oembed" not in (await web.get("/tools")).text


async def test_oembed_says_how_to_frame_a_page(web: httpx.AsyncClient) -> None:
    """A rich answer with all that the specification requires; JSON and XML say the same; a thumbnail has its size."""
    asked = {"url": f"https://verdicts.example{PAIR}"}
    said = (await web.get("/oembed", params=asked)).json()
    assert (said["type"], said["version"], said["provider_url"]) == ("rich", "1.0", "https://verdicts.example/")
    assert f'src="https://verdicts.example/embed/{KEY}"' in said["html"]
    assert f'width="{said["width"]}" height="{said["height"]}"' in said["html"]
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 630)
    assert (await web.head(said["thumbnail_url"])).headers["content-type"] == "image/png"
    xml = ElementTree.fromstring((await web.get("/oembed", params={**asked, "format": "xml"})).text)  # noqa: S314
    assert {each.tag: each.text for each in xml} == {name: str(value) for name, value in said.items()}


@pytest.mark.parametrize(
    ("limits", "kind", "size"),
    [
        ({"maxwidth": "375"}, "rich", (375, 484)),
        ({"maxwidth": "375", "maxheight": "300"}, "rich", (375, 300)),
        ({"maxwidth": "100"}, "link", (None, None)),
        ({"maxwidth": "-5", "maxheight": "many"}, "rich", (600, 484)),
    ],
)
async def test_nothing_is_larger_than_asked_for(
    web: httpx.AsyncClient, limits: dict[str, str], kind: str, size: tuple[int | None, int | None]
) -> None:
    """Frame and thumbnail keep within the limits, or are left out; a limit that is none limits nothing."""
    said = (await web.get("/oembed", params={"url": "https://verdicts.example/tools/ollama", **limits})).json()
    assert (said["type"], (said.get("width"), said.get("height"))) == (kind, size)
    assert ("thumbnail_url" in said) == (limits.get("maxwidth") == "-5")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"url": "https://verdicts.example/tools/nothing"}, 404),
        ({"url": "https://other.example/tools/ollama"}, 404),
        ({"url": "https://verdicts.example/method"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "http://[bad"}, 404),
        ({"url": "https://verdicts.example/bookmarks"}, 401),
        ({"url": "https://verdicts.example/shelf/secret"}, 401),
        ({"url": "https://verdicts.example/tools/ollama", "format": "yaml"}, 501),
        ({}, 400),
    ],
)
async def test_oembed_refuses_by_its_rules(web: httpx.AsyncClient, query: dict[str, str], status: int) -> None:
    """404 for what is not here, 401 for what is private, 501 for a format that is not there; each in a sentence."""
    answer = await web.get("/oembed", params=query)
    assert answer.status_code == status
    assert answer.text.endswith((".", "…"))


async def test_snippets_cannot_be_broken_out_of() -> None:
    """Names are escaped for Markdown and for HTML, and every address in a snippet is whole."""
    tool = next(tool for tool in _tools() if tool.slug == "markup")
    view = snippets(tool, SITE)
    assert "<script" not in view.html + view.frame + view.markdown.replace("\\<script", "")
    assert view.markdown.startswith("[![\\<")
    assert view.markdown.endswith(
        "](https://verdicts.example/badge/markup.svg)](https://verdicts.example/tools/markup)"
    )
    assert 'src="https://verdicts.example/embed/markup"' in view.frame
