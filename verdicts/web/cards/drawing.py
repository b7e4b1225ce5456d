"""Draws a card: of one tool, of a comparison, of a page."""

from __future__ import annotations

from verdicts.views.cards import CardToolView, CardView
from verdicts.web.cards.canvas import Canvas
from verdicts.web.cards.faces import Faces
from verdicts.web.cards.fitting import fit
from verdicts.web.cards.palette import Palette
from verdicts.web.cards.sheet import FOOT, HEIGHT, INNER, MARGIN, WIDTH, Sheet, bench, drawable, foot, top

_SAMPLE = "Sample panel"
_GAP = 40


def draw(card: CardView, faces: Faces, palette: Palette) -> Canvas:
    """The card as a canvas, ready to be written as SVG."""
    sheet = Sheet(Canvas(WIDTH, HEIGHT, palette), faces)
    sheet.canvas.rect(0, 0, WIDTH, HEIGHT, "paper")
    {"tool": _tool, "matchup": _matchup, "page": _page}[card.kind](sheet, card)
    foot(sheet, card.where, _note(card))
    return sheet.canvas


def _note(card: CardView) -> str:
    if not card.tools:
        return "Sample panels" if card.sample else ""
    if not any(tool.sample for tool in card.tools):
        return ""
    return _SAMPLE if all(tool.sample or tool.bench.verdict == "none" for tool in card.tools) else "Some sample takes"


def _rule(sheet: Sheet, x: float = MARGIN, y: float = 112, width: float = INNER) -> None:
    sheet.canvas.rect(x, y, width, 4, "ink")


def _tool(sheet: Sheet, card: CardView) -> None:
    """Name and tagline, the bench, two figures."""
    tool = card.tools[0]
    top(sheet, card.site, f"{tool.category} · Retired" if tool.retired else tool.category)
    _rule(sheet)
    y = sheet.lines(drawable(sheet.name, tool), sheet.name, "ink", (MARGIN, 138), INNER, (92, 80, 68, 58), 2, 1.02)
    sheet.lines(tool.tagline, sheet.plain, "ink-2", (MARGIN, y + 14), INNER, (30, 26), 1 if y > 250 else 2, 1.25)
    bench(sheet, tool.bench, MARGIN, 346, 580, 2.05)
    figures = tool.figures
    _figure(sheet, 700, figures.share, "Panel ship", figures.share_note)
    _figure(sheet, 920, figures.price, "Entry price", figures.price_note)


def _figure(sheet: Sheet, x: float, value: str, label: str, note: str) -> None:
    width, style = 216, sheet.faces.sans.style(650, 80)
    fitted = fit(style, value, width, (76, 60, 46, 36))
    sheet.canvas.text(fitted.lines[0], style, fitted.size, "ink", x, 450, room=(x, x + width))
    sheet.canvas.text(label, sheet.label, 22, "ink", x, 490, room=(x, x + width))
    sheet.lines(note, sheet.plain, "ink-2", (x, 500), width, (22, 20, 18))


def _matchup(sheet: Sheet, card: CardView) -> None:
    """The question, and a column a tool."""
    categories = {tool.category for tool in card.tools}
    top(sheet, card.site, categories.pop() if len(categories) == 1 else "")
    sheet.lines(card.title, sheet.voice, "ink", (MARGIN, 104), INNER, (58,))
    many = len(card.tools)
    width = (INNER - _GAP * (many - 1)) / many
    for place, tool in enumerate(card.tools):
        _column(sheet, tool, place, MARGIN + place * (width + _GAP), width)


def _column(sheet: Sheet, tool: CardToolView, place: int, x: float, width: float) -> None:
    """Mark and share, name, bench under a rule."""
    narrow = width < 300
    shown = drawable(sheet.name, tool)
    _rule(sheet, x, 188, width)
    _mark(sheet, shown, place, x, 208)
    style = sheet.faces.sans.style(650, 80)
    share = fit(style, tool.figures.share, width - 90, (52,)).lines[0]
    sheet.canvas.text(share, style, 52, "ink", x + width, 247, "end", (x + 90, x + width))
    label = "retired" if tool.retired else "panel ship" if tool.bench.verdict != "none" else "no take yet"
    sheet.canvas.text(label, sheet.plain, 19, "ink-2", x + width, 273, "end", (x + 66, x + width))
    sizes, most = ((34, 30, 26), 3) if narrow else ((42, 36, 32), 2)
    sheet.lines(shown, sheet.name, "ink", (x, 288), width, sizes, most, 1.04)
    scale = 1.5 if width > 400 else 1.25
    bench(sheet, tool.bench, x, FOOT - 12 - 102 * scale, width, scale)


def _mark(sheet: Sheet, name: str, place: int, x: float, y: float) -> None:
    """A tool's initial in its box with the key of its column: solid, outlined, dashed, double."""
    canvas, size, key = sheet.canvas, 60, 28
    initial = next((letter for letter in name if letter.isalnum()), name[:1]).upper()
    letter, style = "ABCD"[place], sheet.faces.sans.style(650, 85)
    for left, high, wide, text, font in ((x, y, size, initial, 34), (x + 44, y + 44, key, letter, 17)):
        if wide == key:
            canvas.rect(left - 2, high - 2, wide + 4, wide + 4, "paper")
        _box(canvas, place, left, high, wide)
        ink = "paper" if place == 0 else "ink"
        middle, base = left + wide / 2, high + wide / 2 + font * 0.355
        canvas.text(text, style, font, ink, middle, base, "middle", (left, left + wide))


def _box(canvas: Canvas, place: int, x: float, y: float, size: float) -> None:
    if place == 0:
        canvas.rect(x, y, size, size, "ink")
        return
    canvas.frame(x, y, size, size, "ink", 1.5 if place == 3 else 2, "5 4" if place == 2 else "")
    if place == 3:
        canvas.frame(x + 4, y + 4, size - 8, size - 8, "ink", 1.5)


def _page(sheet: Sheet, card: CardView) -> None:
    """What the page is called and what it is for; under it every tool's mean score, drawn against the ship line."""
    top(sheet, card.site, "")
    _rule(sheet)
    y = sheet.lines(card.title, sheet.voice, "ink", (MARGIN, 138), INNER, (74, 66, 60), 2, 1.06)
    sheet.lines(card.said, sheet.plain, "ink-2", (MARGIN, y + 12), INNER, (30, 26), 2, 1.25)
    _means(sheet.canvas, card.means)
    if card.means:
        sheet.lines(card.caption, sheet.plain, "ink-3", (MARGIN, 524), INNER, (20,))


def _means(canvas: Canvas, means: list[float]) -> None:
    line, step = 440, INNER / max(12, len(means))
    wide = min(48, step * 0.72)
    for place, score in enumerate(means):
        x, reach = MARGIN + place * step + (step - wide) / 2, (score - 60) * 2.6
        if score >= 60:
            high = max(6, reach)
            canvas.rect(x, line - high, wide, high, "ship")
        else:
            canvas.frame(x, line + 1, wide, max(9, -reach), "skip", 3)
    canvas.rect(MARGIN, line - 2, INNER, 4, "ink")
