"""Is a message about a foreign subject, or does it only name one beside a question of ours?

« Mon voisin me dit que je paierais moins d'impôts si je baisse le loyer » names a neighbour, « ma
femme est enceinte, le bébé compte-t-il ? » a pregnancy. On the development messages those that are
really foreign are told by the classifier too: it says so, or doubts, and nothing of ours is named.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..goals import GOAL_OF_INTENT
from ..reading.without_values import without_values
from ..services import Services
from ..turns import last_answer, typed
from .referral import always_foreign, has_card, sure_referral

#: Confidence from which the intent of a calculation makes the subject ours.
SURE_GOAL = 0.6
#: Probability of a card that makes the subject ours, and the same against « out of scope ».
LIKELY_CARD, CLEAR_CARD = 0.35, 0.6
_SUPPOSES = re.compile(r"\s*(?:et|mais|m[êe]me|ou)\s+(?:si|s'|quand|pour|en cas)\b", re.IGNORECASE)
#: What is said of a case of ours only.
OURS = frozenset(
    {"scheme", "level", "intermediation", "household", "income", "rent", "surface", "annex_surface"}
    | {"base_rent", "dpe", "tenant_relation", "zone_abc"}
)


def foreign_kind(tracker: Tracker, services: Services) -> str | None:
    """The kind of foreign subject (``replies/referrals.yml``) that the latest message is about.

    Returns:
        None when it names none, or gives any sign of being about our subject.
    """
    question, message = typed(tracker), tracker.latest_message
    kind = sure_referral(question)
    if kind is None or always_foreign(kind):
        return kind
    if _SUPPOSES.match(question) and last_answer(tracker):
        return None  # « et si c'est parce que j'ai été licencié ? » goes on with what was said
    intent = message.get("intent") or {}
    name, confidence = intent.get("name"), intent.get("confidence") or 0.0
    pending = tracker.get_slot("requested_slot") not in (None, "goals")
    if pending and name == "inform" and ASKS.search(question) is None:
        return None  # « je suis en instance de divorce » tells a form something
    # A kind that has a card of ours is answered with it, rather than with one that is only near.
    bare = without_values(question, services.territory)
    likeliest = max(services.knowledge.answer(words).probability for words in {question, bare})
    probability = 0.0 if has_card(kind) else likeliest
    if name == "out_of_scope":
        return kind if probability < CLEAR_CARD else None
    computed = name in GOAL_OF_INTENT and confidence >= SURE_GOAL
    named = {entity["entity"] for entity in message.get("entities") or []} & OURS
    return None if computed or named or probability >= LIKELY_CARD else kind
