"""Without JavaScript: everything readable, every form and link works."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Reader

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"


def test_the_pair_is_complete(reader: Reader) -> None:
    """Panel verdicts, scores, gaps and the one h1 of the pair are there with JavaScript off."""
    page = reader.page(java_script_enabled=False)
    page.goto(PAIR)
    main = page.locator("main")
    gaps = "Founder reviewed only 8x24B, Creator only Fusion"
    for words in ("Ship · 4 ship / 0 skip", "Ship · 3 ship / 1 skip", gaps):
        expect(main).to_contain_text(words)
    assert page.get_by_text("No panel take", exact=True).count() == 2
    assert page.locator("h1").count() == 1
    for reviewer, score in (("Builder", "88"), ("Skeptic", "45")):
        expect(page.locator(f"tr:has(th:has-text('{reviewer}'))").last).to_contain_text(f"{score}/100")


def test_no_dead_buttons(reader: Reader) -> None:
    """What needs JavaScript is not shown without it."""
    page = reader.page(java_script_enabled=False)
    for path in ("/", "/tools", "/tools/ollama", PAIR):
        page.goto(path)
        assert page.locator("button[type=button]:visible").count() == 0, path


def test_two_names_lead_to_a_comparison(reader: Reader) -> None:
    """The picker's form leads to the comparison; a name that fits nothing keeps what was typed and says so."""
    page = reader.page(java_script_enabled=False)
    page.goto("/compare")
    page.fill("input[name=a]", "ollama")
    page.fill("input[name=b]", "nothing like it")
    page.click("main form button[type=submit]")
    expect(page.locator("main")).to_contain_text("No tool is called “nothing like it”")
    assert page.input_value("input[name=a]") in ("ollama", "Ollama")
    page.fill("input[name=b]", "vllm")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/compare/ollama-vs-vllm")


def test_search_facets_and_boxes(reader: Reader) -> None:
    """The search form, a facet link, the sort and the compare boxes of the catalogue work as plain HTML."""
    page = reader.page(java_script_enabled=False)
    page.goto("/tools")
    page.fill("#q", "pgvectr")
    page.press("#q", "Enter")
    page.wait_for_url("**/tools?q=pgvectr")
    expect(page.locator("main th a").first).to_contain_text("pgvector")
    page.goto("/tools")
    page.click(".facet:has-text('Vector stores')")
    page.wait_for_url("**/tools?category=*")
    expect(page.locator("main tbody tr")).to_have_count(2)
    for box in page.locator("input[name=with]").all():
        box.check()
    page.get_by_role("button", name="Compare selected").first.click()
    page.wait_for_url("**/compare/pgvector-vs-qdrant")


def test_shelves_say_what_was_refused_and_undo(reader: Reader) -> None:
    """A taken name comes back in its open panel, in focus, with the reason under it; what was removed has an Undo."""
    page = reader.page(java_script_enabled=False)
    page.goto("/tools/ollama")
    page.locator("button[form=bookmark][value='/tools/ollama']").first.click()
    page.goto("/bookmarks")
    page.locator("summary", has_text="New shelf").click()
    page.fill("#new-shelf", "Bookmarks")
    page.get_by_role("button", name="Make").click()
    field = page.locator("#new-shelf")
    expect(field).to_be_focused()
    expect(field).to_have_value("Bookmarks")
    expect(field).to_have_accessible_description("You have a shelf of that name already. Choose another name.")
    page.fill("#new-shelf", "Second")
    page.get_by_role("button", name="Make").click()
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    page.get_by_role("button", name="Take Ollama off this shelf").click()
    expect(page.locator(".strip [role=status]")).to_contain_text("Ollama removed from Bookmarks.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("li.kept")).to_have_count(1)
    assert page.get_by_role("button", name="Undo").count() == 0
    reader.complaints = [said for said in reader.complaints if "status of 422" not in said]


def test_a_menu_replaces_a_tool(reader: Reader) -> None:
    """The Replace menu is links and a form, and both lead on."""
    page = reader.page(java_script_enabled=False)
    page.goto(PAIR)
    page.click("summary[aria-label='Replace 8x24B']")
    page.fill("#replace-a", "qdrant")
    page.press("#replace-a", "Enter")
    page.wait_for_url("**/compare/openrouter-model-fusion-vs-qdrant")
