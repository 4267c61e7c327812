"""The actions that answer with cards."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.question_words import ASKS

from ..base import SafeAction
from ..cards.eviction import eviction_of_tenant
from ..cards.explanation import UNSURE, asks_rule
from ..cards.follow_up import follow_up_reply
from ..cards.knowledge_answer import (
    FAINT,
    LIKELY,
    LIKELY_ALONE,
    answer_reply,
    card_hit,
    card_reply,
    kind_reply,
    knowledge_reply,
    no_card,
    several_cards,
)
from ..cards.looking_up import look_up
from ..cards.same_question import same_question
from ..cards.subject import before
from ..goals import GOAL_OF_INTENT
from ..questions import before_question
from ..reading.asked_goals import CONTINUATIONS
from ..reading.beside import asked_beside, level_chosen, value_beside
from ..reading.other_values import asks_if_it_changes
from ..reading.tax_regime import REST_ON_REGIME
from ..results.answer import ActionAnswer
from ..results.index_values import asks_index, index_reply
from ..scope.foreign import foreign_kind
from ..scope.referral import sure_referral
from ..services import Services
from ..state import TOLD_BY_WORDS, State
from ..turns import last_texts, typed
from ..wording.render import Reply, button
from .catching import CatchingAction

#: The card of a letting without any scheme.
ORDINARY = "loy-encadrement-contester"
#: Confidence of the intent from which a question is surely about our subject.
SURE_OF_SUBJECT = 0.4


class ActionAnswerKnowledge(CatchingAction):
    """The best card for the latest message, or an honest « je ne sais pas »."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer_knowledge"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Search and answer; a question that could be a calculation offers it."""
        message = tracker.latest_message
        intent = message.get("intent") or {}
        question = typed(tracker)
        if asks_index(tracker):
            index_reply(tracker, state, services).send(dispatcher, state)
            return []
        beside = value_beside(tracker)
        if beside or _varies(question, tracker, state, services):
            events = ActionAnswer().act(dispatcher, tracker, state, services)
            found = look_up(beside, services, state.audience) if beside else None
            if found and (card := answer_reply(found, beside or "", services, least=LIKELY)):
                card.send(dispatcher, state)
            return events
        reply = eviction_of_tenant(question, state, services)
        if reply is None and (several := several_cards(question, state, services)):
            for each in several:
                each.send(dispatcher, state)
            return []
        reply = reply or _card(tracker, state, services)
        sure = before(tracker) is None or intent.get("confidence", 0.0) >= UNSURE
        if intent.get("name") in GOAL_OF_INTENT and sure and reply.card:
            calculation = button("calculate", f"/{intent['name']}")
            reply = replace(reply, buttons=[calculation, *reply.buttons][:4])
        elif _names_levels(tracker) and reply.card:
            comparison = button("goal.comparison", "/ask_comparison")
            reply = replace(reply, buttons=[comparison, *reply.buttons][:4])
        reply.send(dispatcher, state)
        return []


def _card(tracker: Tracker, state: State, services: Services) -> Reply:
    """The card for the latest message, by itself or with what was said before it."""
    question, said = typed(tracker), before(tracker)
    if tracker.get_slot("requested_slot"):
        question = asked_beside(tracker) or question  # the value answers the form
    if other := same_question(tracker):
        found = answer_reply(look_up(other, services), other, services, least=LIKELY)
        if found is not None:
            return found
    foreign = foreign_kind(tracker, services)
    shown = "\n".join(last_texts(tracker))
    follow_up = follow_up_reply(question, said, state, services, shown) if said else None
    if follow_up is not None and follow_up.card and foreign is None:
        noted = before_question("goals", state)
        return follow_up.with_text(f"{noted}\n\n{follow_up.text}") if noted else follow_up
    if foreign is not None and services.knowledge.answer(question).hit is None:
        return kind_reply(foreign, services)
    least, ours = _least(tracker, state), sure_referral(question) is not None
    reply = knowledge_reply(question, state, services, least=least, ours=ours)
    return reply if follow_up is None or reply.card or reply.status != "declined" else follow_up


def _varies(question: str, tracker: Tracker, state: State, services: Services) -> bool:
    """« et si je passe en D ? » sounds like a rule, and changes a value for sure."""
    told = TOLD_BY_WORDS & {*state.heard.get("changed", ()), *state.heard.get("new", ())}
    heard = state.heard.get("changed") or state.heard.get("new")
    # « à quel loyer et pour quels revenus … ? »
    named = state.heard.get("computes") == "named"
    if named or level_chosen(tracker) or (asks_if_it_changes(tracker) and heard):
        return True
    if state.goals and told and not tracker.get_slot("requested_slot"):
        return True
    if _chooses_regime(question, state):
        return True
    varied = bool(state.heard.get("computes"))
    changes = state.heard.get("changed") or (state.heard.get("new") and varied)
    continues = varied or question.casefold().lstrip().startswith(CONTINUATIONS)
    if not (state.goals and changes and continues):
        return False
    if varied and state.heard.get("changed"):
        return True  # « et si je passe en Loc3 ? » after a reduction: that reduction
    return services.knowledge.answer(question).hit is None


def _chooses_regime(question: str, state: State) -> bool:
    """« et si je passe au réel ? » after a verdict or a reduction, which rest upon it."""
    told = "tax_regime" in {*state.heard.get("changed", ()), *state.heard.get("new", ())}
    continues = question.casefold().lstrip().startswith(CONTINUATIONS)
    goes_on = continues or ASKS.search(question) is None
    return told and goes_on and not REST_ON_REGIME.isdisjoint(state.goals)


def _least(tracker: Tracker, state: State) -> float:
    """How likely the closest card must be to be shown: the surer the subject, the less."""
    message = tracker.latest_message
    intent = message.get("intent") or {}
    if intent.get("name") == "ask_knowledge":
        return FAINT if intent.get("confidence", 0.0) >= SURE_OF_SUBJECT else LIKELY
    question = typed(tracker)
    # « et la prime, c'est combien ? » goes on with the subject of the answer before.
    goes_on = bool(state.goals) and question.casefold().lstrip().startswith(CONTINUATIONS)
    on_subject = bool(tracker.get_slot("explain")) or asks_rule(question) or goes_on
    return LIKELY if on_subject else LIKELY_ALONE


def _names_levels(tracker: Tracker) -> bool:
    """« Quelle différence entre Loc1 et Loc2 ? »: what each brings in can be compared."""
    return len(set(tracker.get_latest_entity_values("level"))) > 1


class ActionShowCard(SafeAction):
    """Shows the card that a button names, or the rest of it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_show_card"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Show it, or say that it is no longer there."""
        card_id = next(iter(tracker.get_latest_entity_values("card")), None)
        hit = card_hit(card_id, services) if card_id else None
        shown = next(iter(tracker.get_latest_entity_values("number")), None)
        if hit is None:
            reply = no_card((), state)
        else:  # « Lire la suite » comes after that many words
            reply = card_reply(hit, None, services, read=int(shown or 0))
        reply.send(dispatcher, state)
        # An ordinary letting has no ceiling of ours: nothing is left to compute.
        ends = hit is not None and hit.id == ORDINARY
        return [SlotSet("goals", None)] if ends and tracker.active_loop_name else []
