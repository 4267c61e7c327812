"""Figures and dates written the French way.

Thousands are separated by U+202F (narrow no-break space) and a unit by U+00A0 (no-break space),
so that a figure never breaks at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

THIN = "\u202f"
HARD = "\u00a0"

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """``48268`` → « 48 268 »; ``Decimal("1.12")`` → « 1,12 ».

    Args:
        value: the number.
        decimals: how many decimals to print (rounded half up); None prints those of the value.
    """
    exact = Decimal(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    elif exact == exact.to_integral_value():
        exact = exact.to_integral_value()
    else:
        exact = exact.normalize()
    return f"{exact:,f}".replace(",", THIN).replace(".", ",")


def euros(value: Decimal | int) -> str:
    """« 48 268 € » for a whole amount, « 738,50 € » otherwise."""
    whole = value == int(value)
    return f"{number(value, 0 if whole else 2)}{HARD}€"


def cents(value: Decimal | int) -> str:
    """« 738,00 € »: always two decimals, for a monthly rent."""
    return f"{number(value, 2)}{HARD}€"


def per_m2(value: Decimal) -> str:
    """« 14,64 €/m² »."""
    return f"{number(value, 2)}{HARD}€/m²"


def square_metres(value: Decimal) -> str:
    """« 45 m² »."""
    return f"{number(value)}{HARD}m²"


def percent(rate: Decimal) -> str:
    """``Decimal("0.35")`` → « 35 % »."""
    return f"{number(rate * 100)}{HARD}%"


def day(value: date) -> str:
    """« 1er janvier 2026 »."""
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first}{HARD}{MONTHS[value.month - 1]}{HARD}{value.year}"


def month(value: date) -> str:
    """« janvier 2026 »."""
    return f"{MONTHS[value.month - 1]}{HARD}{value.year}"


def period(start: date, end: date | None) -> str:
    """« 2026 » for a whole year, « depuis le 1er mars 2022 », or both dates."""
    if end is None:
        return f"depuis le {day(start)}"
    if start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year)
    return f"du {day(start)} au {day(end)}"


def plural(count: int, singular: str, many: str | None = None) -> str:
    """« 1 enfant », « 2 enfants »; ``many`` when the plural is irregular."""
    word = singular if count < 2 else (many if many is not None else f"{singular}s")
    return f"{count}{HARD}{word}"


def listing(items: Sequence[str], last: str = "ou") -> str:
    """« a, b ou c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def years(values: Sequence[int]) -> str:
    """``(2020, 2022, 2023, 2024)`` → « 2020 et 2022 à 2024 »."""
    runs: list[list[int]] = []
    for year in sorted(set(values)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listing(
        [
            listing([str(year) for year in run], "et") if len(run) < 3 else f"{run[0]} à {run[-1]}"
            for run in runs
        ],
        "et",
    )


def typeset(text: str) -> str:
    """No-break spaces and apostrophes as French typography wants them.

    >>> typeset("« oui » : 3 %") == "«\u00a0oui\u00a0»\u00a0: 3\u00a0%"
    True
    """
    spaced = re.sub(r" (?=[:;?!€%»])", HARD, text)
    return spaced.replace("« ", f"«{HARD}").replace("'", "’")


def lower_first(text: str) -> str:
    """The text with a small first letter, to stand inside a sentence."""
    return text[0].lower() + text[1:]
