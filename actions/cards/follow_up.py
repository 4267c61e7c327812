"""A question that goes on: « et en colocation ? » after a card, « et si je dépasse ? » a result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker

from knowledge.answers import Hit
from knowledge.library.card import Card

from ..goals import GOAL_OF_INTENT
from ..reading.asked_goals import names_topic
from ..scope.referral import sure_referral
from ..services import Services
from ..state import FACT_SLOTS, State
from ..turns import typed
from ..wording.contact import contact
from ..wording.render import Reply, text
from .card_text import passage
from .knowledge_answer import (
    LIKELY,
    card_button,
    card_hit,
    card_reply,
    closest_reply,
    knowledge_reply,
    more_button,
)
from .looking_up import look_up
from .subject import Subject, card_of_goals, card_shown, is_pending

#: Messages that mean the same whatever came before.
_BY_THEMSELVES = frozenset(
    {"greet", "thank", "goodbye", "stop", "start_over", "emergency", "human", "other_language"}
    | {"change", "resume", "show_card", "ask_why"}
)
#: Intents that a short question without a subject is taken for.
_TAKEN_FOR = frozenset({"help", "ask_source", "affirm", "deny", "dont_know", "refuse", "insult"})
_CONTINUES = re.compile(r"\s*(?:et|même chose|meme chose|même|meme|pareil|idem|mais)\b", re.I)
_SUPPOSES = re.compile(r"\s*(?:(?:et|mais|ou|alors)\s+)?(?:si|s['’]ils?|même si)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:quand|qui|combien|comment|o[uù]|pourquoi|quel(?:le)?s?|quoi|est[- ]ce)\b",
    re.IGNORECASE,
)
#: What points to something said before.
_BACKWARD = re.compile(
    r"\b(?:[çc]a|cela|ce|c['’]|ils?|elles?|le|la|les|l['’]|en|y|lui|leur|celui|celle|ceux)\b",
    re.IGNORECASE,
)
_OWN_CASE = re.compile(r"\b(?:je|j['’]|moi|mon|ma|mes|nous|notre|nos|on)\b", re.IGNORECASE)
#: « vous faites quoi ? », « tu es sûr ? »: the assistant itself.
_TO_US = re.compile(r"\b(?:vous|tu|toi|t['’]|votre|vos|ton|ta|tes)\b|\baide[rz]?[- ]", re.I)
#: What a card rests on is asked for, not the rule.
_SOURCE = re.compile(
    r"\b(?:sources?|officiel\w*|lois?|articles?|textes?|d[ée]crets?|codes?|[ée]crit\w*|depuis quand"
    r"|vigueur|s[uû]re?s?|fiables?|garanti\w*|certain\w*|vrai\w*|preuves?|r[ée]f[ée]rences?"
    r"|juridiques?|l[ée]gale?|date|valables?|d['’]o[uù]|tromp\w+|confiance|liens?|prouve\w*)\b",
    re.IGNORECASE,
)
#: A case of one's own that a figure answers; the others are circumstances of a rule.
_FOR_A_FIGURE = frozenset(
    {"commune", "income", "rent", "surface", "base_rent", "annex_surface", "tenant_relation"}
)
_FACTS = frozenset(FACT_SLOTS) | {"department", "number", "region"}
#: Said of a rule as well as of a case.
_OF_A_RULE = frozenset({"scheme", "lease_date", "furnished", "dpe"})
_ELSEWHERE = GOAL_OF_INTENT.keys() | {"out_of_scope"}
#: Intents that may go on with a card in the middle of a form.
_ASIDE = frozenset({"ask_source", "ask_knowledge"})
#: Schemes whose ceilings and reductions are computed.
_COMPUTED = frozenset({"loc_avantages", "conventionne", "lli", "plus", "plai", "pls"})
_CIRCUMSTANCES = frozenset({"level", "intermediation"})
#: Intents that a question asked by the form may be answered with.
_ANSWERS_FORM = frozenset({"affirm", "deny", "dont_know", "refuse"})
#: Confidence from which a calculation is meant, unless a card is likely by itself.
SURE_OF_GOAL = 0.8
#: Probability of a card, by the words of the question alone, that may interrupt a form or take
#: back what sounded foreign.
LEAST_ASIDE = 0.2
_LONGEST, _LONGEST_ASIDE = 10, 14  # words
_SHORTEST_TOPIC = 3  # words; so short a question holds no subject


def follows(tracker: Tracker, services: Services) -> Subject | None:
    """The subject that the latest message, now understood, goes on with; None without one."""
    heard = tracker.get_slot("heard") or {}
    gave = heard.get("new") or heard.get("changed") or heard.get("given")
    return follows_card(tracker, services) or (None if gave else follows_rule(tracker, services))


def follows_card(tracker: Tracker, services: Services) -> Subject | None:
    """The card just shown, when the latest message goes on with it."""
    card = card_shown(tracker)
    if card is None or not _may_follow(tracker):
        return None
    subject = Subject(card, pending=is_pending(tracker))
    return subject if _goes_on_with_card(subject, tracker, services) else None


def follows_rule(tracker: Tracker, services: Services) -> Subject | None:
    """The rule behind the result, or the form, that a message without any value goes on with.

    While a form asks, its own subject is never far; otherwise a card just shown is nearer.
    """
    rule, pending = card_of_goals(tracker.slots), is_pending(tracker)
    if rule is None or not _may_follow(tracker) or (card_shown(tracker) and not pending):
        return None
    subject = Subject(rule, read=False, pending=pending)
    return subject if _goes_on_with_rule(subject, tracker, services) else None


def _goes_on_with_card(subject: Subject, tracker: Tracker, services: Services) -> bool:
    """Whether a question that may follow the card just shown gives no case to be computed."""
    question, said = typed(tracker), _said(tracker)
    intent = str((tracker.latest_message.get("intent") or {}).get("name"))
    card = services.knowledge.card(subject.card)
    if card is None or _words(question) > _LONGEST or _stands_alone(question, intent, card):
        return False
    if subject.pending and (intent not in _ASIDE or not _CONTINUES.match(question)):
        return False  # but « et si ça se passe mal ? » just after a card that interrupted a form
    if subject.pending:
        return not said
    goals = tracker.get_slot("goals")
    if said & _FOR_A_FIGURE or (goals and said - (_OF_A_RULE - {"level"})):
        return False
    if not goals and said & _CIRCUMSTANCES and not said - _OF_A_RULE - _CIRCUMSTANCES:
        return True  # « et en mandat de gestion ? »: nothing is being computed for which to note it
    # « et à deux ? » may give a value as well as go on: a card must speak of it.
    doubtful = bool(said - _OF_A_RULE) or intent == "out_of_scope"
    return not doubtful or services.knowledge.follow_up(question, subject.card).likely


def _goes_on_with_rule(subject: Subject, tracker: Tracker, services: Services) -> bool:
    """« et si je dépasse ? », « s'il gagne plus, il doit partir ? »: no value, and a card for it.

    Neither another calculation nor the same one again would answer.
    """
    question, message = typed(tracker), tracker.latest_message
    intent = message.get("intent") or {}
    gone = services.knowledge.card(subject.card) is None  # taken out by the desk
    answers = gone or (subject.pending and intent.get("name") in _ANSWERS_FORM)
    if _said(tracker) or answers or sure_referral(question) or _words(question) > _LONGEST_ASIDE:
        return False
    computed = intent.get("name") in GOAL_OF_INTENT
    # « et si ma réduction dépasse mon impôt ? » supposes something, and gives no figure for it.
    if computed and names_topic(question) and not _SUPPOSES.match(question):
        return False
    foreign = intent.get("name") == "out_of_scope"
    sure = (intent.get("confidence") or 0.0) >= SURE_OF_GOAL
    # What else it may be must be outweighed; any other message would not be understood at all.
    least = LEAST_ASIDE if foreign or (subject.pending and computed) else 0.0
    if sure and (computed or foreign):
        least = LIKELY
    alone = services.knowledge.answer(question)
    found = services.knowledge.follow_up(question, subject.card, read=False)
    return alone.hit is not None or (found.likely and alone.probability >= least)


def _words(question: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", question))


def _said(tracker: Tracker) -> set[str]:
    """The facts that the latest message holds."""
    return {entity["entity"] for entity in tracker.latest_message.get("entities") or []} & _FACTS


def _may_follow(tracker: Tracker) -> bool:
    """Whether the words of the latest message may go on with what was said before."""
    question = typed(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    continues = _CONTINUES.match(question) is not None
    if question.startswith("/") or intent in _BY_THEMSELVES:
        return False
    if not (continues or _ASKS.search(question)):
        return False
    if intent == "ask_source" and _SOURCE.search(question):
        return False
    return intent not in _TAKEN_FOR or not _TO_US.search(question)


def _stands_alone(question: str, intent: str, card: Card) -> bool:
    """Whether a question for a calculation is no question on ``card``."""
    if intent not in _ELSEWHERE or _CONTINUES.match(question):
        return False
    # « jusqu'à quand ? » names no subject, « quel loyer maximum ? » does.
    bare = len(question.split()) <= _SHORTEST_TOPIC or bool(_BACKWARD.search(question))
    # « j'y ai droit ? » after Visale: no right that is computed.
    elsewhere = _COMPUTED.isdisjoint(card.schemes) and "y" in re.findall(r"\w+", question)
    own = _OWN_CASE.search(question) and not elsewhere
    return not bare or bool(own) or not (elsewhere or not names_topic(question))


def follow_up_reply(question: str, subject: Subject, state: State, services: Services) -> Reply:
    """The answer to a question that goes on with the talk.

    Args:
        question: the follow-up, as typed.
        subject: what it goes on with.
        state: the conversation.
        services: where the cards are.
    """
    card = card_hit(subject.card, services)
    if card is None:
        return knowledge_reply(question, state, services, least=LIKELY)
    speaker = state.audience
    alone = look_up(question, services, speaker)
    if alone.hit is not None and (alone.hit.id != card.id or not subject.read):
        return card_reply(alone.hit, alone.text, services, question=question)
    found = services.knowledge.follow_up(question, card.id, audience=speaker, read=subject.read)
    first = next(iter(alone.suggestions), None)  # « même si elle est à l'IS ? » after that card
    same = alone.hit is not None or found.here or (first is not None and first.id == card.id)
    here = subject.read and same
    if here and found.sentence:
        return _passage_reply(card, found.sentence, found.hits, services)
    if alone.hit is not None:
        return card_reply(alone.hit, alone.text, services, question=question)
    if found.likely:
        return closest_reply(found.hits, services, "closest_card")
    return Reply(
        text("follow_up", title=card.title, suggestions=found.hits, contact=contact(state)),
        buttons=[card_button(hit) for hit in found.hits[:3]],
        status="asked",
    )


def _passage_reply(card: Hit, sentence: str, others: Sequence[Hit], services: Services) -> Reply:
    """The passage of a card already shown that answers what follows."""
    whole = card_reply(card, None, services)
    body = services.knowledge.text(card.id, services.today())
    return replace(
        whole,
        text=text(
            "same_card",
            title=card.title,
            passage=passage(body, sentence),
            source=whole.sources[0] if whole.sources else None,
            verified_on=card.verified_on,
        ),
        buttons=[more_button(card), *map(card_button, others[:2])],
    )
