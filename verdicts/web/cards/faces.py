"""The site's own typefaces: text is shaped and measured by HarfBuzz, and drawn as outlines.

A picture is then the same whatever fonts a machine has, and what is measured is what is drawn. (resvg itself neither
reads packed fonts nor moves the axes of a variable one.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.ttLib import TTFont

hb: Any = uharfbuzz  # compiled: no types to read
_FEATURES = {"kern": True, "liga": True, "tnum": True}
_UNSEEN = {"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"}  # marks, joiners, controls: nothing by themselves


@dataclass(frozen=True)
class Glyph:
    """One outline: SVG path data in font units, its place in the line, and the box of its ink (left, right)."""

    d: str
    x: float
    y: float
    ink: tuple[float, float]


@dataclass(frozen=True)
class Run:
    """A shaped line of text in font units: advance and outlines."""

    width: float
    glyphs: Sequence[Glyph]


class _Trace:
    """Writes an outline as path data, in whole units and relative steps: a badge is mostly made of these."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._x = self._y = 0

    def step(self, letter: str, *numbers: float) -> None:
        """One segment; the last two numbers are where it ends."""
        whole = [round(number) for number in numbers]
        if letter == "M":
            self.parts.append(f"M{whole[0]} {whole[1]}")
        else:
            steps = (number - (self._y if place % 2 else self._x) for place, number in enumerate(whole))
            self.parts.append(letter + "".join(f"{each:+d}" for each in steps).removeprefix("+").replace("+", " "))
        self._x, self._y = whole[-2:]


def _pen() -> Any:
    """Leads a trace along an outline."""
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda *at: at[-1].step("M", *at[:-1]))
    pen.set_line_to_func(lambda *at: at[-1].step("l", *at[:-1]))
    pen.set_quadratic_to_func(lambda *at: at[-1].step("q", *at[:-1]))
    pen.set_cubic_to_func(lambda *at: at[-1].step("c", *at[:-1]))
    pen.set_close_path_func(lambda trace: trace.parts.append("z"))
    return pen


class Style:
    """One cut of a typeface: weight 400 to 700, width 75 to 100 percent."""

    def __init__(self, face: Any, known: frozenset[int], **axes: float) -> None:
        """Fix the axes."""
        self._font = hb.Font(face)
        self._font.set_variations(axes)
        self._known, self._pen = known, _pen()
        self.units = face.upem
        self.run = lru_cache(2048)(self._run)
        self._outline = cache(self._outlined)

    def has(self, letter: str) -> bool:
        """Whether the typeface draws it."""
        return ord(letter) in self._known

    def width(self, text: str) -> float:
        """The advance of a line at size 1."""
        return self.run(text).width / self.units

    def _run(self, text: str) -> Run:
        if not text:
            return Run(0, ())
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _FEATURES)
        glyphs: list[Glyph] = []
        at = 0.0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            d, left, right = self._outline(info.codepoint)
            if d:
                x = at + place.x_offset
                glyphs.append(Glyph(d, x, place.y_offset, (x + left, x + right)))
            at += place.x_advance
        return Run(at, tuple(glyphs))

    def _outlined(self, glyph: int) -> tuple[str, float, float]:
        trace = _Trace()
        self._font.draw_glyph(glyph, self._pen, trace)
        box = self._font.get_glyph_extents(glyph)
        return "".join(trace.parts), box.x_bearing, box.x_bearing + box.width


class Typeface:
    """A font file of the site."""

    def __init__(self, file: Path) -> None:
        """Nothing is read before the first text is drawn."""
        self._file = file
        self.style = cache(self._style)

    @cached_property
    def _opened(self) -> tuple[Any, frozenset[int]]:
        font, plain = TTFont(self._file), BytesIO()
        font.flavor = None
        font.save(plain)
        return hb.Face(hb.Blob(plain.getvalue())), frozenset(font.getBestCmap() or ())

    def _style(self, weight: float = 400, width: float = 100) -> Style:
        face, known = self._opened
        return Style(face, known, wght=weight, wdth=width)


@dataclass(frozen=True)
class Faces:
    """The two voices: `sans` measures, `serif` speaks."""

    sans: Typeface
    serif: Typeface


def read_faces(folder: Path) -> Faces:
    """The typefaces in a folder of the site's fonts."""
    return Faces(Typeface(folder / "verdicts-sans.woff2"), Typeface(folder / "verdicts-serif.woff2"))


def spelled(style: Style, text: str) -> str | None:
    """`text` in letters that the typeface has; None where a letter or number is none of them.

    An accent that is missing leaves its letter, a pictogram or an unseen sign leaves nothing.
    """
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        drawn = _drawn(style, letter)
        if not drawn and unicodedata.category(letter)[0] in "LN":
            return None
        kept.append(drawn)
    return " ".join("".join(kept).split())


def _drawn(style: Style, letter: str) -> str:
    if letter.isspace():
        return " "
    if style.has(letter):
        return letter
    if unicodedata.category(letter) in _UNSEEN:
        return ""
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in plain if style.has(each)) if plain != letter else ""
