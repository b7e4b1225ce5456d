"""POST /corrections: a report from anybody, without scripts, cookie or account."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.web.conftest import SITE
from verdicts.desk.vote import Polls
from verdicts.domain.corrections import MOST_AN_HOUR
from verdicts.web.correcting import Correcting
from verdicts.web.site import Website

pytestmark = pytest.mark.anyio
HERE = {"Origin": SITE.url}
FORM = {"tool": "ollama", "fact": "License", "wrong": "It is <b>not</b> MIT.", "right": "MIT-0", "source": ""}


@pytest.fixture(autouse=True)
def room(website: Website, polls: Polls) -> None:
    """The site has the room."""
    website.rooms = (*website.rooms, Correcting(website.press, website.ballots.visitors, polls))


async def test_a_report_gets_its_number(web: httpx.AsyncClient) -> None:
    """It leads to a page that thanks with the number, sets no cookie, and shows no word of the report."""
    sent = await web.post("/corrections", data=FORM, headers=HERE)
    assert (sent.status_code, sent.headers["location"]) == (303, "/corrections?report=1")
    assert "set-cookie" not in sent.headers
    page = await web.get(sent.headers["location"])
    assert "has the number 1" in page.text
    assert "MIT-0" not in page.text


async def test_faults_come_back_with_the_words(web: httpx.AsyncClient) -> None:
    """What cannot be taken is answered 422 with the form as it was filled in; markup is shown as text."""
    answer = await web.post("/corrections", data=FORM | {"right": "", "source": "nonsense"}, headers=HERE)
    assert (answer.status_code, answer.headers["cache-control"]) == (422, "private, no-store")
    assert "It is &lt;b&gt;not&lt;/b&gt; MIT." in answer.text
    assert len(re.findall('aria-invalid="true"', answer.text)) == 2
    assert re.search('<option value="License" selected', answer.text)


async def test_only_pages_of_this_site_send(web: httpx.AsyncClient) -> None:
    """A form from elsewhere, or of no known origin, is refused; one that is too large too."""
    for headers in ({}, {"Origin": "https://elsewhere.example"}):
        assert (await web.post("/corrections", data=FORM, headers=headers)).status_code == 403
    assert (await web.post("/corrections", data=FORM | {"wrong": "x" * 70_000}, headers=HERE)).status_code == 413
    assert "Nothing was reported yet." in (await web.get("/corrections")).text


async def test_a_network_reports_so_often_an_hour(web: httpx.AsyncClient) -> None:
    """One more is refused in words, with the way back."""
    for number in range(MOST_AN_HOUR):
        assert (await web.post("/corrections", data=FORM | {"wrong": f"{number}"}, headers=HERE)).status_code == 303
    late = await web.post("/corrections", data=FORM, headers=HERE)
    assert (late.status_code, "from your network within an hour" in late.text) == (429, True)


async def test_the_page_asks_for_the_tool_first(web: httpx.AsyncClient) -> None:
    """Without scripts: name a tool, then choose its fact; a tool's page leads to the form for each of its facts."""
    assert 'name="tool"' in (await web.get("/corrections")).text
    form = (await web.get("/corrections?tool=Ollama&fact=License")).text
    assert re.search('<option value="License" selected', form)
    assert "/corrections?tool=ollama&amp;fact=License" in (await web.get("/tools/ollama")).text
