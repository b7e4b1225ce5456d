"""The sitemap: every tool and every matchup within a category, once."""

from __future__ import annotations

import re
from datetime import timedelta
from math import comb

import httpx
import pytest

from tests.conftest import NOON
from verdicts.domain.newsletter.content import Content
from verdicts.store.engine import writing
from verdicts.store.issues import add_issue, begin, issue_of
from verdicts.web.paper.press import Press
from verdicts.web.sitemap import PAGES

pytestmark = pytest.mark.anyio


async def test_the_sitemap_names_every_page_once(web: httpx.AsyncClient, press: Press) -> None:
    """Index and parts name each tool and each pair of a category exactly once, with absolute addresses."""
    index = (await web.get("/sitemap.xml")).text
    parts = re.findall(r"<loc>([^<]+)</loc>", index)
    found = [place for part in parts for place in re.findall(r"<loc>([^<]+)</loc>", (await web.get(part)).text)]
    catalogue = press.library.catalogue()
    pairs = sum(comb(len(cards), 2) for cards in catalogue.categories.values())
    assert len(found) == len(set(found)) == len(PAGES) + len(catalogue.cards) + pairs
    assert all(place.startswith("https://verdicts.example/") for place in found)
    assert (await web.get("/sitemap/tools-9.xml")).status_code == 404


async def test_only_issues_that_went_out_are_named(web: httpx.AsyncClient, press: Press) -> None:
    """No part of issues before the first one went out; then its page in the archive, and no draft."""
    engine, quiet = press.library.engine, Content()
    with writing(engine) as conn:
        for week in ("2026-w46", "2026-w47"):
            add_issue(conn, week, NOON, NOON + timedelta(days=7), quiet, "draft")
        add_issue(conn, "2026-w45", NOON, NOON + timedelta(days=7), quiet, "empty")
    assert "issues" not in (await web.get("/sitemap.xml")).text
    assert (await web.get("/sitemap/issues-1.xml")).status_code == 404
    with writing(engine) as conn:
        sent = issue_of(conn, "2026-w46")
        assert sent
        assert begin(conn, sent.id, NOON)
    assert "/sitemap/issues-1.xml<" in (await web.get("/sitemap.xml")).text
    found = re.findall(r"<loc>([^<]+)</loc>", (await web.get("/sitemap/issues-1.xml")).text)
    assert found == ["https://verdicts.example/newsletter/2026-w46"]


async def test_robots_lead_to_the_sitemap(web: httpx.AsyncClient) -> None:
    """robots.txt names the sitemap."""
    assert "Sitemap: https://verdicts.example/sitemap.xml" in (await web.get("/robots.txt")).text
