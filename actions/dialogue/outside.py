"""Questions that are not ours: each kind is sent to whoever answers it."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from ..base import SafeAction
from ..cards.knowledge_answer import LIKELY_ALONE, answer_reply, card_hit, kind_reply
from ..cards.looking_up import look_up_rule
from ..cards.subject import card_shown, is_pending
from ..questions import orientation
from ..results.answer import ActionAnswer
from ..scope.referral import referral
from ..services import Services
from ..state import State
from ..turns import failures_in_a_row, typed
from ..wording.contact import local_contacts
from ..wording.render import Reply, load_replies, text
from .catching import CatchingAction
from .failure import lost_reply, names_facts


class ActionOutOfScope(CatchingAction):
    """Says who answers that kind of question, unless a card clearly does.

    Of 70 development messages that are not ours, no card reaches that probability.
    """

    def name(self) -> str:
        """Name in the domain."""
        return "action_out_of_scope"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Decline, or answer with the card that surely does."""
        question = typed(tracker)
        answer = look_up_rule(question, services, state.audience)
        kind = referral(question)
        changed = state.heard.get("new") or state.heard.get("changed")
        asked = tracker.get_slot("requested_slot")
        if kind is None and changed and state.goals and not asked:
            return ActionAnswer().act(dispatcher, tracker, state, services)
        thread = None if is_pending(tracker) else talks_about(tracker, services)
        if kind is None and state.heard.get("new") and not asked:
            orientation(state).send(dispatcher, state)
            return []
        if card := answer_reply(answer, question, services, least=LIKELY_ALONE):
            reply = card
        elif kind is not None:
            reply = kind_reply(kind, services)
        else:
            first = "fallback_nothing" if names_facts(tracker) else "declined"
            lost = lost_reply(answer, state, tracker, first=first)
            again = lost.status == "asked"
            reply = replace(lost, status="declined") if again else lost
            if first == "declined" and again and thread and not failures_in_a_row(tracker):
                kind, reply = "aside", Reply(text("aside"), status="declined", lost=True)
        if thread and kind is not None and reply.card is None:
            said = f"{reply.text}\n\n{text('back_to', subject=thread)}"
            reply = replace(reply, text=said, buttons=())
        reply.send(dispatcher, state)
        return []


def talks_about(tracker: Tracker, services: Services) -> str | None:
    """The card or the calculation that the talk had come to, None when nothing was answered."""
    card = card_hit(card_id, services) if (card_id := card_shown(tracker)) else None
    if card is not None:
        return card.title
    goals = tracker.get_slot("goals") or ()
    return load_replies("buttons").get(f"goal.{goals[0]}") if goals else None


class ActionOtherLanguage(SafeAction):
    """One sentence in the visitor's language: the service is in French, and where to get help."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_other_language"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Say it."""
        sentences = load_replies("languages")
        languages = [*tracker.get_latest_entity_values("language")] or ["en"]
        message = "\n\n".join(sentences.get(code, sentences["en"]).strip() for code in languages)
        handoff = {"department": local_contacts(state, tracker).code}
        Reply(message, status="declined", handoff=handoff).send(dispatcher, state)
        return []
