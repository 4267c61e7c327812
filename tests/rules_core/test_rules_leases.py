"""Life of a lease: revision, renewal, Visale, housing allowance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from good_requests import TODAY

from rules_core import NoParameter, Place, Result, Verdict, evaluate
from rules_core.rent_revision import parse_quarter

ARRAS = Place("B1", "autres_regions", "62041", "Arras", "62")
PARIS = Place("Abis", "paris_limitrophes", "75056", "Paris", "75")


def ask(rule: str, place: Place | None = None, **request: Any) -> Result:
    return evaluate(rule, request, place, today=TODAY)


def statuses(result: Result) -> dict[str, str]:
    return {condition.code: condition.status for condition in result.conditions}


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("2026-T2", date(2026, 11, 21), (2026, 2)),
        ("2026T2", date(2026, 11, 21), (2026, 2)),
        ("T2 2026", date(2026, 11, 21), (2026, 2)),
        ("t2-2025", date(2026, 11, 21), (2025, 2)),
        ("T2", date(2026, 7, 15), (2026, 2)),
        ("T2", date(2026, 7, 14), (2025, 2)),
        ("T4", date(2026, 1, 15), (2025, 4)),
        ("T4", date(2026, 1, 14), (2024, 4)),
        ("T1", date(2026, 4, 15), (2026, 1)),
        ("T3", date(2026, 10, 15), (2026, 3)),
    ],
)
def test_quarters(text: str, on: date, expected: tuple[int, int]) -> None:
    assert parse_quarter(text, on) == expected


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        ("2026-T3", "3e trimestre 2026"),
        ("2025-T4", "4e trimestre 2025"),
        ("2026-T4", "4e\u00a0trimestre 2026"),
        ("2019-T1", "1er trimestre 2019"),
        ("2024-T2", "2e trimestre 2023"),
        ("2024-T3", "3e trimestre 2023"),
    ],
)
def test_a_missing_index_is_named(quarter: str, words: str) -> None:
    with pytest.raises(NoParameter) as error:
        ask("rent-revision", rent_eur=600, irl_quarter=quarter)
    assert words.replace("\u00a0", " ") in error.value.message.replace("\u00a0", " ")
    assert "Insee" in error.value.message


@pytest.mark.parametrize("dpe", ["F", "G"])
def test_no_revision_for_the_worst_classes(dpe: str) -> None:
    result = ask("rent-revision", rent_eur=600, irl_quarter="2026-T2", dpe=dpe)
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert result.figures == ()


def test_the_ban_has_a_beginning() -> None:
    with pytest.raises(NoParameter):  # allowed, but the index of 2022 is not known
        ask("rent-revision", rent_eur=600, irl_quarter="2022-T1", dpe="F", date="2022-08-23")
    result = ask("rent-revision", rent_eur=600, irl_quarter="2022-T1", dpe="F", date="2022-08-24")
    assert result.verdict is Verdict.NOT_ELIGIBLE


def test_no_revision_in_the_first_year() -> None:
    request = {"rent_eur": 600, "irl_quarter": "2026-T2"}
    early = ask("rent-revision", **request, lease_date="2025-11-22")
    assert early.verdict is Verdict.NOT_ELIGIBLE
    assert "22\u00a0novembre\u00a02026" in early.summary
    due = ask("rent-revision", **request, lease_date="2025-11-21")
    assert due.verdict is Verdict.COMPUTED


def test_renewal_without_the_size_of_the_agglomeration() -> None:
    result = ask("rent-renewal", lease_end="2028-06-30")
    assert result.verdict is Verdict.CONDITIONAL
    assert result.figure("references_over_million") == 6
    assert result.figure("references_elsewhere") == 3
    assert result.figure("notice_deadline") == date(2027, 12, 30)


def test_the_last_day_of_notice_is_in_time() -> None:
    request = {"lease_end": "2027-05-21", "agglomeration_over_million": False}
    assert ask("rent-renewal", **request).verdict is Verdict.COMPUTED
    assert ask("rent-renewal", **request, date="2026-11-22").verdict is Verdict.NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("place", "large", "caps"),
    [
        (PARIS, None, [1940]),
        (ARRAS, None, [1575, 1365]),
        (ARRAS, True, [1575]),
        (ARRAS, False, [1365]),
        (Place(department="2A"), False, [1575, 1365]),
        (Place(department="974"), None, [1575, 1365]),
        (None, None, [1940, 1575, 1365]),
        (None, False, [1365]),
        (Place("C"), None, [1940, 1575, 1365]),
    ],
)
def test_visale_caps(place: Place | None, large: bool | None, caps: list[int]) -> None:
    result = ask("visale", place, agglomeration_over_100k=large)
    found = [figure.value for figure in result.figures if figure.id.startswith("rent_maximum")]
    assert found == caps


@pytest.mark.parametrize(
    ("request_fields", "status"),
    [
        ({"age": 30}, "met"),
        ({"age": 31}, "not_verified"),
        ({"age": 45, "employee": True, "net_income_eur": 1710}, "met"),
        ({"age": 45, "employee": True, "net_income_eur": 1711}, "not_verified"),
        ({"age": 45, "employee": False, "net_income_eur": 1000}, "not_verified"),
        ({}, "not_verified"),
    ],
)
def test_visale_public(request_fields: dict[str, Any], status: str) -> None:
    assert statuses(ask("visale", ARRAS, **request_fields))["public"] == status


@pytest.mark.parametrize(
    ("rent", "status"),
    [(1365, "met"), (1366, "not_verified"), (1575, "not_verified"), (1576, "not_met")],
)
def test_visale_rent_between_two_caps(rent: int, status: str) -> None:
    assert statuses(ask("visale", ARRAS, rent_with_charges_eur=rent))["rent"] == status


@pytest.mark.parametrize(
    ("request_fields", "status"),
    [
        ({"rent_with_charges_eur": 750, "net_income_eur": 1500}, "met"),
        ({"rent_with_charges_eur": 751, "net_income_eur": 1500}, "not_met"),
        # A student may have none (card visale-etudiant): it is no condition.
        ({"rent_with_charges_eur": 640, "net_income_eur": 500, "student": True}, None),
        ({"rent_with_charges_eur": 751}, "not_verified"),
    ],
)
def test_visale_share_of_the_resources(request_fields: dict[str, Any], status: str | None) -> None:
    assert statuses(ask("visale", ARRAS, **request_fields)).get("rent_share") == status


def test_visale_comes_before_the_signature() -> None:
    result = ask("visale", ARRAS, age=25, lease_signed=True)
    assert result.verdict is Verdict.NOT_ELIGIBLE
    assert statuses(result)["before_signature"] == "not_met"


def test_visale_rules_are_known_since_january_2026() -> None:
    with pytest.raises(NoParameter, match="6\u00a0janvier\u00a02026"):
        ask("visale", ARRAS, age=25, date="2026-01-05")


@pytest.mark.parametrize(
    ("request_fields", "kind"),
    [
        ({"level": "loc1"}, "AL"),
        ({"level": "loc2"}, "APL"),
        ({"level": "loc3"}, "APL"),
        ({"scheme": "plus"}, "APL"),
        ({"scheme": "plai"}, "APL"),
        ({"scheme": "pls"}, "APL"),
        ({"scheme": "lli"}, "AL"),
        ({"scheme": "pinel"}, "AL"),
        ({"scheme": "louer_abordable", "level": "intermediaire"}, "AL"),
        ({"scheme": "louer_abordable", "level": "tres_social"}, "APL"),
        ({}, "AL"),
    ],
)
def test_allowances(request_fields: dict[str, Any], kind: str) -> None:
    result = ask("housing-allowance", **request_fields)
    assert result.figure("allowance") == kind
    assert result.verdict is Verdict.COMPUTED
