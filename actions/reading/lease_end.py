"""« le bail finit le 30 juin 2027 »: the end of a lease, which is no beginning."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.search.text import fold

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre"),
    *("octobre", "novembre", "decembre"),
)
_LEASE = r"(?:bail|baux|contrat(?: de (?:bail|location))?|location)\b"
_ENDS = (
    r"(?:fini\w*|finn?ira|(?:se |s'y )?termin\w+|expir\w+|s'acheve\w*|prend(?:ra)? fin|echoit"
    r"|(?:arriv\w+|vien\w+) a (?:echeance|terme|son terme|expiration)|cour[ts]? jusqu\w*"
    r"|jusqu\w*|echeance|fin|terme)"
)
_NUMERIC = r"(?P<d>[0-3]?\d)[/.\-](?P<m>[01]?\d)[/.\-](?P<y>(?:20)?\d{2})"
_WRITTEN = rf"(?:(?P<day>1er|[0-3]?\d) )?(?P<month>{'|'.join(_MONTHS)})(?: (?P<year>20\d\d))?"
_DATED = re.compile(
    rf"\b(?:{_LEASE}.{{0,40}}?\b{_ENDS}|{_ENDS} (?:du |de (?:mon |ce |son )?|de la )?{_LEASE})"
    rf"[ ,:a-z']{{0,16}}?\b(?:{_NUMERIC}|{_WRITTEN})\b"
)
#: « le bail a commencé le 3 mai et finit… »: the words in between must not date its beginning.
_BEGINS = re.compile(r"\b(?:commenc\w+|debut\w*|sign\w+|depuis|date du|effet)\b")


def lease_end_said(text: str, today: date) -> dict[str, Any] | None:
    """``{"date", "precision"}`` of the end of a lease that ``text`` tells, None when it does not.

    Args:
        text: the message.
        today: the day of the conversation: a date without a year is still to come.
    """
    found = next((m for m in _DATED.finditer(fold(text)) if not _BEGINS.search(m[0])), None)
    if found is None:
        return None
    if found["month"]:
        month = _MONTHS.index(found["month"]) + 1
        day = int(found["day"].removesuffix("er")) if found["day"] else None
        year = int(found["year"]) if found["year"] else None
    else:
        day, month = int(found["d"]), int(found["m"])
        year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    if not 1 <= month <= 12:
        return None
    year = year or today.year + ((month, day or 31) < (today.month, today.day))
    last = monthrange(year, month)[1]
    if day is not None and not 1 <= day <= last:
        return None
    end = date(year, month, day or last)
    return {"date": end.isoformat(), "precision": "day" if day else "month"}


def with_lease_end(
    text: str, changes: dict[str, Any], entities: Sequence[dict[str, Any]], today: date
) -> dict[str, Any]:
    """``changes`` with the end of the lease, which was not taken for its beginning."""
    end = lease_end_said(text, today)
    if end is None:
        return changes
    dates = [entity for entity in entities if entity["entity"] == "lease_date"]
    taken = changes.get("lease_date") or {}
    if len(dates) <= 1 and str(taken.get("date", ""))[:7] == end["date"][:7]:
        changes = {slot: value for slot, value in changes.items() if slot != "lease_date"}
    return {**changes, "lease_end": end}
