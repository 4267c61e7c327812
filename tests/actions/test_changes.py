"""What an answer says of a value that changed, and of one that is not known."""

from __future__ import annotations

from typing import Any

import pytest

from actions.goals import GOALS
from actions.reading.hearing import reject_impossible
from actions.reading.speaker import OWNER, TENANT, speaker_of
from actions.results.branches import branches
from actions.results.changes import say_figures, say_values
from actions.services import Services
from actions.state import State
from actions.wording.acronyms import open_acronyms
from tests.conftest import plain

RENT = {"goals": ["rent_ceiling"], "scheme": "lli", "commune": "62498", "surface": 52}


def test_a_correction_names_both_values_and_both_results(services: Services) -> None:
    heard = {"changed": {"surface": 45}, "corrects": True}
    state = State.from_slots({**RENT, "heard": heard}, services)
    assert plain(say_values(state, services)) == "Surface corrigée : 52 m² au lieu de 45 m²."
    reply = GOALS["rent_ceiling"].answer(state, services)
    figures = plain(say_figures("rent_ceiling", reply, state, services))
    assert figures == "Le loyer maximum passe de 594,90 € à 656,76 € par mois."


def test_nothing_is_said_when_nothing_changed(services: Services) -> None:
    state = State.from_slots({**RENT, "heard": {"new": ["surface"]}}, services)
    reply = GOALS["rent_ceiling"].answer(state, services)
    assert say_values(state, services) == ""
    assert say_figures("rent_ceiling", reply, state, services) == ""


def test_levels_gained_and_lost_are_named_not_called_the_same(services: Services) -> None:
    income = {"kind": "rfr", "period": "year"}
    couple = {"adults": 2, "couple": True, "dependants": 1}
    known = {"goals": ["eligibility"], "commune": "69123", "household": couple}
    heard = {"changed": {"income": {**income, "amount": 40000}}}
    richer = {**known, "income": {**income, "amount": 60000}, "heard": heard}
    state = State.from_slots(richer, services)
    reply = GOALS["eligibility"].answer(state, services)
    said = plain(say_figures("eligibility", reply, state, services))
    assert said == "La réponse change. Plafond dépassé, désormais : PLS et Loc2."


def test_a_verdict_on_one_level_that_stays_is_called_the_same(services: Services) -> None:
    income = {"kind": "unknown", "period": "month"}
    known = {"goals": ["eligibility"], "commune": "69123", "household": {"adults": 1}}
    known |= {"scheme": "loc_avantages", "level": "loc2"}
    heard = {"changed": {"income": {**income, "amount": 1700}}}
    state = State.from_slots(
        {**known, "income": {**income, "amount": 1650}, "heard": heard}, services
    )
    reply = GOALS["eligibility"].answer(state, services)
    assert "reste la même" in plain(say_figures("eligibility", reply, state, services))


@pytest.mark.parametrize(
    ("goal", "slot", "known", "expected"),
    [
        ("rent_ceiling", "surface", {"scheme": "lli", "commune": "62498"}, "45 m² : 594,90 €"),
        ("income_ceiling", "household", {"scheme": "lli", "commune": "62498"}, "couple : 48 268 €"),
        ("rent_revision", "rent", {"irl_quarter": "2025-T2"}, "600 € par mois : 606,91 €"),
    ],
)
def test_an_unknown_value_gives_the_usual_cases(
    goal: str, slot: str, known: dict[str, Any], expected: str, services: Services
) -> None:
    state = State.from_slots({"goals": [goal], "skipped": [slot], **known}, services)
    reply = branches(goal, slot, state, services)
    assert reply is not None
    assert expected in plain(reply.text)


@pytest.mark.parametrize(
    ("changes", "text", "requested", "value"),
    [
        ({"surface": 900}, "900 m²", "surface", 900),
        ({}, "3 m²", "surface", 3),
        ({}, "4 500 m2", "surface", 4500),
        ({}, "non, 9000 m²", None, 9000),
        ({"income": {"amount": 5000}}, "-5000", "income", -5000),
    ],
)
def test_a_figure_that_cannot_be_right_is_not_kept(
    changes: dict[str, Any], text: str, requested: str | None, value: float
) -> None:
    rejected = reject_impossible(changes, text, requested, None)
    assert rejected is not None
    assert rejected["value"] == value
    assert rejected["slot"] not in changes
    assert changes["refusals"] == {rejected["slot"]: 1}


@pytest.mark.parametrize(
    ("changes", "text", "requested"),
    [
        ({"surface": 45}, "45 m²", "surface"),
        ({}, "je ne sais pas trop, peut-être dans les 4500 ou plus", "surface"),
        ({}, "Arras", "commune"),
    ],
)
def test_other_answers_are_left_alone(
    changes: dict[str, Any], text: str, requested: str | None
) -> None:
    before = dict(changes)
    assert reject_impossible(changes, text, requested, None) is None
    assert changes == before


@pytest.mark.parametrize(
    ("text", "intent", "known", "speaker"),
    [
        ("ma locataire a 28 000 de revenu", "ask_eligibility", None, OWNER),
        ("ai-je droit à un logement Loc2 ?", "ask_eligibility", OWNER, TENANT),
        ("quelle réduction ?", "ask_tax_reduction", None, OWNER),
        ("quelle réduction ?", "ask_tax_reduction", TENANT, TENANT),
        ("à Lens", "inform", None, None),
    ],
)
def test_who_is_speaking(text: str, intent: str, known: str | None, speaker: str | None) -> None:
    assert speaker_of(text, intent, known) == speaker


def test_acronyms_are_opened_at_their_first_use_only() -> None:
    text = "Le DPE compte.\n\nSource : guide de l’ADIL"
    opened = open_acronyms(text, [])
    assert "DPE (diagnostic de performance énergétique)" in opened
    assert "agence" not in opened  # the name of a source is left alone
    assert open_acronyms(text, [opened]) == text
    assert open_acronyms("Un diagnostic de performance énergétique (DPE).", []).count("DPE") == 1
