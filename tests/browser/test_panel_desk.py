"""A panel is drafted, watched, taken, edited and published in a real browser, by a pool at a peer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts import SignedIn, signed_in
from tests.desk.drafting.panel import opinion
from tests.fusion.peer import Peer, Script, peer_of
from tests.serving import Server, serving
from verdicts.store.engine import open_engine, writing
from verdicts.store.working import set_byline

PIECES = """
[endpoints.peer]
base_url = "{url}"
[models.ann]
endpoint = "peer"
[models.ben]
endpoint = "peer"
[models.judge]
endpoint = "peer"
[pools.stub]
mode = "best-of"
members = ["ann", "ben"]
judge = "judge"
"""
TEXT = "I would <b>put it</b> into the stack since it says plainly what it does and how I leave it again some day."


def said(score: int) -> Script:
    """A member that takes its time."""
    return Script(opinion(score, TEXT), between=0.04)


@pytest.fixture
def peer() -> Iterator[Peer]:
    """Two members who write slowly, and a judge."""
    with peer_of(ann=said(70), ben=said(81), judge=Script('{"why": "It says more.", "better": "A"}')) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, peer: Peer) -> Iterator[tuple[Server, SignedIn, SignedIn]]:
    """A site with that pool, and two editors."""
    file = tmp_path / "pools.toml"
    file.write_text(PIECES.format(url=peer.url))
    with serving(tmp_path, pools=str(file)) as server:
        engine, now = open_engine(f"sqlite:///{tmp_path / 'served.db'}"), datetime.now(UTC)
        kim, lee = (signed_in(engine, f"{name}@example.com", "editor", now) for name in ("kim", "lee"))
        with writing(engine) as conn:
            set_byline(conn, kim.account.id, "Kim")
        engine.dispose()
        yield server, kim, lee


def page_of(browser: Browser, server: Server, who: SignedIn) -> Page:
    """A browser in which somebody is signed in."""
    context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "session", "value": who.token, "url": server.url}])
    return context.new_page()


def test_run_take_edit_publish(browser: Browser, desk: tuple[Server, SignedIn, SignedIn]) -> None:
    """One press runs the panel; a second editor's page shows members write; a draft is taken and edited; the published
    page says who drafted it and how much was edited. What a model wrote is text, never markup."""
    server, kim, lee = desk
    mine, other = page_of(browser, server, kim), page_of(browser, server, lee)
    mine.goto("/desk")
    mine.get_by_role("button", name="Edit Ollama").click()
    mine.get_by_role("link", name="Draft with models").click()
    mine.get_by_role("button", name="Draft the panel").wait_for()
    other.goto(mine.url)
    other.get_by_role("button", name="Draft the panel").wait_for()
    mine.get_by_role("button", name="Draft the panel").click()
    expect(other.get_by_text("Writing").locator("visible=true").first).to_be_visible(timeout=20_000)
    expect(other.locator(".panel-card").first).to_contain_text("into the stack", timeout=20_000)
    expect(other.get_by_text("Done", exact=True).first).to_be_visible(timeout=60_000)
    mine.locator("label", has_text="Skeptic").last.click()
    mine.get_by_role("button", name="Use this draft").click()
    field = mine.get_by_role("textbox", name="Take", exact=True)
    expect(field).to_have_value(TEXT)
    assert mine.locator("b", has_text="put it").count() == 0
    field.fill(TEXT.replace("plainly", "clearly"))
    expect(mine.get_by_text("edited 5 %")).to_be_visible()
    expect(mine.get_by_text("Not found in any source")).to_have_count(0)
    mine.get_by_role("link", name="Back to the draft").click()
    mine.get_by_role("button", name="Publish").click()
    mine.wait_for_url("**/desk/history/ollama?*")
    mine.get_by_role("link", name="View page").click()
    expect(mine.get_by_text("edited 5 % by Kim").first).to_be_visible()
    paper = browser.new_context(base_url=server.url, java_script_enabled=False).new_page()
    paper.goto("/tools/ollama")
    expect(paper.get_by_text("edited 5 % by Kim").first).to_be_visible()
    expect(paper.get_by_text("Drafted by ann").or_(paper.get_by_text("Drafted by ben")).first).to_be_visible()
