"""The questions the assistant asks: which wording, with which buttons."""

from __future__ import annotations

from typing import Any

from .goals import GOALS
from .render import Button, Reply, button, load_replies, typeset
from .state import State


def slots_to_ask(state: State) -> list[str]:
    """Slots still needed, in the order to ask them; several goals share their needs."""
    if state.candidates and state.commune is None:
        return ["commune"]
    if not state.goals:
        return ["goals"]
    needed = [slot for goal in state.goals for slot in GOALS[goal].needs(state)]
    return list(dict.fromkeys(needed))


def question_for(slot: str, state: State, asked: int = 0) -> Reply:
    """The question that asks for ``slot`` in this state, with its buttons.

    Args:
        slot: the slot to ask for.
        state: the conversation.
        asked: how many other slots were already asked for the same goals.
    """
    key = question_key(slot, state)
    entry = load_replies("questions")[key]
    buttons: list[Button] = [
        {**choice, "title": typeset(choice["title"])} for choice in entry.get("choices", [])
    ]
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
    if slot == "rent" and "comparison" in state.goals:
        return "market_rent"
    return slot


def fill(template: str, state: State) -> str:
    """Fill the few variables that a question may hold."""
    return typeset(
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
