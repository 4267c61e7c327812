"""Places that are no commune, several communes of one name, a postal code to begin with."""

from __future__ import annotations

from typing import Any

from actions.questions import question_for
from actions.reading.message import Reading
from actions.services import Services
from actions.state import State
from tests.conftest import plain

from .conftest import Speak


def question(speak: Speak, services: Services, *said: tuple[str, Any], text: str = "…") -> str:
    """The question about the commune after a message."""
    tracker = speak("ask_income_ceiling", *said, text=text)
    tracker.slots |= Reading(tracker, services.territory, services.today()).changes
    return plain(question_for("commune", State.from_tracker(tracker, services)).text)


def test_a_region_or_a_departement_is_not_enough(speak: Speak, services: Services) -> None:
    assert "« Bretagne » ne suffit pas" in question(speak, services, ("region", "Bretagne"))
    assert "(62) ne suffit pas" in question(speak, services, ("department", "62"))


def saint_martin(services: Services) -> list[str]:
    return [commune.code for commune in services.territory.resolve("Saint-Martin")]


def test_homonyms_are_asked_with_another_way_out(speak: Speak, services: Services) -> None:
    codes = saint_martin(services)
    asked = question(speak, services, ("commune", {"candidates": codes, "text": "Saint-Martin"}))
    assert "donnez son code postal ou son département" in asked


def test_the_departement_finds_homonyms_that_had_no_button(
    speak: Speak, services: Services
) -> None:
    for text in ("17", "Charente-Maritime", "dans le 17"):
        tracker = speak(
            "inform", text=text, requested="commune", commune_candidates=saint_martin(services)
        )
        changes = Reading(tracker, services.territory, services.today()).changes
        found = [services.territory.get(code) for code in changes["commune_candidates"]]
        assert {commune.department for commune in found if commune} == {"17"}
        assert any(commune and commune.name == "Saint-Martin-de-Ré" for commune in found)


def test_five_figures_open_a_conversation(speak: Speak, services: Services) -> None:
    changes = Reading(
        speak("nlu_fallback", text="69003"), services.territory, services.today()
    ).changes
    assert changes["commune"] == "69383"
    answered = Reading(
        speak("nlu_fallback", text="28000", requested="income"),
        services.territory,
        services.today(),
    )
    assert "commune" not in answered.changes
