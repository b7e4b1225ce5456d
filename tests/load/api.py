"""`make bench-api`: what programs that ask the API cost those who only read.

The steady scene of `make bench-live`, with and without 10,000 requests a minute to /api/v1: tools, panels, tallies,
matchups, the ladder, each at its time whether or not those before are answered, a third of them with the entity tag of
what was answered before.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.load.asking import Programs
from tests.load.beside import Scene, bench, load_of, rows

A_MINUTE = 10_000


async def _programs(scene: Scene) -> None:
    programs = Programs(scene.here, A_MINUTE / 60 * scene.part)
    await programs.connect()
    alone, together = await scene.compare(programs.run)
    await programs.leave()
    more = load_of(together) - load_of(alone)
    scene.show(
        [
            *rows(alone, together),
            ("CPU a request, ms", 10 * more / programs.rate, None, ""),
            ("answered p50, ms", programs.waited(0.5), None, ""),
            ("answered p95, ms", programs.waited(0.95), None, ""),
        ],
        f"{programs.answers:,} requests ({A_MINUTE * scene.part:,.0f} a minute), "
        f"{programs.unchanged:,} of them answered 304, none refused",
    )


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    bench("api", __doc__, _programs, words)


if __name__ == "__main__":
    main()
