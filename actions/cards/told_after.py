"""« j'ai 1 100 € de retraite », « il me doit aussi novembre » after a card: what it says of it.

Whoever goes on with what was being talked about is never asked what he wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from rasa_sdk import Tracker

from knowledge.answers import Before
from knowledge.library.conclusions import Facts
from knowledge.question_words import has_question_word
from knowledge.search.following import UNKNOWN

from ..cases import computed_for
from ..facts import facts_of
from ..questions import before_question
from ..reading.applicant import says_who
from ..reading.opening import is_opening
from ..reading.readable import FALLBACK
from ..services import Services
from ..state import FACT_SLOTS, State, audience_of
from ..turns import earlier_turns, shows_card, typed
from ..wording.render import Reply
from .follow_up import LIKELY, SURE, follow_up_reply, of_same_card, passage_on
from .goes_on import continues, surely_calculation
from .knowledge_answer import card_hit
from .same_card import same_card_reply
from .subject import before, is_pending

#: Turns beyond which a card is too far for a fact to be told about it.
RECENT = 2
LEAST_TOLD = 4  # words, of what is no value
_MAY_TELL = frozenset({"inform", FALLBACK, "out_of_scope"})
#: How the title of a card that says what something is begins.
_SAYS_WHAT_IT_IS = re.compile(r"(?:Qu['’]est-ce qu|C['’]est quoi)")
_MAY_CORRECT = _MAY_TELL | {"ask_knowledge", "deny"}
_CORRECTS = re.compile(
    r"\W*(?:(?:ah|euh|mais|oups|enfin)\W+)*"
    r"(?:non|pardon|d[ée]sol[ée]e?|en fait|je me (?:suis )?tromp\w*)\b",
    re.IGNORECASE,
)
#: Messages that mean the same whatever card was read.
_NEVER_TOLD = frozenset({"emergency", "change", "resume", "stop", "start_over", "human"})
#: What a word that goes on with a card may be taken for, when it is not put to the assistant.
_MAY_ASK = frozenset({"inform", FALLBACK, "help", "affirm", "deny", "refuse", "dont_know"})


def concludes(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """« le loyer est de 620 € » after the card of the deposit, which concludes from it.

    « et s'il n'est pas assuré ? », which no slot holds, may ask too, unless it surely asks for
    another card or a calculation.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
        services: where the cards are.
    """
    said = _card_before(tracker)
    if said is None or said.card is None:
        return False
    question, facts = typed(tracker), facts_of(tracker, changes)
    known = services.knowing(facts, computed_for(tracker, services.today(), changes))
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if known.computed_on(said.card, told=True):
        return intent not in _NEVER_TOLD and not _asks_other(question, said.card, known)
    if _concludes_in_words(tracker, said.card, facts, services):
        return True
    if intent != "inform" or _asks(question):
        return False
    return bool(known.concluded(said.card, told=True))


def _asks_other(question: str, card: str, services: Services) -> bool:
    """« … ai-je droit au chômage ? »: another card surely answers, or its own rule does."""
    if not _asks(question):
        return False
    found = services.knowledge.answer(question).hit
    return found is not None and found.id != card


def _concludes_in_words(tracker: Tracker, card: str, facts: Facts, services: Services) -> bool:
    """Whether the card concludes from the very words of the message, which want nothing else."""
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if intent in _NEVER_TOLD or (intent == "out_of_scope" and _asks(question)):
        return False
    if not services.knowledge.conclusion(card, replace(facts, told=frozenset()), told=True):
        return False
    audience = audience_of(tracker.get_slot("speaker"))
    alone = services.knowledge.answer(question, audience=audience)
    elsewhere = alone.hit is not None and alone.hit.id != card
    if elsewhere and alone.hit is not None and continues(question):
        # « et avec Jeanbrun ? » does not ask what Jeanbrun is.
        elsewhere = not _SAYS_WHAT_IT_IS.match(alone.hit.title)
    return not elsewhere and not surely_calculation(tracker)


def tells_after_card(tracker: Tracker, changes: Mapping[str, Any]) -> bool:
    """Whether the latest message only tells something, and a card was just talked about.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    corrects = intent in _MAY_CORRECT and _CORRECTS.match(question) is not None
    if not (intent in _MAY_TELL or corrects) or _asks(question):
        return False
    if changes.get("goals") or tracker.get_slot("goals"):
        return False
    if _card_before(tracker) is None or is_opening(question):
        return False
    told = any(changes.get(slot) is not None for slot in FACT_SLOTS)
    says = told or len(question.split()) >= LEAST_TOLD
    # « ah non, ils n'étaient pas pacsés » puts right what was told, whatever it sounds like.
    return (says and (intent == "inform" or corrects)) or says_who(question)


def asks_after_card(tracker: Tracker, changes: Mapping[str, Any], services: Services) -> bool:
    """« et moi je peux demander quoi ? », « je suis en SCI »: a card, as nothing is computed."""
    question = typed(tracker)
    said = None if is_pending(tracker) else before(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if said is None or intent not in _MAY_ASK or changes.get("goals"):
        return False
    if said.card is None or len(question.split()) < LEAST_TOLD or is_opening(question):
        return False
    if not (changes.get("heard") or {}).keys() <= {"new", "changed", "varies", "corrects"}:
        return False
    told = any(changes.get(slot) is not None for slot in FACT_SLOTS)
    if told and tracker.get_slot("goals"):
        return False  # the calculation takes it
    audience = audience_of(tracker.get_slot("speaker"))
    found = services.knowledge.follow_up(question, said, audience=audience)
    return found.probability >= LIKELY and found.unknown < UNKNOWN


def _asks(question: str) -> bool:
    """« il me doit novembre » asks nothing, whatever its verb."""
    return "?" in question or has_question_word(question)


def _card_before(tracker: Tracker) -> Before | None:
    """The card that was just talked about, None while a form asks."""
    recent = any(shows_card(turn) for turn in islice(earlier_turns(tracker), RECENT))
    said = before(tracker) if recent and not is_pending(tracker) else None
    return said if said is not None and said.read and said.card else None


def told_reply(
    question: str, said: Before, state: State, services: Services, shown: str
) -> Reply | None:
    """What was noted, and what the card just read says of it, or another one that surely does."""
    card = card_hit(said.card, services) if said.card else None
    if card is None:
        return None
    if computed := services.computed_on(card.id, told=True):
        card = card_hit(computed.instead.get(card.id, card.id), services) or card
    if services.concluded(card.id, told=True):
        passage = passage_on(question, card, services, shown)
        return same_card_reply(card, passage, services, sure=False)
    noted = before_question("goals", state)
    found = services.knowledge.follow_up(question, said, audience=state.audience)
    if not found.here and found.hits[0].score >= SURE and found.unknown < UNKNOWN:
        reply = follow_up_reply(question, said, state, services, shown)
    else:
        # « 1 100 € de retraite » is noted as incomes, which is what the card calls them.
        passage = passage_on(f"{question} {noted}".strip(), card, services, shown)
        reply = of_same_card(card, passage, found.hits, services, sure=False)
    return replace(reply, text=f"{noted}\n\n{reply.text}") if noted else reply
