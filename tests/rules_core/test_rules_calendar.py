"""Relance logement and the calendar of a convention, seen from outside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from good_requests import GOOD, TODAY

from rules_core import InvalidInput, NoParameter, Place, Result, Verdict, evaluate

LENS = Place("B1", "autres_regions", "62498", "Lens", "62")


def ask(rule: str, place: Place | None = LENS, **request: Any) -> Result:
    return evaluate(rule, request, place, today=TODAY)


def statuses(result: Result) -> dict[str, str]:
    return {condition.code: condition.status for condition in result.conditions}


def codes(result: Result) -> set[str]:
    return {notice.code for notice in result.warnings}


@pytest.mark.parametrize(
    ("request_fields", "code", "status"),
    [
        ({"collective_building": False}, "collective_building", "not_met"),
        ({"collective_building": True}, "collective_building", "met"),
        ({"furnished": True}, "unfurnished", "not_met"),
        ({"duration_years": 8}, "duration", "not_met"),
        ({"duration_years": 9}, "duration", "met"),
        ({"tenant_relation": "descendant"}, "tenant_relation", "not_met"),
        ({"tenant_relation": "other_family"}, "tenant_relation", "not_verified"),
        ({"tenant_relation": "none"}, "tenant_relation", "met"),
        ({"tax_regime": "micro_foncier"}, "real_regime", "not_met"),
        ({"property": "ancien", "works_eur": 59999}, "works", "not_met"),
        ({"property": "ancien", "works_eur": 60000}, "works", "met"),
        ({"property": "ancien", "dpe_after": "C"}, "energy", "not_met"),
        ({"property": "ancien"}, "energy", "not_verified"),
        ({"level": "social"}, "social_share", "not_verified"),
    ],
)
def test_each_condition_of_relance_logement(
    request_fields: dict[str, Any], code: str, status: str
) -> None:
    result = ask("relance-logement", **{**GOOD["relance-logement"], **request_fields})
    assert statuses(result)[code] == status


@pytest.mark.parametrize("day", ["2026-02-20", "2029-01-01"])
def test_relance_logement_has_a_beginning_and_an_end(day: str) -> None:
    with pytest.raises(NoParameter, match="Relance logement"):
        ask("relance-logement", **GOOD["relance-logement"], date=day)


def test_a_calendar_with_a_late_request() -> None:
    result = ask("calendar", date="2026-05-01", request_date="2026-08-01")
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.summary.startswith("Non")
    in_time = ask("calendar", date="2026-05-01", request_date="2026-06-30")
    assert in_time.verdict is Verdict.COMPUTED
    assert statuses(in_time) == {"request": "met"}


def test_a_calendar_near_the_end_of_the_scheme() -> None:
    """Two months after the lease, but never after the scheme's own end."""
    result = ask("calendar", date="2027-12-01", request_date="2028-01-15")
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert "31\u00a0décembre\u00a02027" in result.summary


def test_a_calendar_after_the_last_change_of_class() -> None:
    result = ask("calendar", date="2028-06-01")
    assert "dpe_change" not in {figure.id for figure in result.figures}


def test_dates_of_a_calendar_are_in_order() -> None:
    result = ask("calendar", date="2026-05-01", dpe="F")
    moments = [figure.value for figure in result.figures]
    assert moments == sorted(moments)
    assert result.figure("letting_ban") == date(2028, 1, 1)


def test_an_unknown_level_of_relance_logement() -> None:
    with pytest.raises(InvalidInput, match="intermediaire"):
        ask("relance-logement", **GOOD["relance-logement"], level="loc2")
