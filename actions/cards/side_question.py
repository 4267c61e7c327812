"""A question about a rule beside a value: « Arras. Et il faut un DPE minimum ? »"""

from __future__ import annotations

from rasa_sdk import Tracker

from ..goals import GOAL_OF_INTENT
from ..reading.clauses import split
from ..reading.readable import SPEAKING
from ..reading.two_questions import announces_two
from ..services import Services
from ..turns import typed
from ..wording.render import Reply
from .explanation import GENERAL, asks_rule
from .knowledge_answer import FAINT, answer_reply
from .looking_up import look_up

#: Probability from which a card is shown: the rest of the message is about our subject for sure.
LIKELY_ENOUGH = 0.7
#: What a question about a rule may name without giving a value.
NAMED = frozenset({"scheme", "level", "intermediation"})


def side_question(tracker: Tracker) -> str | None:
    """The part of the latest message that asks about a rule and holds no value of its own."""
    message = tracker.latest_message
    text = typed(tracker)
    if rule := (tracker.get_slot("heard") or {}).get("rule"):
        return str(rule)
    intent = (message.get("intent") or {}).get("name")
    if intent not in SPEAKING or text.startswith("/"):
        return None
    clauses = split(text)
    if len(clauses) == 1:
        return None
    ignored = NAMED | ({"topic"} if announces_two(text) else set())
    # The first clause of « quel plafond à Lens, et… ? » is the question that is being computed.
    if intent == "ask_visale":  # « 480 € à Grenoble, est-il couvert par Visale ? » asks one thing
        clauses = [clause for clause in clauses if "visale" not in clause.text.casefold()]
    first = int(intent in GOAL_OF_INTENT)
    for before, clause in zip(["", *(c.text for c in clauses)], clauses, strict=False):
        if clause in clauses[:first]:
            continue
        general = ignored | (GENERAL if asks_rule(clause.text) else set())
        said = any(
            clause.holds(e) for e in message.get("entities", []) if e["entity"] not in general
        )
        # « …pour 45 m² ? et Visale couvre les dégradations ? »: a sentence of its own asks too.
        opens = clause.opens_as_question or before.endswith("?")
        if clause.text.endswith("?") and opens and not said:
            return clause.text if clause.stands_alone else None
    return None


def answer_side_question(tracker: Tracker, services: Services) -> Reply | None:
    """The card that answers the side question, None when none is likely enough."""
    question = side_question(tracker)
    if question is None:
        return None
    least = FAINT if announces_two(typed(tracker)) else LIKELY_ENOUGH
    return answer_reply(look_up(question, services), question, services, least=least)
