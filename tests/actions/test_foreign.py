"""One word of a foreign subject sends nobody away who asks about ours."""

from __future__ import annotations

import pytest
from rasa_sdk import Tracker

from actions.cards.explanation import wants_explanation
from actions.cards.knowledge_answer import several_cards
from actions.reading.clauses import list_marks, numbered
from actions.reading.meaning import as_meant
from actions.scope.foreign import foreign_kind
from actions.scope.referral import referral
from actions.services import Services
from actions.state import State

from .conftest import Speak


def doubting(tracker: Tracker, confidence: float) -> Tracker:
    """The same message, of which the classifier is only so sure."""
    tracker.latest_message["intent"]["confidence"] = confidence
    return tracker


@pytest.mark.parametrize(
    ("intent", "confidence", "entity", "text"),
    [
        ("ask_comparison", 0.4, ("rent", 510), "mon voisin dit qu'un loyer de 510 € paie moins"),
        ("ask_eligibility", 0.9, None, "j'ai une carte de séjour, ai-je droit au conventionné ?"),
        ("ask_zone", 0.3, ("household", {"adults": 2}), "ma femme est malade, on compte trois ?"),
        ("ask_dwelling_eligibility", 0.9, None, "un gîte que je loue à l'année, c'est accepté ?"),
        ("ask_visale", 0.95, None, "je suis en arrêt maladie, Visale c'est possible ?"),
    ],
)
def test_a_question_of_ours_may_name_a_foreign_subject(
    speak: Speak,
    services: Services,
    intent: str,
    confidence: float,
    entity: tuple[str, object] | None,
    text: str,
) -> None:
    tracker = speak(intent, *([entity] if entity else []), text=text)
    assert referral(text) is not None
    assert foreign_kind(doubting(tracker, confidence), services) is None


@pytest.mark.parametrize(
    ("intent", "confidence", "text", "kind"),
    [
        ("out_of_scope", 0.9, "mon voisin fait du bruit toute la nuit", "neighbours"),
        ("ask_calendar", 0.5, "congé maternité, combien de semaines ?", "labour"),
        ("ask_rent_ceiling", 0.9, "quel loyer pour un local commercial ?", "business_lease"),
        ("nlu_fallback", 0.2, "une taxe de séjour à payer", "holiday"),
    ],
)
def test_a_foreign_subject_alone_is_foreign(
    speak: Speak, services: Services, intent: str, confidence: float, text: str, kind: str
) -> None:
    tracker = doubting(speak(intent, text=text), confidence)
    assert foreign_kind(tracker, services) == kind
    assert wants_explanation(tracker, services)


def test_shares_on_the_stock_exchange_are_no_student_life() -> None:
    assert referral("un appartement ou des actions en bourse ?") == "investing"


def test_a_grant_is_not_computed_whatever_the_dwelling(speak: Speak, services: Services) -> None:
    asked = "maison de 80 m² à rénover à Lens, combien l'Anah finance si je la loue en Loc1 ?"
    values = [("surface", 80), ("commune", "62498"), ("level", "loc1")]
    assert wants_explanation(speak("ask_rent_ceiling", *values, text=asked), services)
    computed = "quel loyer pour 80 m² à Lens en Loc1 ?"
    assert not wants_explanation(speak("ask_rent_ceiling", *values, text=computed), services)


LIST = "Trois choses : 1) c'est quoi le Loc2 2) faut-il un état des lieux 3) qui paie les charges ?"


def test_the_items_of_a_list_are_questions_and_its_marks_say_nothing(speak: Speak) -> None:
    assert [item.text for item in numbered(LIST)] == [
        "c'est quoi le Loc2",
        "faut-il un état des lieux",
        "qui paie les charges ?",
    ]
    tracker = speak("ask_calendar", text=LIST)
    start, end = list_marks(LIST)[1]
    tracker.latest_message["entities"] = [
        {"entity": "level", "value": "loc2", "start": start, "end": end},
        {"entity": "surface", "value": 30, "start": end + 4, "end": end + 8},
    ]
    assert [entity["entity"] for entity in as_meant(tracker)[1]] == ["surface"]


@pytest.mark.parametrize("text", ["un 2 pièces, 1 enfant", "Loc 2) et Loc 3)", "1) une seule"])
def test_other_figures_make_no_list(text: str) -> None:
    assert numbered(text) == []


def test_up_to_three_items_are_answered_shortly(services: Services) -> None:
    replies = several_cards(LIST, State.from_slots({}, services), services)
    cards = [reply.card for reply in replies if reply.card]
    assert 2 <= len(cards) <= 3
    assert sum(len(reply.text.split()) for reply in replies) <= 180
