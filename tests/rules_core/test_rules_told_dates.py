"""Dates, motives and ages that people tell: term of the lease, notices, deposit, protected age."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from rules_core.deposit_return import deposit_return
from rules_core.energy import ban_of_running_lease
from rules_core.lease_term import Kind, lease_term
from rules_core.protected_tenant import ages_at_the_end
from rules_core.tenant_notice import notice_lengths, tenant_notice

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "kind", "end", "renewals"),
    [
        (date(2019, 6, 1), "unfurnished", date(2028, 5, 31), 2),
        (date(2019, 6, 1), "company", date(2031, 5, 31), 1),
        (date(2025, 9, 15), "furnished", date(2027, 9, 14), 1),
        (date(2025, 9, 1), "student", date(2026, 5, 31), 0),
        (date(2023, 11, 23), "unfurnished", date(2029, 11, 22), 1),
        (date(2027, 1, 1), "unfurnished", date(2029, 12, 31), 0),
    ],
)
def test_the_term_that_runs(start: date, kind: Kind, end: date, renewals: int) -> None:
    term = lease_term(start, TODAY, kind)
    assert (term.end, term.renewals) == (end, renewals)


@pytest.mark.parametrize(
    ("dpe", "start", "kind", "day"),
    [
        ("G", date(2021, 6, 1), "unfurnished", date(2027, 6, 1)),
        ("G", date(2021, 6, 1), "furnished", date(2025, 6, 1)),
        ("G", date(2022, 1, 1), "unfurnished", date(2025, 1, 1)),
        ("F", date(2026, 6, 1), "unfurnished", date(2029, 6, 1)),
        ("G", date(2025, 6, 1), "unfurnished", None),
        ("C", date(2021, 6, 1), "unfurnished", None),
    ],
)
def test_when_the_ban_of_a_class_reaches_a_lease(
    dpe: str, start: date, kind: Kind, day: date | None
) -> None:
    assert ban_of_running_lease(dpe, start, TODAY, kind) == day


@pytest.mark.parametrize(
    ("motive", "furnished", "tight", "lengths"),
    [
        ("job_lost", False, None, ("short",)),
        ("resignation", False, None, ("short", "full")),
        ("resignation", False, False, ("full",)),
        ("resignation", False, True, ("short",)),
        (None, True, None, ("short",)),
        (None, None, None, ("short", "full")),
    ],
)
def test_how_long_the_tenants_notice_may_be(
    motive: str | None, furnished: bool | None, tight: bool | None, lengths: tuple[str, ...]
) -> None:
    assert notice_lengths(motive, furnished=furnished, tight=tight) == lengths


def test_the_last_day_of_rent() -> None:
    assert tenant_notice("short", TODAY, date(2026, 10, 31)).end == date(2026, 11, 30)
    assert tenant_notice("full", TODAY, date(2026, 10, 31)).end == date(2027, 1, 31)
    assert tenant_notice("full", TODAY).end is None


@pytest.mark.parametrize(
    ("keys", "same", "deadline", "late"),
    [
        (date(2026, 8, 23), True, date(2026, 9, 23), 2),
        (date(2026, 8, 22), True, date(2026, 9, 22), 3),
        (date(2026, 8, 23), False, date(2026, 10, 23), 1),
        (date(2026, 10, 23), True, date(2026, 11, 23), 0),
        (date(2026, 10, 22), True, date(2026, 11, 22), 1),
    ],
)
def test_how_late_a_deposit_is(keys: date, *, same: bool, deadline: date, late: int) -> None:
    found = deposit_return(keys, TODAY, same=same)
    assert (found.deadline, found.late) == (deadline, late)
    assert found.added(Decimal(620)) == late * Decimal(62)


@pytest.mark.parametrize(
    ("end", "tenant", "landlord", "protects"),
    [
        (None, 71, 82, False),
        (None, 71, 40, True),
        (None, 71, None, None),
        (None, 40, None, False),
        (None, 63, 40, None),
        (date(2029, 12, 31), 63, 40, True),
        (date(2027, 1, 31), 63, 40, False),
        (date(2029, 12, 31), 71, 63, False),
    ],
)
def test_whom_ages_protect(
    end: date | None, tenant: int, landlord: int | None, protects: bool | None
) -> None:
    found = ages_at_the_end(TODAY, end, tenant=tenant, landlord=landlord)
    assert found.protects is protects
