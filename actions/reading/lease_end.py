"""« le bail finit le 30 juin 2027 »: the end of a lease, which is no beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from knowledge.search.text import fold

from .written_dates import WRITTEN_DATE, date_of

_LEASE = r"(?:bail|baux|contrat(?: de (?:bail|location))?|location)\b"
_ENDS = (
    r"(?:fini\w*|finn?ira|(?:se |s'y )?termin\w+|expir\w+|s'acheve\w*|prend(?:ra)? fin|echoit"
    r"|(?:arriv\w+|vien\w+) a (?:echeance|terme|son terme|expiration)|cour[ts]? jusqu\w*"
    r"|jusqu\w*|echeance|fin|terme)"
)
_DATED = re.compile(
    rf"\b(?:{_LEASE}.{{0,40}}?\b{_ENDS}|{_ENDS} (?:du |de (?:mon |ce |son )?|de la )?{_LEASE})"
    rf"[ ,:a-z']{{0,16}}?{WRITTEN_DATE}"
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
    told = date_of(found, today)
    if told is None:
        return None
    end, exact = told
    return {"date": end.isoformat(), "precision": "day" if exact else "month"}


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
