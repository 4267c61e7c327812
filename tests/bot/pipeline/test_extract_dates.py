"""Lease dates (today is 21 November 2026) and quarters of the rent index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.pipeline.extractors import extract_facts

Values = Callable[[str, str], list[Any]]

DATES: list[tuple[str, tuple[str, str] | None]] = [
    # years
    ("mon engagement a démarré le 1 er octobre 2019", ("2019-10-01", "day")),
    ("de combien l'augmenter cette année ?", None),
    ("pour un bail signé en 2024", ("2024-12-31", "year")),
    ("en 2023", ("2023-12-31", "year")),
    ("2024", ("2024-12-31", "year")),
    ("bail 2025", ("2025-12-31", "year")),
    ("en 2026", ("2026-11-21", "year")),
    ("plafonds 2026", ("2026-11-21", "year")),
    ("un bail qui commence en 2027", ("2027-01-01", "year")),
    ("et l'an dernier ?", ("2025-12-31", "year")),
    ("l'année dernière", ("2025-12-31", "year")),
    ("l'an passé", ("2025-12-31", "year")),
    ("l’an dernier", ("2025-12-31", "year")),
    ("cette année", ("2026-11-21", "year")),
    ("l'année prochaine", ("2027-01-01", "year")),
    ("il y a deux ans", ("2024-12-31", "year")),
    ("bail signé il y a un an", ("2025-12-31", "year")),
    ("fin 2024", ("2024-12-31", "year")),
    ("début 2025", ("2025-01-01", "year")),
    ("plafond LLI couple Lens 2024", ("2024-12-31", "year")),
    ("les plafonds de revenus 2024", ("2024-12-31", "year")),
    # months
    ("bail de mars 2024", ("2024-03-31", "month")),
    ("bail signé en février 2024", ("2024-02-29", "month")),
    ("en aout 2025", ("2025-08-31", "month")),
    ("sept. 2024", ("2024-09-30", "month")),
    ("à partir de janvier prochain", ("2027-01-01", "month")),
    ("en janvier 2027", ("2027-01-01", "month")),
    ("en novembre 2026", ("2026-11-21", "month")),
    ("bail de mars dernier", ("2026-03-31", "month")),
    ("décembre dernier", ("2025-12-31", "month")),
    ("le mois prochain", ("2026-12-01", "month")),
    ("le mois dernier", ("2026-10-31", "month")),
    ("03/2024", ("2024-03-31", "month")),
    ("dans 3 mois", ("2027-02-01", "month")),
    ("entrée en décembre", ("2026-12-01", "month")),
    ("entrée dans les lieux en janvier", ("2027-01-01", "month")),
    # days
    ("signé le 12/03/2024", ("2024-03-12", "day")),
    ("le 12.03.2024", ("2024-03-12", "day")),
    ("12-03-2024", ("2024-03-12", "day")),
    ("12/03/24", ("2024-03-12", "day")),
    ("2024-03-12", ("2024-03-12", "day")),
    ("le 12 mars 2024", ("2024-03-12", "day")),
    ("le 1er janvier 2025", ("2025-01-01", "day")),
    ("à compter du premier janvier 2025", ("2025-01-01", "day")),
    ("le 1er décembre", ("2026-12-01", "day")),
    ("le 1er mars prochain", ("2027-03-01", "day")),
    ("le deux mars 2025", ("2025-03-02", "day")),
    ("aujourd'hui", ("2026-11-21", "day")),
    ("bail à partir de demain", ("2026-11-22", "day")),
    ("le bail commence demain", ("2026-11-22", "day")),
    ("bail commencé en avril", ("2026-04-30", "month")),
    ("loué depuis décembre", ("2025-12-31", "month")),
    ("bail signé il y a cinq semaines", ("2026-10-17", "day")),
    # not the date of a lease
    ("il fait beau à Lyon demain ?", None),
    ("je loue 600 € aujourd'hui", None),
    ("le bail finit le 30 juin 2028", None),
    ("nous sommes en novembre", None),
    ("je gagne 2010", None),
    ("instruction du 4 juin 2018", None),
    ("mon RFR 2024 est de 28 000 €", None),
    ("revenus 2024", None),
    ("avis d'imposition 2025 sur les revenus 2024", None),
    ("construit en 1975", None),
    ("immeuble bâti en 2010", None),
    ("né en 1990", None),
    ("DPE de 2021", None),
    ("loi de 1989", None),
    ("loi du 6 juillet 1989", None),
    ("acheté en 2015", None),
    ("propriétaire depuis 2012", None),
    ("arrêté du 6 janvier 2026", None),
    ("IRL du 2e trimestre 2026", None),
    ("2024 €", None),
    ("45 m²", None),
    ("28 000 €", None),
    ("il marche bien", None),
    ("mais je ne sais pas", None),
    ("j'ai 30 ans", None),
    ("deux ans", None),
    ("24/7", None),
    ("le 31/02/2024", None),
    ("1/2 loyer", None),
    ("Mai", ("2026-05-31", "month")),
]

QUARTERS = [
    ("IRL du 2e trimestre 2026", ["2026-T2"]),
    ("2ème trimestre 2025", ["2025-T2"]),
    ("1er trimestre 2025", ["2025-T1"]),
    ("premier trimestre 2024", ["2024-T1"]),
    ("deuxième trimestre de 2025", ["2025-T2"]),
    ("troisième trimestre 2025", ["2025-T3"]),
    ("IRL T2 2026", ["2026-T2"]),
    ("T3 2025", ["2025-T3"]),
    ("2026-T2", ["2026-T2"]),
    ("2T2025", ["2025-T2"]),
    ("T4-2024", ["2024-T4"]),
    ("irl 4e trim 2024", ["2024-T4"]),
    ("1er trimestre", ["2026-T1"]),
    ("bail d'avril 2023, IRL du quatrième trimestre", ["2025-T4"]),
    ("mon loyer augmente au premier trimestre, que faire ?", []),
    ("T2", []),
    ("T2 à Lens", []),
    ("T2 de 45 m²", []),
    ("5e trimestre 2025", []),
    ("un trimestre", []),
]


@pytest.mark.parametrize(("message", "expected"), DATES)
def test_lease_date(message: str, expected: tuple[str, str] | None, values: Values) -> None:
    found = [(v["date"], v["precision"]) for v in values(message, "lease_date")]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(("message", "expected"), QUARTERS)
def test_irl_quarter(message: str, expected: list[str], values: Values) -> None:
    assert values(message, "irl_quarter") == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 1), "2025-12-31"),
        (date(2026, 12, 31), "2025-12-31"),
        (date(2024, 2, 29), "2023-12-31"),
    ],
)
def test_last_year_depends_on_today(today: date, expected: str, territory: Any) -> None:
    (fact,) = extract_facts("l'an dernier", territory, today)
    assert fact.value == {"date": expected, "precision": "year"}
