"""The sitemap: every tool and every matchup within a category, once."""

from __future__ import annotations

import re
from math import comb

import httpx
import pytest

from verdicts.web.paper.press import Press

pytestmark = pytest.mark.anyio


async def test_the_sitemap_names_every_page_once(web: httpx.AsyncClient, press: Press) -> None:
    """Index and parts name each tool and each pair of a category exactly once, with absolute addresses."""
    index = (await web.get("/sitemap.xml")).text
    parts = re.findall(r"<loc>([^<]+)</loc>", index)
    found = [place for part in parts for place in re.findall(r"<loc>([^<]+)</loc>", (await web.get(part)).text)]
    catalogue = press.library.catalogue()
    pairs = sum(comb(len(cards), 2) for cards in catalogue.categories.values())
    assert len(found) == len(set(found)) == 8 + len(catalogue.cards) + pairs
    assert all(place.startswith("https://verdicts.example/") for place in found)
    assert (await web.get("/sitemap/tools-9.xml")).status_code == 404


async def test_robots_lead_to_the_sitemap(web: httpx.AsyncClient) -> None:
    """robots.txt names the sitemap."""
    assert "Sitemap: https://verdicts.example/sitemap.xml" in (await web.get("/robots.txt")).text
