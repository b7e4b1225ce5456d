"""Draws a badge: the mark and the name of the site, the stamp on the ship line, what readers say.

Letters are outlines: the widths are right whatever fonts a reader has.
"""

from __future__ import annotations

from verdicts.views.cards import BadgeView
from verdicts.web.cards.canvas import Canvas
from verdicts.web.cards.faces import Faces, Style, spelled
from verdicts.web.cards.fitting import fit
from verdicts.web.cards.palette import Palette
from verdicts.web.cards.sheet import logo

HIGH, _PAD, _SIZE, _BASE = 28, 9.0, 12.5, 18.4
_LINES = {"ship": 22.5, "skip": 4.0}
_INKS = {"ship": "on-ship", "skip": "skip", "split": "ink", "none": "ink-2"}


def draw_badge(badge: BadgeView, faces: Faces, palette: Palette) -> str:
    """The badge as SVG, light and dark."""
    bold, plain = faces.sans.style(650, 92), faces.sans.style(400, 96)
    maker = fit(bold, spelled(bold, badge.site) or "", 160, (_SIZE,)).lines
    words = [(maker[0] if maker else "", bold), (badge.stamp, bold), (badge.said, plain)]
    wide = [style.width(text) * _SIZE for text, style in words]
    stamp = _PAD + 28 + wide[0] + 12
    said = stamp + wide[1] + 14 + 11
    canvas = Canvas(round(said + wide[2] + _PAD + 1), HIGH, palette, themed=True)
    canvas.rect(0, 0, canvas.width, HIGH, "raise")
    canvas.frame(0, 0, canvas.width, HIGH, "edge", 1)
    logo(canvas, _PAD, 7, 0.8)
    _text(canvas, *words[0], _PAD + 28, "ink")
    _stamp(canvas, badge.verdict, words[1], stamp, wide[1])
    _text(canvas, *words[2], said, "ink")
    return canvas.svg(badge.title)


def draw_lost(site: str, faces: Faces, palette: Palette) -> str:
    """The badge of no tool."""
    return draw_badge(BadgeView(site, "none", "No such tool", "check the address", "No such tool"), faces, palette)


def _stamp(canvas: Canvas, verdict: str, words: tuple[str, Style], x: float, wide: float) -> None:
    """Ship is solid and stands on the line, skip is hollow and hangs under it, the others sit across it."""
    across = wide + 14
    if verdict in ("ship", "split"):
        canvas.rect(x, 5.5, across, 17, "ship" if verdict == "ship" else "split-wash")
    else:
        canvas.frame(x, 5.5, across, 17, "skip" if verdict == "skip" else "edge", 1.25)
    if verdict in _LINES:
        canvas.rect(x - 5, _LINES[verdict], across + 10, 1.5, "ink")
    else:
        canvas.rect(x - 5, 13.25, 5, 1.5, "ink")
        canvas.rect(x + across, 13.25, 5, 1.5, "ink")
    _text(canvas, *words, x + 7, _INKS[verdict])


def _text(canvas: Canvas, text: str, style: Style, x: float, ink: str) -> None:
    canvas.text(text, style, _SIZE, ink, x, _BASE)
