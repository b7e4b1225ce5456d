"""`make shots`: take the pictures of the README anew, from a production server with the demo catalogue."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path
from tests.serving import HOUSE, serving

PICTURES = HOUSE / "assets" / "pictures"
PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
SHOTS = (
    ("comparison-light", PAIR, 1440, 1000, "light"),
    ("tools-dark", "/tools", 1440, 900, "dark"),
    ("phone-light", PAIR, 375, 800, "light"),
)


def _shoot(browser: Browser, url: str, shot: tuple[str, str, int, int, str]) -> Path:
    name, path, width, height, theme = shot
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if theme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(url + path)
    page.wait_for_selector("verdict-paper", state="detached")
    page.wait_for_timeout(300)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    return file


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for shot in SHOTS:
            print(_shoot(browser, server.url, shot).relative_to(HOUSE))
        browser.close()


if __name__ == "__main__":
    main()
