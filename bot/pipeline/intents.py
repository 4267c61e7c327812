"""Overruling the classifier, and entities that are about the whole message."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message


def set_intent(message: Message, name: str, confidence: float) -> None:
    """Make ``name`` the intent of the message and put it first in the ranking."""
    intent = {"name": name, "confidence": confidence}
    ranking = [i for i in message.get("intent_ranking", []) if i["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set("intent_ranking", [intent, *ranking], add_to_output=True)


def confidence_of(name: str, message: Message) -> float:
    """What the classifier gave to the intent ``name``, 0 when it is not in its ranking."""
    ranking = message.get("intent_ranking", [])
    return next((float(i["confidence"]) for i in ranking if i["name"] == name), 0.0)


def entity_of_message(name: str, value: str, text: str, extractor: type) -> dict[str, Any]:
    """An entity as Rasa writes them, whose evidence is the whole of ``text``."""
    return {
        "entity": name,
        "value": value,
        "start": 0,
        "end": len(text),
        "extractor": extractor.__name__,
    }
