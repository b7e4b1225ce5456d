"""`make bench-editors`: what the editors' desk costs those who only read.

The steady scene of `make bench-live`, with and without 20 editors who each store a field a second, two at each draft,
so that every field that one stores is shown to the other.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.load.beside import beside, rows
from tests.load.editing import EVERY, Desk
from tests.load.live import GENERATOR, SCENES, SERVER
from tests.load.live_run import Present
from tests.load.live_shown import shown
from tests.load.live_site import Site, site
from tests.load.machine import many_files, on_cores, settled
from tests.load.wire import Nest

EDITORS = 20
ROUNDS, SECONDS = 4, 15.0  # windows each way, seconds each


async def _editors(nest: Nest, here: Site, part: float) -> None:
    """Windows of votes without and with editors at work, in turn."""
    readers, rounds = max(20, round(SCENES["steady"].readers * part)), ROUNDS if part >= 1 else 1
    seconds, rate = max(1.0, SECONDS * part), SCENES["steady"].rate
    present, desk = Present(here, here.crowds(nest)), Desk(here, nest)
    await desk.gather(max(2, round(EDITORS * part)))
    await present.gather(readers)
    with settled():
        alone, together = await beside(present, desk.run, rate, seconds, rounds)
    shown(
        f"editors: {readers:,} readers, {rate:g} votes a second, {rounds} windows of {seconds:g} s each way",
        rows(alone, together),
        f"right: every page; {await desk.kept()} fields stored by {len(desk.crowds)} editors, one each {EVERY:g} s\n"
        "figures of both ways are medians of the windows'; the site and its readers are each bound to a core",
        "without",
    )


async def _run(here: Site, part: float) -> None:
    nest = Nest()
    try:
        await _editors(nest, here, part)
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
