"""A fact told after a figure changes the figure, whatever else it could be taken for."""

from __future__ import annotations

import pytest

from actions.reading.agency import ordinary_agency
from actions.reading.not_known import unknown_slot
from actions.reading.tax_bracket import tax_bracket
from actions.scope.locked_out import locked_out

from .conftest import Talk

REDUCTION = {
    "goals": ["tax_reduction"],
    "scheme": "loc_avantages",
    "level": "loc1",
    "intermediation": "none",
    "rent": 700,
}


@pytest.mark.parametrize(
    "said",
    [
        "et si je passe en loc2 a 600€ avec une asso",
        "en Loc2 pour 600 euros avec association ?",
        "et en loc2 à 600 avec une asso",
    ],
)
def test_an_amount_is_the_rent_of_the_other_case(talk: Talk, said: str) -> None:
    varied = talk(said, "ask_tax_reduction", **REDUCTION)
    assert "2 880 €" in varied.answer


@pytest.mark.parametrize(
    "said",
    ["et avec 900 € d’impôt ?", "et avec une prime de 600 € ?", "je gagne 900 € par mois"],
)
def test_another_amount_is_no_rent(talk: Talk, said: str) -> None:
    assert talk(said, "inform", **REDUCTION).slots["rent"] == 700


@pytest.mark.parametrize(
    ("said", "tie"),
    [
        ("ET SI MON FILS EST RATTACHE A MON FOYER", "tax_household"),
        ("et pour ma grand-mère ?", "ascendant"),
        ("et si c’est mon cousin ?", "other_family"),
        ("et mes enfants ?", "descendant"),
    ],
)
def test_a_relative_is_the_tenant_in_a_talk_about_who_may_be(
    talk: Talk, said: str, tie: str
) -> None:
    told = talk(said, "inform", goals=["dwelling_eligibility"], tenant_relation="other_family")
    assert told.slots["tenant_relation"] == tie
    assert told.slots.get("household") is None


@pytest.mark.parametrize("said", ["le logement est classé F au DPE", "il est en G"])
def test_a_class_said_after_a_rise_is_of_the_rise(talk: Talk, said: str) -> None:
    known = {"goals": ["rent_revision"], "rent": 582.4, "irl_quarter": "2026-T2"}
    told = talk(said, "ask_dwelling_eligibility", **known)
    assert told.slots["goals"] == ["rent_revision"]
    assert "ne peut plus être révisé" in told.answer


def test_a_class_and_a_letting_are_another_question(talk: Talk) -> None:
    known = {"goals": ["rent_revision"], "rent": 582.4, "irl_quarter": "2026-T2"}
    asked = talk("il est classé F, je peux le louer ?", "ask_dwelling_eligibility", **known)
    assert asked.slots["goals"] == ["dwelling_eligibility"]


def test_a_figure_beside_i_do_not_know_is_kept(talk: Talk) -> None:
    asked = talk("loyer maximum à Grenoble", "ask_rent_ceiling")
    told = asked.then("je sais pas la surface exacte, environ 55", "dont_know", "scheme")
    assert told.slots["surface"] == 55
    assert told.asked == ["scheme"]
    left = told.then("je sais pas quel loc choisir", "dont_know", "scheme")
    assert left.slots["surface"] == 55
    assert left.asked == []


@pytest.mark.parametrize(
    ("said", "requested", "slot"),
    [
        ("je sais pas quel niveau prendre", "surface", "level"),
        ("je ne connais pas mon revenu fiscal", "commune", "income"),
        ("aucune idée", "rent", "rent"),
        ("je ne sais pas quel dispositif", "scheme", "scheme"),
    ],
)
def test_what_is_not_known_is_what_is_named(said: str, requested: str, slot: str) -> None:
    assert unknown_slot(said, requested) == slot


def test_parents_who_earn_do_not_live_there(talk: Talk) -> None:
    told = talk("mes parents gagnent 70000 à deux", "inform", goals=["eligibility"])
    assert told.slots.get("household_size") is None


def test_the_level_asked_about_opens_the_comparison(talk: Talk) -> None:
    asked = talk(
        "je loue 850 € à Nantes, 65 m², ai-je intérêt à passer en Loc2 ?", "ask_comparison"
    )
    first = asked.answer.split("\n\n")[0]
    assert first.startswith("En Loc2, au loyer de 595 €")
    assert "561 € de moins" in first
    assert "204 € de moins" in first
    every = asked.then("compare les trois niveaux", "ask_comparison")
    assert "En Loc2, au loyer" not in every.answer


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("je suis dans la tranche à 30%", 30),
        ("ma TMI est de 41 %", 41),
        ("je suis imposé à 11 %", 11),
        ("la réduction est de 35 %", None),
        ("je touche 30 % de moins", None),
    ],
)
def test_the_bracket_is_read(said: str, rate: int | None) -> None:
    assert tax_bracket(said) == rate


@pytest.mark.parametrize(
    ("said", "ordinary"),
    [
        ("c’est une agence immobilière classique", True),
        ("une agence normale s’en occupe", True),
        ("mon agence", True),
        ("une agence immobilière sociale", False),
        ("l’agence SOLIHA", False),
        ("une agence immobilière, ça compte ?", False),
    ],
)
def test_an_ordinary_agency_is_no_association(said: str, ordinary: bool) -> None:
    assert ordinary_agency(said) is ordinary


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ("mon proprietaire a changé la serrure je suis dehors avec mon fils", True),
        ("le bailleur a mis mes affaires sur le palier", True),
        ("je peux plus rentrer chez moi, le proprio a bloqué la porte", True),
        ("mon proprio m’a jeté dehors ce matin", True),
        ("mon proprio menace de me mettre dehors", False),
        ("ma mère m’a mise dehors", False),
        ("j’ai changé la serrure de mon locataire", False),
        ("l’huissier a changé la serrure", False),
    ],
)
def test_a_lock_changed_by_the_landlord_is_told_apart(said: str, out: bool) -> None:
    assert locked_out(said) is out
