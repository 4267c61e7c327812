"""Overruling the classifier."""

from __future__ import annotations

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message


def set_intent(message: Message, name: str, confidence: float) -> None:
    """Make ``name`` the intent of the message and put it first in the ranking."""
    intent = {"name": name, "confidence": confidence}
    ranking = [i for i in message.get("intent_ranking", []) if i["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set("intent_ranking", [intent, *ranking], add_to_output=True)
