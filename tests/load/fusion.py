"""`make bench-fusion`: what Model Fusion adds to its models, on a peer over real HTTP in a process of its own.

overhead  five members and a judge: the wall beside the slowest needed member and the judge, as the peer saw them
hung      one member never answers: the wall beside the quorum's time and its grace, and whether the peer saw the cancel
hedges    2 % of calls never begin: how many second calls that costs, and how often all five members are there
crowd     50 fusions at once, an hour's worth, every tenth left in the middle: tasks, sockets and memory after it
budget    50 fusions at once on one budget that suffices for few of them
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import statistics
from collections.abc import Awaitable, Callable, Mapping, Sequence
from decimal import Decimal

from rich.table import Table

from tests.fusion.peer import Hang, Script, apart
from tests.fusion.peer.script import Scripts
from tests.fusion.peer.server import Apart
from tests.fusion.pools import pool_of
from tests.load.figures import console, percentile
from tests.load.fusion_runs import RULED, TEXT, Run, Stalling, many, run, steady, took, within
from tests.load.machine import many_files, own_bytes, settled
from verdicts.fusion.client import OpenAIWire
from verdicts.fusion.cost import Ledger
from verdicts.fusion.fuse import Means
from verdicts.fusion.known import Known
from verdicts.fusion.plan import Refused

NAMES = ("m0", "m1", "m2", "m3", "m4")
RUNS, HEDGED_RUNS, AT_ONCE = 20, 500, 10
CROWD, HOUR = 50, 3000  # fusions at once; an hour of them at a minute each
Rows = list[tuple[str, str, str]]
Scene = Callable[[float], Awaitable[Rows]]


async def _overhead(part: float) -> Rows:
    scripts: dict[str, Scripts] = {name: steady(1.6 + 0.1 * at) for at, name in enumerate(NAMES)}
    with apart({**scripts, "judge": steady(0.6, text=RULED)}) as peer:
        runs = await _runs(peer, max(2, round(RUNS * part)))
        seen, _ = peer.look()
    ratios = list[float]()
    for one in runs:
        calls = within(seen, one)
        needed = max(took(calls[name][0]) for name in NAMES)
        ratios.append(one.wall / (needed + took(calls["judge"][0])))
    assert all(one.present == len(NAMES) for one in runs)
    return [
        ("median wall / (slowest needed + judge)", f"{statistics.median(ratios):.3f}", "<= 1.05, aim 1.02"),
        ("the most of it", f"{max(ratios):.3f}", "<= 1.10"),
        ("median wall, s", f"{statistics.median(one.wall for one in runs):.3f}", ""),
    ]


async def _hung(part: float) -> Rows:
    scripts: dict[str, Scripts] = {name: steady(1.2 + 0.1 * at) for at, name in enumerate(NAMES)}
    scripts |= {"m2": Script(fault=Hang(headers=False)), "judge": steady(0.6, text=RULED)}
    with apart(scripts) as peer:
        runs = await _runs(peer, max(2, round(RUNS * part)))
        seen, _ = peer.look()
    ratios, gone = list[float](), 0
    for one in runs:
        calls = within(seen, one)
        quorum = max(took(calls[name][0]) for name in NAMES if name != "m2")
        ratios.append(one.wall / (quorum * 1.25 + took(calls["judge"][0])))
        gone += calls["m2"][0].gone
    return [
        ("median wall / (1.25 x quorum + judge)", f"{statistics.median(ratios):.3f}", "<= 1.05"),
        ("the most of it", f"{max(ratios):.3f}", "<= 1.10"),
        ("the peer saw the cancel", f"{gone} of {len(runs)}", "all"),
    ]


async def _runs(peer: Apart, count: int) -> list[Run]:
    """One after another, after one that is not counted."""
    pool, wire = pool_of(peer, *NAMES, mode="merge"), OpenAIWire()
    means = Means(wire, Known())
    try:
        await run(pool, means)
        with settled():
            return [await run(pool, means) for _ in range(count)]
    finally:
        await wire.aclose()


async def _hedges(part: float) -> Rows:
    scripts: dict[str, Scripts] = dict.fromkeys(NAMES, Stalling(0.02))
    with apart({**scripts, "judge": Script(RULED)}) as peer:
        pool, wire = pool_of(peer, *NAMES, mode="merge", hedge=0.6, at_once=256), OpenAIWire()
        try:
            await run(pool, Means(wire, Known()))
            count = max(10, round(HEDGED_RUNS * part))
            runs = await many(pool, Means(wire, Known()), count, AT_ONCE, apart=2.4 / AT_ONCE)
        finally:
            await wire.aclose()
    calls, hedges = sum(one.calls for one in runs), sum(one.hedges for one in runs)
    whole = sum(one.present == len(NAMES) for one in runs)
    return [
        ("hedges, of calls", f"{hedges / (calls + hedges):.1%} ({hedges} of {calls + hedges})", "<= 5 %"),
        ("runs with all five members", f"{whole / len(runs):.1%} ({whole} of {len(runs)})", ">= 99 %"),
        ("wall p50, p95, s", f"{_at(runs, 0.5):.3f}, {_at(runs, 0.95):.3f}", ""),
    ]


def _at(runs: Sequence[Run], share: float) -> float:
    return percentile([one.wall for one in runs], share)


async def _crowd(part: float) -> Rows:
    quick = Script(TEXT, pieces=8)
    with apart({**dict.fromkeys(NAMES, quick), "judge": Script(RULED, pieces=8)}) as peer:
        pool, wire = pool_of(peer, *NAMES, mode="merge", at_once=256, grace=10.0), OpenAIWire()
        means, count = Means(wire, Known()), max(CROWD, round(HOUR * part))
        tasks = len(asyncio.all_tasks())
        first = await many(pool, means, max(CROWD, count // 5), CROWD, 10)
        memory = _memory()
        runs = await many(pool, means, count, CROWD, 10)
        grown = _memory() - memory
        await wire.aclose()
        await asyncio.sleep(0.5)
        left, (_, connected) = len(asyncio.all_tasks()) - tasks, peer.look()
    whole = [one for one in runs if one.whole]
    return [
        ("fusions, of them left in the middle", f"{len(runs)}, {len(runs) - len(whole)}", ""),
        ("events", f"{sum(one.events for one in (*first, *runs)):,}", ""),
        ("all five members in those not left", f"{sum(one.present == 5 for one in whole)} of {len(whole)}", "all"),
        ("tasks left", str(left), "0"),
        ("connections left at the peer", str(connected), "0"),
        ("memory after the hour, more than after its first fifth", f"{grown / 2**20:+.1f} MB", "<= 5 MB"),
        ("open files here", str(len(os.listdir("/proc/self/fd"))), ""),
    ]


def _memory() -> int:
    gc.collect()
    return own_bytes(os.getpid())  # the peer, our child, keeps a record of every call


async def _budget(part: float) -> Rows:
    price, cap, cost = "100", Decimal("20"), Decimal(0)
    talkative = Script(TEXT, pieces=4, usage=(60, 900))
    with apart({**dict.fromkeys(NAMES, talkative), "judge": Script(RULED, pieces=4, usage=(400, 900))}) as peer:
        pool, wire = pool_of(peer, *NAMES, mode="merge", price=price, at_once=256, budget="0.8"), OpenAIWire()
        day, each, refused = Ledger(cap), list[Decimal](), 0

        async def one() -> None:
            nonlocal refused
            try:
                done = await run(pool, Means(wire, Known(), day))
                each.append(done.cost)
            except Refused:
                refused += 1

        await asyncio.gather(*(one() for _ in range(CROWD)))
        cost = sum((call.body["max_tokens"] for call in peer.look()[0][:1]), 0) * Decimal(price) / 1_000_000
        await wire.aclose()
    return [
        ("spent of the day's budget", f"{day.spent:f} of {cap}", f"<= {cap} and one call ({cost:f})"),
        ("dearest fusion, of 0.8", f"{max(each):f}", f"<= 0.8 and one call ({cost:f})"),
        ("fusions begun, refused", f"{len(each)}, {refused}", ""),
        ("still held", f"{day.held:f}", "0"),
    ]


SCENES: Mapping[str, Scene] = {
    "overhead": _overhead,
    "hung": _hung,
    "hedges": _hedges,
    "crowd": _crowd,
    "budget": _budget,
}


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    asked, out = _asked(words), console()
    many_files()
    for name in asked.only or SCENES:
        table = Table("figure", "is", "target", title=f"{name}:", title_justify="left")
        for row in asyncio.run(_of(SCENES[name], asked.part)):
            table.add_row(*row)
        out.print(table)
    out.print(f"machine: {os.cpu_count()} cores, load average {os.getloadavg()[0]:.2f}; quote medians and ratios\n")


async def _of(scene: Scene, part: float) -> Rows:
    return await scene(part)


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=float, default=1.0, help="part of the full size, 0.05 to 1 (default 1)")
    parser.add_argument("--only", action="append", choices=tuple(SCENES), help="this scene alone; may be repeated")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
