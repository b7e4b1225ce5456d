"""Forms of the desk in a browser: nothing that was typed is lost, and the focus stays near what was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.test_desk import Office, Open, at, office  # noqa: F401 - fixtures
from tests.libraries import SITE
from verdicts.desk.catalogue import Library
from verdicts.desk.correcting.report import report

RIGHT = "It is this since May."


def test_a_report_is_worked_on(at: Open, office: Office) -> None:  # noqa: F811
    """An answer that is begun stays while the tool is edited. The draft opens at the fact and says what it says.
    Declined, the focus goes to the next report, and what the reader wrote can still be read."""
    label = Library(office.engine).tools(["ollama"])[0].facts[2].label
    for hours in (1, 2):
        sent = {"tool": "ollama", "fact": label, "wrong": f"Wrong {hours}.", "right": RIGHT}
        report(Library(office.engine), SITE, sent, datetime.now(UTC) - timedelta(hours=hours))
    page = at("kim", "/desk/corrections")
    first = page.locator("main li", has_text="Wrong 2.")
    first.get_by_role("button", name="Accept").click()
    answer = first.get_by_label("Answer")
    expect(answer).to_be_focused()
    answer.fill("No, it is not.")
    first.get_by_role("button", name="Edit the tool").click()
    page.wait_for_url("**/desk/drafts/**")
    expect(page.locator(".draft-row:has(:focus) .cell-warning")).to_contain_text(RIGHT)
    page.get_by_role("link", name="Back to the report").click()
    expect(answer).to_have_value("No, it is not.")
    first.get_by_role("button", name="Decline").press("Enter")
    expect(page.locator("main li", has_text="Wrong 1.")).to_be_focused()
    first.get_by_text("What the reader wrote").click()
    expect(first.get_by_text("Wrong 2.")).to_be_visible()


def test_a_reviewer_is_changed(at: Open) -> None:  # noqa: F811
    """A name that was typed and not saved is there again later, and it says so; a retirement can be undone."""
    page = at("kim", "/desk/reviewers")
    name = page.locator("#seat-builder-name")
    name.fill("Mason")
    page.get_by_role("link", name="Predictions").click()
    page.get_by_role("heading", name="Predictions").wait_for()
    page.get_by_role("link", name="Reviewers").click()
    expect(name).to_have_value("Mason")
    expect(page.get_by_text("Not saved yet").locator("visible=true")).to_have_count(1)
    page.get_by_role("button", name="Retire Builder").press("Enter")
    expect(page.locator("#retired")).to_contain_text("Builder")
    page.get_by_role("button", name="Undo").click()
    expect(name).to_have_value("Mason")
    name.fill("Builder")
    expect(page.get_by_text("Not saved yet").locator("visible=true")).to_have_count(0)
