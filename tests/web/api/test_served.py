"""The API of a served site: what it promises it keeps, and everything on the pages can be rebuilt from it."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from tests.serving import HOUSE, Server

NAMED = ("aider-vs-cursor", "odd-emoji-vs-odd-no-panel", "odd-markup-vs-odd-rtl-vs-turned", "ollama-2-vs-vllm")
UNBROKEN = re.compile(r'<span class="unbroken">(.*?)</span>')
CONTESTED = "mistral-8x24b-moe-vs-openrouter-model-fusion"
CONFIG = {
    "seed": 7,
    "max-stream-events": 3,
    "phases": {"stateful": {"enabled": False}},
    "generation": {"deterministic": True, "max-examples": 3, "no-shrink": True},
}


def _failures(finished: events.ScenarioFinished) -> Iterator[str]:
    for case, checks in finished.recorder.checks.items():
        for check in checks:
            if check.status != Status.SUCCESS and check.failure_info:
                asked = finished.recorder.interactions[case].request
                yield f"{asked.method} {asked.uri}: {check.name}: {check.failure_info.failure.message}"


def test_the_description_is_kept_to(served: Server) -> None:
    """Schemathesis asks every operation its examples, its bounds and what lies beyond, and finds no failure."""
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_url(f"{served.url}/api/v1/openapi.json", config=config)
    asked, failures = dict[str, int](), list[str]()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            label = event.recorder.label
            asked[label] = asked.get(label, 0) + len(event.recorder.cases)
            failures += _failures(event)
        assert not isinstance(event, events.FatalError | events.NonFatalError), event
    assert not failures
    paths = httpx.get(f"{served.url}/api/v1/openapi.json").json()["paths"]
    assert {f"GET {path}" for path in paths} - set(asked) == {"GET /api/v1/openapi.json"}  # it was read to begin with
    assert min(asked.values()) > 3


@pytest.mark.parametrize("page", ["/api", "/newsletter"])
def test_pages_of_other_rooms_have_cards_too(served: Server, page: str) -> None:
    """Pages that are printed beside the press name their own picture, and it answers."""
    with httpx.Client(base_url=served.url) as client:
        (card,) = re.findall(r'property="og:image" content="https?://[^/]+(/[^"]+)"', client.get(page).text)
        answer = client.head(html.unescape(card))
    assert card.startswith(f"/card/page{page}.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")


@pytest.fixture(scope="module")
def rebuilt(served: Server, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the script of the README prints, line by line and cell by cell."""
    (script,) = re.findall(r"```python\n(import json.*?)```", (HOUSE / "README.md").read_text(), re.DOTALL)
    assert script.count("\n") <= 40
    file: Path = tmp_path_factory.mktemp("script") / "rebuild.py"
    file.write_text(script)
    done = subprocess.run([sys.executable, file, served.url, *NAMED], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_every_verdict_is_rebuilt(served: Server, rebuilt: list[list[str]]) -> None:
    """The script's verdict and community figure of every tool are those of the tool's page."""
    tools = [cells for cells in rebuilt if "-vs-" not in cells[0]]
    assert len(tools) == 18 + 9 + 1
    with httpx.Client(base_url=served.url) as client:
        for slug, verdict, *share in tools:
            page = client.get(f"/tools/{slug}").text
            (stamp,) = re.findall(r'Panel verdict: </span><span class="stamp stamp-(\w+)">', page)
            said = re.findall(r'Community</dt><dd class="figure-value">(?:<span class="">)?(\d+)%<', page)
            assert (stamp, said) == (verdict, share), slug


def test_every_comparison_is_rebuilt(served: Server, rebuilt: list[list[str]]) -> None:
    """The script's sentence and shares of every matchup that was picked on, and of others, are those of its page."""
    matchups = {cells[0]: cells[1:] for cells in rebuilt if "-vs-" in cells[0]}
    assert {*NAMED, CONTESTED} <= matchups.keys()
    assert len(matchups) > len(NAMED) + 5
    with httpx.Client(base_url=served.url) as client:
        for slug, (sentence, *shares) in matchups.items():
            page = UNBROKEN.sub(r"\1", html.unescape(client.get(f"/compare/{slug}").text))
            assert f'dir="auto">{sentence}' in page, slug
            sides = page[page.index('class="vote-sides') :] if 'class="vote-sides' in page else ""
            said = re.findall(r"tabular-nums\">(\d+)%</span>", sides[: sides.find("vote-facts")])
            assert said == shares, slug
