"""Questions about the lease and the dwelling: revision, renewal, dates, conditions."""

from __future__ import annotations

from datetime import date

from knowledge.cases.asking import Case, ask_rule
from rules_core import Result

#: Month in which the index of a quarter is published, about the 15th; T4 comes the next year.
PUBLISHED = {"T1": 4, "T2": 7, "T3": 10, "T4": 13}
PUBLICATION_DAY = 20


def rent_revision(case: Case, today: date) -> Result:
    """The yearly revision by the IRL, as it can be asked for on ``today``.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    quarter = case.get("irl_quarter")
    lease = case.get("lease_date")
    # « cette année » is when the rent rises, not when the lease began.
    this_year = (
        bool(lease) and lease.get("precision") == "year" and str(today.year) in lease["date"]
    )
    return ask_rule(
        "rent-revision",
        case,
        date=today.isoformat(),
        scheme=None,
        level=None,
        irl_quarter=latest_quarter(quarter, today) if quarter else None,
        lease_date=None if lease is None or this_year else lease["date"],
    )


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
    return ask_rule("calendar", case)


def dwelling_conditions(case: Case) -> Result:
    """The conditions on the dwelling, the lease and who the tenant is.

    Raises:
        rules_core.RulesError: no figure for that date, or an input that cannot be used.
    """
    lli = case.get("scheme") == "lli"
    return ask_rule(
        "dwelling-eligibility",
        case,
        scheme="lli" if lli else "loc_avantages",
        level=None if lli else case.get("level"),
        furnished=case.get("furnished"),
        tenant_relation=case.get("tenant_relation"),
    )
