"""A question about a rule beside a value: « Arras. Et il faut un DPE minimum ? »"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from .knowledge_answer import card_reply
from .readable import SPEAKING
from .render import Reply
from .services import Services

_ASKS = (
    r"(?:combien|quand|comment|pourquoi|qui|quel(?:le)?s?|est-ce que|c'est quoi|faut[- ]il|il faut"
    r"|dois-je|peut-on|y a-t-il|[çc]a (?:m'|nous |dure|co[uû]te|engage)|jusqu'à quand)"
)
_CLAUSE = re.compile(rf"(?<=[.!?;])\s+|\s*,?\s+et\s+(?=.{{0,20}}\b{_ASKS}\b)", re.IGNORECASE)
_QUESTION = re.compile(rf"\b{_ASKS}\b", re.IGNORECASE)
LEAST_WORDS = 4
#: Probability from which a card is shown: the rest of the message is about our subject for sure.
LIKELY_ENOUGH = 0.8


def side_question(tracker: Tracker) -> str | None:
    """The part of the latest message that asks about a rule and holds no value of its own."""
    message = tracker.latest_message
    text: str = (message.get("text") or "").replace("’", "'")
    if (message.get("intent") or {}).get("name") not in SPEAKING or text.startswith("/"):
        return None
    spans = [(e["start"], e["end"]) for e in message.get("entities", []) if "start" in e]
    clauses, start = [], 0
    for match in [*_CLAUSE.finditer(text), None]:
        end = match.start() if match else len(text)
        clauses.append((start, end))
        start = match.end() if match else end
    for first, last in clauses[1:]:
        clause = text[first:last].strip()
        holds_value = any(begin < last and first < stop for begin, stop in spans)
        asks = clause.endswith("?") and _QUESTION.search(clause)
        if asks and not holds_value and len(clause.split()) >= LEAST_WORDS:
            return re.sub(r"^et\s+", "", clause, flags=re.IGNORECASE)
    return None


def answer_side_question(tracker: Tracker, services: Services) -> Reply | None:
    """The card that answers the side question, None when none is likely enough."""
    question = side_question(tracker)
    if question is None:
        return None
    answer = services.knowledge.answer(question)
    if answer.hit:
        return card_reply(answer.hit, answer.text, services)
    if answer.suggestions and answer.probability >= LIKELY_ENOUGH:
        return card_reply(answer.suggestions[0], None, services)
    return None
