"""Badges: what they say in each case, how long they may be kept, and that letters need no fonts."""

from __future__ import annotations

from xml.etree import ElementTree

import httpx
import pytest
from sqlalchemy import text

from tests.generate import _made, fill
from tests.libraries import library_of
from tests.votes import ballot, count
from tests.web.cards.test_drawing import FACES, PALETTE
from tests.web.conftest import SITE
from verdicts.desk.cards.badge import badge, stamp_words, votes_words
from verdicts.domain.panels import PanelCount
from verdicts.domain.tallies import Tally
from verdicts.views.cards import BadgeView
from verdicts.web.cards.badge import draw_badge
from verdicts.web.paper.press import Press


@pytest.mark.parametrize(
    ("panel", "said"),
    [((4, 0), "Ship 4/4"), ((1, 3), "Skip 3/4"), ((2, 2), "Split 2/4"), ((0, 0), "No panel yet"), ((3, 1), "Ship 3/4")],
)
def test_the_stamp_counts_who_stands_behind_it(panel: tuple[int, int], said: str) -> None:
    """The verdict, and how many of all reviewers say it."""
    assert stamp_words(PanelCount(*panel)) == said


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(358, 54), "87\u00a0% of 412"),
        (Tally(3, 1), "4 votes"),
        (Tally(1, 0), "1 vote"),
        (Tally(), "no votes yet"),
        (Tally(5, 0), "100\u00a0% of 5"),
        (Tally(1_000, 1_000), "50\u00a0% of 2,000"),
    ],
)
def test_readers_are_quoted_by_the_rules_of_the_numbers(tally: Tally, said: str) -> None:
    """A share from five ballots on, half up; under five a count; a demonstration's votes are called so."""
    assert votes_words(tally, demo=False) == said
    assert votes_words(tally, demo=True) == (f"{said} (demo)" if tally.count else said)


def test_a_retired_tool_says_so() -> None:
    """Its badge keeps the panel's verdict and says retired in the votes' place."""
    library = library_of([_made("gone")])
    with library.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE tool SET retired_at = '2026-11-01 00:00:00'")
    view = badge(library, SITE, "gone")
    assert isinstance(view, BadgeView)
    assert view.said == "retired"
    assert view.title.endswith("Retired.")


def test_a_badge_is_shapes_with_a_title() -> None:
    """Letters are outlines, so that no font is needed; the title says all of it, whatever stands in it; every width
    is that of its words; dark and light are both in it."""
    svg = draw_badge(BadgeView("Verdicts", "ship", "Ship 4/4", "87\u00a0% of 412", "<b> & co"), FACES, PALETTE)
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert (root.get("role"), root.get("aria-label"), root.findtext("{*}title")) == ("img", "<b> & co", "<b> & co")
    assert {each.tag.partition("}")[2] for each in root.iter()} == {"svg", "title", "style", "g", "path"}
    assert "prefers-color-scheme:dark" in svg
    assert PALETTE.light["ship"] in svg
    longer = draw_badge(BadgeView("Verdicts", "ship", "Ship 4/4", "87\u00a0% of 1,412,000", ""), FACES, PALETTE)
    more = float(ElementTree.fromstring(longer).get("width", 0)) - float(root.get("width", 0))  # noqa: S314
    style = FACES.sans.style(400, 96)
    assert abs(more - (style.width("1,412,000") - style.width("412")) * 12.5) <= 1


@pytest.mark.anyio
async def test_a_badge_is_live_by_a_short_cache(web: httpx.AsyncClient, press: Press) -> None:
    """It may be kept for a minute and shown anywhere, is not sent again unchanged, and is another after a vote; an old
    address leads on, one of no tool is a badge that says so."""
    fill(press.library.engine, [_made("voted-on")])
    press.pulse._seen = (-10.0, 0)
    first = await web.get("/badge/voted-on.svg")
    assert (first.status_code, first.headers["content-type"]) == (200, "image/svg+xml")
    assert first.headers["cache-control"] == "public, max-age=60"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "no votes yet" not in first.text
    assert "No community votes yet." in first.text
    kept = {"If-None-Match": first.headers["etag"]}
    assert (await web.get("/badge/voted-on.svg", headers=kept)).status_code == 304
    assert (await web.head("/badge/voted-on.svg")).content == b""
    count(press.library.engine, *(ballot(n, "ship", "voted-on") for n in range(6)))
    press.library._tallies.forget() if hasattr(press.library._tallies, "forget") else press.library.__post_init__()
    then = await web.get("/badge/voted-on.svg", headers=kept)
    assert "Community 100% ship of 6 votes." in then.text
    assert (await web.get("/badge/Voted-On.svg")).headers["location"] == "/badge/voted-on.svg"
    lost = await web.get("/badge/no-such.svg")
    assert (lost.status_code, lost.headers["content-type"]) == (404, "image/svg+xml")
    assert (await web.get("/badge/ollama-vs-vllm.svg")).status_code == 404


@pytest.mark.anyio
async def test_programs_read_a_badge_as_json(web: httpx.AsyncClient, press: Press) -> None:
    """The form that shields.io reads: label, message, colour; an error in the same form."""
    with press.library.engine.begin() as conn:
        conn.execute(text("UPDATE take SET origin = 'human'"))
        conn.execute(text("UPDATE catalogue_state SET revision = revision + 1"))
    said = (await web.get("/badge/mistral-8x24b-moe.json")).json()
    assert said == {
        "schemaVersion": 1, "label": "Verdicts", "message": "Ship 4/4 · no votes yet", "color": "00665b",
        "cacheSeconds": 60,
    }  # fmt: skip
    lost = await web.get("/badge/no-such.json")
    assert (lost.status_code, lost.json()["isError"]) == (404, True)
