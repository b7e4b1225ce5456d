"""What a tool's page offers to put elsewhere, and how it stands on another site."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Page, expect

from tests.browser.axe import THEMES, in_theme
from tests.browser.conftest import Reader
from tests.serving import Server
from verdicts.desk.cards.framing import height_of

# A clipboard that is read may wait for ever for the window's focus.
NOTE_COPIES = "navigator.clipboard.writeText = async (text) => { window.copied = text; }"
FOUR = "aider-vs-mistral-8x24b-moe-vs-ollama-vs-openrouter-model-fusion"


def test_badge_and_embed_are_copied(reader: Reader, live: Callable[[Page, str], Page]) -> None:
    """The fold shows the badge; its texts are copied by a button that says so, and are fields without scripts."""
    page = reader.page()
    page.add_init_script(NOTE_COPIES)
    live(page, "/tools/ollama")
    page.get_by_text("Show the badge and its code").click()
    badge = page.locator("#badge img")
    expect(badge).to_be_visible()
    page.wait_for_function("() => document.querySelector('#badge img').naturalWidth > 100")
    button = page.locator("#badge button").first
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("copied")
    assert copied == page.get_by_label("Markdown").input_value()
    assert copied.startswith("[![Ollama on Verdicts](http")
    plain = reader.page(java_script_enabled=False)
    plain.goto("/tools/ollama")
    plain.get_by_text("Show the badge and its code").click()
    assert plain.get_by_label("Markdown").input_value() == copied
    assert "<iframe " in plain.get_by_label("Embed").input_value()


def test_a_comparison_offers_its_embed(reader: Reader, live: Callable[[Page, str], Page]) -> None:
    """Beside "Copy link" a menu holds the frame of this very comparison, on paper and in the live page, and on a phone
    it stands within the page."""
    plain = reader.page(java_script_enabled=False)
    plain.goto(f"/compare/{FOUR}")
    for page in (plain, live(reader.page(width=375), f"/compare/{FOUR}")):
        page.locator("summary", has_text="Embed").click()
        field = page.get_by_label("Embed this comparison")
        expect(field).to_be_visible()
        assert f'/embed/{FOUR}" ' in field.input_value()
        box = field.locator("xpath=ancestor::div[contains(@class, 'swap-pop')]").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    plain.goto(f"/compare/{FOUR}?as-of=today")
    assert "/compare/" in plain.url
    expect(plain.locator("summary", has_text="Embed")).to_have_count(0)


@contextmanager
def elsewhere(html: str) -> Generator[str, None, None]:
    """Another site with one page."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as host:
        Thread(target=host.serve_forever).start()
        yield f"http://127.0.0.1:{host.server_port}/"
        host.shutdown()


def test_embeds_stand_on_another_site(reader: Reader, server: Server) -> None:
    """Frames, badge and card are shown by a page of another site; each frame holds its whole text at every width."""
    page = reader.page()
    frames = [(key, many, width) for key, many in (("ollama", 1), (FOUR, 4)) for width in (300, 375, 600)]
    shown = "".join(
        f'<iframe src="{server.url}/embed/{key}" width="{width}" height="{height_of(many)}"></iframe>'
        for key, many, width in frames
    )
    pictures = f'<img src="{server.url}/badge/ollama.svg"><img src="{server.url}/card/ollama.png">'
    with elsewhere(f'<!DOCTYPE html><link rel="icon" href="data:,">{shown}{pictures}') as place:
        page.goto(place)
        page.wait_for_function("() => [...document.images].every((each) => each.naturalWidth > 100)")
        assert len(page.frames) == 1 + len(frames)
        for frame in page.frames[1:]:
            expect(frame.locator("h1")).to_be_visible()
            box = "((box) => [box.scrollHeight - innerHeight, box.scrollWidth - innerWidth])(document.scrollingElement)"
            assert max(frame.evaluate(box)) <= 0, frame.url


def test_an_embed_is_accessible(reader: Reader) -> None:
    """axe finds nothing on an embed of one tool and of four, in both themes."""
    for key in ("ollama", FOUR):
        page = reader.page(width=375, bypass_csp=True)
        page.goto(f"/embed/{key}")
        for theme in THEMES:
            assert not in_theme(page, theme)
