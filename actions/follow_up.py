"""« Et en colocation ? », « ça dure combien de temps ? » after a card: read with its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker

from knowledge.answers import Hit
from knowledge.library.card import Card

from .asked_goals import names_topic
from .card_text import passage
from .contact import contact
from .goals import GOAL_OF_INTENT
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
from .render import Reply, text
from .services import Services
from .state import FACT_SLOTS, State
from .turns import earlier_turns, last_card, shows_card, typed

#: Messages that mean the same whatever came before.
_BY_THEMSELVES = frozenset(
    {"greet", "thank", "goodbye", "stop", "start_over", "emergency", "human", "other_language"}
    | {"change", "resume", "show_card", "ask_why"}
)
#: Intents that a short question without a subject is taken for.
_TAKEN_FOR = frozenset({"help", "ask_source", "affirm", "deny", "dont_know", "refuse", "insult"})
_CONTINUES = re.compile(r"\s*(?:et|même chose|meme chose|même|meme|pareil|idem|mais)\b", re.I)
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
_FOR_A_FIGURE = frozenset({"commune", "income", "rent", "surface", "base_rent", "annex_surface"})
_FACTS = frozenset(FACT_SLOTS) | {"department", "number", "region"}
#: Said of a rule as well as of a case.
_OF_A_RULE = frozenset({"scheme", "lease_date", "furnished", "dpe"})
_ELSEWHERE = GOAL_OF_INTENT.keys() | {"out_of_scope"}
#: Intents that may go on with a card in the middle of a form.
_ASIDE = frozenset({"ask_source", "ask_knowledge"})
#: Schemes whose ceilings and reductions are computed.
_COMPUTED = frozenset({"loc_avantages", "conventionne", "lli", "plus", "plai", "pls"})
_CIRCUMSTANCES = frozenset({"level", "intermediation"})
_LONGEST = 9  # words
_SHORTEST_TOPIC = 3  # words; so short a question holds no subject


def follows_card(tracker: Tracker, services: Services) -> bool:
    """Tell whether the latest message is a question that goes on with the card just shown."""
    question, card_id = typed(tracker), last_card(tracker)
    card = services.knowledge.card(card_id) if card_id else None
    message = tracker.latest_message
    intent = str((message.get("intent") or {}).get("name"))
    said = {entity["entity"] for entity in message.get("entities") or []} & _FACTS
    if (
        card is None
        or question.startswith("/")
        or intent in _BY_THEMSELVES
        or len(question.split()) > _LONGEST
        or not _may_follow(question, intent, card)
    ):
        return False
    if tracker.get_slot("requested_slot") not in (None, "goals"):
        # Nothing but « et si ça se passe mal ? » just after a card that interrupted a form.
        aside = intent in _ASIDE and _CONTINUES.match(question) is not None
        return aside and not said and shows_card(next(earlier_turns(tracker), []))
    goals = tracker.get_slot("goals")
    if said & _FOR_A_FIGURE or (goals and said - (_OF_A_RULE - {"level"})):
        return False
    if not goals and said & _CIRCUMSTANCES and not said - _OF_A_RULE - _CIRCUMSTANCES:
        return True  # « et en mandat de gestion ? »: nothing is being computed for which to note it
    # « et à deux ? » may give a value as well as go on: a card must speak of it.
    doubtful = bool(said - _OF_A_RULE) or intent == "out_of_scope"
    return not doubtful or services.knowledge.follow_up(question, card.id).likely


def _may_follow(question: str, intent: str, card: Card) -> bool:
    """Whether the words may go on with ``card``, for that intent."""
    continues = _CONTINUES.match(question) is not None
    if not (continues or _ASKS.search(question)):
        return False
    if intent == "ask_source" and _SOURCE.search(question):
        return False
    if intent in _TAKEN_FOR:
        return (continues or "?" in question) and not _TO_US.search(question)
    if intent in _ELSEWHERE and not continues:
        # « jusqu'à quand ? » names no subject, « quel loyer maximum ? » does.
        bare = len(question.split()) <= _SHORTEST_TOPIC or bool(_BACKWARD.search(question))
        # « j'y ai droit ? » after Visale: no right that is computed.
        elsewhere = _COMPUTED.isdisjoint(card.schemes) and "y" in re.findall(r"\w+", question)
        own = _OWN_CASE.search(question) and not elsewhere
        return bare and not own and (elsewhere or not names_topic(question))
    return True


def follow_up_reply(question: str, card_id: str, state: State, services: Services) -> Reply:
    """The answer to a question that goes on with a card.

    Args:
        question: the follow-up, as typed.
        card_id: the card it continues.
        state: the conversation.
        services: where the cards are.
    """
    card = card_hit(card_id, services)
    if card is None:
        return knowledge_reply(question, state, services, least=LIKELY)
    speaker = state.audience
    alone = look_up(question, services, speaker)
    if alone.hit is not None and alone.hit.id != card_id:
        return card_reply(alone.hit, alone.text, services, question=question)
    found = services.knowledge.follow_up(question, card_id, audience=speaker)
    here = alone.hit is not None or (found.doubtful and bool(found.sentence))
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
