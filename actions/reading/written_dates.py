"""Dates as people write them: « 10 septembre », « le 3/05/26 », « juin 2027 »."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
)
_NUMERIC = r"(?P<d>[0-3]?\d)[/.\-](?P<m>[01]?\d)(?:[/.\-](?P<y>(?:20)?\d{2}))?"
_WRITTEN = rf"(?:(?P<day>1er|[0-3]?\d) )?(?P<month>{'|'.join(_MONTHS)})(?: (?P<year>20\d\d))?"
#: A date in a folded text (:func:`knowledge.search.text.fold`).
WRITTEN_DATE = rf"\b(?:{_NUMERIC}|{_WRITTEN})\b"


def date_of(found: re.Match[str], today: date, *, past: bool = False) -> tuple[date, bool] | None:
    """The day, the last of its month when none is written, and whether one is; None when wrong.

    Args:
        found: of a pattern that holds ``WRITTEN_DATE``.
        today: the day of the conversation: a date without a year is the next one.
        past: it is the latest one instead.
    """
    if found["month"]:
        month = _MONTHS.index(found["month"]) + 1
        day = int(found["day"].removesuffix("er")) if found["day"] else None
        written = int(found["year"]) if found["year"] else None
    else:
        day, month = int(found["d"]), int(found["m"])
        written = int(found["y"]) % 100 + 2000 if found["y"] else None
    if not 1 <= month <= 12:
        return None
    if written is None:
        gone = (month, day or 31) < (today.month, today.day)
        to_come = (month, day or 1) > (today.month, today.day)
        written = today.year - to_come if past else today.year + gone
    last = monthrange(written, month)[1]
    if day is not None and not 1 <= day <= last:
        return None
    return date(written, month, day or last), day is not None
