"""The deposit given back after a lease: by when, and what is added when it is late.

Legal source: loi n° 89-462 du 6 juillet 1989, art. 22: one month after the keys are handed back
when both inventories agree, two otherwise; then 10 % of the rent without charges for each month
begun, unless the tenant did not give his new address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules_core.dates import add_months
from rules_core.registry import parameter
from rules_core.results import Reference


@dataclass(frozen=True, slots=True)
class DepositReturn:
    """When the deposit is due, and how late it is.

    Attributes:
        months: after the keys.
        deadline: last day to give it back.
        late: months of lateness begun.
        share: of the rent without charges, added for each of them.
        source: the law.
    """

    months: int
    deadline: date
    late: int
    share: Decimal
    source: Reference

    def added(self, rent: Decimal) -> Decimal:
        """What is added to the deposit.

        Args:
            rent: €/month without charges.
        """
        return self.late * self.share * rent


def deposit_return(keys: date, on: date, *, same: bool) -> DepositReturn:
    """The deadline of a deposit and the months of lateness begun on ``on``.

    Legal source: loi n° 89-462, art. 22.

    Args:
        keys: the day the keys were handed back.
        on: the day of the question.
        same: the inventory of the way out agrees with that of the way in.

    >>> deposit_return(date(2026, 8, 23), date(2026, 11, 30), same=True).late
    3
    """
    rule = parameter("lease.deposit.return", on, inventory="same" if same else "different")
    months, late = int(rule.amount), 0
    deadline = add_months(keys, months)
    while add_months(keys, months + late) < on:
        late += 1
    share = parameter("lease.deposit.late", on).amount
    return DepositReturn(months, deadline, late, share, rule.source)
