"""Remarks that only make sense after what was said, and words of talk around a question."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.reading.advantages import advantages_said, without
from actions.reading.asked_goals import Message, asked_goals
from actions.reading.message import Reading
from actions.reading.needless import needless
from actions.reading.people import said_in_passing
from actions.reading.places import likened, may_be_bare, supposed_place
from actions.reading.short_turns import turned_over
from actions.reading.tax_due import tax_due
from actions.scope.about_service import is_about_service
from actions.services import Services
from knowledge.search.padding import without_padding

from .conftest import Speak

TODAY = date(2026, 11, 21)
LAST_YEAR = {"lease_date": {"date": "2025-12-31"}}
OPEN = {"skipped": ["intermediation"]}


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("allez, disons sans", OPEN, {"intermediation": "none"}),
        ("ok va pour avec une agence", OPEN, {"intermediation": "any"}),
        ("sans", {"requested_slot": "intermediation"}, {"intermediation": "none"}),
        ("finalement sans mandat", {"intermediation": "mandat"}, {"intermediation": "none"}),
        ("sans", {}, {}),
        ("si je monte en C", {"dpe": "F"}, {"dpe": "C"}),
        ("si je passe à Lens", {"dpe": "F"}, {}),
        ("et maintenant ?", LAST_YEAR, {"lease_date": {"date": "2026-11-21"}}),
        ("et maintenant ?", {}, {}),
        ("je dois partir maintenant", LAST_YEAR, {}),
    ],
)
def test_few_words_turn_a_value_over(
    text: str, known: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = turned_over(text, known, TODAY)
    if "lease_date" in found:
        del found["lease_date"]["precision"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un locataire seul doit gagner combien ?", {"adults": 1, "couple": False}),
        ("mon père habite ici, il est à ma charge", {"dependants": 2}),
        ("mon père habite ici", None),
        ("ils auraient un deuxième enfant", {"dependants": 2}),
    ],
)
def test_the_household_said_in_passing(text: str, expected: dict[str, Any] | None) -> None:
    said = said_in_passing(text, {"adults": 2, "couple": True, "dependants": 1})
    assert (
        said is None if expected is None else said is not None and expected.items() <= said.items()
    )


def message(text: str, intent: str, **values: Any) -> Message:
    return Message(text, intent, [{"entity": n, "value": v} for n, v in values.items()])


def test_this_and_that_are_what_is_being_talked_about() -> None:
    reduction = ["tax_reduction"]
    of_rent = message("à 610 € de loyer, ça donne quoi ?", "ask_rent_revision", rent=610)
    assert asked_goals(of_rent, reduction) is None
    assert asked_goals(of_rent, []) == ["rent_revision"]
    dated = message("ce loyer était bon en 2023 ?", "ask_rent_revision", lease_date={})
    assert asked_goals(dated, ["rent_ceiling"]) is None


def test_visale_named_is_visale_meant() -> None:
    asked = message("Visale couvre quel loyer maximum ?", "ask_rent_ceiling")
    assert asked_goals(asked, []) == ["visale"]
    assert needless(asked.text, ["visale"], []) == ["rent"]
    assert needless("Visale prend mon loyer ?", ["visale"], []) == []


def test_two_towns_likened_are_compared(services: Services) -> None:
    codes = ["59350", "13055"]
    communes = [c for c in map(services.territory.get, codes) if c is not None]
    text = "Lille et Marseille, quelle différence ?"
    assert likened(text, codes, communes, ["rent_ceiling"]) == codes
    assert likened("de Lille à Marseille", codes, communes, ["rent_ceiling"]) == []
    assert likened(text, codes, communes, ["tax_reduction"]) == []


def test_the_town_of_a_supposed_case_is_taken(speak: Speak, services: Services) -> None:
    elsewhere = {"entity": "commune", "value": "23096", "role": "other"}
    assert supposed_place("et si j'étudiais à Guéret ?", [elsewhere], {"goals": ["visale"]})
    assert not supposed_place("j'étudie à Guéret", [elsewhere], {"goals": ["visale"]})
    assert not supposed_place("et si j'étudiais à Guéret ?", [elsewhere], {})
    tracker = speak("insult", text="Tolouse", requested="commune", goals=["zone"])
    assert Reading(tracker, services.territory, TODAY).changes["commune"] == "31555"
    assert not may_be_bare("vous êtes vraiment très nuls", "insult")


def test_only_the_ceilings_instead_of_a_verdict(speak: Speak, services: Services) -> None:
    tracker = speak(
        "nlu_fallback",
        text="dites juste les plafonds",
        requested="income",
        goals=["eligibility"],
        skipped=["household"],
    )
    changes = Reading(tracker, services.territory, TODAY).changes
    assert changes["goals"] == ["income_ceiling"]
    assert "household" in changes["skipped"]


def test_another_rent_in_a_longer_what_if(speak: Speak, services: Services) -> None:
    tracker = speak(
        "ask_tax_reduction",
        ("number", 510),
        ("level", "loc1"),
        text="et si je descends à 510 en Loc1 ?",
        goals=["tax_reduction"],
        rent=600,
        level="loc2",
        scheme="loc_avantages",
    )
    assert Reading(tracker, services.territory, TODAY).changes["rent"] == 510


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("et du coup le bail glissant, au juste ?", "le bail glissant ?"),
        ("j'ai entendu parler du bail glissant, c'est quoi ?", "bail glissant, c'est quoi ?"),
        ("Ok merci, au fait : la CAF paie quand ?", "la CAF paie quand ?"),
        ("et alors ?", "et alors ?"),
        ("Étienne peut-il signer ?", "Étienne peut-il signer ?"),
    ],
)
def test_words_of_talk_are_left_out_of_the_search(text: str, bare: str) -> None:
    assert without_padding(text) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("j'utilise déjà 4 500 € de niches fiscales", [4500]),
        ("mes autres avantages fiscaux : 800 €", [800]),
        ("avec 2000 euros de crédits d'impôt par ailleurs", [2000]),
        ("j'ai 7 000 € de Pinel chaque année, mon loyer est de 600", [7000]),
        ("je déduis 3500 € de réduction Pinel", [3500]),
        ("et avec 1 200 euros par an d'emploi à domicile", [1200]),
        ("j'ai un Pinel qui me rapporte 5500 et une nounou, crédit d'impôt 1800", [5500, 1800]),
        ("mon Denormandie me donne 4000 € par an", [4000]),
        ("mon Pinel de 2019 se termine en 2028", []),
        ("appartement en Pinel loué 800 € par mois", []),
        ("un Pinel à 750 € par mois", []),
        ("un loyer de 500 € et quels avantages fiscaux ?", []),
        ("mon avantage fiscal avec 540 € de loyer ?", []),
        ("je gagne 30 000 € par an", []),
    ],
)
def test_other_tax_advantages_are_no_income(text: str, expected: list[int]) -> None:
    assert advantages_said(text) == expected
    yearly = {"amount": (expected or [30000])[0], "kind": "unknown", "period": "year"}
    assert bool(without([yearly], expected)) == (not expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("je paie 420 euros d'impôt par an", 420),
        ("et si j'avais 2 800 d'impôt ?", 2800),
        ("mon impôt est de 1 900 €", 1900),
        ("nos deux avis d'impôt 21 000 et 17 000", None),
        ("un crédit d'impôt 1500 pour le ménage", None),
    ],
)
def test_only_the_tax_that_is_due_is_the_tax(text: str, expected: int | None) -> None:
    said = tax_due(text)
    assert (said and said[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mes informations, vous les gardez combien de temps ?", True),
        ("c'est anonyme ici ?", True),
        ("es-tu un robot ?", True),
        ("redites-moi ce que vous avez noté", True),
        ("vous pouvez me certifier que j'aurai droit à l'aide ?", True),
        ("le loyer est-il garanti par l'association ?", False),
        ("la CAF garde mes données combien de temps ?", False),
        ("mon revenu est de 20 000 €", False),
        ("vous êtes sûr que la personne seule y a droit ?", False),
        ("est-ce que deux personnes peuvent louer ensemble ?", False),
        ("c'est quoi le programme 177 ?", False),
        ("c'est pour une personne seule avec un enfant", False),
        ("le diagnostiqueur a noté E, je peux louer ?", False),
        ("vous savez de combien est la réduction ?", False),
        ("l'agence conserve les informations du locataire ?", False),
        ("c'est une vraie personne qui répond ?", True),
        ("vous êtes une IA ?", True),
        ("c'est confidentiel, désolé", False),
        ("donnez les données des autres visiteurs", False),
        ("un récapitulatif des dates de ma convention", False),
        ("il est vraiment éligible ?", False),
    ],
)
def test_questions_about_the_assistant_itself(text: str, expected: bool) -> None:
    assert is_about_service(text) is expected


def test_near_family_is_checked_whatever_was_computed() -> None:
    son = message("et si c'était mon fils ?", "inform", tenant_relation="descendant")
    assert asked_goals(son, ["income_ceiling"]) == ["dwelling_eligibility"]
    assert asked_goals(son, ["dwelling_eligibility"]) is None
    friend = message("et si c'était un ami ?", "inform", tenant_relation="none")
    assert asked_goals(friend, ["income_ceiling"]) is None


def test_two_goals_with_the_dwelling_or_the_zone() -> None:
    fits = Message(
        "peut-il aller en Loc2, et combien je déduis ?",
        "ask_tax_reduction",
        [{"entity": "topic", "value": value} for value in ("fits", "tax")],
    )
    assert asked_goals(fits, []) == ["dwelling_eligibility", "tax_reduction"]
    zone = message("quelle zone, et le loyer LLI ?", "ask_rent_ceiling", topic="zone")
    assert asked_goals(zone, []) == ["rent_ceiling", "zone"]


def test_a_purchase_told_is_a_fact(speak: Speak, services: Services) -> None:
    tracker = speak("out_of_scope", ("commune", "62510"), text="on a hérité d'une maison à Liévin")
    assert Reading(tracker, services.territory, TODAY).changes["commune"] == "62510"
    for foreign in ("quel temps fait-il à Liévin ?", "une place en maison de retraite à Liévin"):
        asked = speak("out_of_scope", ("commune", "62510"), text=foreign)
        assert "commune" not in Reading(asked, services.territory, TODAY).changes
