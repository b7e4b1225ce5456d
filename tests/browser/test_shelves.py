"""The page of shelves in a browser: order by hand, undo, notes, search, files, and all of it without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Reader
from tests.browser.test_printings import TREE
from tests.kept import LINK, OLLAMA, PAIR, VLLM, full_shelf
from tests.serving import Server
from verdicts.desk.catalogue import Site
from verdicts.desk.shelving.writing import write

Live = Callable[[Page, str], Page]
LITELLM = "/tools/litellm"


@pytest.fixture
def stocked(reader: Reader, live: Live, server: Server) -> Callable[..., Page]:
    """A page of a new device with two shelves that came by an import."""

    def stock(**options: object) -> Page:
        page, plain = reader.page(**options), options.get("java_script_enabled") is False  # type: ignore[arg-type]
        if plain:
            page.goto("/bookmarks")
        bring_in(page if plain else live(page, "/bookmarks"), server)
        if plain:
            page.goto("/bookmarks")
        return page if plain else live(page, "/bookmarks")

    return stock


def bring_in(page: Page, server: Server) -> None:
    """Import two shelves by the form of an open page."""
    shelves = [full_shelf("One", OLLAMA, VLLM, PAIR), full_shelf("Two", LINK, LITELLM, note="why")]
    text = write("json", shelves, Site("Verdicts", server.url), {})
    page.locator("summary", has_text="Import").click()
    page.set_input_files("#file", {"name": "shelves.json", "mimeType": "application/json", "buffer": text.encode()})
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported")
    expect(page.get_by_text("5 bookmarks came in.")).to_be_visible()


def order(page: Page) -> list[list[str]]:
    """The addresses on each list as they stand in the page."""
    return page.evaluate(
        "[...document.querySelectorAll('[data-shelf]')].map(l => [...l.children].map(r => r.dataset.address))"
    )


def settled(page: Page, *lists: list[str]) -> None:
    """The page comes to stand so, and still does after it was loaded again."""
    stands(page, *lists)
    page.reload()
    page.wait_for_selector("verdict-paper", state="detached")
    stands(page, *lists)


def stands(page: Page, *lists: list[str]) -> None:
    """The page comes to stand so within five seconds."""
    for _ in range(50):
        if order(page) == [*lists]:
            return
        page.wait_for_timeout(100)
    assert order(page) == [*lists]


def test_a_bookmark_is_dragged_to_another_shelf(stocked: Callable[..., Page]) -> None:
    """Dragging the grip shows a line, and dropping puts the bookmark there for good."""
    page = stocked()
    grip = page.get_by_role("button", name="Move Ollama", exact=True)
    target = page.locator("li.kept", has_text="LiteLLM").bounding_box()
    box = grip.bounding_box()
    assert box
    assert target
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, target["y"] + 30, steps=8)
    page.mouse.move(box["x"] + 5, target["y"] + 4, steps=3)
    expect(page.locator(".drop-line")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".drop-line")).to_be_hidden()
    settled(page, [VLLM, PAIR], [LINK, OLLAMA, LITELLM])


def test_the_keyboard_moves_a_bookmark(stocked: Callable[..., Page]) -> None:
    """Space picks up, arrows move within and across shelves and say where, Escape leaves all as it was."""
    page = stocked()
    grip = page.get_by_role("button", name="Move vLLM", exact=True)
    grip.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    expect(page.get_by_text("Cancelled. Nothing was moved.")).to_be_attached()
    assert order(page) == [[OLLAMA, VLLM, PAIR], [LINK, LITELLM]]
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_text("vLLM: Two, 2 of 3")).to_be_attached()
    page.keyboard.press("Space")
    stands(page, [OLLAMA, PAIR], [LINK, VLLM, LITELLM])
    expect(page.get_by_role("button", name="Move vLLM", exact=True)).to_be_focused()
    settled(page, [OLLAMA, PAIR], [LINK, VLLM, LITELLM])


def test_nobody_needs_to_drag(stocked: Callable[..., Page]) -> None:
    """Buttons in the row's menu move it up, down and to another shelf."""
    page = stocked()

    def menu(name: str) -> None:
        page.locator(f"summary[aria-label='Order and shelf of {name}']").click()

    menu("vLLM")
    page.get_by_role("button", name="Move up").locator("visible=true").click()
    stands(page, [VLLM, OLLAMA, PAIR], [LINK, LITELLM])
    menu("Ollama")
    row = page.locator(f"li.kept[data-address='{OLLAMA}']")
    row.get_by_label("Move to shelf").select_option("Two")
    row.get_by_role("button", name="Move", exact=True).click()
    settled(page, [VLLM, PAIR], [LINK, LITELLM, OLLAMA])


def test_what_was_removed_comes_back(stocked: Callable[..., Page]) -> None:
    """A bookmark and a shelf go at once and come back by Undo to where they stood; the focus is never lost."""
    page = stocked()
    page.get_by_role("button", name="Take vLLM off this shelf").click()
    expect(page.locator(".strip [role=status]")).to_have_text("vLLM removed from One.")
    stands(page, [OLLAMA, PAIR], [LINK, LITELLM])
    expect(page.get_by_role("button", name="Move Ollama or vLLM")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    settled(page, [OLLAMA, VLLM, PAIR], [LINK, LITELLM])
    page.locator("summary[aria-label='Shelf Two']").click()
    page.get_by_role("button", name="Remove shelf").locator("visible=true").click()
    expect(page.locator(".strip [role=status]")).to_have_text("Two removed with its 2 bookmarks.")
    page.get_by_role("button", name="Undo").click()
    settled(page, [OLLAMA, VLLM, PAIR], [LINK, LITELLM])


def test_the_focus_is_never_lost(stocked: Callable[..., Page], live: Live) -> None:
    """By keyboard alone: after each change the focus is at what it was about, or at what stands in its place. A page
    that is loaded anew takes none."""
    page = stocked()
    button, heading = (lambda name: page.get_by_role("button", name=name, exact=True)), page.get_by_role("heading")

    def press(start: Locator, *keys: str, lands: Locator) -> None:
        start.focus()
        for key in keys:
            page.keyboard.press(key)
        expect(lands).to_be_focused()

    strip, undo = page.locator(".strip [role=status]"), button("Undo")
    press(button("Take vLLM off this shelf"), "Enter", lands=button("Move Ollama or vLLM"))
    expect(strip).to_have_text("vLLM removed from One.")
    press(undo, "Enter", lands=button("Move vLLM"))
    expect(strip).to_have_text("vLLM is back on One, 2 of 3.")
    press(button("Take Ollama or vLLM off this shelf"), "Enter", lands=button("Move vLLM"))
    press(button("Close this message"), "Space", lands=button("Move vLLM"))
    expect(strip).to_be_empty()
    link = page.locator(f"li.kept[data-address='{LINK}']").get_by_role("button", name="off this shelf")
    press(link, "Enter", lands=button("Move LiteLLM"))
    press(button("Take LiteLLM off this shelf"), "Enter", lands=heading.filter(has_text="Two"))
    shelf = page.locator("summary[aria-label='Shelf Two']")
    shelf.focus()
    page.keyboard.press("Enter")
    press(
        page.get_by_role("button", name="Remove shelf").locator("visible=true"),
        "Enter",
        lands=heading.filter(has_text="One"),
    )
    press(undo, "Enter", lands=heading.filter(has_text="Two"))
    opener, noting = (
        page.locator("summary", has_text="New shelf"),
        page.locator(f"li.kept[data-address='{LITELLM}'] .noting"),
    )
    press(opener, "Enter", lands=page.locator("#new-shelf"))
    press(page.locator("#new-shelf"), "Escape", lands=opener)
    press(undo, "Enter", lands=button("Move LiteLLM"))
    press(noting.locator("summary"), "Enter", lands=noting.locator("textarea"))
    assert noting.locator("textarea").evaluate("field => field.selectionStart") == len("why")
    press(noting.locator("textarea"), "Escape", lands=noting.locator("summary"))
    export = page.locator("summary", has_text="Export")
    press(export, "Enter", lands=export)
    with page.expect_download():
        press(page.get_by_role("link", name="CSV, for spreadsheets"), "Enter", lands=export)
    for name in ("One", "Two"):
        page.locator(f"summary[aria-label='Shelf {name}']").click()
        page.get_by_role("button", name="Remove shelf").locator("visible=true").press("Enter")
        expect(strip).to_contain_text(f"{name} removed")
    expect(opener).to_be_focused()
    assert live(page, "/bookmarks").evaluate("document.activeElement === document.body")


def test_a_note_is_written_and_followed(stocked: Callable[..., Page], live: Live) -> None:
    """A note shows as text, another tab of the reader follows without losing what is typed there."""
    page = stocked()
    other = live(page.context.new_page(), "/bookmarks")
    row, twin = (each.locator(f"li.kept[data-address='{OLLAMA}']") for each in (page, other))
    beside = other.locator(f"li.kept[data-address='{VLLM}']")
    beside.locator(".noting summary").click()
    beside.locator("textarea").fill("half a thought")
    row.locator(".noting summary").click()
    row.locator("textarea").fill("<b>two</b>\nlines")
    row.get_by_role("button", name="Save note").click()
    for each in (row, twin):
        expect(each.locator(".note")).to_have_text("<b>two</b>\nlines")
    expect(beside.locator("textarea")).to_have_value("half a thought")
    row.locator(".noting summary").click()
    row.locator("textarea").fill("")
    row.get_by_role("button", name="Save note").click()
    expect(row.locator(".note")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row.locator(".note")).to_have_text("<b>two</b>\nlines")


def test_what_is_being_written_outlives_its_bookmark(stocked: Callable[..., Page], live: Live) -> None:
    """Where another tab removes a bookmark or its shelf, the note and the name that are being written here stay in open
    fields until they are dismissed, and go back to where they were when it comes back."""
    page = stocked()
    other = live(page.context.new_page(), "/bookmarks")
    row, shelf = page.locator(f"li.kept[data-address='{VLLM}']"), page.get_by_role("region", name="Two")
    row.locator(".noting summary").click()
    row.locator("textarea").fill("half a thought")
    other.get_by_role("button", name="Take vLLM off this shelf").click()
    note = page.get_by_label("vLLM is not on this page any more. Your note on it is still here.")
    expect(note).to_have_value("half a thought")
    expect(note).to_be_focused()
    other.get_by_role("button", name="Undo").click()
    expect(row.locator("textarea")).to_have_value("half a thought")
    expect(row.locator("textarea")).to_be_focused()
    expect(note).to_have_count(0)
    page.get_by_label("Shelf Two").click()
    shelf.get_by_label("Name").fill("Two and a half")
    other.get_by_label("Shelf Two").click()
    other.get_by_role("button", name="Remove shelf").locator("visible=true").click()
    name = page.get_by_label("The shelf Two is not on this page any more. The name you wrote is still here.")
    expect(name).to_have_value("Two and a half")
    page.reload()
    expect(name).to_have_value("Two and a half")
    assert [str(each) for each in violations(page)] == []
    page.get_by_role("button", name="Dismiss").click()
    expect(name).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="One").locator("visible=true")).to_be_visible()
    expect(name).to_have_count(0)


def test_shelves_are_made_named_and_moved(stocked: Callable[..., Page]) -> None:
    """A new shelf stands last; a taken name is refused under its field, in an open panel that keeps name and focus, for
    a new shelf and for another name; a shelf moves up."""
    page = stocked()
    page.locator("summary", has_text="New shelf").click()
    refused(page, "#new-shelf", "Make")
    page.fill("#new-shelf", "Three")
    page.get_by_role("button", name="Make").click()
    expect(page.locator("#new-shelf")).to_be_hidden()
    expect(page.locator("#new-shelf")).to_have_value("")
    page.locator("summary[aria-label='Shelf Three']").click()
    refused(page, "section:has(h2:text-is('Three')) input[name=name]", "Rename")
    page.get_by_role("button", name="Move shelf up").locator("visible=true").click()
    settled(page, [OLLAMA, VLLM, PAIR], [], [LINK, LITELLM])


def refused(page: Page, field: str, button: str) -> None:
    """A name that is taken is typed and sent: the reason is under the field, in sight, all else as it was."""
    page.fill(field, "One")
    page.get_by_role("button", name=button, exact=True).locator("visible=true").click()
    box = page.locator(field)
    expect(box).to_have_accessible_description("You have a shelf of that name already. Choose another name.")
    expect(box).to_be_focused()
    expect(box).to_have_value("One")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".strip .banner")).to_have_count(0 if button == "Make" else 1)


def test_typing_finds(stocked: Callable[..., Page]) -> None:
    """A slip of the finger still finds; the address follows and opens the same; clearing shows all again."""
    page = stocked()
    page.locator("#q").fill("olama")
    page.wait_for_url("**/bookmarks?q=olama")
    expect(page.locator("li.kept")).to_have_count(2)
    expect(page.locator("#q")).to_be_focused()
    page.locator("#q").fill("zzzqqq")
    expect(page.get_by_text("No bookmark matches “zzzqqq”.")).to_be_visible()
    expect(page.locator("li.kept")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("No bookmark matches “zzzqqq”.").locator("visible=true")).to_be_visible()
    page.locator(".page #q").fill("")
    expect(page.locator("li.kept")).to_have_count(5)


@pytest.mark.parametrize("kind", ["json", "csv", "html"])
def test_out_and_in_again(stocked: Callable[..., Page], live: Live, reader: Reader, kind: str) -> None:
    """What one device exports another imports, in the same order."""
    page = stocked()
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as loaded:
        page.locator(f"a[href$='export.{kind}']").click()
    other = live(reader.page(), "/bookmarks")
    other.locator("summary", has_text="Import").click()
    other.set_input_files("#file", loaded.value.path())
    other.get_by_role("button", name="Import").click()
    expect(other.get_by_text("5 bookmarks came in.")).to_be_visible()
    settled(live(other, "/bookmarks"), [OLLAMA, VLLM, PAIR], [LINK, LITELLM])


def test_without_javascript(stocked: Callable[..., Page]) -> None:
    """Every form posts: a new shelf, a note, one step up, removal; and the page is full."""
    page = stocked(java_script_enabled=False)
    assert page.get_by_role("button", name="Move vLLM", exact=True).count() == 0
    page.locator("summary", has_text="New shelf").click()
    page.fill("#new-shelf", "Plain")
    page.get_by_role("button", name="Make").click()
    expect(page.get_by_role("heading", name="Plain")).to_be_visible()
    row = page.locator(f"li.kept[data-address='{VLLM}']")
    row.locator(".noting summary").click()
    row.locator("textarea").fill("a note")
    row.get_by_role("button", name="Save note").click()
    expect(row.locator(".note")).to_have_text("a note")
    row.locator(".swap summary").click()
    row.get_by_role("button", name="Move up").click()
    page.get_by_role("button", name="Take Ollama off this shelf").click()
    expect(page.locator("li.kept")).to_have_count(4)
    addresses = [each.get_attribute("data-address") for each in page.locator("li.kept").all()]
    assert addresses == [VLLM, PAIR, LINK, LITELLM]


def test_a_new_device_makes_a_shelf(reader: Reader, live: Live) -> None:
    """On a device without a cookie the first form posts, brings the cookie, and the shelf is there."""
    page = live(reader.page(), "/bookmarks")
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    page.locator("summary", has_text="New shelf").click()
    page.fill("#new-shelf", "First")
    page.get_by_role("button", name="Make").click()
    expect(page.get_by_role("heading", name="First").locator("visible=true")).to_be_visible()
    expect(page.get_by_text("Nothing is kept yet.")).to_have_count(0)


@pytest.mark.parametrize("path", ["/bookmarks", "/bookmarks?q=olama", "/bookmarks?q=zzzqqq"])
def test_paper_and_live_page_are_one_tree(stocked: Callable[..., Page], live: Live, path: str) -> None:
    """Tags, attributes and text of the printed shelves are those of the live ones."""
    page = stocked()
    lived = live(page, path).evaluate(TREE)
    page.context.route("**/assets/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    paper = page.context.new_page()
    paper.goto(path)
    assert lived == paper.evaluate(TREE)


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_violates(stocked: Callable[..., Page], width: int, theme: str) -> None:
    """Axe finds nothing on full shelves, folded and unfolded, and nothing scrolls sideways."""
    page = stocked(width=width, color_scheme=theme)
    page.get_by_role("button", name="Take vLLM off this shelf").click()
    expect(page.locator(".strip .banner")).to_be_visible()
    found = [each for each in violations(page) if each.rule != "target-size"]  # menus cover each other, all opened
    assert [str(each) for each in found] == []
    assert page.evaluate("axe.run(document, {runOnly: ['target-size']}).then(found => found.violations.length)") == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
