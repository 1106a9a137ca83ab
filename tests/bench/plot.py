"""Costs against sizes as an SVG, written from the numbers alone."""

from collections.abc import Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

#: Points of a line: a size, and what one costs there over what it costs at the smallest size.
Line = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 760, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 250, 30, 60
_COLOURS: Final = ("#1b6ca8", "#c8553d", "#3a7d44", "#7d5ba6", "#b8860b")
_COSTS: Final = (0.5, 1, 2, 4)


def plot(lines: Mapping[str, Line], file: Path) -> None:
    """Draw each line over a logarithmic axis of sizes."""
    sizes = [size for line in lines.values() for size, _ in line]
    axis = _Axis(min(sizes), max(sizes))
    drawn = [*_frame(axis)]
    for number, (name, line) in enumerate(lines.items()):
        drawn += _line(axis, name, line, number)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="13">'
    )
    body = "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *drawn, "</svg>"])
    file.write_text(f"{body}\n", encoding="utf-8")


class _Axis:
    """Where sizes and costs stand on the picture."""

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def x(self, size: float) -> float:
        share = (log10(size) - log10(self.least)) / (log10(self.most) - log10(self.least))
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, cost: float) -> float:
        low, high = log10(_COSTS[0]), log10(_COSTS[-1])
        share = (log10(min(max(cost, _COSTS[0]), _COSTS[-1])) - low) / (high - low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    def marks(self) -> list[int]:
        """The powers of ten in between, and both ends."""
        powers = [10**power for power in range(12) if self.least < 10**power < self.most]
        return sorted({int(self.least), *powers, int(self.most)})


def _frame(axis: _Axis) -> list[str]:
    right, foot = WIDTH - _RIGHT, HEIGHT - _BOTTOM
    drawn = []
    for cost in _COSTS:
        y = axis.y(cost)
        drawn.append(f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="#dddddd"/>')
        drawn.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{cost:g}×</text>')
    for size in axis.marks():
        x = axis.x(size)
        drawn.append(f'<path d="M{x:.1f} {foot}v5" stroke="#666666"/>')
        drawn.append(f'<text x="{x:.1f}" y="{foot + 20}" text-anchor="middle">{size:,}</text>')
    drawn.append(f'<path d="M{_LEFT} {foot}H{right}" stroke="#666666"/>')
    middle = (_LEFT + right) / 2
    drawn.append(
        f'<text x="{middle}" y="{HEIGHT - 15}" text-anchor="middle">events, or changes of scores,'
        " on a logarithmic axis</text>"
    )
    drawn.append(
        f'<text x="{_LEFT}" y="18">one costs, over what it costs at the smallest size</text>'
    )
    return drawn


def _line(axis: _Axis, name: str, line: Line, number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    points = [(axis.x(size), axis.y(cost)) for size, cost in line]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    drawn = [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points]
    top, left = _TOP + 20 * number, WIDTH - _RIGHT + 20
    drawn.append(f'<rect x="{left}" y="{top}" width="12" height="12" fill="{colour}"/>')
    drawn.append(f'<text x="{left + 18}" y="{top + 11}">{escape(name)}</text>')
    return drawn
