"""Structured data of printed pages, by the rules of those who read it."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import httpx
import pytest

from tests.json_ld_rules import faults

pytestmark = pytest.mark.anyio
_DATA = re.compile(r'<script[^>]* type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


async def test_every_page_keeps_to_the_rules(web: httpx.AsyncClient) -> None:
    """Each tool, each list and comparisons of all tools carry one sound document; a page of no kind has none."""
    tools = re.findall(r"<loc>https://[^/]+(/tools/[^<]+)</loc>", (await web.get("/sitemap/tools-1.xml")).text)
    pairs = [f"/compare/{'-vs-'.join(sorted(path.removeprefix('/tools/') for path in two))}" for two in pairwise(tools)]
    assert len(tools) > 10
    for path in (*tools, *pairs, "/tools", "/ladder", "/compare", "/method", "/privacy"):
        documents = _DATA.findall((await web.get(path)).text)
        assert [faults(json.loads(one)) for one in documents] == [[]], path
    assert not _DATA.findall((await web.get("/no-such-page")).text)
