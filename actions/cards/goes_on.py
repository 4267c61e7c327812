"""Is the latest message answered by a card, in the light of what was said before it?

« je peux l'augmenter de combien ? » sounds like a calculation, « et sans balcon ? » like a rule;
what came before often tells otherwise. The decision is a logistic regression on what the language
part heard, on what the message holds, on what is being talked about and on what the search finds
for it there. Its coefficients (``goes_on.yml``) were fitted on follow-ups by people who had not
seen the assistant: ``python -m tests.conversations.next``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker

from knowledge.answers import Before, FollowUp
from knowledge.question_words import ASKS, has_question_word
from knowledge.search.following import UNKNOWN

from ..goals import GOAL_OF_INTENT
from ..reading.kin_tenant import kin_tenant
from ..reading.needless import wants_ceilings
from ..reading.readable import FALLBACK
from ..reading.restarts import surely_restarts
from ..services import Services
from ..state import audience_of
from ..turns import last_answer, typed
from .follow_up import SURE
from .subject import before, is_pending

WEIGHTS_FILE = Path(__file__).with_name("goes_on.yml")
#: Probability from which a card answers: of 2 340 follow-ups, each author left out of the fit in
#: turn, 89 in 100 of those that want a card get one and 92 in 100 calculations are kept.
LEAST = 0.6
#: Messages that mean the same whatever came before, when they are surely that.
_BY_THEMSELVES = frozenset(
    {"greet", "thank", "goodbye", "stop", "start_over", "human", "other_language", "insult"}
)
_SURE = 0.6
#: A calculation so surely understood, with a value that it needs, is no question on a rule: of
#: 1 940 follow-ups, three calculations gained and no card lost.
_CERTAIN = 0.97
_INPUTS = frozenset(
    {"commune", "household", "income", "lease_date", "level", "rent", "surface", "zone_abc"}
)
#: Intents that a question on a rule may be taken for, unless it is put to the assistant itself.
_TAKEN_FOR = frozenset({"help", "ask_source", "affirm", "deny", "dont_know", "refuse", "ask_why"})
_TO_US = re.compile(
    r"\b(?:vous|tu|toi|t['’]|votre|vos|ton|ta|tes)\b|\baide[rz]?[- ](?:moi|nous)\b", re.IGNORECASE
)
#: What a card rests on is asked for, not the rule.
_SOURCE = re.compile(
    r"\b(?:sources?|officiel\w*|lois?|articles?|textes?|d[ée]crets?|codes?|depuis quand|vigueur"
    r"|s[uû]re?s?|fiables?|certain\w*|vrai\w*|preuves?|r[ée]f[ée]rences?|l[ée]gale?|valables?"
    r"|d['’]o[uù]|tromp\w+|confiance|liens?|[ée]crite?s?)\b",
    re.IGNORECASE,
)
#: « valable combien d'années ? » asks for a length.
_HOW_LONG = re.compile(r"\bcombien d(?:e temps|['’]ann[ée]es|e mois)\b", re.IGNORECASE)
#: Help at once is never put aside for a card (its own action shows one when that is better).
_NEVER = frozenset({"emergency", "change", "resume", "show_card"})
#: Schemes whose ceilings and reductions are computed.
_COMPUTED = frozenset({"loc_avantages", "conventionne", "lli", "plus", "plai", "pls"})
#: Starts of ids of cards on money that nothing computes.
_GRANTS = ("dem-prime", "dem-aide", "dem-maprimerenov", "fisc-", "locapass")
_THERE = re.compile(r"\by\b", re.IGNORECASE)
_FOREIGN = frozenset({FALLBACK, "out_of_scope"})
_REPLIES = ("affirm", "deny", "dont_know", "refuse")
_FIGURES = frozenset(
    {"commune", "income", "rent", "surface", "base_rent", "annex_surface", "number"}
)
_CIRCUMSTANCES = frozenset(
    {"dpe", "level", "intermediation", "lease_date", "household", "furnished", "scheme"}
    | {"tenant_relation", "department", "zone_abc", "irl_quarter", "request_date"}
)
_FACTS = _FIGURES | _CIRCUMSTANCES
_CONTINUES = re.compile(r"\s*(?:et|mais)\b", re.IGNORECASE)
_FEW = 4  # words
#: Probability from which « et… » after a card goes on with it.
_NEAR = 0.35
#: Keeps the log-odds of what is certain within 6.
_SOFTENED = 0.003


@dataclass(frozen=True)
class Weights:
    """The regression.

    Attributes:
        intercept: its constant.
        weights: name of a feature (:func:`features`) → coefficient.
    """

    intercept: float
    weights: dict[str, float]

    def probability(self, values: dict[str, float]) -> float:
        """That a card answers, between 0 and 1."""
        total = sum(weight * values[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-self.intercept - total))


@cache
def _weights() -> Weights:
    return Weights(**yaml.safe_load(WEIGHTS_FILE.read_text("utf-8")))


def goes_on(tracker: Tracker, services: Services) -> Before | None:
    """What the latest message goes on with, when a card answers it; None otherwise."""
    said, question = before(tracker), typed(tracker)
    if said is None or question.startswith("/"):
        return None
    granted = said.read and (said.card or "").startswith(_GRANTS)
    if granted and _right_to_that(question, said, tracker, services):
        return said
    if _means_itself(question, said, tracker):
        return None
    return said if _is_answered(question, said, tracker, services) else None


def _is_answered(question: str, said: Before, tracker: Tracker, services: Services) -> bool:
    """Whether a card answers what may go on with ``said``."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    # « c'est celui de quelle année ? »: no source is named
    if (intent == "ask_source" and ASKS.search(question)) or _right_to_that(
        question, said, tracker, services
    ):
        return True
    found = services.knowledge.follow_up(
        question, said, audience=audience_of(tracker.get_slot("speaker"))
    )
    if is_pending(tracker) and found.unknown >= UNKNOWN:
        return False  # « à Trifouillis-les-Oies » means to answer
    if _continues(question, said, tracker, found):
        return True
    return _weights().probability(features(tracker, found)) >= LEAST


def _means_itself(question: str, said: Before, tracker: Tracker) -> bool:
    """Whether a message means the same whatever came before it."""
    intent = tracker.latest_message.get("intent") or {}
    name, confidence = intent.get("name"), intent.get("confidence") or 0.0
    if said.card is None and (name in _FOREIGN or name in GOAL_OF_INTENT):
        return True  # nothing was answered that gibberish or a calculation could go on with
    if surely_calculation(tracker) or name in _NEVER or _answers_or_varies(question, tracker):
        return True
    if name in _TAKEN_FOR and _TO_US.search(question):
        return True
    if name == "ask_source":
        return _SOURCE.search(question) is not None and not _HOW_LONG.search(question)
    if name == "refuse" and not ASKS.search(question):
        return True
    # « et la nouvelle loi, elle dit quoi » forgets nothing
    goes_on_talk = name == "start_over" and not surely_restarts(tracker)
    return confidence >= _SURE and name in _BY_THEMSELVES and not goes_on_talk


def continues(question: str) -> bool:
    """« et avec Jeanbrun ? » goes on with what was just said, « et l'assurance ? » too."""
    return _CONTINUES.match(question) is not None


def surely_calculation(tracker: Tracker) -> bool:
    """Whether the latest message is a calculation understood with a value that it needs."""
    message = tracker.latest_message
    intent = message.get("intent") or {}
    computed = intent.get("name") in GOAL_OF_INTENT
    certain = computed and (intent.get("confidence") or 0.0) >= _CERTAIN
    return certain and not _INPUTS.isdisjoint(_entities(message))


def _right_to_that(question: str, said: Before, tracker: Tracker, services: Services) -> bool:
    """« est-ce que j'y ai droit ? » after Visale: no right that is computed."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    card = services.knowledge.card(said.card) if said.card and said.read else None
    computed = card is None or not _COMPUTED.isdisjoint(card.schemes)
    granted = said.read and (said.card or "").startswith(_GRANTS)
    there = _THERE.search(question) is not None
    return intent in GOAL_OF_INTENT and (granted or not computed) and there


def _continues(question: str, said: Before, tracker: Tracker, found: FollowUp) -> bool:
    """« et si c'est meublé ? » after a card, when nothing is computed for which to note it."""
    if not said.read or tracker.get_slot("goals") or not continues(question):
        return False
    # « et à Lens ? » is a place to compute for, unless a card surely speaks of it.
    figure = bool(_FIGURES & _entities(tracker.latest_message))
    return found.probability >= (SURE if figure else _NEAR)


def tells(tracker: Tracker) -> bool:
    """Whether the latest message tells something and asks nothing: what it says is kept."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    return intent == "inform" and ASKS.search(typed(tracker)) is None


def _answers_or_varies(question: str, tracker: Tracker) -> bool:
    """« je ne sais pas » or « Béthune, et il faut un DPE ? » to a form, « avec un DPE G ? » after
    a figure: the calculation takes them, and the question beside a value."""
    message = tracker.latest_message
    facts = _entities(message)
    if "compare" in facts:
        return True
    words = has_question_word(question)
    if is_pending(tracker):
        # « pas envie de dire où » answers too; « juste les plafonds » gives up the verdict.
        replies = (message.get("intent") or {}).get("name") in _REPLIES and "?" not in question
        return replies or bool(facts & _FACTS) or wants_ceilings(question)
    kin = kin_tenant(question, tracker.slots, tracker.get_slot("goals") or ())
    computed = bool((last_answer(tracker) or {}).get("result"))
    if "level" in facts and tracker.get_slot("goals"):
        computed |= len(question.split()) <= _FEW  # « ok et Loc3 ? », an aside later
    return computed and bool(facts & _FACTS or kin) and not words


def _entities(message: dict[str, Any]) -> set[str]:
    return {entity["entity"] for entity in message.get("entities") or []}


def features(tracker: Tracker, found: FollowUp) -> dict[str, float]:
    """What the decision rests upon, by name: 0 or 1, probabilities as their log-odds.

    Args:
        tracker: the conversation, its latest message included.
        found: what the search gives for that message in the light of what was said.
    """
    message, question = tracker.latest_message, typed(tracker)
    intents = _confidences(message)
    said = _entities(message)
    figure, circumstance = bool(said & _FIGURES), bool(said & _CIRCUMSTANCES)
    top = (message.get("intent") or {}).get("name")
    form = is_pending(tracker)
    shown = last_answer(tracker) or {}
    value, replies = intents.get("inform", 0.0), sum(intents.get(name, 0.0) for name in _REPLIES)
    return {
        "rule": _log_odds(intents.get("ask_knowledge", 0.0)),
        "goal": _log_odds(sum(intents.get(name, 0.0) for name in GOAL_OF_INTENT)),
        "value": _log_odds(value),
        "foreign": _log_odds(intents.get("out_of_scope", 0.0) + (top == FALLBACK)),
        "source": _log_odds(intents.get("ask_source", 0.0)),
        "why": _log_odds(intents.get("ask_why", 0.0)),
        "reply": _log_odds(replies),
        "help": _log_odds(intents.get("help", 0.0)),
        "human": _log_odds(intents.get("human", 0.0)),
        "figure": float(figure),
        "circumstance": float(circumstance),
        "goal_with_figure": float(figure and top in GOAL_OF_INTENT),
        "result_varied": float(bool(shown.get("result")) and not form and (figure or circumstance)),
        "form_value": float(form) * value,
        "form_reply": float(form) * replies,
        "card_before": float(bool(shown.get("card")) and not form),
        "asks": float(ASKS.search(question) is not None),
        "continues": float(_CONTINUES.match(question) is not None),
        "words": math.log(max(1, len(question.split()))),
        "unknown": _log_odds(found.unknown),
        "alone": _log_odds(found.alone),
        "likely": _log_odds(found.probability),
    }


def _log_odds(probability: float) -> float:
    """From -6 to 6: what is almost sure stands apart from what is likely."""
    sure = min(max(probability, 0.0), 1.0)
    return math.log((sure + _SOFTENED) / (1.0 - sure + _SOFTENED))


def _confidences(message: dict[str, Any]) -> dict[str, float]:
    """Confidence of each intent."""
    ranking = [*(message.get("intent_ranking") or []), message.get("intent") or {}]
    return {str(each.get("name")): float(each.get("confidence") or 0.0) for each in ranking}
