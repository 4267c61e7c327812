"""A small attribute grammar: ways of saying drawn at random, and what each adds to the truth.

A way of saying is a text with ``{symbols}``, then, after « | », what it adds (see the YAML files),
then « xN », its weight. Every draw is seeded, so a failure can be found again.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml

_WAY = re.compile(r"(?P<way>.*?)(?: x(?P<weight>[0-9]+))?", re.DOTALL)
_SYMBOL = re.compile(r"\{([a-z]\w*)\}")
_WORDS = ("", "un", "deux", "trois", "quatre", "cinq", "six")

_DRAWN = {"age": (2, 11), "teen": (12, 17)}
Sums = tuple[list[int], list[dict[str, Any]]]
_FIGURE = re.compile(r"\{(R\+C|R\*12|R\+|R-|R|X|C|I|J|Y)\}")


class Grammar:
    """The symbols of one file."""

    def __init__(self, name: str) -> None:
        said = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
        self.axes: dict[str, list[str]] = said.pop("axes")
        self._ways = {symbol: _weighed(ways) for symbol, ways in said.items()}

    def message(self, axis: str, rng: random.Random) -> tuple[str, list[str]]:
        """A message of an axis and the parts of its truth."""
        return self._written(rng.choice(self.axes[axis]), rng)

    def each_way(self, symbol: str, rng: random.Random) -> list[tuple[str, list[str]]]:
        """Every way of saying ``symbol``, drawn twice."""
        return [self._written(way, rng) for way in self._ways[symbol][0] for _ in range(2)]

    def _drawn(self, symbol: str, rng: random.Random) -> tuple[str, list[str]]:
        ways, weights = self._ways[symbol]
        return self._written(rng.choices(ways, weights)[0], rng)

    def _written(self, way: str, rng: random.Random) -> tuple[str, list[str]]:
        text, _, adds = way.partition(" | ")
        truth = adds.split()
        number = rng.choice((2, 2, 3, 3, 4, 5))

        def said(match: re.Match[str]) -> str:
            if match[1] == "num":
                return rng.choice((str(number), _WORDS[number]))
            if match[1] in _DRAWN:
                return str(rng.randint(*_DRAWN[match[1]]))
            inner, more = self._drawn(match[1], rng)
            truth.extend(more)
            return inner

        written = _SYMBOL.sub(said, text)
        return written, [add.replace("*", str(number)) for add in truth]


def _weighed(ways: list[str]) -> tuple[list[str], list[int]]:
    read = [match for way in ways if (match := _WAY.fullmatch(way))]
    return [match["way"] for match in read], [int(match["weight"] or 1) for match in read]


def household(truth: list[str]) -> dict[str, Any]:
    """The household that the parts add up to."""
    value: dict[str, Any] = {}
    keys = {"a": "adults", "d": "dependants", "h": "disabled", "p": "persons"}
    for part in truth:
        if part in ("c", "y"):
            value["couple" if part == "c" else "young_couple"] = True
        else:
            key = keys[part[0]]
            value[key] = value.get(key, 0) + int(part[1:])
    return value


def figures(text: str, truth: list[str], rng: random.Random) -> tuple[str, Sums]:
    """``text`` with sums in the place of its figures, and the rents and incomes that it tells."""
    rent, charges = rng.randrange(330, 860, 5), rng.randrange(20, 95, 5)
    value = {
        "R": rent, "C": charges, "R+C": rent + charges, "R*12": 12 * rent, "R+": rent + 40,
        "R-": rent - 25, "X": rent + rng.choice((-90, 75, 130)), "I": rng.randrange(1000, 1890, 10),
        "J": rng.randrange(1005, 1895, 10), "Y": rng.randrange(12_000, 39_000, 50),
    }  # fmt: skip
    unit = rng.choice(("", " €", " €", "€", " euros"))
    written = _FIGURE.sub(lambda match: _grouped(value[match[1]], rng) + unit, text)
    rents = [rent] if "r" in truth else []
    rents += [value["X"]] if "rx" in truth else []
    incomes = []
    if "i" in truth:
        period = {"m": "month", "y": "year"}[truth[truth.index("i") + 1]]
        kind = truth[truth.index("i") + 2]
        amounts = [(value["Y"] if period == "year" else value["I"], kind)]
        amounts += [(value["J"], kind)] if "j" in truth else []
        amounts += [(value["J"], "net_salary")] if "jn" in truth else []
        incomes = [{"amount": a, "kind": k, "period": period} for a, k in amounts]
    return written, (rents, incomes)


def _grouped(figure: int, rng: random.Random) -> str:
    return f"{figure:,}".replace(",", rng.choice(("", " ")))
