"""An SVG in the look of the site: shapes in token colours, text as outlines, each text within its place."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from verdicts.web.cards.faces import Style
from verdicts.web.cards.palette import Palette

_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class Placed:
    """A text as drawn: from `left` to `right` by its ink, and the room that it had."""

    text: str
    left: float
    right: float
    room: tuple[float, float]


class Canvas:
    """Width and height in px. `themed` follows the reader's theme, else all is light."""

    def __init__(self, width: float, height: float, palette: Palette, themed: bool = False) -> None:
        """An empty sheet."""
        self.width, self.height = width, height
        self._palette, self._themed = palette, themed
        self._parts: list[str] = []
        self._inks: dict[str, None] = {}
        self.placed: list[Placed] = []

    def _ink(self, name: str, what: str = "fill") -> str:
        """A colour as attributes: a plain one for everybody, a class for the dark theme."""
        if not self._themed:
            return f'{what}="{self._palette.light[name]}"'
        self._inks[f"{what}-{name}"] = None
        return f'{what}="{self._palette.light[name]}" class="{what}-{name}"'

    def rect(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """A filled box."""
        self._parts.append(f'<path d="M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z" {self._ink(ink)}/>')

    def frame(self, x: float, y: float, width: float, height: float, ink: str, line: float, dash: str = "") -> None:
        """A hollow box; the line lies inside of it."""
        half, dashed = line / 2, f' stroke-dasharray="{dash}"' if dash else ""
        d = f"M{x + half:g} {y + half:g}h{width - line:g}v{height - line:g}h{line - width:g}z"
        self._parts.append(f'<path d="{d}" fill="none" stroke-width="{line:g}"{dashed} {self._ink(ink, "stroke")}/>')

    def path(self, d: str, ink: str, at: str = "", line: float = 0.0) -> None:
        """Path data, moved by the transform `at`; hollow where `line` is its width."""
        moved = f' transform="{at}"' if at else ""
        look = f'fill="none" stroke-width="{line:g}" {self._ink(ink, "stroke")}' if line else self._ink(ink)
        self._parts.append(f'<path d="{d}" fill-rule="evenodd"{moved} {look}/>')

    def text(
        self,
        text: str,
        style: Style,
        size: float,
        ink: str,
        x: float,
        y: float,
        anchor: str = "start",
        room: tuple[float, float] | None = None,
    ) -> float:
        """One line with its baseline at y; gives its width. `room` is where it may reach from and to."""
        run, scale = style.run(text), size / style.units
        wide = run.width * scale
        left = x - wide * _SHIFT[anchor]
        glyphs = "".join(
            f'<path transform="translate({left + one.x * scale:.2f} {y - one.y * scale:.2f}) '
            f'scale({scale:.5g} {-scale:.5g})" d="{one.d}"/>'
            for one in run.glyphs
        )
        self._parts.append(f"<g {self._ink(ink)}>{glyphs}</g>")
        inked = [left + edge * scale for one in run.glyphs for edge in one.ink]
        if inked:
            self.placed.append(Placed(text, min(inked), max(inked), room or (0, self.width)))
        return wide

    def svg(self, title: str = "") -> str:
        """The whole picture; `title` says it in words."""
        named = f' role="img" aria-label="{escape(title)}"' if title else ""
        said = f"<title>{escape(title)}</title>" if title else ""
        size = f'width="{self.width:g}" height="{self.height:g}" viewBox="0 0 {self.width:g} {self.height:g}"'
        inside = "".join(self._parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{named}>{said}{self._dark()}{inside}</svg>'

    def _dark(self) -> str:
        if not self._themed:
            return ""
        inks = (each.partition("-") for each in self._inks)
        rules = (f".{what}-{ink}{{{what}:{self._palette.dark[ink]}}}" for what, _, ink in inks)
        return f"<style>@media(prefers-color-scheme:dark){{{''.join(rules)}}}</style>"
