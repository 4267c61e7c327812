"""« j'ai 1 100 € de retraite », « lui a 50 ans » told after a card: what the card says of it.

Whoever tells a fact goes on with what was being talked about: he is never asked what he wants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from rasa_sdk import Tracker

from knowledge.answers import Before
from knowledge.question_words import ASKS
from knowledge.search.following import UNKNOWN

from ..questions import before_question
from ..reading.applicant import says_who
from ..reading.opening import is_opening
from ..reading.readable import FALLBACK
from ..services import Services
from ..state import FACT_SLOTS, State
from ..turns import earlier_turns, shows_card, typed
from ..wording.render import Reply
from .follow_up import SURE, follow_up_reply, of_same_card, passage_on
from .knowledge_answer import card_hit
from .subject import before, is_pending

#: Turns beyond which a card is too far for a fact to be told about it.
RECENT = 2
LEAST_TOLD = 4  # words, of what is no value
_MAY_TELL = frozenset({"inform", FALLBACK, "out_of_scope"})


def tells_after_card(tracker: Tracker, changes: Mapping[str, Any]) -> bool:
    """Whether the latest message only tells a fact, and a card was just talked about.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if intent not in _MAY_TELL or question.startswith("/") or ASKS.search(question):
        return False
    if is_pending(tracker) or changes.get("goals") or tracker.get_slot("goals"):
        return False
    recent = any(shows_card(turn) for turn in islice(earlier_turns(tracker), RECENT))
    said = before(tracker) if recent else None
    if said is None or not said.read or is_opening(question):
        return False
    told = any(changes.get(slot) is not None for slot in FACT_SLOTS)
    says = told or len(question.split()) >= LEAST_TOLD
    return (intent == "inform" and says) or says_who(question)


def told_reply(
    question: str, said: Before, state: State, services: Services, shown: str
) -> Reply | None:
    """What was noted, and what the card just read says of it, or another one that surely does."""
    card = card_hit(said.card, services) if said.card else None
    if card is None:
        return None
    noted = before_question("goals", state)
    found = services.knowledge.follow_up(question, said, audience=state.audience)
    if not found.here and found.hits[0].score >= SURE and found.unknown < UNKNOWN:
        reply = follow_up_reply(question, said, state, services, shown)
    else:
        # « 1 100 € de retraite » is noted as incomes, which is what the card calls them.
        passage = passage_on(f"{question} {noted}".strip(), card, services, shown)
        reply = of_same_card(card, passage, found.hits, services, sure=False)
    return replace(reply, text=f"{noted}\n\n{reply.text}") if noted else reply
