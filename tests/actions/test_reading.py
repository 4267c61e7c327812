"""What one message changes in what the conversation knows."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.questions import question_for
from actions.reading.message import Reading
from actions.services import Services
from actions.state import State
from knowledge.cases import merge_household
from tests.conftest import plain

from .conftest import Speak


def values(tracker: Tracker, services: Services) -> dict[str, Any]:
    """What changes, but for the note of what was heard."""
    changes = Reading(tracker, services.territory, services.today()).changes
    return {slot: value for slot, value in changes.items() if slot != "heard"}


SINGLE_TWO = {"adults": 1, "couple": False, "dependants": 2}


def test_values_fill_slots_in_any_order(speak: Speak, services: Services) -> None:
    tracker = speak("inform", ("dpe", "E"), ("surface", 45), ("commune", "62498"), ("rent", 400))
    assert values(tracker, services) == {
        "dpe": "E",
        "surface": 45,
        "rent": 400,
        "commune": "62498",
        "commune_candidates": None,
        "zone_abc": None,
    }


def test_level_decides_the_scheme_and_a_new_scheme_drops_the_level(
    speak: Speak, services: Services
) -> None:
    changes = values(speak("inform", ("level", "loc3")), services)
    assert changes == {"scheme": "loc_avantages", "level": "loc3"}
    tracker = speak("inform", ("scheme", "lli"), scheme="loc_avantages", level="loc3")
    assert values(tracker, services) == {"scheme": "lli", "level": None}


def test_three_levels_mean_all_of_them(speak: Speak, services: Services) -> None:
    tracker = speak("ask_income_ceiling", ("level", "loc1"), ("level", "loc2"), ("level", "loc3"))
    changes = Reading(tracker, services.territory, services.today()).changes
    assert changes["level"] is None
    assert "level" in changes["skipped"]


def test_homonyms_wait_for_a_choice_that_the_department_can_make(
    speak: Speak, services: Services
) -> None:
    homonyms = {"candidates": ["97411", "93066", "11339"], "text": "Saint-Denis"}
    changes = Reading(
        speak("inform", ("commune", homonyms)), services.territory, services.today()
    ).changes
    assert changes["commune"] is None
    assert changes["commune_candidates"] == homonyms["candidates"]

    tracker = speak(
        "inform", ("department", "93"), commune_candidates=homonyms["candidates"], commune=None
    )
    assert Reading(tracker, services.territory, services.today()).changes["commune"] == "93066"


def test_two_towns_are_asked_never_guessed(speak: Speak, services: Services) -> None:
    tracker = speak("inform", ("commune", "62498"), ("commune", "62510"))
    changes = Reading(tracker, services.territory, services.today()).changes
    assert changes["commune"] is None
    assert changes["commune_candidates"] == ["62498", "62510"]


def test_a_postal_code_answers_the_question_about_the_commune(
    speak: Speak, services: Services
) -> None:
    tracker = speak("inform", ("number", 62300), text="62300", requested="commune")
    changes = Reading(tracker, services.territory, services.today()).changes
    assert changes["commune"] == "62498" or "62498" in changes["commune_candidates"]


@pytest.mark.parametrize(
    ("requested", "number", "slot", "value"),
    [
        ("surface", 52, "surface", 52),
        ("rent", 450, "rent", 450),
        ("income", 28000, "income", {"amount": 28000, "kind": "unknown", "period": "year"}),
    ],
)
def test_a_bare_number_answers_the_question_asked(
    speak: Speak, services: Services, requested: str, number: int, slot: str, value: Any
) -> None:
    tracker = speak("inform", ("number", number), requested=requested)
    assert Reading(tracker, services.territory, services.today()).changes[slot] == value


def test_incomes_of_a_couple_add_up_and_the_minimum_wage_is_no_figure(
    speak: Speak, services: Services
) -> None:
    one = {"amount": 1900, "kind": "net_salary", "period": "month"}
    other = {"amount": 1200, "kind": "net_salary", "period": "month"}
    smic = {"amount": None, "kind": "smic", "period": "month", "multiple": 1}
    changes = Reading(
        speak("inform", ("income", one), ("income", other)), services.territory, services.today()
    )
    assert changes.changes["income"]["amount"] == 3100
    assert (
        "income"
        not in Reading(
            speak("inform", ("income", smic)), services.territory, services.today()
        ).changes
    )


def test_knowledge_questions_choose_nothing_but_tell_the_situation(
    speak: Speak, services: Services
) -> None:
    tracker = speak("ask_knowledge", ("level", "loc2"), ("intermediation", "mandat"))
    assert Reading(tracker, services.territory, services.today()).changes == {}
    tracker = speak("ask_knowledge", ("commune", "62498"), ("level", "loc2"))
    assert Reading(tracker, services.territory, services.today()).changes["commune"] == "62498"
    tracker = speak("out_of_scope", ("commune", "62498"))
    assert Reading(tracker, services.territory, services.today()).changes == {}


def test_i_do_not_know_skips_the_question_until_the_value_is_given(
    speak: Speak, services: Services
) -> None:
    tracker = speak("dont_know", requested="income", skipped=["household"])
    assert Reading(tracker, services.territory, services.today()).changes == {
        "skipped": ["household", "income"]
    }
    tracker = speak(
        "inform", ("income", {"amount": 9, "kind": "rfr", "period": "year"}), skipped=["income"]
    )
    assert Reading(tracker, services.territory, services.today()).changes["skipped"] == []


def test_an_old_date_does_not_stick_to_a_new_question(speak: Speak, services: Services) -> None:
    past = {"date": "2024-12-31", "precision": "year"}
    fresh = speak("ask_rent_ceiling", ("scheme", "lli"), text="loyer max LLI", lease_date=past)
    assert Reading(fresh, services.territory, services.today()).changes["lease_date"] is None
    follow_up = speak("ask_rent_ceiling", ("scheme", "lli"), text="et le loyer LLI ?")
    assert "lease_date" not in Reading(follow_up, services.territory, services.today()).changes


@pytest.mark.parametrize(
    ("known", "said", "expected"),
    [
        (None, SINGLE_TWO, SINGLE_TWO),
        (SINGLE_TWO, {"adults": 2, "couple": True}, {"adults": 2, "couple": True, "dependants": 0}),
        (SINGLE_TWO, {"dependants": 3}, {**SINGLE_TWO, "dependants": 3}),
        (SINGLE_TWO, {"disabled": 1}, {**SINGLE_TWO, "disabled": 1}),
        ({"adults": 2, "couple": True, "dependants": 1}, {"persons": 4},
         {"adults": 2, "couple": True, "dependants": 2}),
        (None, {"persons": 1}, {"adults": 1, "couple": False, "dependants": 0}),
        (None, {"persons": 4}, {"persons": 4}),
        ({"persons": 4}, {"adults": 1, "dependants": 3}, {"adults": 1, "dependants": 3}),
        (None, {"persons": 3, "dependants": 2}, {"dependants": 2, "adults": 1}),
    ],
)  # fmt: skip
def test_remarks_on_the_household_add_up(known: Any, said: Any, expected: Any) -> None:
    assert merge_household(known, said) == expected


@pytest.mark.parametrize(
    ("goal", "number", "slot", "value"),
    [
        ("rent_ceiling", 47, "surface", 47),
        ("rent_ceiling", 620, "rent", 620),
        ("rent_ceiling", 3, "surface", None),
        ("tax_reduction", 750, "rent", 750),
    ],
)
def test_a_bare_number_after_the_answer_corrects_its_figure(
    speak: Speak, services: Services, goal: str, number: int, slot: str, value: Any
) -> None:
    tracker = speak("inform", ("number", number), goals=[goal])
    assert Reading(tracker, services.territory, services.today()).changes.get(slot) == value


def test_annexes_add_up_and_a_base_rent_belongs_to_its_level(
    speak: Speak, services: Services
) -> None:
    tracker = speak("inform", ("annex_surface", 10), text="et une cave de 10 m² ?", annex_surface=8)
    assert Reading(tracker, services.territory, services.today()).changes["annex_surface"] == 18
    tracker = speak("inform", ("level", "loc1"), level="loc2", base_rent=8.5)
    assert Reading(tracker, services.territory, services.today()).changes["base_rent"] is None


def test_an_income_without_a_question_asks_for_the_verdict_and_a_ceiling_does_not(
    speak: Speak, services: Services
) -> None:
    income = {"amount": 48269, "kind": "rfr", "period": "year"}
    changes = Reading(
        speak("inform", ("income", income)), services.territory, services.today()
    ).changes
    assert changes["goals"] == ["eligibility"]
    tracker = speak("ask_eligibility", text="quel plafond pour ma situation ?")
    assert Reading(tracker, services.territory, services.today()).changes["goals"] == [
        "income_ceiling"
    ]


def test_a_refusal_in_the_question_is_heard(speak: Speak, services: Services) -> None:
    tracker = speak(
        "ask_eligibility", text="je ne veux pas donner mon revenu. Ai-je droit au Loc2 ?"
    )
    assert "income" in Reading(tracker, services.territory, services.today()).changes["skipped"]


def test_a_base_rent_given_before_its_level_stays(speak: Speak, services: Services) -> None:
    tracker = speak("inform", ("level", "loc2"), base_rent=10.5)
    assert "base_rent" not in Reading(tracker, services.territory, services.today()).changes


UNKNOWN_YEAR = {"kind": "unknown", "period": "year"}
PAY = {"amount": 1700, "kind": "unknown", "period": "month"}


def test_a_reference_income_and_that_of_a_partner_add_up(speak: Speak, services: Services) -> None:
    mine = {"amount": 25000, "kind": "rfr", "period": "year"}
    his = {"amount": 12000, **UNKNOWN_YEAR}
    pay = {"amount": 2200, "kind": "net_salary", "period": "month"}
    both = values(speak("ask_eligibility", ("income", mine), ("income", his)), services)
    assert both["income"] == {**mine, "amount": 37000, "parts": [25000, 12000]}
    same = values(speak("ask_eligibility", ("income", mine), ("income", pay)), services)
    assert same["income"] == mine


def test_so_much_each_is_counted_for_each(speak: Speak, services: Services) -> None:
    pay = {"amount": 1500, "kind": "net_salary", "period": "month"}
    sharers = {"adults": 3, "couple": False}
    said = (("household", sharers), ("income", pay))
    tracker = speak("ask_eligibility", *said, text="à trois, chacun touche 1500")
    assert values(tracker, services)["income"]["amount"] == 4500


def test_a_small_bare_income_is_of_a_month_until_said_otherwise(
    speak: Speak, services: Services
) -> None:
    asked = speak("inform", ("number", 1700), requested="income")
    assert values(asked, services)["income"] == PAY
    yearly = speak("inform", text="non, par an", income=PAY, goals=["eligibility"])
    assert values(yearly, services)["income"] == {**PAY, "period": "year"}
    known = {"income": {**PAY, "period": "year"}, "goals": ["eligibility"]}
    close = speak("inform", ("number", 1650), text="non 1650", **known)
    assert values(close, services)["income"] == {"amount": 1650, **UNKNOWN_YEAR}


def test_a_refusal_to_say_how_much_one_earns_is_heard(speak: Speak, services: Services) -> None:
    tracker = speak("ask_eligibility", text="je ne veux pas dire combien on gagne, j’y ai droit ?")
    assert "income" in values(tracker, services)["skipped"]


def test_a_sentence_about_oneself_is_no_misspelt_town(speak: Speak, services: Services) -> None:
    tracker = speak("inform", text="j'ai 41 ans", requested="commune", goals=["visale"])
    assert "commune" not in values(tracker, services)


def test_the_value_asked_for_is_no_new_question(speak: Speak, services: Services) -> None:
    known = {"goals": ["rent_revision"], "rent": 620}
    said = "bail de mai 2021, 2e trimestre 2026"
    quarter = ("irl_quarter", "2026-T2")
    answer = speak("ask_calendar", quarter, text=said, requested="irl_quarter", **known)
    assert "goals" not in values(answer, services)
    question = speak(
        "ask_calendar", quarter, text="et ma convention ?", requested="irl_quarter", **known
    )
    assert values(question, services)["goals"] == ["calendar"]


def test_another_surface_is_no_department(speak: Speak, services: Services) -> None:
    known = {"goals": ["rent_ceiling"], "scheme": "lli", "commune": "62498"}
    tracker = speak("ask_zone", ("department", "70"), text="et 70 ?", surface=45, **known)
    assert values(tracker, services) == {"surface": 70}
    unknown = speak("inform", ("department", "70"), text="et 70 ?", **known)
    assert "surface" not in values(unknown, services)


def test_a_lone_figure_is_asked_about(speak: Speak, services: Services) -> None:
    changes = Reading(
        speak("inform", ("number", 640)), services.territory, services.today()
    ).changes
    state = State.from_slots(changes, services)
    asked = question_for("goals", state)
    assert "640" in asked.text
    titles = [plain(button["title"]) for button in asked.buttons]
    assert titles[:2] == ["Un loyer de 640 € par mois", "Un revenu de 640 € par mois"]


def test_an_income_after_a_ceiling_wants_the_verdict_at_the_date_of_the_ceiling(
    speak: Speak, services: Services
) -> None:
    lease = {"date": "2023-05-10", "precision": "day"}
    tracker = speak(
        "inform",
        ("income", {"amount": 29000, "kind": "rfr", "period": "year"}),
        ("level", "loc2"),
        text="avec 29000 de RFR en Loc2",
        goals=["income_ceiling"],
        lease_date=lease,
    )
    changes = values(tracker, services)
    assert changes["goals"] == ["eligibility"]
    assert "lease_date" not in changes
