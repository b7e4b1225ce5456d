"""Cards: every public page links to a picture that is there; each is drawn once, kept, and never at any price."""

from __future__ import annotations

import asyncio
import re
import struct
from html import unescape

import httpx
import pytest
from sqlalchemy import text

from tests.web.conftest import PAIR
from verdicts.web.cards.house import Showing
from verdicts.web.cards.raster import NotDrawn, Raster
from verdicts.web.cards.studio import Allowance
from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def heads(html: str) -> dict[str, str]:
    """What a page's head says about its card."""
    found = re.findall(r'<meta data-paper=""[^>]* property="((?:og|twitter):[a-z:]+)" content="([^"]*)">', html)
    return {name: unescape(content) for name, content in found}


async def test_every_public_page_has_a_card_that_answers(web: httpx.AsyncClient, press: Press) -> None:
    """Each page of the sitemap, each category and ladder names a large picture by a whole, versioned address which
    answers for good; a page without an address of its own names none."""
    index = (await web.get("/sitemap.xml")).text
    places = [
        place
        for part in re.findall(r"<loc>([^<]+)", index)
        for place in re.findall(r"<loc>([^<]+)", (await web.get(part)).text)
        if not place.endswith(("/api", "/newsletter"))  # rooms of their own: tests/web/api/test_served.py
    ]
    names = press.library.catalogue().categories
    places += [
        f"/{page}?category={httpx.QueryParams({'c': name})['c']}" for name in names for page in ("tools", "ladder")
    ]
    for place in places:
        said = heads((await web.get(place)).text)
        assert said["twitter:card"] == "summary_large_image"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:alt"]
        card = await web.head(said["og:image"])
        assert (card.status_code, card.headers["content-type"], card.content) == (200, "image/png", b""), place
        assert card.headers["cache-control"].endswith("immutable")
    lost = heads((await web.get("/nowhere")).text)
    assert lost["twitter:card"] == "summary"
    assert "og:image" not in lost


async def test_a_day_gone_by_shows_no_card_of_today(web: httpx.AsyncClient) -> None:
    """A page as of then names a picture and words without a tool, a score or a count, and no embed of today."""
    page = (await web.get(f"{PAIR}?as-of=2026-11-20")).text
    said = heads(page)
    assert said["og:image"].startswith("https://verdicts.example/card/page/past.png?v=")
    assert said["og:image:alt"] == "As it was. A comparison as it was published on a day gone by."
    assert "oembed" not in page
    card = await web.get(said["og:image"])
    assert size(card.content) == (1200, 630)
    assert "immutable" in card.headers["cache-control"]


@pytest.mark.parametrize("key", ["ollama", PAIR.rpartition("/")[2], "aider-vs-cursor-vs-ollama-vs-vllm", "page/tools"])
async def test_a_card_is_a_picture_of_its_size(web: httpx.AsyncClient, key: str) -> None:
    """1200 by 630 px, at most 120 kB, shown on any site, revalidated by its tag without being drawn or sent again."""
    answer = await web.get(f"/card/{key}.png")
    assert size(answer.content) == (1200, 630)
    assert len(answer.content) <= 120_000
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == "public, max-age=300"
    again = await web.get(f"/card/{key}.png", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await web.get(f"/card/{key}.png")).content == answer.content


async def test_addresses_have_one_form(web: httpx.AsyncClient, press: Press) -> None:
    """Unsorted, doubled and renamed ones lead to the present one by 301; what is not there is the site's own 404."""
    with press.library.engine.begin() as conn:
        conn.execute(
            text("INSERT INTO renamed_slug (slug, tool_id) SELECT 'old-name', id FROM tool WHERE slug = 'ollama'")
        )
    for asked, there in {
        "vllm-vs-ollama": "ollama-vs-vllm",
        "ollama-vs-ollama": "ollama",
        "old-name": "ollama",
        "OLLAMA": "ollama",
    }.items():
        answer = await web.get(f"/card/{asked}.png")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/card/{there}.png")
    for lost in (
        "nothing",
        "ollama-vs-nothing",
        "a-vs-b-vs-c-vs-d-vs-e",
        "page/nothing",
        "page/method.png?category=x&x=",
        "",
    ):
        answer = await web.get(f"/card/{lost}.png")
        assert answer.status_code == 404
        assert 'href="/tools"' in answer.text
    assert (await web.post("/card/ollama.png")).status_code == 405


async def test_a_card_follows_its_tool_alone(web: httpx.AsyncClient, press: Press, pictured: Showing) -> None:
    """What is published about another tool leaves the picture and its address as they are; about this one, both are
    others."""
    drawn: list[str] = []
    png = pictured.studio.raster.png
    pictured.studio.raster.png = lambda svg: drawn.append(svg) or png(svg)  # type: ignore[method-assign]
    first = await web.get("/card/ollama.png")
    for slug, times in (("aider", 1), ("ollama", 2)):
        with press.library.engine.begin() as conn:
            conn.execute(text("UPDATE tool SET tagline = 'Changed words' WHERE slug = :slug"), {"slug": slug})
            conn.execute(text("UPDATE catalogue_state SET revision = revision + 1"))
        press.pulse._seen = (-10.0, 0)
        then = await web.get("/card/ollama.png")
        assert (len(drawn), then.headers["etag"] == first.headers["etag"]) == (times, times == 1)


async def test_many_who_ask_at_once_wait_for_one_drawing(web: httpx.AsyncClient, pictured: Showing) -> None:
    """Twenty requests for one card draw it once, also where the first of them hangs up."""
    drawn: list[str] = []
    png = pictured.studio.raster.png
    pictured.studio.raster.png = lambda svg: drawn.append(svg) or png(svg)  # type: ignore[method-assign]
    hasty = asyncio.create_task(web.get("/card/ollama.png"))
    await asyncio.sleep(0.01)
    hasty.cancel()
    found = await asyncio.gather(*(web.get("/card/ollama.png") for _ in range(20)))
    assert {answer.status_code for answer in found} == {200}
    assert len({answer.content for answer in found}) == len(drawn) == 1


async def test_a_crawler_is_told_to_come_later(web: httpx.AsyncClient, pictured: Showing, press: Press) -> None:
    """Beyond a few at once, and where drawing took its share of the time, cards that are not there answer 503 with the
    time to wait; those that are kept go on being given."""
    kept = await web.get("/card/page/home.png")
    slugs = sorted(press.library.catalogue().cards)
    found = await asyncio.gather(*(web.get(f"/card/{slug}.png") for slug in slugs[:14]))
    refused = [answer for answer in found if answer.status_code == 503]
    assert len(refused) == 6
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    pictured.studio.allowance.spend(60)
    late = await web.get("/card/page/method.png")
    assert (late.status_code, int(late.headers["retry-after"]) > 100) == (503, True)
    assert (await web.get("/card/page/home.png")).content == kept.content


def test_the_allowance_fills_again() -> None:
    """Four seconds at once, then a quarter of the time that goes by, never more than four."""
    now = [0.0]
    allowance = Allowance(clock=lambda: now[0])
    allowance.spend(5)
    assert allowance.wait() == 4
    now[0] = 4.0
    assert allowance.wait() == 0
    now[0] = 1_000.0
    assert allowance.wait() == 0
    allowance.spend(4.5)
    assert allowance.wait() == 2


async def test_a_drawing_that_fails_hurts_no_page(web: httpx.AsyncClient, pictured: Showing) -> None:
    """Where the process that draws falls or hangs, the card is 503, the next one is drawn by another process."""
    raster = pictured.studio.raster
    pictured.studio.raster = Raster(("false",))
    assert (await web.get("/card/ollama.png")).status_code == 503
    pictured.studio.raster = stuck = Raster(("sleep", "60"), seconds=0.2)
    assert (await web.get("/card/ollama.png")).status_code == 503
    stuck.close()
    pictured.studio.raster = raster
    assert (await web.get("/card/ollama.png")).status_code == 200
    assert raster._process is not None
    raster._process.kill()
    raster._process.wait()
    assert (await web.get("/card/aider.png")).status_code == 200


def test_text_that_cannot_be_drawn_as_svg_is_an_error() -> None:
    """The process ends on what is no SVG, and says so by ending."""
    raster = Raster()
    with pytest.raises(NotDrawn):
        raster.png("<svg")
    raster.close()


async def test_kept_cards_outlive_the_database(web: httpx.AsyncClient, press: Press) -> None:
    """With the database away a card that was drawn is given, another is 503."""
    from sqlalchemy import create_engine

    kept = await web.get("/card/ollama.png")
    press.library.engine.dispose()
    press.library.engine = create_engine("sqlite:////nowhere/at/all.db")
    press.pulse._seen = (-10.0, press.pulse._seen[1])
    assert (await web.get("/card/ollama.png")).content == kept.content
    away = await web.get("/card/aider.png")
    assert (away.status_code, away.headers["retry-after"]) == (503, "10")
