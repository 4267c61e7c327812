"""Calendar arithmetic of leases: months and years are counted from date to date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def add_months(start: date, months: int) -> date:
    """The same day some months later (or earlier), the last day of a shorter month.

    >>> add_months(date(2026, 12, 31), 2)
    datetime.date(2027, 2, 28)
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day(start: date, years: int) -> date:
    """Last day of a period of some years that begins on ``start``.

    >>> last_day(date(2026, 5, 1), 6)
    datetime.date(2032, 4, 30)
    """
    return add_months(start, 12 * years) - timedelta(days=1)
