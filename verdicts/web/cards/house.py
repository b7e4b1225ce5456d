"""Puts together what leaves the site as pictures and frames."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from verdicts.web.cards.badges import Badges
from verdicts.web.cards.embeds import Embeds
from verdicts.web.cards.faces import read_faces
from verdicts.web.cards.frame import read_frame
from verdicts.web.cards.links import Preview
from verdicts.web.cards.oembed import OEmbed
from verdicts.web.cards.palette import read_palette
from verdicts.web.cards.room import Cards
from verdicts.web.cards.studio import Studio
from verdicts.web.paper.cache import PageCache
from verdicts.web.paper.press import Press


@dataclass(frozen=True)
class Showing:
    """The rooms, and the studio in which cards are drawn."""

    studio: Studio
    rooms: tuple[Cards, Badges, Embeds, OEmbed]


def showing(press: Press, look: Path, fonts: Path, cache_mb: int, sans: str, serif: str) -> Showing:
    """Rooms over a press, whose pages link to their cards from now on.

    `look` and `fonts` are folders of stylesheets and typefaces; at `sans` and `serif` browsers get the latter.
    """
    faces, palette = read_faces(fonts), read_palette(look / "tokens.css")
    studio, preview = Studio(faces, palette), Preview(press.library, press.site)
    press.preview = preview
    cards = Cards(press, studio, PageCache(cache_mb * 1_000_000))
    frame = read_frame(look, palette, sans, serif)
    return Showing(studio, (cards, Badges(press, faces, palette), Embeds(press, frame), OEmbed(press, preview)))
