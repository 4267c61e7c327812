"""Bar charts as SVG, made on the server: no script, styled by classes, a table beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_WIDTH, _HEIGHT = 720, 200
_GAP = 0.2


@dataclass(frozen=True)
class Bar:
    """A rectangle: corner, size, and the position of its series for its class."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True)
class Chart:
    """Everything the template draws. ``top`` is the value at the upper edge."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    top: int
    first: date
    last: date


def stacked_bars(by_day: Mapping[date, Mapping[str, int]], series: Mapping[str, str]) -> Chart:
    """One bar a day, the series on top of each other in their order."""
    days = sorted(by_day)
    top = max(1, *(sum(by_day[day].get(name, 0) for name in series) for day in days))
    step = _WIDTH / len(days)
    bars = []
    for column, day in enumerate(days):
        y = float(_HEIGHT)
        for position, name in enumerate(series):
            height = by_day[day].get(name, 0) / top * _HEIGHT
            if height:
                y -= height
                x = round((column + _GAP / 2) * step, 2)
                width = round(step * (1 - _GAP), 2)
                bars.append(Bar(x, round(y, 2), width, round(height, 2), position))
    return Chart(_WIDTH, _HEIGHT, tuple(bars), top, days[0], days[-1])
