"""`make bench-accounts`: what people who sign in cost those who only read, and what a session costs at the handshake.

The first scene is the steady one of `make bench-live`, with and without 200 sign-ins a minute, in turn: argon2id at the
parameters of OWASP, over HTTP, each with an account, a device and a connection of its own. The second connects sockets
with the cookies of a device, of a session that was seen lately, and of one that was last seen more than an hour ago.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from tests.load.beside import beside
from tests.load.live import GENERATOR, SCENES, SERVER
from tests.load.live_run import Present
from tests.load.live_shown import shown
from tests.load.live_site import Site, site
from tests.load.machine import many_files, on_cores, settled
from tests.load.sign_ins import SignIns, rows_of
from tests.load.sockets import Door, doors
from tests.load.wire import Nest

A_MINUTE = 200
ROUNDS, SECONDS = 4, 15.0  # windows each way, seconds each
CONNECTS, CONNECTS_A_ROUND = 1000, 200


async def _votes(nest: Nest, here: Site, part: float) -> None:
    """Windows of votes without and with people who sign in, in turn."""
    readers, rounds = max(20, round(SCENES["steady"].readers * part)), ROUNDS if part >= 1 else 1
    seconds, rate = max(1.0, SECONDS * part), SCENES["steady"].rate
    present, arriving = Present(here, here.crowds(nest)), SignIns(here, A_MINUTE / 60)
    arriving.prepare(round(rounds * seconds * arriving.rate) + rounds + 1)
    await present.gather(readers)
    await arriving.run(0)  # one, for what is only done the first time
    with settled():
        alone, together = await beside(present, arriving.run, rate, seconds, rounds)
    kept = arriving.kept()
    shown(
        f"votes: {readers:,} readers, {rate:g} votes a second, {rounds} windows of {seconds:g} s each way",
        rows_of(alone, together, arriving),
        f"right: every page; {len(arriving.waits)} sign-ins ({A_MINUTE} a minute), as many sessions: {kept}\n"
        "figures of both ways are medians of the windows'; the site and its readers are each bound to a core",
        "without",
    )


async def _sockets(nest: Nest, here: Site, part: float) -> None:
    """Sockets that connect with each kind of cookie, in turn."""
    each = max(4, round(CONNECTS_A_ROUND * part))
    rounds = CONNECTS // CONNECTS_A_ROUND if part >= 1 else 1
    kinds = doors(here, each)
    with settled():
        for _ in range(rounds):
            for door in kinds:
                await door.connect(nest, here)
    device, *sessions = kinds
    for door in sessions:
        _compared(door, device, each * rounds)


def _compared(door: Door, device: Door, many: int) -> None:
    shown(
        f"sockets: {many:,} connects of {door.name}",
        door.beside(device),
        f"right: every one of them shows its page, and {door.seated}",
        "a device",
    )


SCENE: dict[str, Callable[[Nest, Site, float], Awaitable[None]]] = {"votes": _votes, "sockets": _sockets}


async def _run(name: str, here: Site, part: float) -> None:
    nest = Nest()
    try:
        await SCENE[name](nest, here, part)
    finally:
        nest.close()


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    asked = _asked(words)
    many_files()
    for name in asked.only or SCENE:
        with ExitStack() as stack:
            stack.enter_context(on_cores(GENERATOR, asked.part))
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            with on_cores(SERVER, asked.part):
                here = stack.enter_context(_site(folder))
            asyncio.run(_run(name, here, asked.part))


def _site(folder: Path) -> AbstractContextManager[Site]:
    """A site that lets everybody try, and without the ladder, whose minute would always fall into the same windows."""
    lifted = {"tries_per_account": "0", "tries_per_network": "0", "rank_every": "0"}
    return site(folder, f"sqlite:///{folder / 'served.db'}", **lifted)


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.05 to 1 (default 1)")
    parser.add_argument("--only", action="append", choices=tuple(SCENE), help="this scene alone; may be repeated")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
