"""Pages of lists."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from sqlalchemy import Engine

from tests.conftest import NOON
from tests.desk.judging import judged
from tests.generate import fill
from tests.votes import count, pick
from tests.web.api.conftest import Asked
from verdicts.store.engine import writing
from verdicts.store.tending import set_retired, standing_of

pytestmark = pytest.mark.anyio


async def _walk(api: Asked, path: str) -> list[list[str]]:
    """The slugs of every page; each page is found by the Link header, which says the same as `next`."""
    found, address = list[list[str]](), f"/api/v1{path}"
    while address:
        answer = await api.client.get(address)
        page = answer.json()
        found.append([item.get("slug") or item["tool"] for item in page["items"]])
        link = re.fullmatch(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        address = link[1] if link else ""
        assert address == (page["next"] or "")
    return found


async def test_pages_make_up_the_list(api: Asked) -> None:
    """Every tool comes once, in order, also through a filter, with as many a page as was asked for."""
    slugs = sorted(api.room.sayings.records.catalogue.cards)
    for path in ("/tools?limit=5", "/tallies?limit=5"):
        pages = await _walk(api, path)
        assert [len(page) for page in pages] == [5, 5, 5, 3]
        assert [*chain(*pages)] == slugs
    assert len(await _walk(api, "/tools?category=Open%20models&limit=3")) == 2
    assert await _walk(api, f"/tallies?limit=2&tools={','.join(reversed(slugs[:3]))}") == [slugs[:2], slugs[2:3]]


async def test_pages_stand_while_the_list_changes(api: Asked) -> None:
    """A tool that comes or goes within the pages that were read shifts nothing: none comes twice, none is lost."""
    await api.get("/tools?limit=6")
    first = (await api.get("/tools?limit=6&retired=false")).json()
    before = sorted(api.room.sayings.records.catalogue.cards)
    fill(api.engine, [judged("Aaa", 80)])
    _retire(api.engine, first["items"][2]["slug"])
    rest = await _walk(api, first["next"].removeprefix("https://verdicts.example/api/v1"))
    assert [item["slug"] for item in first["items"]] + [*chain(*rest)] == before


def _retire(engine: Engine, slug: str) -> None:
    with writing(engine) as conn:
        one = standing_of(conn, slug)
        assert one
        set_retired(conn, one.id, NOON)


async def test_a_cursor_is_of_its_list(api: Asked) -> None:
    """A cursor of another filter, or one that was touched, is refused; pages of another size go on with it."""
    address = (await api.get("/tools?limit=2&verdict=ship")).json()["next"]
    cursor = address.rsplit("cursor=", 1)[1]
    assert (await api.get(f"/tools?limit=9&verdict=ship&cursor={cursor}")).status_code == 200
    for wrong in (f"/tools?verdict=skip&cursor={cursor}", f"/tallies?cursor={cursor}", f"/tools?cursor={cursor[:-1]}A"):
        assert (await api.get(wrong)).status_code == 404


async def test_matchups_come_in_the_order_of_their_first_pick(api: Asked) -> None:
    """A pick on a further matchup comes last, so that pages read already stand."""
    pairs = [("ollama", "vllm"), ("aider", "cursor"), ("pgvector", "qdrant")]
    for place, pair in enumerate(pairs):
        count(api.engine, pick(place, pair[0], pair))
    pages = await _walk(api, "/matchups?limit=2")
    assert pages == [["ollama-vs-vllm", "aider-vs-cursor"], ["pgvector-vs-qdrant"]]
