"""`make bench-cards`: cards of one to four tools, from the catalogue to the PNG, beside a blank sheet of that size."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence

from tests.generate import fill, tools
from tests.load.figures import Series, clocked, console, part_of, shown
from tests.serving import HOUSE
from verdicts.desk.cards.card import card
from verdicts.desk.catalogue import Library, Site
from verdicts.domain.matchups import matchup_slug
from verdicts.store.engine import open_engine
from verdicts.store.migrating import migrate
from verdicts.views.cards import CardView
from verdicts.web.cards.canvas import Canvas
from verdicts.web.cards.drawing import draw
from verdicts.web.cards.faces import read_faces
from verdicts.web.cards.palette import read_palette
from verdicts.web.cards.raster import Raster
from verdicts.web.cards.sheet import HEIGHT, WIDTH

TOOLS, CARDS, WARM, SEED = 300, 100, 2, 7
FLOOR = "the same process making a PNG of a blank sheet of 1200 x 630 px, asked in turn with the card"
SIZES = {1: "one tool", 2: "two tools", 3: "three tools", 4: "four tools"}


def measured(library: Library, raster: Raster, many: int) -> tuple[list[Series], list[int]]:
    """Times by number of tools, and the bytes of every picture."""
    faces, palette = read_faces(HOUSE / "assets" / "fonts"), read_palette(HOUSE / "assets" / "look" / "tokens.css")
    site, chance, weights, found = Site("Verdicts", "https://verdicts.example"), random.Random(SEED), list[int](), []
    slugs = sorted(library.catalogue().cards)

    def made(key: str) -> bytes:
        view = card(library, site, key)
        assert isinstance(view, CardView)
        return raster.png(draw(view, faces, palette).svg(view.alt))

    blank = Canvas(WIDTH, HEIGHT, palette)
    blank.rect(0, 0, WIDTH, HEIGHT, "paper")
    for size, name in SIZES.items():
        series = Series(f"{name}, uncached", "p95 <= 80")
        for place in range(many + WARM):
            into, floor = (series.taken, series.floor) if place >= WARM else ([], [])
            key = matchup_slug(chance.sample(slugs, size))
            weights.append(len(clocked(lambda key=key: made(key), into)))
            clocked(lambda: raster.png(blank.svg()), floor)
        found.append(series)
    return found, weights


def main(words: Sequence[str] | None = None) -> None:
    """Measure and print."""
    part, raster = part_of(words, __doc__ or ""), Raster()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/drawn.db")
        migrate(engine)
        fill(engine, tools(int(TOOLS * max(part, 0.1))))
        found, weights = measured(Library(engine), raster, max(3, int(CARDS * part)))
        engine.dispose()
    raster.close()
    shown("Cards for link previews", found, FLOOR)
    console().print(f"heaviest: {max(weights) / 1000:.1f} kB of {len(weights)} pictures (<= 120 kB)\n")


if __name__ == "__main__":
    main()
