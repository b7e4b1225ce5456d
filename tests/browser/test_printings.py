"""Two printings: the printed page and the live page are the same tree, element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.generate import odd_tools
from tests.serving import Server

# What only one printing has: the router's hint, states of a control that a property sets, the stage's busy mark, and
# the word that a number is live.
TREE = """() => {
  const states = ["selected", "checked", "value", "open", "autofocus"];
  const skip = new Set(["data-discover", "aria-busy", "data-reactroot", ...states]);
  const clean = (text) => text.replace(/\\s+/g, " ").trim();
  const rule = (part) => part.replace(/\\s*:\\s*/, ":").trim();
  const style = (text) => text.split(";").map(rule).filter(Boolean).sort().join(";");
  const walk = (node) => {
    const given = [...node.attributes].filter((a) => !skip.has(a.name) && !(a.name === "class" && !a.value));
    const attributes = given.map((a) => {
      if (a.name === "href" || a.name === "action") return `${a.name}=${new URL(a.value, location.href).href}`;
      return `${a.name}=${a.name === "style" ? style(a.value) : clean(a.value)}`;
    }).sort();
    const own = clean([...node.childNodes].filter((c) => c.nodeType === 3).map((c) => c.data).join(""));
    const inside = [...node.children].filter((child) => !child.hasAttribute("data-live"));
    return [`${node.localName}[${attributes.join(" ")}] ${own}`, inside.map(walk)];
  };
  const lines = [];
  const flat = ([line, children], depth) => {
    lines.push(" ".repeat(depth) + line);
    children.forEach((c) => flat(c, depth + 1));
  };
  flat(walk(document.querySelector(".page")), 0);
  return lines;
}"""

ODD = sorted(tool.slug for tool in odd_tools())
PATHS = [
    "/",
    "/compare",
    "/compare?a=olama&b=nothing-like-it",
    "/compare?a=&b=",
    "/tools",
    "/tools?category=Open%20models&sort=newest",
    "/tools?sort=community",
    "/tools?q=zzzzzz",
    "/ladder",
    "/ladder?category=Open%20models",
    "/ladder?category=Vector%20stores",
    "/bookmarks",
    "/method",
    "/corrections",
    "/corrections?tool=zzzz",
    "/corrections?tool=ollama&fact=License",
    "/privacy",
    "/tools/ollama",
    "/compare/mistral-8x24b-moe-vs-openrouter-model-fusion",
    "/compare/llama-cpp-vs-ollama-vs-vllm",
    "/compare/llama-cpp-vs-ollama-vs-vllm?w-builder=0&w-skeptic=2&must=has%7C%7CLicense&must=has%7C%7CUptime",
    "/compare/cursor-vs-gpt-4o-mini-vs-vllm?st=3&rq=20000&ca=x",
    "/compare/llama-cpp-vs-ollama-vs-vllm?as-of=today",
    "/compare/llama-cpp-vs-ollama-vs-vllm?as-of=2020-01-01",
    "/compare/llama-3-1-8b-instruct-vs-mistral-8b-instruct-v3-vs-mistral-8x24b-moe-vs-qwen2-5-7b-instruct",
    *(f"/tools/{slug}" for slug in ODD),
    f"/compare/{'-vs-'.join(ODD[:4])}",
    f"/compare/{'-vs-'.join(ODD[-2:])}",
]


@pytest.fixture
def odd_reader(browser: Browser, odd_server: Server) -> Iterator[Reader]:
    """A reader of that server."""
    with ExitStack() as stack:
        someone = Reader(browser, odd_server.url, stack)
        yield someone
    assert not someone.complaints, someone.complaints


def printed_tree(page: Page, path: str) -> list[str]:
    """The tree of a page whose scripts never came."""
    page.route("**/assets/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(path)
    return tree(page)


def tree(page: Page) -> list[str]:
    """The page's tree without a focus: a live field that has it says what it offers."""
    page.evaluate("document.activeElement.blur()")
    return page.evaluate(TREE)


@pytest.mark.parametrize("path", PATHS)
def test_paper_and_live_page_are_one_tree(odd_reader: Reader, live: Callable[[Page, str], Page], path: str) -> None:
    """Tags, attributes and text of the printed page are those of the live page."""
    printed = printed_tree(odd_reader.page(), path)
    lived = tree(live(odd_reader.page(), path))
    odd_reader.complaints = [said for said in odd_reader.complaints if "does not provide an export" not in said]
    assert lived == printed


@pytest.mark.parametrize("path", [path for path in PATHS if "zzz" not in path])
@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_overflows(odd_reader: Reader, path: str, width: int) -> None:
    """No page scrolls sideways, whatever a name holds, and markup in a text shows as text."""
    page = odd_reader.page(width=width, java_script_enabled=True)
    page.route("**/assets/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(path)
    odd_reader.complaints.clear()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate("document.querySelectorAll('verdict-paper script').length") == 0
