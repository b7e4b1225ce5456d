"""`make bench-editors`: what the editors' desk costs those who only read.

The steady scene of `make bench-live`, with and without 20 editors who each store a field a second, two at each draft,
so that every field that one stores is shown to the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.load.beside import Scene, bench, rows
from tests.load.editing import EVERY, Desk

EDITORS = 20


async def _editors(scene: Scene) -> None:
    desk = Desk(scene.here, scene.nest)
    await desk.gather(max(2, round(EDITORS * scene.part)))
    figures = rows(*await scene.compare(desk.run))
    scene.show(figures, f"{await desk.kept()} fields stored by {len(desk.crowds)} editors, one each {EVERY:g} s")


def main(words: Sequence[str] | None = None) -> None:
    """Take the figures and print them."""
    bench("editors", __doc__, _editors, words)


if __name__ == "__main__":
    main()
