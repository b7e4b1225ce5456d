"""`make audit`: Lighthouse (mobile, median of 5) and transfer sizes of every page, then axe on every route."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright
from rich.table import Table

from tests.browser.axe import PAIR, PAPER, ROUTES, THEMES, WIDTHS, Violation, audited
from tests.browser.conftest import FLAGS, chromium_path
from tests.load.figures import console
from tests.load.lighthouse import Report, install, medians, run
from tests.serving import serving

PATHS = ("/", "/tools", "/tools/ollama", PAIR, "/method", "/compare")
Test = Callable[[float], bool]
TARGETS: dict[str, tuple[str, Test]] = {
    "Performance": (">= 98", lambda score: score >= 98),
    "Accessibility": ("100", lambda score: score >= 100),
    "Best practices": ("100", lambda score: score >= 100),
    "SEO": ("100", lambda score: score >= 100),
    "FCP, s": ("<= 1.2", lambda seconds: seconds <= 1.2),
    "LCP, s": ("<= 1.8", lambda seconds: seconds <= 1.8),
    "CLS": ("<= 0.02", lambda shift: shift <= 0.02),
    "total, kB": ("<= 260", lambda weight: weight <= 260),
    "scripts, kB": ("<= 170", lambda weight: weight <= 170),
}
FORM = {"FCP, s": ".2f", "LCP, s": ".2f", "CLS": ".3f"}
out = console()


def _fine(name: str, value: float) -> bool:
    return name not in TARGETS or TARGETS[name][1](value)


def _cell(name: str, value: float) -> str:
    text = format(value, FORM.get(name, ".0f"))
    return text if _fine(name, value) else f"[bold red]{text} ![/]"


def _titled(path: str) -> str:
    return "/compare/..-vs-.." if path == PAIR else path


def print_figures(found: dict[str, Report], runs: int) -> None:
    """One column a page, one row a figure, its target beside its name; `!` marks what misses it."""
    table = Table(
        "", "target", *map(_titled, found), title=f"Lighthouse 13, mobile, median of {runs}", title_justify="left"
    )
    for column in table.columns[2:]:
        column.justify = "right"
    for name in next(iter(found.values())).figures:
        cells = (_cell(name, report.figures[name]) for report in found.values())
        table.add_row(name, TARGETS.get(name, ("", None))[0], *cells)
    out.print(table)
    for path, report in found.items():
        if not all(_fine(name, value) for name, value in report.figures.items()):
            out.print(f"\nUnder target: {_titled(path)}")
            for category, audit, title in report.failing:
                out.print(f"  {category}: {audit}: {title}", markup=False)


def measure(url: str, chromium: str, runs: int, paths: Sequence[str]) -> dict[str, Report]:
    """Lighthouse on every path that answers 200; others are named and left out."""
    found = dict[str, Report]()
    for path in paths:
        if (status := httpx.get(url + path).status_code) != 200:
            out.print(f"NOT MEASURED: {path} answers {status}")
            continue
        found[path] = medians([_run(url + path, chromium) for _ in range(runs)])
    return found


def _run(url: str, chromium: str) -> Report:
    """One run; one that Chromium broke off is said and done once more."""
    try:
        return run(url, chromium)
    except RuntimeError as trouble:
        out.print(f"RUN AGAIN: {str(trouble).splitlines()[-1]}", markup=False)
        return run(url, chromium)


def scan(url: str, chromium: str) -> list[tuple[str, Violation]]:
    """Axe on every route, theme and width, printed and live, as the page stands and with everything unfolded."""
    found = list[tuple[str, Violation]]()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for path, width, way in product(ROUTES, WIDTHS, (PAPER, "live")):
            themes = audited(browser, url, path, width, way)
            found += [(f"{path} {theme} {width} {way}", each) for theme, those in themes.items() for each in those]
        browser.close()
    return found


def print_violations(found: Sequence[tuple[str, Violation]]) -> None:
    """The number, then each rule with its elements and the places it was seen."""
    scanned = f"{len(ROUTES)} routes, {' and '.join(THEMES)}, {' and '.join(map(str, WIDTHS))} px, printed and live"
    out.print(f"\naxe, WCAG 2.2 AA and best practice: {len(found)} violations on {scanned}")
    places = dict[str, list[str]]()
    for where, violation in found:
        places.setdefault(str(violation), []).append(where)
    for violation, where in places.items():
        out.print(f"  {violation}\n    on {len(where)}: {', '.join(where[:4])}", markup=False)


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print; 1 when axe found anything. Speed is shown beside its targets and never asserted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="Lighthouse runs a page (default 5)")
    parser.add_argument("--path", action="append", help="measure this path only; may be repeated")
    parser.add_argument("--only", choices=("lighthouse", "axe"), help="do one of the two")
    asked, chromium = parser.parse_args(words), chromium_path()
    if chromium is None:
        sys.exit("No Chromium found: install chromium and run this again.")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server:
        if asked.only != "axe":
            install()
            if found := measure(server.url, chromium, asked.runs, asked.path or PATHS):
                print_figures(found, asked.runs)
        violations = scan(server.url, chromium) if asked.only != "lighthouse" else []
    if asked.only != "lighthouse":
        print_violations(violations)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
