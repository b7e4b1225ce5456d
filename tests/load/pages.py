"""`make bench-pages`: comparisons at 1,000 tools and searches at 5,000, beside bare answers of the same bytes."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import comb
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

from tests.generate import fill, tools
from tests.load.client import Answer, Client
from tests.load.figures import Series, part_of, shown
from tests.load.floor import bare
from tests.load.typos import Typos
from tests.serving import serving
from verdicts.domain.matchups import comparison_path
from verdicts.domain.tools import Tool
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate

TOOLS, LISTED, REQUESTS, WARM, SEED = 1000, 5000, 400, 5, 11
FLOOR = "bare Starlette on granian answering as many bytes, already compressed, asked in turn with the page"


@contextmanager
def _site(catalogue: Sequence[Tool]) -> Iterator[Client]:
    """The production server over a throw-away database with these tools."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/served.db")
        migrate(engine)
        fill(engine, catalogue)
        engine.dispose()
        with serving(Path(folder), demo="false") as server, Client(urlsplit(server.url).port or 80) as client:
            yield client


def pairs(slugs: Sequence[str], many: int) -> Iterator[str]:
    """Addresses of different random pairs; the same ones in every run."""
    chance, seen = random.Random(SEED), set[str]()
    while len(seen) < min(many, comb(len(slugs), 2)):
        path = comparison_path(chance.sample(slugs, 2))
        if path not in seen:
            seen.add(path)
            yield path


def searches(names: Sequence[str], many: int) -> Iterator[str]:
    """Addresses of different searches: whole names, beginnings, and names with a slip."""
    chance, seen, typos = random.Random(SEED), set[str](), Typos(SEED)
    while len(seen) < many:
        name = chance.choice(names)
        text = chance.choice((str.lower, lambda name: name[: chance.randint(2, 9)], typos.slip))(name)
        if text.casefold() not in seen:
            seen.add(text.casefold())
            yield f"/tools?q={quote_plus(text)}"


def _beside(series: Series, floor: Client, ask: Callable[[], Answer]) -> Answer:
    """One answer and, right after it, the bare one of the same size."""
    answer = ask()
    series.taken.append(answer.ms)
    series.floor.append(floor.get(f"/{answer.size}").ms)
    return answer


def _compared(site: Client, floor: Client, paths: Iterator[str]) -> list[Series]:
    """Each page three times: printed for the first time, from memory, and not modified."""
    fresh, kept, same = Series("comparison, uncached", "p95 <= 150"), Series("cached", "p95 <= 15"), Series("304")
    for place, path in enumerate(paths):
        if place < WARM:
            site.expect(200, path)
            continue
        tag = _beside(fresh, floor, lambda path=path: site.expect(200, path)).tag
        _beside(kept, floor, lambda path=path: site.expect(200, path))
        _beside(same, floor, lambda path=path, tag=tag: site.expect(304, path, tag))
    return [fresh, kept, same]


def _searched(site: Client, floor: Client, paths: Iterator[str]) -> list[Series]:
    fresh, kept = Series("/tools?q=, uncached", "p95 <= 50"), Series("/tools?q=, cached", "p95 <= 15")
    for place, path in enumerate(paths):
        if place < WARM:
            site.expect(200, path)
            continue
        _beside(fresh, floor, lambda path=path: site.expect(200, path))
        _beside(kept, floor, lambda path=path: site.expect(200, path))
    return [fresh, kept]


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    part = part_of(words, __doc__ or "")
    few, many, asked = int(TOOLS * part), int(LISTED * part), int(REQUESTS * part) + WARM
    with bare() as floor:
        catalogue = tools(few)
        with _site(catalogue) as site:
            compared = _compared(site, floor, pairs([tool.slug for tool in catalogue], asked))
        shown(f"Comparisons: random pairs of {comb(few, 2):,} at {few:,} tools", compared, FLOOR)
        catalogue = tools(many)
        with _site(catalogue) as site:
            searched = _searched(site, floor, searches([tool.name for tool in catalogue], asked))
        shown(f"Searches at {many:,} tools", searched, FLOOR)


if __name__ == "__main__":
    main()
