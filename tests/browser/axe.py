"""Axe on a page: WCAG 2.2 AA and best practice, on paper and live, as the page stands and with everything unfolded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

PAIR = "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion"
ROUTES = (
    "/",
    "/compare",
    "/tools",
    "/tools?q=mistrl",
    "/tools?q=nothing+is+called+this",
    "/tools/ollama",
    PAIR,
    "/compare/litellm-vs-openrouter-model-fusion-vs-vllm",
    "/compare/llama-cpp-vs-ollama-vs-pgvector-vs-vllm",
    "/ladder",
    "/ladder?category=Vector%20stores",
    "/bookmarks",
    "/method",
    "/corrections",
    "/corrections?tool=ollama",
    "/privacy",
    "/tools/no-such-tool",
    "/compare/no-such-tool-vs-ollama",
)
THEMES = ("light", "dark")
WIDTHS = (1440, 375)
COLOURS = ("color-contrast",)  # what a theme can break
PAPER = "printed"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations)"
_UNFOLD = """() => {
    const folded = document.querySelectorAll('main details:not([open])');
    for (const box of folded) box.open = box.dataset.unfolded = true;
    return folded.length;
}"""
_FOLD = "for (const box of document.querySelectorAll('main details[data-unfolded]')) box.open = false"

_SETTLE = """async () => {
    const drawn = new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.race([drawn, new Promise(done => setTimeout(done, 1000))]);  // a page behind another is not drawn
    for (const each of document.getAnimations()) if (each.effect.getComputedTiming().endTime < Infinity) each.finish();
}"""


@dataclass(frozen=True)
class Violation:
    """A broken rule and the elements that break it."""

    rule: str
    help: str
    targets: tuple[str, ...]

    def __str__(self) -> str:
        """One line: the rule, what it asks, up to three elements."""
        return f"{self.rule}: {self.help}: {len(self.targets)} x {'; '.join(self.targets[:3])}"


def violations(page: Page, rules: Sequence[str] = TAGS) -> list[Violation]:
    """What axe finds on an open page, once as it stands and, if anything is folded, once with that opened; each rule
    once. `rules` are names of rules or of groups of them."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(_RUN, rules)
    if page.evaluate(_UNFOLD):
        found += page.evaluate(_RUN, rules)
        page.evaluate(_FOLD)
    seen = {each["id"]: each for each in reversed(found)}
    return [Violation(rule, each["help"], tuple(_targets(each))) for rule, each in sorted(seen.items())]


def _targets(found: dict[str, list[dict[str, list[str]]]]) -> Iterator[str]:
    for node in found["nodes"]:
        reason = str((node.get("any") and node["any"][0].get("message")) or "")  # type: ignore[attr-defined]
        yield f"{' '.join(map(str, node['target']))} {reason}".strip()


def stay_paper(page: Page) -> None:
    """Keep a page's own scripts away, so that it stays as it was printed."""
    page.route("**/assets/*.js", lambda route: route.abort())


def await_live(page: Page) -> None:
    """Wait until the live page stands in the paper's place."""
    page.wait_for_selector("verdict-paper", state="detached")
    page.wait_for_selector(".page main:not([aria-busy])")


def audited(browser: Browser, url: str, path: str, width: int, way: str) -> dict[str, list[Violation]]:
    """What axe finds at a path in each theme, opened once in a context of its own; `way` is "printed" or "live"."""
    context = browser.new_context(
        base_url=url, viewport={"width": width, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    try:
        page = context.new_page()
        if way == PAPER:
            stay_paper(page)
        page.goto(path)
        if way != PAPER:
            await_live(page)
        return {theme: in_theme(page, theme) for theme in THEMES}
    finally:
        context.close()


def in_theme(page: Page, theme: str, rules: Sequence[str] = TAGS) -> list[Violation]:
    """What axe finds on an open page in a theme."""
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate(_SETTLE)  # a colour on its way from the other theme is nobody's contrast
    return violations(page, rules)


def sound(page: Page) -> None:
    """Axe finds nothing on the page as it stands, wide and narrow, light and dark; nothing scrolls sideways."""
    for width in WIDTHS[::-1]:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        found = {"light": in_theme(page, "light"), "dark": in_theme(page, "dark", COLOURS)}
        assert [f"{width} {theme}: {each}" for theme, those in found.items() for each in those] == []
