"""The end of a lease is read, and is no beginning; who asks for Visale."""

from __future__ import annotations

from datetime import date

import pytest

from actions.reading.applicant import applicant_said
from actions.reading.lease_end import lease_end_said
from actions.reading.visale_named import asks_of_visale
from rules_core.landlord_notice import landlord_notice

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "end", "precision"),
    [
        ("le contrat prend fin le 3 avril 2028", "2028-04-03", "day"),
        ("bail jusqu'au 28/02/2027", "2027-02-28", "day"),
        ("mon bail arrive à terme en juin", "2027-06-30", "month"),
        ("la fin du bail est prévue le 1er décembre", "2026-12-01", "day"),
        ("le bail a débuté le 4 mai 2024", None, None),
        ("bail signé le 4 mai 2024", None, None),
        ("je finis mes études en juin 2027", None, None),
        ("le bail finit le 31 juin 2027", None, None),
    ],
)
def test_the_end_of_a_lease(text: str, end: str | None, precision: str | None) -> None:
    found = lease_end_said(text, TODAY)
    assert found == (None if end is None else {"date": end, "precision": precision})


@pytest.mark.parametrize(
    ("end", "furnished", "deadline"),
    [
        (date(2027, 8, 31), False, date(2027, 2, 28)),
        (date(2027, 6, 30), False, date(2026, 12, 30)),
        (date(2027, 6, 30), True, date(2027, 3, 30)),
    ],
)
def test_the_last_day_of_a_notice(end: date, *, furnished: bool, deadline: date) -> None:
    assert landlord_notice(end, TODAY, furnished=furnished).deadline == deadline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("il a 34 ans, en CDI", {"age": 34, "employee": True, "student": False}),
        ("et à 52 ans ?", {"age": 52}),
        ("elle est retraitée", {"employee": False, "student": False}),
        ("étudiante de 19 ans", {"age": 19}),
        ("un bail de 3 ans", {}),
        ("il loue depuis 20 ans", {}),
        ("deux jeunes de 22 ans et 25 ans", {}),
    ],
)
def test_who_asks_for_visale(text: str, told: dict[str, object]) -> None:
    assert applicant_said(text, {}, {}, ["visale"]) == told
    assert applicant_said(text, {}, {}, ["rent_ceiling"]) == {}


@pytest.mark.parametrize(
    ("text", "rent", "of_visale"),
    [
        ("plafond de loyer pour 40 m² à Pau ? faut-il Visale en plus ?", "40 m²", False),
        ("jusqu'à quel loyer Visale me couvre à Pau ?", "Pau", True),
        ("je paie 700 €, Visale peut me couvrir ?", "700 €", True),
    ],
)
def test_visale_named_beside_another_question(text: str, rent: str, *, of_visale: bool) -> None:
    start = text.index(rent)
    said = [{"entity": "surface", "value": 1, "start": start, "end": start + len(rent)}]
    assert asks_of_visale(text, said) is of_visale
