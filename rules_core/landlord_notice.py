"""Notice that a landlord gives for the end of a lease: by when the tenant must have received it.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 15 (unfurnished) and 25-8 (furnished).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rules_core.dates import add_months
from rules_core.registry import parameter
from rules_core.results import Reference


@dataclass(frozen=True, slots=True)
class LandlordNotice:
    """When the letter must have arrived.

    Attributes:
        months: before the end of the lease.
        deadline: last day to receive it.
        source: the law.
    """

    months: int
    deadline: date
    source: Reference


def landlord_notice(lease_end: date, on: date, *, furnished: bool = False) -> LandlordNotice:
    """The last day on which a notice still counts for the end of a lease.

    Legal source: loi n° 89-462, art. 15 and 25-8.

    Args:
        lease_end: last day of the lease.
        on: the day of the question.
        furnished: the dwelling is let furnished.
    """
    kind = "furnished" if furnished else "unfurnished"
    rule = parameter("lease.notice.landlord", on, furnished=kind)
    months = int(rule.amount)
    return LandlordNotice(months, add_months(lease_end, -months), rule.source)
