"""The term of a lease that runs on a day, and what must have been written before its end.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 10 (unfurnished: three years, six for a company
that is no family SCI, renewed tacitly for as long), art. 25-7 (furnished: one year, renewed
tacitly; nine months for a student, not renewed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rules_core.dates import add_months
from rules_core.registry import parameter
from rules_core.results import Reference

#: ``company``: unfurnished, let by a company that is no family SCI.
Kind = Literal["unfurnished", "company", "furnished", "student"]
#: The lease that stops at its date.
NOT_RENEWED: Kind = "student"


@dataclass(frozen=True, slots=True)
class LeaseTerm:
    """The term that runs.

    Attributes:
        start: first day of the term.
        end: its last day.
        months: its length.
        renewals: how many times the lease has been renewed.
        source: the law.
    """

    start: date
    end: date
    months: int
    renewals: int
    source: Reference


def lease_term(start: date, on: date, kind: Kind = "unfurnished") -> LeaseTerm:
    """The term that runs on ``on``, the first one when the lease has not begun.

    A student's lease of nine months has one term only, which may be over.

    Legal source: loi n° 89-462, art. 10 and 25-7.

    Args:
        start: first day of the lease.
        on: the day of the question.
        kind: of lease.

    >>> lease_term(date(2019, 6, 1), date(2026, 11, 23)).end
    datetime.date(2028, 5, 31)
    """
    rule = parameter("lease.duration", on, kind=kind)
    months, renewals = int(rule.amount), 0
    while kind != NOT_RENEWED and add_months(start, months * (renewals + 1)) <= on:
        renewals += 1
    begins, ends = (add_months(start, months * number) for number in (renewals, renewals + 1))
    return LeaseTerm(begins, ends - timedelta(days=1), months, renewals, rule.source)
