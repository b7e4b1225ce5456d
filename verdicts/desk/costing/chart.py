"""The line chart of the lens: cost a month over requests a day, both axes logarithmic, in percent of its box."""

from __future__ import annotations

import math
from collections.abc import Sequence

from verdicts.desk.costing.tell import total
from verdicts.domain.costing import SCALE, Plan, Workload, cheapest, cost
from verdicts.views.costing import CostChartView, FiguresRowView, LineView, PricedView, TickView

DECADES = 7  # that the axis of volume spans: to MOST
LEAST = 0.001  # what is cheaper is drawn as this
APART = 7.0  # percent between the letters at the ends of lines
_BETWEEN = (1, 2, 3, 4, 6, 8)
VOLUMES = [step * 10**decade for decade in range(DECADES) for step in _BETWEEN] + [10**DECADES]  # that are drawn
Side = tuple[PricedView, Sequence[Plan]]
Sides = Sequence[Side]
Met = tuple[int, Sequence[Plan]]  # a volume from which on another is cheaper, the plans of one of the two


def chart(sides: Sides, work: Workload, met: Sequence[Met], unit: str, said: Sequence[str]) -> CostChartView:
    """The lines of some tools that all have a complete plan; `met` says where two of them cross."""
    costs = [[_least(plans, work, volume) for volume in VOLUMES] for _, plans in sides]
    bottom, top = _decades([_money(amount) for line in costs for amount in line])
    met_at = [(_x(volume), _y(_money(_least(plans, work, volume)), bottom, top)) for volume, plans in met]
    return CostChartView(
        f"Line chart: {unit} over requests a day, both scales logarithmic. {' '.join(said)}".strip(),
        _grid(top - bottom),
        _short(_x(work.requests)),
        _lines(sides, costs, [[_y(_money(one), bottom, top) for one in line] for line in costs]),
        [TickView(_short(100 / DECADES * place), "100", _compact(place)) for place in range(DECADES + 1)],
        _levels(bottom, top, sides[0][0].plans[0].sign),
        [TickView(_short(x), _short(y)) for x, y in met_at],
        [_figures(sides, work, volume) for volume in _told(work, met)],
    )


def _lines(sides: Sides, costs: Sequence[Sequence[int]], rows: Sequence[Sequence[float]]) -> list[LineView]:
    ends = _ends(_keys(sides, costs), rows)
    return [LineView(tool.i, _path(row), end) for (tool, _), row, end in zip(sides, rows, ends, strict=True)]


def _keys(sides: Sides, costs: Sequence[Sequence[int]]) -> list[str]:
    """A letter for each line; of lines that lie on each other the first has them all and the others none."""
    letters = [
        " = ".join(tool.letter for (tool, _), line in zip(sides, costs, strict=True) if line == own) for own in costs
    ]
    return [
        key if costs.index(own) == place else "" for place, (key, own) in enumerate(zip(letters, costs, strict=True))
    ]


def _levels(bottom: int, top: int, sign: str) -> list[TickView]:
    """At most seven powers of ten."""
    shown = range(bottom, top + 1, -(-(top - bottom) // 6))
    return [TickView("0", _short(_y(10.0**power, bottom, top)), sign + _compact(power)) for power in shown]


def _told(work: Workload, met: Sequence[Met]) -> list[int]:
    """The volumes of the table: every power of ten, the reader's own, where lines cross."""
    return sorted({*VOLUMES[:: len(_BETWEEN)], work.requests, *(volume for volume, _ in met)})


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


def _x(volume: int) -> float:
    return 100 / DECADES * math.log10(volume)


def _y(amount: float, bottom: int, top: int) -> float:
    return 100 * (top - math.log10(amount)) / (top - bottom)


def _short(percent: float) -> str:
    """One decimal at most, as a browser writes it."""
    return f"{round(percent, 1) + 0.0:.1f}".removesuffix(".0")  # no minus before a nought


def _path(ys: Sequence[float]) -> str:
    return "M" + "L".join(f"{_short(_x(volume))} {_short(y)}" for volume, y in zip(VOLUMES, ys, strict=True))


def _grid(rows: int) -> str:
    across = [f"M0 {_short(100 * row / rows)}H100" for row in range(rows + 1)]
    return "".join([*across, *(f"M{_short(100 / DECADES * place)} 0V100" for place in range(DECADES + 1))])


def _compact(power: int) -> str:
    """10, 100k, 1M; 0.01, 0.001."""
    if power < 0:
        return f"{10.0**power:.{max(2, -power)}f}"
    return f"{10 ** (power % 3)}{('', 'k', 'M', 'B', 'T')[power // 3]}" if power < 15 else f"1e{power}"


def _ends(keys: Sequence[str], lines: Sequence[Sequence[float]]) -> list[TickView]:
    """Keys at the ends of their lines, moved apart where they would lie on each other."""
    places = [line[-1] for line in lines]
    last = -APART
    for row in sorted((row for row, key in enumerate(keys) if key), key=lambda row: lines[row][-1]):
        last = places[row] = max(lines[row][-1], last + APART)
    return [TickView("100", _short(place), key) for key, place in zip(keys, places, strict=True)]
