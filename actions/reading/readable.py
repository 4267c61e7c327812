"""Which entities of a message say something of the visitor's own situation."""

from __future__ import annotations

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS

PERSONAL_ENTITIES = frozenset({"commune", "department"})
ALL_ENTITIES = frozenset(FACT_SLOTS) | {"department", "number", "topic", "compare", "speaker"}
#: Intents of messages that answer or complete, besides the goals'.
VALUE_INTENTS = frozenset({"inform", "affirm", "deny", "dont_know", "refuse"})
SKIP_INTENTS = frozenset({"dont_know", "refuse"})
FALLBACK = "nlu_fallback"
#: Small talk that a bare answer may be taken for.
SMALL_TALK = frozenset({"insult", "thank", "greet", "goodbye", "help", "ask_source"})
#: Intents of questions, which say nothing of the visitor's situation but beside the question.
ASKING = frozenset({"ask_knowledge"})
#: Intents in which people speak of their own situation.
SPEAKING = VALUE_INTENTS | {FALLBACK} | frozenset(GOAL_OF_INTENT)


def readable_entities(intent: str | None, requested: str | None) -> frozenset[str]:
    """Entities that say something of the visitor's own situation in a message of that intent.

    « C'est quoi le Loc2 ? » does not choose Loc2, « quel temps fait-il à Lens ? » does not choose
    Lens; « Arras, mais pourquoi la ville ? » answers what was asked, and asks why.
    """
    if intent in GOAL_OF_INTENT or intent in VALUE_INTENTS or (intent == FALLBACK and requested):
        return ALL_ENTITIES
    if intent == "ask_why" and requested in FACT_SLOTS:
        return frozenset({requested})  # « Arras, mais pourquoi vous me demandez la ville ? »
    return PERSONAL_ENTITIES if intent == "ask_knowledge" else frozenset()
