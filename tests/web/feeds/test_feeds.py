"""Feeds over HTTP: valid by the rules and by feedparser, told once, and never more than is news."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import feedparser
import httpx
import pytest

from tests.atom_rules import faults
from tests.conftest import NOON
from tests.desk.judging import judged
from tests.generate import fill, odd_tools
from tests.picked import picked, season
from tests.web.conftest import SITE
from verdicts.desk.feeds.open_feed import category_feed_path
from verdicts.desk.rank import rank
from verdicts.domain.tools import Tool
from verdicts.store.engine import writing
from verdicts.store.saving import Making, save_tools
from verdicts.store.tables import renamed_slug, tool
from verdicts.web.feeds.room import Feeds
from verdicts.web.paper.press import Press
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HOSTILE = '"><script>alert(1)</script> ]]> &'


@pytest.fixture(autouse=True)
def feeds(website: Website, press: Press) -> None:
    """The room of feeds is open."""
    website.rooms = (Feeds(press.library, SITE), *website.rooms)


def _publish(press: Press, one: Tool, days: int, author: str = "Kim", reason: str = "It got slower.") -> None:
    with writing(press.library.engine) as conn:
        save_tools(conn, [one], Making("desk", NOON + timedelta(days=days), author, reason))


async def test_every_feed_keeps_the_rules(web: httpx.AsyncClient, press: Press) -> None:
    """All, category, tool, retired tool and empty ladder are valid by RFC 4287 and feedparser, hostile texts too."""
    category = f"R&D {HOSTILE}"
    fill(press.library.engine, odd_tools())
    _publish(press, judged("Aider", 70).model_copy(update={"category": category}), 1, HOSTILE, f"{HOSTILE} \ufffe")
    with writing(press.library.engine) as conn:
        conn.execute(tool.update().where(tool.c.slug == "ollama").values(retired_at=NOON + timedelta(days=3)))
    tools = [f"/tools/{slug}/feed.xml" for slug in ("aider", "ollama")]
    for path in ("/feed.xml", category_feed_path(category), *tools, "/ladder/feed.xml"):
        answer = await web.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8")
        assert faults(answer.content) == []
        found = feedparser.parse(answer.content)
        assert not found.bozo, found.get("bozo_exception")
        assert found.feed.links[1].href == f"{SITE.url}{path}"
        assert "<script" not in "".join(entry.content[0].value for entry in found.entries)
        assert found.entries or path.startswith("/ladder")
    assert "These takes are samples" in (await web.get("/tools/ollama/feed.xml")).text


async def test_an_entry_says_from_what_to_what_and_why(web: httpx.AsyncClient, press: Press) -> None:
    """A verdict that turned is told with both verdicts, the scores that moved, the editor and the reason."""
    fill(press.library.engine, [judged("Newcomer", 80, 70)], at=NOON)
    _publish(press, judged("Newcomer", 40, 70, 50), 1)
    turned, new = feedparser.parse((await web.get("/tools/newcomer/feed.xml")).content).entries
    assert (turned.title, turned.author) == ("Newcomer: Skip, was Ship", "Kim")
    html = turned.content[0].value
    for words in ("Skip, from Ship: 1 ship / 2 skip", "Builder: 40, was 80", "Futurist: 50", "It got slower."):
        assert words in html
    assert "Skeptic" not in html
    assert (new.title, new.author, new.link) == ("New: Newcomer, Ship", "Verdicts", f"{SITE.url}/tools/newcomer")


async def test_the_ladder_has_a_history(web: httpx.AsyncClient, press: Press) -> None:
    """An entry for each week that moved its ranks, with the ranks and picks of then; a week without a move has none,
    and what was told of a week gone by never changes."""
    engine, places = press.library.engine, []
    for week, readers in enumerate((150, 150, 300)):
        picked(engine, season(engine, readers, seed=week // 2 + 1))
        rank(engine, lambda at=NOON + timedelta(weeks=week): at)
        answer = await web.get("/ladder/feed.xml")
        assert faults(answer.content) == []
        places.append(feedparser.parse(answer.content).entries)
    assert [len(each) for each in places] == [1, 1, 2]
    assert places[2][1] == places[0][0]
    new, old = (each.content[0].value for each in places[2])
    assert new != old
    assert "95% interval" in old


async def test_ids_stay_and_are_the_same_in_every_feed(web: httpx.AsyncClient, press: Press) -> None:
    """An entry has one id in all feeds, also after a rename; the old feed's address answers 301 to the new one."""
    before = {entry.id for entry in feedparser.parse((await web.get("/tools/aider/feed.xml")).content).entries}
    with writing(press.library.engine) as conn:
        number = conn.execute(tool.select().where(tool.c.slug == "aider")).one().id
        conn.execute(tool.update().where(tool.c.id == number).values(slug="aider-two"))
        conn.execute(renamed_slug.insert().values(slug="aider", tool_id=number))
        conn.exec_driver_sql("UPDATE catalogue_state SET revision = revision + 1")
    moved = await web.get("/tools/aider/feed.xml")
    assert (moved.status_code, moved.headers["location"]) == (301, "/tools/aider-two/feed.xml")
    after = {entry.id for entry in feedparser.parse((await web.get("/tools/aider-two/feed.xml")).content).entries}
    everything = {entry.id for entry in feedparser.parse((await web.get("/feed.xml")).content).entries}
    assert before == after
    assert after <= everything


async def test_what_a_program_has_is_not_sent_again(web: httpx.AsyncClient) -> None:
    """By tag or by date the second look is 304; a tag that does not fit decides over a date that does. HEAD is bare."""
    first = await web.get("/feed.xml")
    tag, at = first.headers["etag"], first.headers["last-modified"]
    assert at == format_datetime(NOON, usegmt=True)
    for asked in ({"If-None-Match": tag}, {"If-Modified-Since": at}):
        again = await web.get("/feed.xml", headers=asked)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for asked in ({"If-None-Match": '"other"', "If-Modified-Since": at}, {"If-Modified-Since": "yesterday"}):
        assert (await web.get("/feed.xml", headers=asked)).status_code == 200
    head = await web.head("/feed.xml")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


async def test_what_is_no_feed_says_so(web: httpx.AsyncClient, press: Press) -> None:
    """Unknown tools and categories are 404 with the way to one that is there; other spellings move; POST is refused."""
    for path in ("/tools/nothing/feed.xml", "/feed.xml?category=Nothing", "/ladder/feed.xml?category=Nothing"):
        answer = await web.get(path)
        assert (answer.status_code, f"{SITE.url}/feed.xml" in answer.text) == (404, True)
    name = next(iter(press.library.catalogue().categories))
    for path in ("/feed.xml", "/ladder/feed.xml"):
        moved = await web.get(path, params={"category": name.upper()})
        assert moved.headers["location"] == str(httpx.URL(path, params={"category": name})).replace("+", "%20")
    assert (await web.post("/feed.xml")).status_code == 405


async def test_pages_lead_to_their_feeds(web: httpx.AsyncClient, press: Press) -> None:
    """A tool, a category and a ladder name the feed that follows them, and that feed is there."""
    name = next(iter(press.library.catalogue().categories))
    for path in ("/tools/aider", "/ladder", f"/tools?{httpx.QueryParams({'category': name})}"):
        page = (await web.get(path)).text
        start = page.index('type="application/atom+xml"')
        href = page[page.index('href="', start) + 6 :].split('"')[0]
        assert (await web.get(href)).status_code == 200
    assert "application/atom+xml" not in (await web.get("/tools?sort=newest")).text
