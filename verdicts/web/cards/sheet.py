"""What all cards share: the sheet with its top and foot, names that can be drawn, stamp and bench on the ship line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdicts.views.cards import CardToolView
from verdicts.views.parts import BarView, PanelView
from verdicts.web.cards.canvas import Canvas
from verdicts.web.cards.faces import Faces, Style, spelled
from verdicts.web.cards.fitting import fit

WIDTH, HEIGHT, MARGIN = 1200, 630, 64
INNER = WIDTH - 2 * MARGIN
FOOT = 564
_LINE = 44  # of a bench: how far down its line lies (verdicts/desk/drawing.py)
_LOGO_SHIP, _LOGO_SKIP, _LOGO_LINE = "M5 1h6v10H5z", "M15.75 11.75h4.5v6.5h-4.5z", "M0 10h26v2H0z"


@dataclass(frozen=True)
class Sheet:
    """A card under way."""

    canvas: Canvas
    faces: Faces

    @property
    def name(self) -> Style:
        """Names and figures: condensed."""
        return self.faces.sans.style(650, 84)

    @property
    def label(self) -> Style:
        """Labels: not condensed."""
        return self.faces.sans.style(600, 100)

    @property
    def plain(self) -> Style:
        """What is measured or named."""
        return self.faces.sans.style(400, 100)

    @property
    def voice(self) -> Style:
        """What somebody says or asks."""
        return self.faces.serif.style()

    def lines(
        self,
        text: str,
        style: Style,
        ink: str,
        at: tuple[float, float],
        width: float,
        sizes: Sequence[float],
        most: int = 1,
        leading: float = 1.08,
    ) -> float:
        """Lines from `at` (left, top of the first), fitted to `width`; gives where the next thing may begin."""
        x, y = at
        fitted = fit(style, spelled(style, text) or "", width, sizes, most)
        for line in fitted.lines:
            self.canvas.text(line, style, fitted.size, ink, x, y + fitted.size * 0.88, room=(x, x + width))
            y += fitted.size * leading
        return y


def drawable(style: Style, tool: CardToolView) -> str:
    """A tool's name, its short name, or its slug: the first that the typeface can spell."""
    return next(filter(None, (spelled(style, name) for name in (tool.name, tool.short_name, tool.slug))), tool.slug)


def logo(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """The mark of the house, 26 by 20 units."""
    at = f"translate({x:g} {y:g}) scale({scale:g})"
    canvas.path(_LOGO_SHIP, "ship", at)
    canvas.path(_LOGO_SKIP, "skip", at, line=1.5)
    canvas.path(_LOGO_LINE, "ink", at)


def top(sheet: Sheet, site: str, right: str) -> None:
    """Who made it, and at the right what it is about."""
    logo(sheet.canvas, MARGIN, 48, 1.7)
    sheet.lines(site, sheet.faces.sans.style(700, 88), "ink", (MARGIN + 60, 53), 460, (30, 24, 20))
    if said := spelled(sheet.plain, right):
        fitted = fit(sheet.plain, said, 470, (26, 22))
        end = WIDTH - MARGIN
        sheet.canvas.text(fitted.lines[0], sheet.plain, fitted.size, "ink-2", end, 78, "end", (end - 470, end))


def foot(sheet: Sheet, where: str, note: str) -> None:
    """Where the page is, and what of the card is a demonstration."""
    canvas, end, room = sheet.canvas, WIDTH - MARGIN, INNER
    canvas.rect(MARGIN, FOOT, INNER, 1.5, "rule")
    if note:
        wide = sheet.label.width(note) * 20 + 24
        canvas.frame(end - wide, FOOT + 13, wide, 34, "edge", 1.5)
        canvas.text(note, sheet.label, 20, "ink-2", end - 12, FOOT + 37, "end", (end - wide, end))
        room = INNER - wide - 32
    fitted = fit(sheet.plain, where, room, (22, 20, 18))
    for line in fitted.lines:
        canvas.text(line, sheet.plain, fitted.size, "ink-3", MARGIN, FOOT + 37, room=(MARGIN, MARGIN + room))


def stamp_width(style: Style, word: str, scale: float) -> float:
    """How wide a stamp is."""
    return (style.width(word) * 15 + 20) * scale


def stamp(canvas: Canvas, style: Style, verdict: str, word: str, x: float, line: float, scale: float) -> float:
    """Ship stands on the line and is solid, skip hangs under it, split sits across it; gives its width."""
    wide, high = stamp_width(style, word, scale), 28 * scale
    tops = {"ship": line - scale - high, "skip": line + scale, "split": line - high / 2, "none": line - high / 2}
    y = tops[verdict]
    if verdict == "ship":
        canvas.rect(x, y, wide, high, "ship")
    elif verdict == "split":
        canvas.rect(x, y, wide, high, "split-wash")
    else:
        canvas.rect(x, y, wide, high, "paper")
        canvas.frame(x, y, wide, high, "skip" if verdict == "skip" else "edge", 1.5 * scale)
    inks = {"ship": "on-ship", "skip": "skip", "split": "ink", "none": "ink-2"}
    canvas.text(word, style, 15 * scale, inks[verdict], x + 10 * scale, y + 19.4 * scale, room=(x, x + wide))
    return wide


def bench(sheet: Sheet, panel: PanelView, x: float, y: float, width: float, most: float) -> None:
    """Stamp and reviewers on one ship line, scores printed: as large as fits `width`, at most `most` times."""
    bare = stamp_width(sheet.name, panel.word, 1) + 18 + float(panel.width) + 12
    scale = min(most, width / bare)
    line, canvas = y + _LINE * scale, sheet.canvas
    canvas.rect(x, line - scale, bare * scale, 2 * scale, "ink")
    start = x + 12 * scale
    start += stamp(canvas, sheet.name, panel.verdict, panel.word, start, line, scale) + 18 * scale
    for bar in panel.bars:
        _bar(sheet, bar, start, y, scale)


def _bar(sheet: Sheet, bar: BarView, x: float, y: float, scale: float) -> None:
    canvas, at = sheet.canvas, f"translate({x:.2f} {y:g}) scale({scale:.4g})"
    if bar.kind == "skip":
        canvas.path(bar.d, "skip", at, line=1.5)
    else:
        canvas.path(bar.d, "ship" if bar.kind == "ship" else "edge", at)
    middle = x + float(bar.x) * scale
    if bar.score:
        canvas.text(bar.score, sheet.label, 12 * scale, "ink", middle, y + float(bar.y) * scale, "middle")
    if bar.glyph:
        canvas.path(bar.glyph, "ink-3", f"{at} {bar.glyph_at}")
    else:
        initials = spelled(sheet.plain, bar.initials) or ""
        canvas.text(initials, sheet.plain, 10 * scale, "ink-3", middle, y + 101 * scale, "middle")
