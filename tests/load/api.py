"""`make bench-api`: what programs that ask the API cost those who only read.

The steady scene of `make bench-live`, with and without 10,000 requests a minute to /api/v1: tools, panels, tallies,
matchups, the ladder, each at its time whether or not those before are answered, a third of them with the entity tag of
what was answered before.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.load.asking import Programs
from tests.load.beside import beside, load_of, rows
from tests.load.live import GENERATOR, SCENES, SERVER
from tests.load.live_run import Present
from tests.load.live_shown import shown
from tests.load.live_site import Site, site
from tests.load.machine import many_files, on_cores, settled
from tests.load.wire import Nest

A_MINUTE = 10_000
ROUNDS, SECONDS = 4, 15.0  # windows each way, seconds each


async def _programs(nest: Nest, here: Site, part: float) -> None:
    """Windows of votes without and with programs that ask, in turn."""
    readers, rounds = max(20, round(SCENES["steady"].readers * part)), ROUNDS if part >= 1 else 1
    seconds, rate = max(1.0, SECONDS * part), SCENES["steady"].rate
    present, programs = Present(here, here.crowds(nest)), Programs(here, A_MINUTE / 60 * part)
    await programs.connect()
    await present.gather(readers)
    with settled():
        alone, together = await beside(present, programs.run, rate, seconds, rounds)
    await programs.leave()
    more = load_of(together) - load_of(alone)
    shown(
        f"api: {readers:,} readers, {rate:g} votes a second, {rounds} windows of {seconds:g} s each way",
        [
            *rows(alone, together),
            ("CPU a request, ms", 10 * more / programs.rate, None, ""),
            ("answered p50, ms", programs.waited(0.5), None, ""),
            ("answered p95, ms", programs.waited(0.95), None, ""),
        ],
        f"right: every page; {programs.answers:,} requests ({A_MINUTE * part:,.0f} a minute), "
        f"{programs.unchanged:,} of them answered 304, none refused\n"
        "figures of both ways are medians of the windows'; the site and its readers are each bound to a core",
        "without",
    )


async def _run(here: Site, part: float) -> None:
    nest = Nest()
    try:
        await _programs(nest, here, part)
    finally:
        nest.close()


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.05 to 1 (default 1)")
    asked = parser.parse_args(words)
    many_files()
    with ExitStack() as stack:
        stack.enter_context(on_cores(GENERATOR))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with on_cores(SERVER):
            here = stack.enter_context(site(folder, f"sqlite:///{folder / 'served.db'}", rank_every="0"))
        asyncio.run(_run(here, asked.part))


if __name__ == "__main__":
    main()
