"""The one form of the dialogue: asks what the current goals still need, one thing at a time."""

from __future__ import annotations

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from .base import SafeAction
from .goals import GOAL_OF_INTENT, GOALS
from .render import Button, Reply, button, load_replies
from .services import Services, open_services
from .state import State

FORM = "question_form"
#: Messages that are not answers: the form steps aside, a rule of ``bot/training`` replies, and
#: the form asks again.
INTERRUPTIONS = frozenset(
    {"ask_knowledge", "ask_why", "stop", "start_over", "human", "emergency", "help", "out_of_scope"}
    | {"insult", "thank", "greet", "goodbye", "change", "show_card"}
)


def slots_to_ask(state: State) -> list[str]:
    """Slots still needed, in the order to ask them; several goals share their needs."""
    if state.candidates and state.commune is None:
        return ["commune"]
    if not state.goals:
        return ["goals"]
    needed = [slot for goal in state.goals for slot in GOALS[goal].needs(state)]
    return list(dict.fromkeys(needed))


class ValidateQuestionForm(FormValidationAction):
    """Tells Rasa's form which slots to ask, and to step aside for interruptions."""

    def name(self) -> str:
        """Name in the domain."""
        return f"validate_{FORM}"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Validate as Rasa does, unless the message is an interruption.

        Raises:
            ActionExecutionRejection: the form must not take this message.
        """
        intent = (tracker.latest_message.get("intent") or {}).get("name")
        if (
            tracker.active_loop_name == FORM
            and intent in INTERRUPTIONS
            and not _acted_since_message(tracker)
        ):
            raise ActionExecutionRejection(FORM)
        events: list[EventType] = await super().run(dispatcher, tracker, domain)
        return events

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> list[str]:
        """The slots needed now; those of the domain file are only the possible ones."""
        return slots_to_ask(State.from_tracker(tracker, open_services()))


def _acted_since_message(tracker: Tracker) -> bool:
    """Tell whether a rule has already replied to the latest message (the form then resumes)."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        # Rasa validates on a copy of the conversation that ends with the form itself.
        if event["event"] == "action" and event["name"] != FORM:
            return True
    return False


class AskSlot(SafeAction):
    """Asks for one slot: a question, its choices, « Pourquoi ? » and « Je ne sais pas »."""

    slot: str

    def name(self) -> str:
        """Name Rasa looks for when the form requests the slot."""
        return f"action_ask_{self.slot}"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Ask."""
        asked = asked_since_question(tracker) - {self.name()}
        question_for(self.slot, state, len(asked)).send(dispatcher, state)
        return []


def asked_since_question(tracker: Tracker) -> set[str]:
    """Names of the asking actions that ran since the visitor's latest question."""
    asked: set[str] = set()
    for event in reversed(tracker.events):
        if event["event"] == "action" and event["name"].startswith("action_ask_"):
            asked.add(event["name"])
        elif event["event"] == "user":
            intent = (event.get("parse_data", {}).get("intent") or {}).get("name")
            if intent in GOAL_OF_INTENT:
                break
    return asked


def question_for(slot: str, state: State, asked: int = 0) -> Reply:
    """The question that asks for ``slot`` in this state, with its buttons.

    Args:
        slot: the slot to ask for.
        state: the conversation.
        asked: how many other slots were already asked for the same goals.
    """
    key = question_key(slot, state)
    entry = load_replies("questions")[key]
    buttons: list[Button] = [dict(choice) for choice in entry.get("choices", [])]
    if key == "commune_candidates":
        buttons = [_commune_button(c, state) for c in state.candidates[:8]]
    elif key == "household_size":
        buttons = _household_buttons(int(state.get("household_size")))
    buttons.append(button("why", "/ask_why"))
    if slot != "goals" and key != "commune_candidates":
        buttons.append(button("dont_know", "/dont_know"))
    return Reply(
        fill(entry["question"], state),
        buttons=buttons,
        status="asked",
        progress={"step": asked + 1, "of": asked + max(1, len(slots_to_ask(state)))},
    )


def question_key(slot: str, state: State) -> str:
    """Entry of ``questions.yml`` for ``slot``: some slots are asked in more than one way."""
    if slot == "commune" and state.candidates:
        return "commune_candidates"
    if slot == "household" and state.get("household_size"):
        return "household_size"
    return slot


def fill(template: str, state: State) -> str:
    """Fill the few variables that a question may hold."""
    return (
        template.replace("{{ size }}", str(state.get("household_size") or ""))
        .replace("{{ year - 2 }}", str(state.on.year - 2))
        .replace("{{ year }}", str(state.on.year))
    )


def _commune_button(commune: Any, _state: State) -> Button:
    title = f"{commune.name} ({commune.department}, {commune.department_name})"
    return {"title": title, "payload": f'/inform{{"commune":"{commune.code}"}}'}


def _household_buttons(size: int) -> list[Button]:
    def choice(key: str, household: str) -> Button:
        label = load_replies("buttons")[key].replace("{{ n }}", str(n))
        return {"title": label, "payload": f'/inform{{"household":{household}}}'}

    n = size - 2
    buttons = [choice("household.couple", f'{{"adults":2,"couple":true,"dependants":{n}}}')]
    n = size - 1
    return [*buttons, choice("household.single", f'{{"adults":1,"dependants":{n}}}')]


def ask_slot_actions(slots: list[str]) -> list[type[AskSlot]]:
    """One action class for each slot, as Rasa finds questions by the name of their action."""
    return [type(f"Ask_{slot}", (AskSlot,), {"slot": slot}) for slot in slots]
