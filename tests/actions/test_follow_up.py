"""What people say after a card is read with its subject, and may change the subject."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker

from actions.cards.follow_up import follow_up_reply
from actions.cards.goes_on import goes_on
from actions.services import Services
from actions.state import State
from knowledge.answers import Before

from .conftest import Speak

FILE = Path(__file__).resolve().parent.parent / "conversations/follow_ups.yaml"
PAIRS: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
#: Share of the follow-ups that must find a right card first; raised when the search gets better.
FLOOR = 0.9


def after_card(tracker: Tracker, card: str) -> Tracker:
    """The same message just after that card."""
    shown = {"event": "bot", "text": "…", "data": {"custom": {"card": card}}}
    tracker.events = [shown, *tracker.events]
    return tracker


def before(pair: dict[str, Any]) -> Before:
    """The card shown, and the question that showed it (its title, when the pair names none)."""
    return Before(pair["after"], pair.get("open"))


def test_follow_ups_find_their_card(services: Services) -> None:
    pairs = [pair for pair in PAIRS if "cards" in pair]
    assert len(pairs) >= 70
    wrong = []
    for pair in pairs:
        found = services.knowledge.follow_up(pair["say"], before(pair))
        if found.hits[0].id not in pair["cards"]:
            wrong.append(f"{pair['after']}: {pair['say']} → {found.hits[0].id}")
    assert 1 - len(wrong) / len(pairs) >= FLOOR, "\n".join(wrong)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.get("alone")], ids=str)
def test_another_subject_is_never_read_with_the_former(
    services: Services, pair: dict[str, Any]
) -> None:
    assert services.knowledge.follow_up(pair["say"], before(pair)).hits[0].id in pair["cards"]


def heard(tracker: Tracker, confidences: dict[str, float]) -> Tracker:
    """The same message as the language part hears it: the likeliest intent first."""
    ranking = [{"name": name, "confidence": share} for name, share in confidences.items()]
    tracker.latest_message |= {"intent": ranking[0], "intent_ranking": ranking}
    return tracker


@pytest.mark.parametrize(
    ("confidences", "text", "expected"),
    [
        ({"ask_knowledge": 0.73, "help": 0.18}, "comment on la demande ?", True),
        ({"help": 0.84, "ask_why": 0.1}, "que savez-vous faire ?", False),
        ({"ask_source": 0.45, "ask_knowledge": 0.33}, "et si elle est refusée ?", True),
        ({"ask_source": 0.99}, "c'est officiel ça ?", False),
        (
            {"ask_calendar": 0.71, "goodbye": 0.1, "ask_source": 0.06, "help": 0.03}
            | {"dont_know": 0.02, "out_of_scope": 0.02, "ask_knowledge": 0.01},
            "jusqu'à quand ?",
            True,
        ),
        ({"ask_rent_ceiling": 0.99}, "quel loyer maximum ?", True),  # that of Visale
        ({"ask_eligibility": 0.99}, "est-ce que j'y ai droit ?", True),  # nothing is computed
        ({"ask_eligibility": 0.98}, "ai-je droit à un logement ?", False),
        ({"thank": 0.99}, "merci pour la réponse", False),
        ({"human": 0.99}, "qui peut m'appeler ?", False),
        ({"refuse": 0.72, "dont_know": 0.21}, "je ne veux pas le dire", False),
        ({"refuse": 0.4, "ask_knowledge": 0.39, "ask_source": 0.13}, "et s'il refuse ?", True),
    ],
)
def test_what_goes_on_with_a_card(
    speak: Speak, services: Services, confidences: dict[str, float], text: str, expected: bool
) -> None:
    tracker = heard(after_card(speak("", text=text), "visale-cest-quoi"), confidences)
    assert bool(goes_on(tracker, services)) is expected


def test_a_maximum_asked_for_a_place_is_computed(speak: Speak, services: Services) -> None:
    asked = speak("", ("commune", "62498"), text="quel loyer maximum à Lens ?")
    tracker = heard(after_card(asked, "visale-cest-quoi"), {"ask_rent_ceiling": 0.99})
    assert not goes_on(tracker, services)


def test_a_right_that_is_computed_is(speak: Speak, services: Services) -> None:
    asked = speak("ask_eligibility", text="est-ce que j'y ai droit ?")
    assert not goes_on(after_card(asked, "la-avantages-locataire"), services)


def test_in_the_middle_of_a_form_what_follows_a_card_goes_on(
    speak: Speak, services: Services
) -> None:
    as_heard = {"ask_why": 0.2, "ask_dwelling_eligibility": 0.18, "ask_knowledge": 0.14}
    as_heard |= {"deny": 0.15, "ask_source": 0.13, "inform": 0.01}
    aside = heard(speak("", text="et si ça se passe mal ?", requested="surface"), as_heard)
    assert not goes_on(after_card(aside, "iml-definition"), services)  # a turn of its own
    aside.events = [{"event": "user"}, *aside.events]
    assert goes_on(aside, services)
    bare = speak("ask_knowledge", text="combien de temps ?", requested="surface")
    bare.events = [{"event": "user"}, *after_card(bare, "iml-definition").events]
    assert goes_on(bare, services)


def test_a_value_for_a_calculation_does_not_go_on_with_a_card(
    speak: Speak, services: Services
) -> None:
    said = speak("inform", ("commune", "62498"), text="et à Lens ?")
    assert not goes_on(after_card(said, "visale-cest-quoi"), services)


def test_a_passage_of_the_same_card_may_answer(services: Services) -> None:
    state = State.from_slots({}, services)
    reply = follow_up_reply(
        "et le locataire, il peut rester ?", Before("conv-vendre"), state, services
    )
    assert "son bail continue" in reply.text  # by itself, or as one of two that may answer


def test_what_nobody_knows_is_not_answered(services: Services) -> None:
    state = State.from_slots({}, services)
    for question in ("et une pizza ?", "et alors ?", "et un crédit pour ma moto ?"):
        reply = follow_up_reply(question, Before("visale-cest-quoi"), state, services)
        assert reply.card is None, question


def test_without_a_card_before_no_title_is_made_up(services: Services) -> None:
    state = State.from_slots({}, services)
    for said in (Before("la-plafonds-ressources", read=False), Before(None, "bonjour")):
        reply = follow_up_reply("et alors ?", said, state, services)
        assert "None" not in reply.text
        assert reply.buttons


@pytest.mark.parametrize("speaker", ["seeker", "helper"])
def test_who_looks_for_a_home_or_helps_is_followed_too(
    speak: Speak, services: Services, speaker: str
) -> None:
    tracker = speak("ask_knowledge", text="et si c'est meublé ?", speaker=speaker)
    assert goes_on(after_card(tracker, "la-plafonds-ressources"), services) is not None
