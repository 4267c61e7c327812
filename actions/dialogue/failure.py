"""Not understood: the likeliest readings, then examples, then a person; never the same words."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from knowledge.answers import Answer
from knowledge.question_words import ASKS

from ..cards.buttons import card_button
from ..cards.explanation import UNSURE
from ..cards.follow_up import follow_up_reply
from ..cards.knowledge_answer import FAINT, LIKELY, answer_reply, card_reply, kind_reply
from ..cards.looking_up import look_up, look_up_rule
from ..cards.subject import before, is_pending
from ..goals import GOAL_OF_INTENT
from ..questions import fill, question_key
from ..results.answer import ActionAnswer
from ..scope.foreign import foreign_kind
from ..services import Services
from ..state import FACT_SLOTS, State
from ..turns import (
    SURE_OF_INTENT,
    done_since_message,
    failures_in_a_row,
    last_texts,
    typed,
    was_asked,
)
from ..wording.contact import contact, local_contacts
from ..wording.render import Button, Reply, button, load_replies, text, topic_buttons
from .catching import CatchingAction
from .form import passed_over_before

#: Least confidence of an intent, and probability of a card, worth offering as a reading.
PLAUSIBLE_GOAL = 0.15
PLAUSIBLE_CARD = 0.15
#: Below this score of the scope gate the message is about nothing we know.
LEAST_SCOPE = 0.42
READINGS = 3
#: Words from which a message that does not answer a form says something else, when its intent is
#: sure, and when it is not.
SHORT, LONG_ENOUGH = 2, 4
LONG = 250  # characters
_WORD = re.compile(r"[^\W_]")


class ActionFallback(CatchingAction):
    """A way on for a message that nothing else could answer."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_fallback"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Answer with a card if one fits; otherwise help, a little more each time.

        Rasa calls again when no rule says what follows: once is enough for a message.
        """
        if done_since_message(tracker, self.name()):
            return [FollowupAction("action_listen")]
        question = typed(tracker)
        slot = tracker.get_slot("requested_slot")
        changed = state.heard.get("new") or state.heard.get("changed")  # « non 54 »
        if changed and not slot and state.heard.get("computes"):
            return ActionAnswer().act(dispatcher, tracker, state, services)
        if slot and (changed or _gave_a_fact(tracker)):
            if slot == "goals":
                return []  # the form asks by itself what to do with it
            reply = Reply(text("noted_aside"), status="asked")
        elif said := said_beside(tracker, state, services):
            reply = said
        else:
            answer = look_up_rule(question, services, state.audience)
            states = is_pending(tracker) and ASKS.search(question) is None
            kind = None if states else foreign_kind(tracker, services)
            if answer.hit is not None:
                reply = card_reply(answer.hit, answer.text, services, question=question)
            elif kind is not None:
                reply = kind_reply(kind, services)
            else:
                closest = answer_reply(answer, question, services, least=LIKELY)
                reply = closest or lost_reply(answer, state, tracker)
        reply.send(dispatcher, state)
        return []


def said_beside(tracker: Tracker, state: State, services: Services) -> Reply | None:
    """The answer to a fact or a question on something else than what a form asks.

    None when nothing is asked, or when the message was not understood at all.
    """
    intent = tracker.latest_message.get("intent") or {}
    question = typed(tracker)
    understood = intent.get("name") == "inform" or intent.get("name") in GOAL_OF_INTENT
    words, confidence = len(question.split()), intent.get("confidence") or 0.0
    plain = words >= (SHORT if confidence >= SURE_OF_INTENT else LONG_ENOUGH)
    if not (is_pending(tracker) and understood and plain and confidence >= UNSURE):
        return None
    said, shown = before(tracker), "\n".join(last_texts(tracker))
    if said is not None and said.read:
        reply = follow_up_reply(question, said, state, services, shown)
        if reply.card:
            return reply
    asks = ASKS.search(question) is not None or question.casefold().startswith("et si ")
    found = look_up(question, services, state.audience)
    if card := answer_reply(found, question, services, least=FAINT if asks else LIKELY):
        return card
    return _something_else(tracker)


def _something_else(tracker: Tracker) -> Reply:
    """What does not answer the form, nor asks anything of us: the second time, the form waits."""
    if passed_over_before(tracker):
        return Reply(text("form_waits"), [button("resume", "/resume")], status="asked")
    return Reply(text("something_else"), status="asked")


def lost_reply(
    answer: Answer, state: State, tracker: Tracker, first: str = "fallback_nothing"
) -> Reply:
    """The likeliest readings, then examples and topics, then a person, and round again.

    While a question is being asked, what can be answered to it comes instead.

    Args:
        answer: what the cards hold on the message, for suggestions.
        state: the conversation.
        tracker: its events, which tell how many messages in a row were not understood.
        first: what to say the first time when no reading is likely.
    """
    slot = tracker.get_slot("requested_slot")
    # « que souhaitez-vous savoir ? » is nothing to insist upon, nor is a form that waits.
    if slot and slot != "goals" and was_asked(tracker):
        words = len(typed(tracker).split())
        plain = words >= LONG_ENOUGH  # fewer words may be a slip of the fingers
        return _something_else(tracker) if plain else _not_a_value(slot, state, tracker)
    question = typed(tracker)
    failures = failures_in_a_row(tracker) + 1
    topics = topic_buttons(state)
    if failures % 3 == 1:
        readings = likely_readings(tracker, answer)
        if not _WORD.search(question):
            key = "no_words"
        elif len(question) > LONG:
            key = "fallback_long"
        elif failures > 1:
            key = "fallback_again"
        else:
            key = "fallback_first" if readings else first
        return Reply(text(key), buttons=readings or topics, status="asked", lost=True)
    if failures % 3 == 2:
        buttons = [*topics, button("human", "/human")]
        return Reply(text("fallback_second"), buttons=buttons, status="asked", lost=True)
    return Reply(
        text("fallback_third", contact=contact(state)),
        buttons=[button("help", "/help")],
        status="handed_off",
        handoff={"department": local_contacts(state, tracker).code},
        lost=True,
    )


def _not_a_value(slot: str, state: State, tracker: Tracker) -> Reply:
    """The form asks its question again just after this."""
    entry = load_replies("questions")[question_key(slot, state)]
    hint = {"help": fill(entry["help"], state), "example": entry["example"]}
    failures = failures_in_a_row(tracker) + 1
    if failures == 1:
        return Reply(text("not_a_value", **hint), status="asked", lost=True)
    if failures % 2 == 0:
        return Reply(text("not_a_value_again", **hint), status="asked", lost=True)
    return Reply(
        text("not_a_value_human", contact=contact(state)),
        status="handed_off",
        handoff={"department": local_contacts(state, tracker).code},
        lost=True,
    )


def _gave_a_fact(tracker: Tracker) -> bool:
    """« Un couple » when the commune was asked: not the answer, but not nothing either."""
    inform = (tracker.latest_message.get("intent") or {}).get("name") == "inform"
    return inform and names_facts(tracker)


def names_facts(tracker: Tracker) -> bool:
    """Whether the latest message holds a place, an amount or any other fact of ours."""
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    return bool(said & set(FACT_SLOTS))


def likely_readings(tracker: Tracker, answer: Answer) -> list[Button]:
    """The two or three things the visitor most likely means: calculations, then cards."""
    message = tracker.latest_message
    titles = load_replies("buttons")
    goals = [
        button(f"goal.{goal}", f"/{intent['name']}")
        for intent in message.get("intent_ranking", [])
        if (goal := GOAL_OF_INTENT.get(intent["name"]))
        and f"goal.{goal}" in titles
        and intent["confidence"] >= PLAUSIBLE_GOAL
        and message.get("scope_score", 0.0) >= LEAST_SCOPE
    ]
    closest = (answer.hit, *answer.suggestions) if answer.hit else answer.suggestions
    cards = [card_button(hit) for hit in closest]
    if answer.probability < PLAUSIBLE_CARD:
        cards = []
    return [*goals[:2], *cards][:READINGS]
