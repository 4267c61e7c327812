"""The small change of a conversation: greetings, stopping, starting over, changing a value."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.question_words import ASKS, has_question_word

from ..base import SafeAction
from ..cards.explanation import LEAST_QUESTION, asks_definition
from ..cards.follow_up import LEAST_TOLD, follow_up_reply, tells_more
from ..cards.knowledge_answer import LIKELY, card_reply, knowledge_reply
from ..cards.subject import before, card_shown
from ..questions import fill, question_for, question_key
from ..reading.restarts import GOES_ON, surely_restarts
from ..results.answer import ActionAnswer
from ..results.working import explain_goals
from ..services import Services
from ..state import State
from ..turns import times_done, typed
from ..wording.render import (
    Button,
    Reply,
    button,
    load_replies,
    speaker_buttons,
    text,
    topic_buttons,
)
from .catching import CatchingAction
from .failure import ActionFallback
from .knowledge_actions import ActionAnswerKnowledge

#: Words of « pourquoi me demandez-vous cela ? »; a longer question has a subject of its own.
LONGEST_WHY = 7


class Say(CatchingAction):
    """Says a message of ``messages.yml``, in other words every second time.

    Subclasses give the keys of the two wordings, and whether the topics come as buttons.
    """

    wordings: tuple[str, str]
    topics: bool = False
    catches_all = False

    def name(self) -> str:
        """Name in the domain."""
        return f"action_{self.wordings[0]}"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        _services: Services,
    ) -> list[EventType]:
        """Say it."""
        message = text(self.wordings[times_done(tracker, self.name()) % 2])
        Reply(message, buttons=self.buttons(state)).send(dispatcher, state)
        return []

    def buttons(self, state: State) -> list[Button]:
        """Ways on."""
        return topic_buttons(state) if self.topics else []


class ActionGreet(Say):
    """« Bonjour »."""

    wordings, topics = ("greet", "greet_again"), True
    catches_all = True  # « bonjour, je cherche un logement »


_THANKS = re.compile(
    r"\W*(?:(?:un grand |grand )?merci(?: (?:bien|beaucoup|\w+ment))?)\W*", re.IGNORECASE
)


class ActionThank(Say):
    """« Merci »; « merci, et pour l'APL il y aura droit ? » is a question all the same."""

    wordings = ("thank", "thank_again")

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Say it, or answer what is asked beside."""
        beside, said = _THANKS.sub(" ", typed(tracker), count=1).strip(), before(tracker)
        if beside == typed(tracker) and (more := tells_more(beside, said, state, services)):
            more.send(dispatcher, state)
            return []
        if not ASKS.search(beside) or len(beside.split()) < LEAST_QUESTION:
            return super().act(dispatcher, tracker, state, services)
        reply = (
            follow_up_reply(beside, said, state, services)
            if said is not None
            else knowledge_reply(beside, state, services)
        )
        reply.send(dispatcher, state)
        return []


class ActionGoodbye(Say):
    """« Au revoir »."""

    wordings = ("goodbye", "goodbye_again")


class ActionHelp(Say):
    """« Que savez-vous faire ? »."""

    wordings, topics = ("help", "help_again"), True
    catches_all = True

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Say it; « c'est quoi l'Anah ? » sounds alike."""
        question = typed(tracker)
        answer = services.knowledge.answer(question) if asks_definition(question) else None
        if answer is None or answer.hit is None:
            return super().act(dispatcher, tracker, state, services)
        card_reply(answer.hit, answer.text, services, question=question).send(dispatcher, state)
        return []

    def buttons(self, state: State) -> list[Button]:
        """Who the visitor is, as long as it is not known: everyone comes for something else."""
        known = state.get("speaker") or state.goals
        return super().buttons(state) if known else speaker_buttons()


#: « jcomprends rien », which sounds angry.
_PUZZLED = re.compile(
    r"\bj?(?:compren\w*|compri[st]?|pig\w*|capt\w*|entrav\w*)\s+(?:plus |vraiment )*"
    r"(?:rien|pas|que dalle)\b"
    r"|\b(?:rien|pas|plus) (?:\w+ )?compri[st]?\b|\b(?:perdue?|larguée?)\b",
    re.IGNORECASE,
)
_AT_US = re.compile(r"\b(?:vous|tu|t['’]|nul(?:le)?)\b", re.IGNORECASE)


class ActionInsult(Say):
    """Stays polite."""

    wordings = ("insult", "insult_again")

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Say it; somebody who is lost gets what is asked explained, or other words to try."""
        if not _PUZZLED.search(typed(tracker)) or _AT_US.search(typed(tracker)):
            return super().act(dispatcher, tracker, state, services)
        if tracker.get_slot("requested_slot"):
            return ActionExplainQuestion().act(dispatcher, tracker, state, services)
        buttons = [button("human", "/human"), *topic_buttons(state)]
        Reply(text("puzzled"), buttons=buttons, status="asked").send(dispatcher, state)
        return []


class ActionNothingPending(Say):
    """« Oui », « je ne sais pas »… when nothing was asked."""

    wordings, topics = ("nothing_pending", "nothing_pending_again"), True
    catches_all = True

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Say it; « non, par an », « disons sans » give a value all the same: the new answer."""
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        heard = state.heard.get("changed") or state.heard.get("new")
        if state.goals and (heard or (intent == "refuse" and state.skipped)):
            return ActionAnswer().act(dispatcher, tracker, state, services)
        question = typed(tracker)
        # « et l'APL, je peux l'avoir avec ? », « on ne m'envoie plus rien »: no bare yes or no
        if question.rstrip().endswith("?") or len(question.split()) >= LEAST_TOLD:
            answer = services.knowledge.answer(question)
            if answer.probability >= LIKELY:
                knowledge_reply(question, state, services, least=LIKELY).send(dispatcher, state)
                return []
        if more := tells_more(question, before(tracker), state, services):
            more.send(dispatcher, state)
            return []
        return super().act(dispatcher, tracker, state, services)


class ActionExplainQuestion(CatchingAction):
    """« Pourquoi ? »: why the pending question is asked, and where to find the answer."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_explain_question"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> list[EventType]:
        """Explain; the form asks again by itself."""
        slot = tracker.get_slot("requested_slot")
        if not slot and state.goals and (state.heard.get("changed") or state.heard.get("new")):
            return ActionAnswer().act(dispatcher, tracker, state, services)
        question = typed(tracker)
        if not slot or len(question.split()) > LONGEST_WHY:
            said = before(tracker)
            if slot:
                reply = knowledge_reply(question, state, services)
            elif said is not None and card_shown(tracker):
                reply = follow_up_reply(question, said, state, services)
            else:
                explained = explain_goals(state, services)
                reply = explained or knowledge_reply(question, state, services)
            if not slot or reply.card:
                reply.send(dispatcher, state)
                return []
        entry = load_replies("questions")[question_key(slot, state)]
        message = text("why", why=fill(entry["why"], state), help=fill(entry["help"], state))
        Reply(message, status="asked").send(dispatcher, state)
        return []


class ActionStop(SafeAction):
    """Ends the questions; what is known stays known."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_stop"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Stop; « et si je veux arrêter avant ? », « ça s'arrête quand ? » ask about a rule."""
        question, said = typed(tracker), before(tracker)
        asks = GOES_ON.fullmatch(question) or has_question_word(question)
        if said is not None and asks:
            follow_up_reply(question, said, state, services).send(dispatcher, state)
            return []
        Reply(text("stopped"), buttons=topic_buttons(state)).send(dispatcher, state)
        return [SlotSet("goals", None), SlotSet("requested_slot", None)]


class ActionStartOver(SafeAction):
    """Forgets everything that was said."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_start_over"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Forget, unless the message rather goes on with the talk."""
        if not surely_restarts(tracker):
            if tracker.get_slot("explain"):  # « je n'ai pas laissé ma nouvelle adresse »
                return ActionAnswerKnowledge().act(dispatcher, tracker, state, services)
            return ActionFallback().act(dispatcher, tracker, state, services)
        Reply(text("restarted"), buttons=topic_buttons()).send(dispatcher)
        return [AllSlotsReset()]


class ActionChange(SafeAction):
    """Forgets one value so that it can be given anew (the « modifier » buttons)."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_change"

    def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, _services: Services
    ) -> list[EventType]:
        """Ask for the value again; the old one holds until a new one is given."""
        slot = next(iter(tracker.get_latest_entity_values("slot")), None)
        if slot not in load_replies("questions"):
            return []
        reply = question_for(slot, state)
        reply.with_text(text("change", question=reply.text)).send(dispatcher, state)
        return [SlotSet("requested_slot", slot)]


class ActionResume(SafeAction):
    """« Reprendre ma question » (a button): the form, which runs next, says so and asks again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_resume"

    def act(
        self,
        _dispatcher: CollectingDispatcher,
        _tracker: Tracker,
        _state: State,
        _services: Services,
    ) -> list[EventType]:
        """Nothing to add to what the form says."""
        return []
