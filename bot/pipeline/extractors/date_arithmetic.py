"""From what is said of a date (« mars dernier », « il y a deux ans ») to a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta


def step_of(relative: str | None) -> int:
    """-1 for « dernier », 1 for « prochain », else 0."""
    words = relative or ""
    return -1 if words.startswith(("dernier", "passe")) else words.startswith(("proch", "qui"))


def year_of_month(month: int, side: str, today: date) -> int:
    """Year of a month said without one: « mars prochain », « mars dernier », « depuis mars »."""
    if side.startswith("prochain"):
        return today.year if month > today.month else today.year + 1
    if side == "ahead":
        return today.year if month >= today.month else today.year + 1
    if side == "past":
        return today.year if month <= today.month else today.year - 1
    if side != "near":
        return today.year if month < today.month else today.year - 1
    distance = month - today.month
    return today.year + (1 if distance < -6 else -1 if distance > 6 else 0)


def moved(move: str, count: str | None, today: date) -> tuple[date | None, str]:
    unit, sign, amount = re.fullmatch(r"(\w+)([+-])(\w+)", move).groups()  # type: ignore[union-attr]
    number = number_of(count) if amount == "n" else int(amount)
    number = -number if sign == "-" else number
    if unit == "week":
        unit, number = "day", 7 * number
    if unit == "day":
        return today + timedelta(days=number), "day"
    if unit == "year":
        return in_year(today.year + number, today), "year"
    if unit == "half":  # « il y a deux ans et demi »
        number = 12 * number - 6
    number *= {"quarter": 3, "semester": 6}.get(unit, 1)
    months = today.year * 12 + today.month - 1 + number
    return in_month(months // 12, months % 12 + 1, today), "month"


def number_of(written: str | None) -> int:
    return 1 if written in {"un", "une"} else int(written or 0)


def in_year(year: int, today: date) -> date:
    if year == today.year:
        return today
    return date(year, 12, 31) if year < today.year else date(year, 1, 1)


def in_month(year: int, month: int, today: date) -> date | None:
    if not 1 <= month <= 12:
        return None
    if (year, month) == (today.year, today.month):
        return today
    past = (year, month) < (today.year, today.month)
    return date(year, month, monthrange(year, month)[1] if past else 1)


def full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
