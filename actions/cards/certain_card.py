"""A card is worth more than a question back, or than the same figure again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..goals import GOAL_OF_INTENT
from ..lease_words import of_any_lease
from ..questions import slots_to_ask
from ..reading.asked_goals import asks_figure, names_topic
from ..reading.opening import is_opening
from ..services import Services
from ..state import FACT_SLOTS, State
from ..turns import typed
from .explanation import CLEAR_ENOUGH, asks_definition, speaks_of_any
from .knowledge_answer import FAINT
from .looking_up import look_up
from .subject import is_pending

#: Confidence from which a calculation is meant, unless a card is likely by itself.
SURE_OF_GOAL = 0.8
#: What decides whether a dwelling may be let; without it the answer is but a list of conditions.
_DECIDES = frozenset({"dpe", "furnished", "tenant_relation", "lease_date", "request_date"})
#: One's own figures: with a place, they are given for a calculation.
_FIGURES = frozenset({"rent", "income", "surface", "household"})
#: Goal → what its figure rests on: a message that tells some of it wants that figure.
_RESTS_ON = {
    "income_ceiling": ("household",),
    "eligibility": ("income", "household"),
    "rent_ceiling": ("surface",),
    "tax_reduction": ("rent", "level", "intermediation"),
}
#: Confidence from which it does, when nothing is left to ask.
LIKELY_GOAL = 0.6
_OF_ANY = re.compile(
    r"\b(?:un|le|les|des|tout) (?:logement|bien|appartement|appart)s?\b", re.IGNORECASE
)
#: Words from which a question says of itself what is wanted.
_LONG = 5
_WHAT_IS_IT = re.compile(
    r"\bc['’ ]?(?:est )?(?:quoi|koi)(?: (?:en gros|au juste|exactement|[çc]a))?\W*$",
    re.IGNORECASE,
)
_DWELLING = re.compile(
    r"\b(?:logements?|appart\w*|maisons?|studios?|immeubles?|biens?|[tf][1-6]|meubl\w+|vide|dpe"
    r"|anah|loc ?[123]|lli|dispositif)\b",
    re.IGNORECASE,
)


def computed_at_once(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """« et la réduction sans eux ? », « pour un couple en Loc1 ? »: nothing is left to ask.

    Args:
        tracker: the conversation before the message.
        changes: new values of the slots that the message changes.
        services: where the cards are.
    """
    intent = tracker.latest_message.get("intent") or {}
    goal = GOAL_OF_INTENT.get(intent.get("name") or "")
    asked = changes.get("goals") or tracker.get_slot("goals") or []
    if goal not in _RESTS_ON or asked[:1] != [goal] or is_pending(tracker):
        return False
    named = {slot for slot in _RESTS_ON[goal] if changes.get(slot) is not None}
    # « ça change quoi en Loc1 pour un couple ? » tells all that a ceiling takes.
    told = named and changes.get("level") is not None and goal == "income_ceiling"
    # « 29 400 de RFR, à Mulhouse », then « PLAI possible ou pas ? »: all was told before.
    before = not tracker.get_slot("goals") and all(tracker.get_slot(s) for s in _RESTS_ON[goal])
    sure = told or before or (intent.get("confidence") or 0.0) >= LIKELY_GOAL
    if not (named or before) or not sure or _WHAT_IS_IT.search(typed(tracker)):
        return False
    state = State.from_slots({**tracker.slots, **changes}, services)
    whole = goal != "tax_reduction" or state.get("rent") is not None
    return whole and not slots_to_ask(state)


def rather_card(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """Tell whether a card answers better than the form, once the message has been read.

    Args:
        tracker: the conversation before the message.
        changes: new values of the slots that the message changes.
        services: where the cards are.
    """
    known = tracker.slots
    gives = any(slot in changes and changes[slot] != known.get(slot) for slot in FACT_SLOTS)
    # « Loc3, et il touchera l'APL ? » answers the form as well: it takes both.
    answers = gives and is_pending(tracker)
    return not answers and _beats_asking(tracker, changes, services)


def _beats_asking(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """Tell whether a card answers a question that a calculation would meet with another.

    « J’ai une convention Cosse jusqu’en 2027, puis-je passer en Loc’Avantages ? » gives a date and
    sounds like a calendar, which would ask for the lease.
    """
    question, message = typed(tracker), tracker.latest_message
    intent = (message.get("intent") or {}).get("name")
    said = {entity["entity"] for entity in message.get("entities") or []}
    of_lease = of_any_lease(question, intent)
    if question.startswith("/") or (asks_figure(question) and not of_lease):
        return False
    state = State.from_slots({**tracker.slots, **changes}, services)
    # « un logement doit être loué vide ? » is asked of any, « mon logement est vide » of one.
    deciding = said & _DECIDES
    decided = deciding and not (_OF_ANY.search(question) and speaks_of_any(question))
    sure = (message["intent"].get("confidence") or 0.0) >= SURE_OF_GOAL
    asks = ASKS.search(question) is not None  # « je veux louer à une mère seule » asks nothing
    # « une convention Cosse, puis-je passer à Loc'Avantages ? »: a card knows the former scheme.
    former = "louer_abordable" in tracker.get_latest_entity_values("scheme")
    decides = decided and (sure or len(deciding) > 1) and not former
    conditions = intent == "ask_dwelling_eligibility" and asks and not decides
    given = intent == "ask_zone" and "zone_abc" in said  # « en zone B2, c'est possible ? »
    # « un T3 à Limoges, 95 m². Loc'Avantages, c'est quoi en gros ? » gives enough for a figure.
    explain = _WHAT_IS_IT.search(question) is not None
    needed = slots_to_ask(state)
    # « Visale pour un loyer de 900 € à Paris ? » is no question about the rule.
    own_case = sure and "commune" in said and bool(said & _FIGURES)
    # « le plafond d'un couple avec deux enfants en Loc2 ? » is computed zone by zone.
    by_zone = intent == "ask_income_ceiling" and {"household", "level"} <= said
    own_case = own_case or (sure and by_zone)
    if own_case and not (conditions or given or explain or former):
        return False
    # « j'ai déposé il y a 4 mois et rien »: nothing to note, and nothing was asked for.
    nothing = needed == ["goals"] and not said & {*FACT_SLOTS, "number"}
    told = intent == "inform" and nothing and not is_opening(question)
    # « un locataire en Loc2 touche t il l'APL » names Loc2 and asks for no calculation.
    inquires = intent == "inform" and needed == ["goals"] and asks and not is_opening(question)
    told_of = said - {"speaker", "topic", "correction"} or _DWELLING.search(question)
    foreign = of_lease or (intent == "ask_dwelling_eligibility" and not told_of)
    goes = conditions or given or needed or explain or foreign
    calls = intent in GOAL_OF_INTENT or (intent == "inform" and (explain or inquires))
    if not told and not (calls and goes):
        return False
    found = look_up(question, services, state.audience)
    # « je peux rentrer avec mon double ? » sounds like « je peux louer ? », and is not.
    if foreign and not names_topic(question):
        long = len(question.split()) >= _LONG
        return long or found.hit is not None or found.probability >= FAINT
    # « c'est quoi Visale, j'ai 24 ans ? » wants the word before the figure.
    defines = explain or asks_definition(question)
    doubtful = (told or not sure or defines) and not (conditions and decided)
    return found.hit is not None or (doubtful and found.probability >= CLEAR_ENOUGH)
