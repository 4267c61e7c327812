"""From words to the answer: what a date is of, of which year an income is, what an amount is."""

from __future__ import annotations

from datetime import date

import pytest

from .conftest import Talk

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Bail commencé le 3 mars 2026, j'ai droit à Loc'Avantages ?", "3 mai 2026"),
        ("bail signé le 4 juin 2026, effet le 12 juin, loc'avantages ?", "12 août 2026"),
        ("location vide depuis mars 2025, locataire en place, loc'avantages ?", "31 mai 2025"),
    ],
)
def test_a_convention_that_was_not_asked_for_in_time_is_refused(
    talk: Talk, text: str, deadline: str
) -> None:
    said = talk(text, "ask_dwelling_eligibility")
    assert said.answer.startswith("Non, c'est trop tard pour ce bail")
    assert f"au plus tard le {deadline}" in said.answer
    assert "renouvellement de ce bail" in said.answer
    assert "C'est possible" not in said.answer
    again = said.then("et avec un nouveau bail ?")
    assert again.answer.startswith("C'est possible")
    assert "21 janvier 2027" in again.answer


def test_a_lease_still_in_its_two_months_may_ask(talk: Talk) -> None:
    said = talk("bail du 1er octobre 2026, loc'avantages possible ?", "ask_dwelling_eligibility")
    assert said.answer.startswith("C'est possible")
    assert "1 décembre 2026" in said.answer.replace("1er", "1")


def test_a_lease_after_the_end_of_the_scheme_is_warned_of(talk: Talk) -> None:
    said = talk("bail du 1er février 2028, DPE C, loc'avantages ?", "ask_dwelling_eligibility")
    assert said.answer.startswith("Attention : Loc'Avantages s'arrête avant ce bail")
    assert "31 décembre 2027" in said.answer
    assert "avril 2028" not in said.answer
    late = talk("si le bail commence le 10 décembre 2027", "ask_dwelling_eligibility")
    assert "au plus tard le 31 décembre 2027 (fin du dispositif)" in late.answer


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("bail du 15 mai 2023, loyer 650, IRL 1er trimestre 2023, augmenter en mai 2025", "659,11"),
        ("loyer révisé au 1er juin 2025, loyer 600, IRL du 1er trimestre", "608,41"),
        ("loyer 600, IRL du 1er trimestre, je veux réviser le loyer", "604,66"),
    ],
)
def test_a_rent_is_revised_with_the_index_of_the_day_asked(
    talk: Talk, text: str, rent: str
) -> None:
    assert f"{rent} €" in talk(text, "ask_rent_revision").answer


def test_another_year_of_revision_is_not_another_lease(talk: Talk) -> None:
    said = talk(
        "bail du 15 mai 2023, loyer 650, IRL 1er trimestre, réviser en 2025", "ask_rent_revision"
    )
    later = said.then("et en 2026 ?")
    assert later.slots["lease_date"]["date"] == "2023-05-15"
    assert "655,05 €" in later.answer
    assert "15 mai 2026" in later.answer
    frozen = later.then("mon dpe est en F, est-ce que ça change tout ?", "ask_why")
    assert frozen.answer.startswith("Non : le loyer d'un logement de classe F")


def test_the_class_alone_freezes_a_rent(talk: Talk) -> None:
    said = talk("DPE G, je peux augmenter le loyer ?", "ask_rent_revision")
    assert said.answer.startswith("Non : le loyer d'un logement de classe G")


def test_incomes_of_two_years_do_not_add_up(talk: Talk) -> None:
    text = "RFR de 30000 en 2023 et 26000 en 2024, personne seule à Lyon, Loc2"
    said = talk(text, "ask_eligibility")
    assert said.slots["income"]["amount"] == 26000
    assert said.answer.startswith("Oui")
    before = talk(f"bail de mars 2025, {text}", "ask_eligibility")
    assert before.slots["income"]["amount"] == 30000
    assert "RFR" not in str(before.slots["income"])


def test_a_fall_of_income_counts_where_the_rule_says_so(talk: Talk) -> None:
    text = "mon rfr 2024 était de 40000 mais maintenant j'ai 15000, seule à Toulouse, {}"
    anah = talk(text.format("Loc2"), "ask_eligibility").answer
    assert anah.startswith("Non")
    assert "c'est le revenu de 2024 qui compte" in anah
    assert "55 000" not in anah
    assert talk(text.format("PLUS"), "ask_eligibility").answer.startswith("Oui")


def test_a_former_salary_is_not_added_to_the_present_one(talk: Talk) -> None:
    said = talk("il gagne 1700 et avant il gagnait 1300, seul à Nantes, loc2", "ask_eligibility")
    assert said.slots["income"]["amount"] == 1700


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("RFR 2024 : 18 000 et celui de ma compagne 14 500", 32500),
        ("on a chacun notre avis d'impôt, 22000 et 19000, on additionne ?", 41000),
    ],
)
def test_incomes_of_two_people_add_up(talk: Talk, text: str, total: int) -> None:
    said = talk(f"couple à Lille, Loc2, {text}", "ask_eligibility")
    assert said.slots["income"]["amount"] == total
    assert said.slots.get("income_tax") is None


def test_a_partners_salary_never_replaces_a_reference_income(talk: Talk) -> None:
    said = talk("RFR 2024 : 24 500, seule à Rennes, Loc2", "ask_eligibility")
    two = said.then("et à deux avec mon copain qui gagne 2100 net")
    assert two.slots["household"]["adults"] == 2
    assert "24 500 € par an et 2 100 € par mois" in two.answer
    assert two.answer.startswith("C'est à confirmer")
    assert "avis d'impôt" in two.answer


def test_the_day_of_the_request_is_not_the_day_of_the_lease(talk: Talk) -> None:
    said = talk(
        "Bail du 4 mai 2026, convention demandée le 22 juin 2026, trop tard ?", "ask_calendar"
    )
    assert said.answer.startswith("Oui, la demande du 22 juin 2026 est dans les temps")
    assert "4 juillet 2026" in said.answer
    late = talk("bail du 4 mai 2026, dossier envoyé le 1er septembre 2026", "ask_calendar")
    assert late.answer.startswith("Non, la demande est arrivée trop tard")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("ma convention est signée depuis avril 2022, elle finit quand ?", "29 avril 2028"),
        ("j'ai signé une convention loc2 en mars 2023", "30 mars 2029"),
    ],
)
def test_a_convention_in_force_is_never_too_late(talk: Talk, text: str, end: str) -> None:
    said = talk(text, "ask_calendar")
    assert said.answer.startswith("Votre convention est déjà signée")
    assert end in said.answer
    assert "trop tard" not in said.answer


def test_other_advantages_and_the_tax_limit_the_reduction(talk: Talk) -> None:
    said = talk("loyer 800 en Loc3 avec une asso, j'ai déjà 8 500 € de Pinel", "ask_tax_reduction")
    assert "1 500 € par an" in said.answer
    lone = talk("Loc2 sans asso, loyer 560 par mois, j'ai 800 euros d'impôt", "ask_tax_reduction")
    assert "800 € par an" in lone.answer
    assert "ne peut pas dépasser votre impôt (800 € par an)" in lone.answer
    more = lone.then("et si j'avais 3100 d'impôt", "ask_tax_reduction")
    assert "2 352 € par an" in more.answer
    assert "perdus" not in more.answer


def test_a_period_belongs_to_its_own_amount(talk: Talk) -> None:
    said = talk("je paie 320 euros d'impôt par an, loyer 450, Loc1", "ask_tax_reduction")
    assert (said.slots["rent"], said.slots["income_tax"]) == (450, 320)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("et la fille de ma sœur ?", "other_family"),
        ("je peux louer au fils de mon cousin ?", "other_family"),
        ("louer à la fille d'une amie", "none"),
        ("et le fils de mon voisin ?", "none"),
        ("et ma fille ?", "descendant"),
    ],
)
def test_the_child_of_a_relative_is_no_child_of_the_owner(
    talk: Talk, text: str, relation: str | None
) -> None:
    goals = {"goals": ["dwelling_eligibility"], "tenant_relation": "descendant"}
    said = talk(text, "ask_dwelling_eligibility", **goals)
    assert said.slots["tenant_relation"] == (relation or "descendant")
    if relation in ("other_family", "none"):
        assert said.answer.startswith("C'est possible")


def test_a_class_that_may_not_be_let_is_said_first_then_another_class(talk: Talk) -> None:
    said = talk("mon appartement est classé G, puis-je le louer ?", "ask_dwelling_eligibility")
    assert said.answer.startswith("Non : un logement de classe G ne peut plus être loué")
    assert "1er janvier 2025" in said.answer
    then = said.then("et en F, jusqu'à quand ?")
    assert "classe F ne peut plus être loué à partir du 1er janvier 2028" in then.answer


def test_an_income_after_a_verdict_is_no_postal_code(talk: Talk) -> None:
    said = talk("avec 33000 de rfr pour loc2", "ask_eligibility")
    said = said.then("et avec 45000", requested="commune")
    assert said.slots.get("commune") is None
    assert said.slots["income"]["amount"] == 45000


def test_a_rent_per_square_metre_of_another_level_is_no_surface(talk: Talk) -> None:
    said = talk("30 m², Loc1, plafond de 18,5 euros le m²", "ask_rent_ceiling")
    said = said.then("et en loc2 14,95")
    assert (said.slots["surface"], said.slots["base_rent"]) == (30, 14.95)


def test_a_ceiling_per_square_metre_needs_no_surface_and_a_year_is_none(talk: Talk) -> None:
    said = talk("Plafond LLI loyer au m² zone A en 2023", "ask_rent_ceiling")
    assert "13,56 €/m² en zone A" in said.answer
    for text, year in (("et 2024", "2024"), ("2025 ?", "2025")):
        said = said.then(text)
        assert said.slots["lease_date"]["date"].startswith(year)
        assert f"un bail de {year}" in said.answer
        assert said.slots.get("surface") is None
    asked = said.then("2022 ?", requested="surface")
    assert "rejected" not in (asked.slots.get("heard") or {})
    assert asked.slots.get("surface") is None


def test_a_day_without_a_year_is_that_of_each_revision(talk: Talk) -> None:
    said = talk(
        "bail du 2 octobre, loyer 640 euros, indice du 2e trimestre, je révise de combien ?",
        "ask_rent_revision",
    )
    assert said.slots.get("lease_date") is None
    assert "647,37" in said.answer, said.answer
