"""A tenant over 65 with a small income, to whom another dwelling must be offered with the notice.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 15 III: both ages are those of the end of the
lease; incomes, those of the notice. The landlord, if a person, is free of it when over 65 or of a
small income too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core.registry import parameter
from rules_core.results import Reference

_DAYS = Decimal("365.25")  # of a year


@dataclass(frozen=True, slots=True)
class Ages:
    """What both ages say.

    Attributes:
        limit: in years.
        tenant: whether the tenant is past it at the end of the lease; None when it is not sure.
        landlord: the same of the landlord.
        source: the law.
    """

    limit: int
    tenant: bool | None
    landlord: bool | None
    source: Reference

    @property
    def protects(self) -> bool | None:
        """Whether ages protect the tenant, incomes aside; None when it is not sure."""
        if self.tenant is False or self.landlord:
            return False
        return True if self.tenant and self.landlord is False else None


def ages_at_the_end(
    on: date, lease_end: date | None, *, tenant: int | None = None, landlord: int | None = None
) -> Ages:
    """Who is past the limit at the end of the lease.

    Legal source: loi n° 89-462, art. 15 III.

    Args:
        on: the day of the question.
        lease_end: last day of the lease, None when not known.
        tenant: the tenant's age today, None when not known.
        landlord: the landlord's.
    """
    rule = parameter("lease.protected_age", on)
    limit = int(rule.amount)
    longest = parameter("lease.duration", on, kind="company").amount / 12
    years = (Decimal(0), longest)
    if lease_end is not None:
        left = Decimal(max(0, (lease_end - on).days)) / _DAYS
        years = (left, left)
    return Ages(limit, _past(limit, tenant, years), _past(limit, landlord, years), rule.source)


def _past(limit: int, age: int | None, years: tuple[Decimal, Decimal]) -> bool | None:
    """Whether somebody of ``age`` is past ``limit`` in so many ``years``, birthdays unknown."""
    if age is None:
        return None
    least, most = years
    if age + least > limit:
        return True
    return False if age + 1 + most <= limit else None
