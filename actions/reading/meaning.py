"""What a message means when the language part alone, which does not know the talk, misreads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.question_words import ASKS, has_question_word

from ..goals import GOAL_OF_INTENT
from ..state import FACT_SLOTS
from ..turns import details, earlier_turns, last_answer
from .advantages import advantages_said
from .asked_goals import names_topic
from .beside import value_beside
from .clauses import list_marks
from .figures import varied_figure
from .household_changes import household_change
from .opening import is_opening
from .other_values import asks_if_it_changes
from .quarters import names_quarter
from .tax_regime import REST_ON_REGIME, regime_told
from .two_questions import figure_and_rule

#: Confidence from which a calculation is meant, whatever was computed before.
SURE_OF_GOAL = 0.8
_OWN_DWELLING = re.compile(
    r"\b(?:appart\w*|logements?|maison|studio|immeuble|duplex|[tf][1-6]|[1-6] pi[èe]ces)\b",
    re.IGNORECASE,
)

#: What « je veux louer mon appart » may be taken for.
_VAGUE = frozenset(
    {"nlu_fallback", "out_of_scope", "help", "greet", "ask_knowledge", "ask_dwelling_eligibility"}
    | {"human"}
)

#: Who owns a flat says where it is; who looks for one, or for something else, asks.
_OWNS = re.compile(
    r"\b(?:achet[ée]e?|d['’]acheter|acquis|d['’]acqu[ée]rir|h[ée]rit[ée]e?|d['’]h[ée]riter|poss[èe]d\w+"
    r"|(?:j['’]ai|on a|nous avons) (?:un|une|deux)|propri[ée]taires? d)\b",
    re.IGNORECASE,
)


def as_meant(tracker: Tracker) -> tuple[str | None, list[dict[str, Any]]]:
    """Intent and entities of the latest message, in the light of the conversation."""
    message = tracker.latest_message
    text: str = message.get("text") or ""
    intent: str | None = (message.get("intent") or {}).get("name")
    marks = list_marks(text)  # « 2) » is neither a level nor a number of anything
    said: list[dict[str, Any]] = [
        entity
        for entity in message.get("entities", [])
        if not any(entity.get("start", end) < end and start < entity["end"] for start, end in marks)
    ]
    if two := figure_and_rule(text, intent, said):
        return f"ask_{two.goal}", said
    if named := figures_named(tracker):
        return named, said
    varied = varied_figure(text, tracker.slots)
    if varied is not None and not tracker.get_slot("requested_slot"):
        return "inform", [{"entity": "number", "value": varied}]
    gives = _gives_value(tracker, intent, said) or answers_form(tracker)
    gives = gives or varies_result(tracker) or _computes_again(tracker, text)
    gives = gives or (intent in GOAL_OF_INTENT and value_beside(tracker) is not None)
    if household_change(text, tracker.slots) is not None:
        gives = True  # « mon fils s'en va » is no tenant
        said = [entity for entity in said if entity["entity"] != "tenant_relation"]
    gives = gives or _tells_taxes(tracker, intent, text)
    if gives or _continues_result(tracker, intent, text, said) or _states_a_fact(intent, text):
        return "inform", said
    if intent in _VAGUE and not tracker.get_slot("goals") and is_opening(text):
        return "inform", said
    return intent, said


#: « à quel loyer et pour quels revenus … ? »
_WHICH_FIGURE = re.compile(
    r"\bquels? (?:est |sont |serait )?(?:le |les |mon |son |leurs? )?(?:plafonds? (?:de |du )?)?"
    r"(?:(?P<rent_ceiling>loyers?)|(?P<income_ceiling>revenus?|ressources))",
    re.IGNORECASE,
)
_WHERE = frozenset({"commune", "zone_abc"})
_OF_SCHEME = frozenset({"scheme", "level"})
_OF_CASE = frozenset({"surface", "household", "income"})
_SURE_OF_RULE = 0.7


def figures_named(tracker: Tracker) -> str | None:
    """The intent of a figure named with a place, a scheme and a case, in a long message."""
    message = tracker.latest_message
    intent = message.get("intent") or {}
    doubtful = (intent.get("confidence") or 0.0) < _SURE_OF_RULE
    asked = _WHICH_FIGURE.search(message.get("text") or "")
    if asked is None or intent.get("name") not in _MAY_VARY or not doubtful:
        return None
    names = {entity["entity"] for entity in message.get("entities") or []}
    whole = names & _WHERE and names & _OF_SCHEME and names & _OF_CASE
    return f"ask_{asked.lastgroup}" if whole else None


#: « le trimestre qui est écrit » asks nothing, « qui l'écrit ? » does.
_QUESTION = re.compile(
    r"\?|\b(?:combien|comment|pourquoi|est[- ]ce|c['’]est quoi)\b"
    r"|^\W*(?:(?:et|mais|donc|alors) )?(?:quand|qui|o[uù]|quel(?:le)?s?|quoi|que|qu['’])\b",
    re.IGNORECASE,
)
#: Intents that a plain value may be taken for.
_SOUNDS_LIKE_A_RULE = frozenset({"ask_knowledge", "ask_source", "out_of_scope"})
#: What a new value of the calculation may sound like.
_MAY_VARY = frozenset({"inform", "ask_knowledge", "nlu_fallback", "out_of_scope"})
_SHORT = 12  # words
#: Who is spoken of may have it: « ils peuvent prendre du LLI ? », « et en PLS j'ai droit ? »
_MAY_ENTER = re.compile(
    r"\b(?:je|j['’]|il|elle|on|ils|elles|nous|eux|lui) ?(?:y )?(?:a|ai|ont|auraient|aurais?t?|avons"
    r"|peu(?:t|x|vent)|pourrai\w*|rentr\w+|pass\w+|est|sont|suis|serai\w*)\b"
    r".{0,12}\b(?:droit|prendre|avoir|demander|entrer|rentrer|louer|[ée]ligibles?|pr[ée]tendre|dans)?",
    re.IGNORECASE,
)
_WITH_ANOTHER = re.compile(
    r"\s*(?:(?:et|ok|mais|bon|donc|alors)[\s,]+)*(?:(?:avec|en|sans|pour|si|à|au)\b"
    r"|(?:(?:le|la|mon|ma|notre) )?(?:logement|appart\w*|maison|studio|dpe) (?:est|fait)\b)",
    re.IGNORECASE,
)


#: « …, ça donne quoi ? », « … on est à combien ? »: the same figure is wanted
_SAME_FIGURE = re.compile(
    r",?\s*(?:(?:et|alors|du coup|donc)\s+)*"
    r"(?:[çc]a|cela|c['’ ]?(?:est|[ée]tait|serait)|on|je|il|elle"
    r"|le (?:plafond|montant|loyer|maximum|max))\b[\s,]*(?:me |nous |lui |leur )?"
    r"(?:(?:donn|f(?:ai|e)|pass|mont|descend|tomb|ser|chang|est|arriv)\w*\s*)?(?:[àa] |sur |en )?"
    r"(?:quoi|combien|quel (?:montant|plafond|loyer))(?: (?:alors|du coup|maintenant))?[\s?!.]*$",
    re.IGNORECASE,
)


def _had_answer(tracker: Tracker) -> bool:
    """Whether a figure was given, or said not to be known yet, just before."""
    before = next(earlier_turns(tracker), [])
    unknown = any(details(event).get("status") == "declined" for event in before)
    return bool((last_answer(tracker) or {}).get("result")) or unknown


def varies_result(tracker: Tracker) -> bool:
    """« et avec un bébé en plus ? » after a figure sounds like a rule, and gives a value."""
    if asks_if_it_changes(tracker) or _corrects(tracker):
        return True
    message = tracker.latest_message
    text = message.get("text") or ""
    intent = message.get("intent") or {}
    rule = intent.get("name") in _MAY_VARY or _doubtful_goal(intent, text)
    computed = tracker.get_slot("goals") and not tracker.get_slot("requested_slot")
    if not (rule and computed and _had_answer(tracker)):
        return False
    said = [e for e in message.get("entities") or [] if e["entity"] in FACT_SLOTS]
    if _verdict_in_scheme(tracker, said):
        return True
    rest = _SAME_FIGURE.sub("", text).rstrip(" ?!.")
    if said and _WITH_ANOTHER.match(text) and not has_question_word(rest):
        return True
    # « mince, c'est à Alfortville qu'ils vont, le PLUS là-bas »: nothing is asked but the same.
    another = any(tracker.get_slot(e["entity"]) not in (None, e["value"]) for e in said)
    return another and len(text.split()) <= _SHORT and ASKS.search(rest) is None


def _verdict_in_scheme(tracker: Tracker, said: list[dict[str, Any]]) -> bool:
    """« ils peuvent prendre un logement intermédiaire ? » after the verdict in another scheme."""
    text, names = tracker.latest_message.get("text") or "", {entity["entity"] for entity in said}
    other = any(entity["value"] != tracker.get_slot(entity["entity"]) for entity in said)
    of_people = {"eligibility", "income_ceiling"} & {*(tracker.get_slot("goals") or ())}
    asks = _MAY_ENTER.search(text) is not None and len(text.split()) <= _SHORT
    return bool(of_people) and asks and other and bool(names) and names <= _OF_SCHEME


def _corrects(tracker: Tracker) -> bool:
    """« désolé, je n'ai qu'un enfant » takes back a value, whatever it sounds like."""
    message = tracker.latest_message
    text, said = message.get("text") or "", message.get("entities") or []
    rule = (message.get("intent") or {}).get("name") in _SOUNDS_LIKE_A_RULE
    if not rule or not tracker.get_slot("goals") or _QUESTION.search(text):
        return False
    named = {entity["entity"] for entity in said if entity.get("role") is None}
    return "correction" in named and any(
        slot in named and tracker.get_slot(slot) is not None for slot in FACT_SLOTS
    )


#: « refaites le calcul avec 430 € », whatever it sounds like.
_AGAIN = re.compile(
    r"\b(?:refai\w+|recommen\w+|reprenez|reprends) (?:\w+ )?(?:calcul|simulation|compte)s?\b"
    r"|\brecalcul\w+",
    re.IGNORECASE,
)


def _computes_again(tracker: Tracker, text: str) -> bool:
    """Whether the calculation just made is wanted with other values."""
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    computed = tracker.get_slot("goals") and (last_answer(tracker) or {}).get("result")
    return bool(computed and said & {*FACT_SLOTS} and _AGAIN.search(text)) and not names_topic(
        _OF_VALUE.sub("", text)
    )


#: « avec 430 € de loyer »: the value, not what is wanted.
_OF_VALUE = re.compile(r"(?:€|euros?) (?:de |par mois de )?(?:loyer|revenus?)\b", re.IGNORECASE)


def _doubtful_goal(intent: Mapping[str, Any], text: str) -> bool:
    """« et si je passe en Loc3 ? » may be taken for a question on the dwelling."""
    sure = (intent.get("confidence") or 0.0) >= SURE_OF_GOAL
    return intent.get("name") in GOAL_OF_INTENT and not (sure or names_topic(text))


def answers_form(tracker: Tracker) -> bool:
    """« c'est le trimestre T4 qui est dans le bail » sounds like a rule, and is the answer."""
    message, asked = tracker.latest_message, tracker.get_slot("requested_slot")
    text = message.get("text") or ""
    rule = (message.get("intent") or {}).get("name") in _SOUNDS_LIKE_A_RULE
    if not (rule and asked in FACT_SLOTS) or _QUESTION.search(text):
        return False
    said = {entity["entity"] for entity in message.get("entities") or []}
    return asked in said or (asked == "irl_quarter" and names_quarter(text))


def _tells_taxes(tracker: Tracker, intent: str | None, text: str) -> bool:
    """« et si je passe au réel ? », « 2 000 € de crédit d'impôt » after what rests on these."""
    goals, shown = tracker.get_slot("goals") or (), last_answer(tracker) or {}
    if REST_ON_REGIME.isdisjoint(goals) or not shown.get("result") or intent == "ask_knowledge":
        return False
    return bool(regime_told(text) or advantages_said(text))


def only_gives(tracker: Tracker) -> bool:
    """Whether the latest message gives a value and asks nothing."""
    message = tracker.latest_message
    asks = _QUESTION.search(message.get("text") or "") is not None
    return (message.get("intent") or {}).get("name") == "inform" and not asks


def _continues_result(
    tracker: Tracker, intent: str | None, text: str, said: list[dict[str, Any]]
) -> bool:
    """« et l'année dernière, c'était combien ? » after a figure sounds like « since when? »."""
    dated = any(entity["entity"] == "lease_date" for entity in said)
    opening = text.casefold().lstrip().startswith("et ")
    return intent == "ask_source" and dated and opening and bool(tracker.get_slot("goals"))


def _gives_value(tracker: Tracker, intent: str | None, said: list[dict[str, Any]]) -> bool:
    """« avec un balcon de 6 m², ça change quelque chose ? » after a result sounds like « why? »."""
    answered = bool(tracker.get_slot("goals")) and not tracker.get_slot("requested_slot")
    return intent == "ask_why" and answered and any(e["entity"] in FACT_SLOTS for e in said)


def _states_a_fact(intent: str | None, text: str) -> bool:
    """« je viens d'acheter un appartement à Liévin » is no question of another subject."""
    foreign = intent == "out_of_scope" and "?" not in text
    return foreign and bool(_OWN_DWELLING.search(text) and _OWNS.search(text))
