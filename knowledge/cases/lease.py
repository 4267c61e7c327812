"""Questions about the lease and the dwelling: revision, renewal, dates, conditions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.cases.asking import Case, ask_rule
from rules_core import Result
from rules_core.dates import add_months
from rules_core.registry import parameter

#: Month in which the index of a quarter is published, about the 15th; T4 comes the next year.
PUBLISHED = {"T1": 4, "T2": 7, "T3": 10, "T4": 13}
PUBLICATION_DAY = 20


def rent_revision(case: Case, today: date) -> Result:
    """The yearly revision by the IRL, on the day it is asked about, else as of ``today``.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    quarter = case.get("irl_quarter")
    lease = case.get("lease_date")
    # « cette année » is when the rent rises, not when the lease began.
    this_year = (
        bool(lease) and lease.get("precision") == "year" and str(today.year) in lease["date"]
    )
    start = None if lease is None or this_year else lease
    on = revision_day(case.get("revision_date"), start) or today
    return ask_rule(
        "rent-revision",
        case,
        date=on.isoformat(),
        scheme=None,
        level=None,
        irl_quarter=latest_quarter(quarter, on) if quarter else None,
        lease_date=start["date"] if start else None,
    )


def revision_day(asked: Mapping[str, Any] | None, lease: Mapping[str, Any] | None) -> date | None:
    """The day of a revision said as « en juillet 2025 » or « en 2026 »: the lease's anniversary.

    Args:
        asked: ``{"date", "precision"}`` of the revision, None when nobody said.
        lease: the same of the lease.
    """
    if asked is None:
        return None
    day = date.fromisoformat(asked["date"])
    if lease is None or lease.get("precision") == "year" or asked.get("precision") == "day":
        return day
    start = date.fromisoformat(lease["date"])
    anniversary = add_months(start, 12 * (day.year - start.year))
    same = asked.get("precision") == "year" or anniversary.month == day.month
    return anniversary if same else day


def latest_quarter(quarter: str, today: date) -> str:
    """The same quarter as in the lease, of the latest year whose index is due by ``today``.

    A lease names its quarter once (« 2025-T1 »); each yearly revision uses the new index of it.
    """
    rank = quarter[-2:]
    month = PUBLISHED[rank]
    year = today.year - (1 if month > 12 else 0)
    published = date(year + (1 if month > 12 else 0), (month - 1) % 12 + 1, PUBLICATION_DAY)
    return f"{year if today >= published else year - 1}-{rank}"


def rent_renewal(case: Case, today: date) -> Result:
    """Notice and references for a new rent at the end of the lease.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    end = case.get("lease_end")
    return ask_rule(
        "rent-renewal",
        case,
        date=today.isoformat(),
        lease_end=end["date"] if end else None,
    )


def calendar(case: Case) -> Result:
    """The dates of a convention that begins on the case's date.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    return ask_rule("calendar", case, request_date=requested_on(case))


def requested_on(case: Case) -> str | None:
    """The day the convention was asked for, None when nobody said."""
    asked = case.get("request_date")
    return asked["date"] if asked else None


def dwelling_conditions(case: Case, today: date) -> Result:
    """The conditions on the dwelling, the lease and who the tenant is, as of ``today``.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    lli = case.get("scheme") == "lli"
    asked = requested_on(case)
    if not lli and asked is None and _delay_is_over(case, today):
        asked = today.isoformat()  # the earliest day left to ask
    return ask_rule(
        "dwelling-eligibility",
        case,
        scheme="lli" if lli else "loc_avantages",
        level=None if lli else case.get("level"),
        furnished=case.get("furnished"),
        tenant_relation=case.get("tenant_relation"),
        request_date=None if lli else asked,
        tax_regime=None if lli else case.get("tax_regime"),
    )


def _delay_is_over(case: Case, today: date) -> bool:
    """Whether the lease began too long ago for its convention to be asked for on ``today``."""
    if case.get("lease_date") is None or case.on > today:
        return False
    delay = parameter("loc_avantages.request.delay", case.on)
    return add_months(case.on, int(delay.amount)) < today
