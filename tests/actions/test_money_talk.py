"""Rents set against each other, months without a tenant, quarters, conventions to come, places."""

from __future__ import annotations

import pytest

from actions.reading.claimed_rent import claim_said
from actions.reading.letting_year import monthly_rent, vacant_months
from actions.reading.quarters import quarter_said
from actions.services import Services

from .conftest import TODAY, Talk


@pytest.mark.parametrize(
    ("text", "rents"),
    [
        ("je verse 610 € de loyer, je paie 610, et on me réclame 640", (610, 640)),
        ("mon propriétaire veut passer mon loyer de 587 à 602 euros", (587, 602)),
        ("on nous demande 815 € au lieu de 802", (802, 815)),
        ("je paie 540 et ils augmentent de 25 €", (540, 565)),
        ("loyer actuel 700, nouveau loyer 707,50", (700, 707.5)),
        ("je paie 610 € pour un 45 m²", None),
        ("mon loyer est de 450 €, le plafond est de 480 €", None),
        ("j'ai 1 200 € de salaire et je paie 610", None),
        ("on me demande 2 500 € et je paie 610", None),
    ],
)
def test_two_rents_of_one_dwelling(text: str, rents: tuple[float, float] | None) -> None:
    claim = claim_said(text)
    assert (None if claim is None else (claim.rent, claim.claimed)) == rents


@pytest.mark.parametrize(
    "text",
    ["je paye 610 et on me demande 640, normal ?", "il veut passer le loyer de 610 à 640 €"],
)
def test_too_high_a_claim_needs_no_quarter(talk: Talk, text: str) -> None:
    said = talk(text, "ask_rent_revision")
    assert said.asked == []
    assert said.answer.startswith("Non, c'est trop : 640,00 €")
    assert "617,03 €" in said.answer
    assert "4,92 %" in said.answer


def test_the_quarter_tells_when_the_claim_is_close(talk: Talk) -> None:
    said = talk("je paie 610 et il me demande 616", "ask_rent_revision")
    assert said.asked == ["irl_quarter"]
    above = said.then("T1", requested="irl_quarter")
    assert above.answer.startswith("Non, c'est trop : 616,00 €")
    within = said.then("le 2e trimestre", requested="irl_quarter")
    assert within.answer.startswith("Oui, la hausse demandée (0,98 %)")


def test_a_rise_after_works_is_not_judged_by_the_index(talk: Talk) -> None:
    said = talk("loyer de 610 à 640 après de gros travaux, il peut ?", "ask_rent_revision")
    assert said.slots.get("claimed_rent") is None


def test_a_claim_is_not_that_of_the_next_question(talk: Talk) -> None:
    said = talk("je paye 610 et on me demande 640", "ask_rent_revision")
    assert said.then("et mon loyer de 500 €, IRL T2 2026 ?", "ask_rent_revision").answer.startswith(
        "Le loyer révisé"
    )


def test_another_rent_of_the_reduction_is_no_claim(talk: Talk) -> None:
    said = talk("réduction d'impôt Loc3 pour 520 € par mois", "ask_tax_reduction")
    assert said.then("et si je passe de 520 à 540 € ?").slots["goals"] == ["tax_reduction"]
    claimed = said.then("mon propriétaire à moi me réclame 640 au lieu de 610")
    assert claimed.slots["goals"] == ["rent_revision"]


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("T4", "2025-T4"),
        ("c'est le trimestre T4 qui figure au bail", "2025-T4"),
        ("le 2e", "2026-T2"),
        ("dans le contrat il y a marqué 1er trimestre", "2026-T1"),
        ("troisième trimestre", "2026-T3"),
        ("trim 2", "2026-T2"),
        ("je n'ai pas le bail", None),
    ],
)
def test_the_quarter_of_a_lease(text: str, quarter: str | None) -> None:
    assert quarter_said(text, TODAY) == quarter


def test_an_index_that_is_not_known_still_leaves_the_formula(talk: Talk) -> None:
    said = talk("réviser un loyer de 512 €", "ask_rent_revision")
    answer = said.then("T4 d'après le bail", requested="irl_quarter").answer
    assert "4e trimestre 2025" in answer
    assert "512 € × IRL du 4e trimestre 2025 ÷ 144,64" in answer


@pytest.mark.parametrize(
    ("text", "vacant"),
    [
        ("avec 2 mois vides", 2),
        ("si c'est vide trois mois", 3),
        ("loué 10 mois sur 12", 2),
        ("un mois sans locataire", 1),
        ("un bail de 12 mois", None),
        ("vide quelques mois", None),
    ],
)
def test_months_without_a_tenant(text: str, vacant: int | None) -> None:
    assert vacant_months(text) == vacant


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("réduction en Loc3 à 520 € par mois", 520),
        ("Loc1, 1 150 euros/mois", 1150),
        ("je gagne 2 100 € par mois, Loc2", None),
        ("j'ai un crédit de 700 € par mois", None),
        ("Loc2, avec 700 € par mois de crédit", None),
    ],
)
def test_a_rent_a_month(text: str, rent: float | None) -> None:
    assert monthly_rent(text) == rent


def test_the_reduction_shows_its_working_and_the_empty_months(talk: Talk) -> None:
    said = talk("réduction d'impôt Loc3 pour 520 € par mois", "ask_tax_reduction")
    assert said.asked == []
    assert "520 € × 12 mois × 65 % = 4 056 € par an" in said.answer
    empty = said.then("et avec 2 mois vides ?")
    assert "520 € × 10 mois × 65 % = 3 380 €" in empty.answer


def test_empty_months_keep_the_cap(talk: Talk) -> None:
    said = talk("Loc3 à 1 400 € par mois et 1 mois sans locataire", "ask_tax_reduction")
    assert "1 400 € × 11 mois × 65 % = 10 000 €" in said.answer


@pytest.mark.parametrize(
    "text",
    [
        "et si ma convention commence en novembre 2027, j'ai bien 6 ans ?",
        "si je signe ma convention en novembre 2027, elle va jusqu'où ?",
    ],
)
def test_a_convention_to_come_is_not_signed(talk: Talk, text: str) -> None:
    said = talk(text, "ask_calendar")
    assert "déjà signée" not in said.answer
    assert "31 octobre 2033" in said.answer
    assert "31 décembre 2027" in said.answer
    assert "dure 6 ans" in said.answer.partition(". ")[0]


def test_a_convention_after_the_end_of_the_scheme(talk: Talk) -> None:
    said = talk("ma convention commencera en mars 2028, c'est bon ?", "ask_calendar")
    assert said.answer.startswith("Attention : Loc'Avantages s'arrête avant ce bail")


@pytest.mark.parametrize(
    "text",
    [
        "mon bail a démarré le 1er mars 2024 avec une convention, jusqu'à quand ?",
        "bail commencé le 1er mars 2024, logement conventionné, ça finit quand ?",
        "mon bail a commencé le 1er mars 2024, jusqu'à quand dure ma convention ?",
    ],
)
def test_a_lease_that_began_with_its_convention_is_not_too_late(talk: Talk, text: str) -> None:
    said = talk(text, "ask_calendar")
    assert "trop tard" not in said.answer
    assert "28 février 2030" in said.answer


def test_a_lease_without_one_is_too_late(talk: Talk) -> None:
    said = talk("bail du 1er mars 2024, je peux demander la convention ?", "ask_calendar")
    assert "trop tard" in said.answer


@pytest.mark.parametrize("where", ["à la Réunion", "en Guadeloupe", "en Martinique", "à Mayotte"])
def test_one_rent_for_the_lli_overseas(talk: Talk, where: str) -> None:
    by_metre = talk(f"loyer LLI au m² {where} ?", "ask_rent_ceiling")
    assert by_metre.asked == []
    assert "12,21 €/m² outre-mer" in by_metre.answer
    whole = talk(f"loyer maximum LLI 50 m² {where}", "ask_rent_ceiling")
    assert whole.asked == []
    assert "659,50 €" in whole.answer
    assert "Calculé pour : département 97" in whole.answer


def test_overseas_the_commune_still_counts_elsewhere(talk: Talk) -> None:
    said = talk("loyer maximum Loc2 de 50 m² à la Réunion", "ask_rent_ceiling")
    assert said.asked == ["commune"]
    lens = talk("loyer LLI 50 m² à la Réunion", "ask_rent_ceiling").then("et à Lens ?")
    assert lens.slots["overseas"] is None


@pytest.mark.parametrize(("place", "zone"), [("à Vierzon", "C"), ("en zone B2", "B2")])
def test_the_lli_is_hardly_open_in_some_zones(talk: Talk, place: str, zone: str) -> None:
    said = talk(f"loyer maximum LLI de 60 m² {place}", "ask_rent_ceiling")
    assert said.answer.startswith(f"En zone {zone}, le logement intermédiaire (LLI) n'est en")
    assert "€ par mois" in said.answer
    open_zone = talk("loyer maximum LLI de 60 m² à Lille", "ask_rent_ceiling")
    assert not open_zone.answer.startswith("En zone")


@pytest.mark.parametrize(
    ("town", "code"),
    [("La Rochelle", "17300"), ("Saint-Nazaire", "44184"), ("la rochelle", "17300")],
)
def test_a_large_town_needs_no_department(talk: Talk, town: str, code: str) -> None:
    said = talk(f"plafond de ressources Loc2 pour un couple à {town}", "ask_income_ceiling")
    assert said.slots["commune"] == code
    assert said.slots["heard"]["homonyms"]
    assert "J'ai compris" in said.answer


@pytest.mark.parametrize("town", ["Saint-Denis", "Boulogne", "Saint-Germain"])
def test_real_homonyms_are_still_asked(talk: Talk, town: str) -> None:
    said = talk(f"plafond de ressources Loc2 pour un couple à {town}", "ask_income_ceiling")
    assert said.asked == ["commune"]


def test_the_department_settles_a_homonym(talk: Talk, services: Services) -> None:
    said = talk("plafond Loc2 pour un couple à La Rochelle (70)", "ask_income_ceiling")
    commune = services.territory.get(said.slots["commune"])
    assert commune is not None
    assert commune.department == "70"
