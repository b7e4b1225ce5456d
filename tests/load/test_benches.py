"""Each bench runs once at a twentieth of its size or less and says its figure beside its floor; no time is asserted."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.load import accounts, api, cards, desk, editors, fusion, ladder, live, mail, pages, search
from tests.load.figures import Series, percentile
from tests.load.lighthouse import read
from tests.load.typos import KINDS, Typos
from tests.postgres import NoPostgres
from tests.redis import NoRedis

SMALL = ["--part", "0.05"]
SMALLEST = ["--part", "0.02"]  # where what costs is one socket or one letter after the other
SAID = {  # what each prints: its figures beside floors and limits, and that nothing was lost or refused
    pages: ("comparison, uncached", "cached", "304", "/tools?q=, uncached", "floor p50", "floor p95", "50 tools"),
    search: ("one slip", "floor p50", "ratio of p50", "first", "transpose"),
    ladder: ("25 seasons a kind", "93 to 97 %", "from arrays", "<= 500", "5,000 honest picks", "most <= 1"),
    cards: ("one tool", "four tools", "floor p50", "p95 <= 80", "heaviest", "<= 120 kB"),
    desk: ("500 revisions beside 10", "of one tool: publish", "over all: the tool's page", "<= 1.2", "<= 1.5"),
    mail: ("200 letters", "3 crashes", "nobody twice", "nobody missed", "letters a second"),
    editors: ("editors:", "p95", "ratio", "CPU", "right: "),
    api: ("api:", "p95", "<= 1.25x", "CPU a request", "answered 304", "right: "),
}


@pytest.mark.parametrize("bench", SAID, ids=lambda bench: bench.__name__.rpartition(".")[2])
def test_bench(bench: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """Each bench runs to its end and prints what it is for."""
    bench.main(SMALLEST if bench is mail else SMALL)
    said = capsys.readouterr().out
    for word in SAID[bench]:
        assert word in said


@pytest.mark.parametrize("name", [*live.SCENES, *live.OTHERS])
def test_live_bench(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each scene ends with all pages right and every answered vote in the log, and says its latencies beside others."""
    try:
        live.main([*SMALLEST, "--only", name])
    except (NoPostgres, NoRedis) as none:
        pytest.skip(f"bench of two workers: {none}")
    said = capsys.readouterr().out
    for word in (f"{name}:", "p95", "ratio", "right: "):
        assert word in said


@pytest.mark.parametrize("name", accounts.SCENE)
def test_accounts_bench(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each scene ends with all pages right and everybody signed in, and says its figures with and without accounts."""
    accounts.main([*SMALL, "--only", name])
    said = capsys.readouterr().out
    for word in (f"{name}:", "p95", "ratio", "CPU", "right: "):
        assert word in said


@pytest.mark.parametrize("name", fusion.SCENES)
def test_fusion_bench(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each scene of Model Fusion ends with nobody left calling, and says its figures beside their targets."""
    fusion.main([*SMALL, "--only", name])
    said = capsys.readouterr().out
    for word in (f"{name}:", "figure", "target", "machine: "):
        assert word in said


def test_pairs_are_different() -> None:
    """The pairs of a run are all different, the same in every run, and as many as asked for or as there are."""
    slugs = [f"tool-{number}" for number in range(6)]
    found = list(pages.pairs(slugs, 100))
    assert len(set(found)) == len(found) == 15
    assert found == list(pages.pairs(slugs, 100))


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_is_one_slip(kind: str) -> None:
    """A slip changes a name, and by one letter at the most in length."""
    for name in ("Aider", "Qdrant Cloud Works", "aab"):
        text = Typos(1).slip(name, kind)
        assert text != name.lower()
        assert len(text) - len(name) == {"insert": 1, "delete": -1}.get(kind, 0)


def test_percentiles_are_nearest_rank() -> None:
    """The median of one to a hundred is fifty, the 95th percentile ninety-five, and a single value is both."""
    assert [percentile(range(1, 101), share) for share in (0.5, 0.95, 1)] == [50, 95, 100]
    assert percentile([7.0], 0.95) == 7


def test_ratio_is_of_medians() -> None:
    """A row gives both medians and their ratio, so that a noisy machine shows on both sides."""
    assert Series("page", "p95 <= 15", [2, 4, 400], [1, 2, 300]).row() == [
        "page", "3", "4.00", "400.00", "2.00", "300.00", "2.0x", "p95 <= 15",
    ]  # fmt: skip


def test_lighthouse_report_is_read() -> None:
    """A report becomes figures in points, seconds, milliseconds and kB, and names what cost points."""
    categories = ("performance", "accessibility", "best-practices", "seo")
    timed = {"first-contentful-paint": 900, "largest-contentful-paint": 2500, "cumulative-layout-shift": 0.01}
    audits = {key: {"score": 0.5, "title": key, "numericValue": value} for key, value in timed.items()}
    audits["total-blocking-time"] = {"score": 1, "title": "TBT", "numericValue": 40}
    sent = [{"resourceType": "Script", "transferSize": 1500}, {"resourceType": "Document", "transferSize": 500}]
    audits["network-requests"] = {"score": None, "title": "", "details": {"items": sent}}
    parts = [{"id": key, "weight": 25} for key in (*timed, "total-blocking-time")]
    report = read({
        "audits": audits,
        "categories": {key: {"score": 1, "auditRefs": parts if key == "performance" else []} for key in categories},
    })  # fmt: skip
    assert report.figures["LCP, s"] == 2.5
    assert (report.figures["total, kB"], report.figures["scripts, kB"]) == (2, 1.5)
    assert [audit for _, audit, _ in report.failing] == list(timed)
