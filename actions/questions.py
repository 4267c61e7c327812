"""The questions the assistant asks: which wording, with which buttons."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from knowledge.territory import Commune
from rules_core import french as fr

from .goals import COMPARABLE, GOALS
from .goals.rent_revision import before_asking
from .reading.hearing import bounds_of
from .state import FACT_SLOTS, State
from .wording.contact import adil
from .wording.known import describe
from .wording.render import Button, Reply, button, load_replies, text, typeset

FORM = "question_form"
#: Which rent is asked for, by goal, when it is not the one without charges.
RENT_OF_GOAL = {"comparison": "market_rent", "visale": "rent_with_charges"}
#: Between which bounds a bare number may be each thing (m², €/month, €/month, €/year).
LIKELY_FIGURES = {
    "surface": (9, 250),
    "rent": (100, 3000),
    "income_month": (500, 8000),
    "income_year": (5000, 200000),
}


#: Goals whose answer is the same everywhere.
_ANYWHERE = frozenset({"tax_reduction", "rent_revision", "rent_renewal", "calendar"})


def slots_to_ask(state: State) -> list[str]:
    """Slots still needed, in the order to ask them; several goals share their needs."""
    placed = not state.goals or not _ANYWHERE.issuperset(state.goals)
    if placed and state.candidates and state.commune is None and not state.compared:
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
    if key in ("commune_candidates", "two_communes"):
        buttons = _commune_buttons(state)
    elif key == "scheme" and (level := state.get("level")):
        # « intermédiaire » is Loc1 or an LLI, and nothing else.
        named = entry["of_level"].get(level)
        buttons = [b for b in buttons if named is None or b["title"] in map(typeset, named)]
    elif key == "commune_near" and (near := state.heard.get("near")):
        buttons = [_commune_button(place) for place in state.nearby if place.code == near]
    elif key == "figure":
        buttons = _figure_buttons(state.heard["figure"])
    elif key == "household_size":
        buttons = _household_buttons(int(state.get("household_size")))
    buttons += homonym_buttons(state)
    buttons.append(button("why", "/ask_why"))
    refused = (state.get("refusals") or {}).get(slot, 0)
    if slot != "goals" and key not in ("commune_candidates", "two_communes"):
        buttons.append(button("skip" if refused > 1 else "dont_know", "/dont_know"))
    return Reply(
        fill(entry["question"], state),
        buttons=buttons,
        status="asked",
        progress={"step": asked + 1, "of": asked + max(1, len(slots_to_ask(state)))},
    )


def orientation(state: State) -> Reply:
    """What somebody who has only said who he is may want, and what was noted."""
    question = question_for("goals", state)
    noted = before_question("goals", state)
    return question.with_text(f"{noted} {question.text}" if noted else question.text)


def question_key(slot: str, state: State) -> str:
    """Entry of ``questions.yml`` for ``slot``: some slots are asked in more than one way."""
    if slot == "commune":
        return _commune_key(state)
    if slot == "household" and state.get("household_size"):
        return "household_size"
    if slot == "goals":
        return _goals_key(state)
    if slot == "rent":
        return next((RENT_OF_GOAL[goal] for goal in state.goals if goal in RENT_OF_GOAL), slot)
    if slot == "income" and state.owner:
        return "tenant_income"
    return slot


def _goals_key(state: State) -> str:
    if "figure" in state.heard:
        return "figure"
    for_speaker = f"goals_{state.get('speaker')}"
    return for_speaker if for_speaker in load_replies("questions") else "goals"


def _commune_key(state: State) -> str:
    if state.candidates:
        return "two_communes" if _named_each(state.candidates) else "commune_candidates"
    vague = next((place for place in ("near", "department", "region") if place in state.heard), "")
    return f"commune_{vague}" if vague else "commune"


def _named_each(communes: Sequence[Commune]) -> bool:
    """« Lens ou Liévin », and not homonyms (« Boulogne ») nor communes of one postal code."""
    if any(commune.parent_code for commune in communes):
        return False  # « le 11e » of two cities: one only was meant
    first_words = {re.split(r"\W", commune.name, maxsplit=1)[0] for commune in communes}
    codes = [code for commune in communes for code in set(commune.postal_codes)]
    return len(first_words) == len(communes) and len(set(codes)) == len(codes)


def fill(template: str, state: State) -> str:
    """Fill the few variables that a question may hold."""
    values = {
        "size": str(state.get("household_size") or ""),
        "figure": _number(state.heard.get("figure", 0)),
        "year": str(state.on.year),
        "year - 2": str(state.on.year - 2),
        "names": fr.listing([commune.name for commune in state.candidates], "et"),
        "near": next((_of(place.name) for place in state.nearby), ""),
        "department": str(state.heard.get("department", "")),
        "region": str(state.heard.get("region", "")),
        "adil": adil(state),
    }
    for name, value in values.items():
        template = template.replace("{{ " + name + " }}", value)
    return typeset(template)


def _of(name: str) -> str:
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d’{name}" if name[0] in "AEIOUYÉÈÎH" else f"de {name}"


def before_question(slot: str, state: State, *, again: bool = False) -> str:
    """What to say before asking: a value that cannot be right, or what was just understood.

    Args:
        slot: what is asked.
        state: the conversation.
        again: the same question was asked just before.
    """
    if rejection := say_rejection(state):
        return rejection
    if resumed := state.heard.get("resumes"):
        goal = load_replies("buttons")[f"goal.{resumed}"]
        return text("resumed_goal", goal=fr.lower_first(goal))
    if not again and (sure := before_asking(slot, state)):
        return sure
    new = [slot for slot in state.heard.get("new", []) if slot in FACT_SLOTS]
    if (state.heard.get("spelling") or state.homonyms) and state.commune:
        return text("understood_place", place=state.commune.label)
    named = load_replies("words")["basis"]
    items = [
        named.get(known, "{}").format(words) for known in new if (words := describe(known, state))
    ]
    return text("noted", items=items) if (slot == "goals" or again) and items else ""


def say_rejection(state: State) -> str:
    """Why the figure just given cannot be right, with an example the second time."""
    rejected = state.heard.get("rejected") or {}
    slot = str(rejected.get("slot"))
    bounds = bounds_of(slot)
    if bounds is None:
        return ""
    limits = text(
        "bounds", low=fr.number(bounds.low), high=fr.number(bounds.high), unit=bounds.unit
    )
    value = f"{fr.number(Decimal(str(rejected['value'])))} {bounds.unit}"
    if (state.get("refusals") or {}).get(slot, 0) < 2:
        return text("rejected", value=value, bounds=limits)
    entry = load_replies("questions")[question_key(slot, state)]
    return text(
        "rejected_again",
        value=value,
        bounds=limits,
        help=fill(entry["help"], state),
        example=entry["example"],
    )


def change_button(slot: str) -> Button:
    """A button that asks for ``slot`` again."""
    return button(f"give.{slot}", f'/change{{"slot":"{slot}"}}')


def _commune_buttons(state: State) -> list[Button]:
    buttons = [_commune_button(place) for place in state.candidates[:8]]
    if _commune_key(state) == "two_communes" and COMPARABLE & {*state.goals}:
        codes = json.dumps([place.code for place in state.candidates])
        buttons.append(button("compare_places", f'/inform{{"compare":{codes}}}'))
    return buttons


def homonym_buttons(state: State) -> list[Button]:
    """The smaller communes of the same name, when the large town was understood."""
    return [_commune_button(commune) for commune in state.homonyms]


def _commune_button(commune: Commune) -> Button:
    title = f"{commune.name} ({commune.department}, {commune.department_name})"
    return {"title": title, "payload": f'/inform{{"commune":"{commune.code}"}}'}


def _figure_buttons(figure: float) -> list[Button]:
    """What a bare number may be: a surface, a rent, an income of a month or of a year."""
    readings: list[tuple[str, str, Any]] = [
        ("surface", "surface", figure),
        ("rent", "rent", figure),
        *(
            (f"income_{period}", "income", {"amount": figure, "kind": "unknown", "period": period})
            for period in ("month", "year")
        ),
    ]
    return [
        {
            "title": typeset(
                load_replies("buttons")[f"figure.{key}"].replace("{{ n }}", _number(figure))
            ),
            "payload": "/inform" + json.dumps({slot: value}, separators=(",", ":")),
        }
        for key, slot, value in readings
        if LIKELY_FIGURES[key][0] <= figure <= LIKELY_FIGURES[key][1]
    ]


def _number(figure: float) -> str:
    return fr.number(Decimal(str(figure)))


def _household_buttons(size: int) -> list[Button]:
    """A couple, one adult, or adults who share: with the dependants that make ``size``."""
    small = size == 2
    choices = [
        ("household.two" if small else "household.couple", {"adults": 2, "couple": True}),
        ("household.one_child" if small else "household.single", {"adults": 1}),
        ("household.sharers", {"adults": size}),
    ]
    buttons = []
    for key, adults in choices:
        n = size - int(adults["adults"])
        household = json.dumps({**adults, "dependants": n}, separators=(",", ":"))
        title = load_replies("buttons")[key].replace("{{ n }}", str(n or size))
        buttons.append({"title": typeset(title), "payload": f'/inform{{"household":{household}}}'})
    return buttons
