"""The line chart of the lens: cost a month over requests a day, both axes logarithmic, in percent of its box."""

from __future__ import annotations

import math
from collections.abc import Sequence

from verdicts.desk.costing.tell import total
from verdicts.domain.costing import SCALE, Plan, Workload, cheapest, cost
from verdicts.views.costing import CostChartView, FiguresRowView, LineView, PricedView, TickView

DECADES = 5  # that the axis of volume spans
LEAST = 0.01  # what is cheaper is drawn as this
APART = 7.0  # percent between the letters at the ends of lines
_BETWEEN = (1, 2, 3, 4, 6, 8)
Sides = Sequence[tuple[PricedView, Sequence[Plan]]]
Met = tuple[int, Sequence[Plan]]  # a volume from which on another is cheaper, the plans of one of the two


def chart(sides: Sides, work: Workload, met: Sequence[Met], unit: str, said: Sequence[str]) -> CostChartView:
    """The lines of some tools that all have a complete plan; `met` says where two of them cross."""
    low = max(0, min(2, len(str(work.requests)) - 3))
    volumes = _volumes(low)
    drawn = [[_money(_least(plans, work, volume)) for volume in volumes] for _, plans in sides]
    bottom, top = _decades([amount for line in drawn for amount in line])
    inside = [(volume, plans) for volume, plans in met if volumes[0] <= volume <= volumes[-1]]
    met_at = [(_x(volume, low), _y(_money(_least(plans, work, volume)), bottom, top)) for volume, plans in inside]
    return CostChartView(
        f"Line chart: {unit} over requests a day, both scales logarithmic. {' '.join(said)}".strip(),
        _grid(top - bottom),
        _short(_x(work.requests, low)),
        _lines(
            sides, [_x(volume, low) for volume in volumes], [[_y(one, bottom, top) for one in row] for row in drawn]
        ),
        [TickView(_short(100 / DECADES * place), "100", _compact(low + place)) for place in range(DECADES + 1)],
        _levels(bottom, top, sides[0][0].plans[0].sign),
        [TickView(_short(x), _short(y)) for x, y in met_at],
        [_figures(sides, work, volume) for volume in _told(volumes, work, inside)],
    )


def _volumes(low: int) -> list[int]:
    """Requests a day at which the lines are drawn: some of each power of ten, and the last."""
    return [step * 10 ** (low + decade) for decade in range(DECADES) for step in _BETWEEN] + [10 ** (low + DECADES)]


def _lines(sides: Sides, xs: Sequence[float], rows: Sequence[Sequence[float]]) -> list[LineView]:
    ends = _ends(sides, rows)
    return [LineView(tool.i, _path(xs, row), end) for (tool, _), row, end in zip(sides, rows, ends, strict=True)]


def _levels(bottom: int, top: int, sign: str) -> list[TickView]:
    """At most seven powers of ten."""
    shown = range(bottom, top + 1, -(-(top - bottom) // 6))
    return [TickView("0", _short(_y(10.0**power, bottom, top)), sign + _compact(power)) for power in shown]


def _told(volumes: Sequence[int], work: Workload, inside: Sequence[Met]) -> list[int]:
    """The volumes of the table: every power of ten, the reader's own, where lines cross."""
    return sorted({*volumes[:: len(_BETWEEN)], work.requests, *(volume for volume, _ in inside)})


def _least(plans: Sequence[Plan], work: Workload, volume: int) -> int:
    best = cheapest(plans, work, volume)
    return cost(best, work, volume) if best else 0


def _figures(sides: Sides, work: Workload, volume: int) -> FiguresRowView:
    costs = [total(_least(plans, work, volume), tool.plans[0].sign) for tool, plans in sides]
    return FiguresRowView(f"{volume:,}", costs)


def _money(exact: int) -> float:
    return max(LEAST, float(exact) / float(SCALE))


def _decades(amounts: Sequence[float]) -> tuple[int, int]:
    """Powers of ten around all amounts, at least one apart."""
    bottom = math.floor(math.log10(min(amounts)) + 1e-9)
    return bottom, max(bottom + 1, math.ceil(math.log10(max(amounts)) - 1e-9))


def _x(volume: int, low: int) -> float:
    return 100 / DECADES * (math.log10(volume) - low)


def _y(amount: float, bottom: int, top: int) -> float:
    return 100 * (top - math.log10(amount)) / (top - bottom)


def _short(percent: float) -> str:
    """One decimal at most, as a browser writes it."""
    return f"{round(percent, 1) + 0.0:.1f}".removesuffix(".0")  # no minus before a nought


def _path(xs: Sequence[float], ys: Sequence[float]) -> str:
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in zip(xs, ys, strict=True))


def _grid(rows: int) -> str:
    across = [f"M0 {_short(100 * row / rows)}H100" for row in range(rows + 1)]
    return "".join([*across, *(f"M{100 // DECADES * place} 0V100" for place in range(DECADES + 1))])


def _compact(power: int) -> str:
    """10, 100k, 1M; 0.01."""
    if power < 0:
        return f"{10.0**power:.2f}"
    return f"{10 ** (power % 3)}{('', 'k', 'M', 'B', 'T')[power // 3]}" if power < 15 else f"1e{power}"


def _ends(sides: Sides, lines: Sequence[Sequence[float]]) -> list[TickView]:
    """Letters at the ends of their lines, moved apart where they would lie on each other."""
    places = [0.0] * len(lines)
    last = -APART
    for row in sorted(range(len(lines)), key=lambda row: lines[row][-1]):
        last = places[row] = max(lines[row][-1], last + APART)
    return [TickView("100", _short(place), tool.letter) for (tool, _), place in zip(sides, places, strict=True)]
