"""Answers the current goals once the form has what it needs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from knowledge.question_words import has_question_word
from knowledge.territory import Commune
from rules_core import InvalidInput, NoParameter, RulesError, parameter

from ..base import SafeAction
from ..cards.knowledge_answer import LIKELY, answer_reply, card_hit, card_reply
from ..cards.looking_up import look_up
from ..cards.side_question import answer_side_question
from ..cards.subject import card_of_goals
from ..goals import GOAL_OF_INTENT, GOALS
from ..questions import (
    FORM,
    change_button,
    fill,
    homonym_buttons,
    question_key,
    say_rejection,
    slots_to_ask,
)
from ..reading.asked_goals import asks_figure
from ..reading.co_owners import co_owners_said
from ..reading.meaning import answers_form, only_gives
from ..reading.two_cases import each_case, tells_each
from ..reading.verdict_words import fears_too_much
from ..services import Services
from ..state import State
from ..turns import bare, last_texts, typed
from ..wording.amounts import amount, main_figure
from ..wording.contact import contact
from ..wording.known import describe
from ..wording.render import Reply, load_replies, text, topic_buttons, unique_dicts
from .branches import branches
from .changes import concerned, say_figures, say_household, say_values

_VERDICT = re.compile(r"(?:Oui|Non)(?=\s?:)")
#: « je ne veux pas dire le loyer »: that of an example, €/month.
EXAMPLE_RENT = 600
#: Slots of the conversation that are called otherwise in the rules' requests.
SLOT_OF_FIELD = {
    "income_eur": "income",
    "surface_m2": "surface",
    "rent_eur": "rent",
    "market_rent_eur": "rent",
    "rent_with_charges_eur": "rent",
    "income_tax_eur": "income_tax",
    "zone_abc": "commune",
    "plus_area": "commune",
}


class ActionAnswer(SafeAction):
    """One message for each goal, in the order the visitor named them."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    def act(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        state: State,
        services: Services,
    ) -> list[EventType]:
        """Answer every goal, then come back to those that were set aside."""
        state = state.having(services, goals=list(concerned(tracker, state, services)))
        values = say_rejection(state) or say_values(state, services)
        if period := state.heard.get("period"):
            values = text("period", period=period)
        if "case" in state.heard:
            cases = state.get("cases")
            values = text("back_to_case", kind=cases["kind"], rank=state.heard["case"] + 1)
        if state.heard.get("agency"):
            values = f"{text('agency')} {values}".strip()
        if "example" in state.heard:
            values, state = text("example"), state.having(services, rent=EXAMPLE_RENT)
        told, unchanged = state, None
        if "each" in state.heard or tells_each(state.slots, state.goals):
            return self._each(dispatcher, state, services)
        for goal in state.goals:
            reply = answer_goal(goal, told, services)
            if told is state and (alone := _bracket_alone(goal, reply, state)):
                alone.send(dispatcher, state)
                continue
            if values == "" and told is state and (same := _same(reply, tracker, state)):
                unchanged = unchanged or same
                continue
            reply = _shared(_answering(reply, typed(tracker)), typed(tracker))
            if instead := _rather_card(reply, state, tracker, services):
                instead.send(dispatcher, state)
                continue
            if told is state:
                reply = replace(reply, buttons=[*homonym_buttons(state), *reply.buttons])
            figures = say_figures(goal, reply, state, services)
            said = " ".join(part for part in (values, figures, say_household(goal, state)) if part)
            values = ""
            reply.with_text(f"{said}\n\n{reply.text}" if said else reply.text).send(
                dispatcher, state
            )
            # The next goals of the same message do not say again what they are computed for.
            told = state.having(services, heard={**state.heard, "brief": True})
        if unchanged and told is state:
            unchanged.send(dispatcher, state)
        self._beside(dispatcher, tracker, state, services)
        turned = list(state.goals) != (tracker.get_slot("goals") or [])
        goals = [SlotSet("goals", list(state.goals))] if turned else []
        return [*goals, *self._resume(state, services)]

    def _beside(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State, services: Services
    ) -> None:
        """The second scheme, or the rule, that the message asks for beside."""
        for beside in (_also(state, services), answer_side_question(tracker, services)):
            if beside:
                beside.send(dispatcher, state)

    def _each(
        self, dispatcher: CollectingDispatcher, state: State, services: Services
    ) -> list[EventType]:
        """The first goal for each of the dwellings or tenants spoken of."""
        kind, goal = state.get("cases")["kind"], state.goals[0]
        states = [state.having(services, **facts) for facts in each_case(state.slots)]
        replies = [answer_goal(goal, case, services) for case in states]
        towns = [case.commune.name if case.commune else "" for case in states]
        distinct = kind == "dwelling" and len({*towns}) == len(towns)
        said = [
            text("back_to_case", kind=kind, rank=rank, place=town if distinct else "")
            + f" {_opening(reply.text)}"
            for rank, (town, reply) in enumerate(zip(towns, replies, strict=True), start=1)
        ]
        sources = unique_dicts([source for reply in replies for source in reply.sources])
        Reply("\n\n".join(said), buttons=replies[0].buttons, sources=sources).send(
            dispatcher, state
        )
        return []

    def _resume(self, state: State, services: Services) -> list[EventType]:
        suspended = state.get("suspended")
        if not suspended:
            return []
        kept = {slot: value for slot, value in suspended.items() if value is not None}
        if not slots_to_ask(state.having(services, **kept)):
            return [SlotSet("suspended", None)]
        return [
            SlotSet("suspended", None),
            *(SlotSet(slot, value) for slot, value in kept.items()),
            SlotSet("heard", {"resumes": kept["goals"][0]}),
            FollowupAction(FORM),
        ]


def _opening(said: str) -> str:
    """The answer itself, with the list that its first sentence announces."""
    first, _, rest = said.partition("\n")
    more = rest.strip().partition("\n\n")[0] if first.rstrip().endswith(":") else ""
    return f"{first}\n{more}" if more else first


def _also(state: State, services: Services) -> Reply | None:
    """The same for the second scheme that a message names: « on a droit au Loc2 ? et au PLUS ? »"""
    also = state.heard.get("also")
    if not also:
        return None
    return answer_goal(
        state.goals[0], state.having(services, **also, heard={"brief": True}), services
    )


def _bracket_alone(goal: str, reply: Reply, state: State) -> Reply | None:
    """« je suis dans la tranche à 30 % » after a figure that it does not change: said so."""
    heard = {*state.heard.get("new", ()), *state.heard.get("changed", ())}
    if heard != {"tax_bracket"} or goal not in ("comparison", "tax_reduction"):
        return None
    rate, compared = state.get("tax_bracket"), goal == "comparison"
    if compared and rate:
        return None  # the comparison is told once the tax is paid
    return reply.with_text(text("bracket", rate=rate, comparison=compared))


def _answering(reply: Reply, question: str) -> Reply:
    """« Oui : votre loyer respecte le plafond » is no answer to « c'est trop ? »."""
    verdict = _VERDICT.match(reply.text)
    if verdict is None or not fears_too_much(question):
        return reply
    words = load_replies("words")["too_much"]
    return reply.with_text(words[verdict[0]] + reply.text[verdict.end() :])


def _shared(reply: Reply, question: str) -> Reply:
    """« … ça fait combien chacun ? »: the reduction of each owner of equal shares."""
    owners = co_owners_said(question)
    figures = (reply.result or {}).get("figures", ())
    yearly = next((f["value"] for f in figures if f["id"] == "tax_reduction_annual"), None)
    if owners is None or yearly is None:
        return reply
    each = (Decimal(str(yearly)) / owners).quantize(Decimal("0.01"))
    return reply.with_text(f"{text('each_owner', owners=owners, each=each)}\n\n{reply.text}")


def _same(reply: Reply, tracker: Tracker, state: State) -> Reply | None:
    """A fact that changes nothing, just after the same answer: said so, the answer not repeated."""
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    named = load_replies("words")["basis"]
    items = [
        named.get(slot, "{}").format(words)
        for slot in state.heard.get("new", ())
        if (words := describe(slot, state))
    ]
    opening = bare(reply.text.partition("\n\n")[0])
    repeats = any(opening in bare(said) for said in last_texts(tracker))
    if intent in GOAL_OF_INTENT or not items or not reply.result or not repeats:
        return None
    return reply.with_text(text("same_answer", items=items))


def _rather_card(reply: Reply, state: State, tracker: Tracker, services: Services) -> Reply | None:
    """The card that answers a question of rule, for which there happens to be no figure.

    « Mon locataire est là depuis 2019, puis-je entrer dans le dispositif ? »
    """
    question = typed(tracker)
    if reply.status != "declined" or question.startswith("/"):
        return None
    if "calendar" in state.goals and _of_former_scheme(state):
        # Its dates: a card only.
        former = {**state.slots, "scheme": "louer_abordable"}
        hit = card_hit(card_of_goals(former) or "", services)
        return card_reply(hit, None, services, question=question) if hit else None
    if asks_figure(question):
        return None
    if answers_form(tracker) or only_gives(tracker):
        return None  # the quarter of the lease, and no index for it
    varies = state.heard.get("varies") or state.heard.get("changed")
    if varies and not has_question_word(question):
        return None  # « et en 2024 ? » after a figure
    return answer_reply(look_up(question, services), question, services, least=LIKELY)


def _of_former_scheme(state: State) -> bool:
    """Whether the convention is of the scheme that came before Loc'Avantages."""
    start = parameter("loc_avantages.start", state.today).day.isoformat()
    said = [state.get(slot)["date"] for slot in ("lease_date", "request_date") if state.get(slot)]
    return state.get("scheme") == "louer_abordable" or any(day < start for day in said)


def answer_goal(goal: str, state: State, services: Services) -> Reply:
    """The reply to one goal; an unknown figure or an unusable value is said in words."""
    if state.compared and state.commune is None:
        return _side_by_side(goal, state, services)
    try:
        return GOALS[goal].answer(state, services)
    except NoParameter as missing:
        message = text("no_figure", message=missing.message, contact=contact(state))
        now = _for_a_lease_of_today(goal, state, services)
        parts = [message, text("today_instead", said=now.text.partition("\n\n")[0])] if now else []
        return Reply(
            "\n\n".join(parts) or message,
            buttons=topic_buttons(state),
            sources=now.sources if now else [],
            status="declined",
        )
    except InvalidInput as wrong:
        return _unusable(goal, wrong, state, services)


def _for_a_lease_of_today(goal: str, state: State, services: Services) -> Reply | None:
    """What the rule gives today, as a landmark for a lease whose figures are not published yet."""
    if state.on <= state.today:
        return None
    try:
        reply = GOALS[goal].answer(state.having(services, lease_date=None), services)
    except RulesError:
        return None
    return reply if reply.result else None


def _unusable(goal: str, wrong: InvalidInput, state: State, services: Services) -> Reply:
    """A value is missing (the visitor does not know it) or out of bounds: what to do about it."""
    slot = SLOT_OF_FIELD.get(wrong.field, wrong.field.partition(".")[0])
    questions = load_replies("questions")
    if slot not in questions:
        return Reply(
            text("rule_input", message=wrong.message), topic_buttons(state), status="asked"
        )
    if not wrong.missing:
        message = text("rule_input", message=wrong.message)
        return Reply(message, buttons=[change_button(slot)], status="asked")
    known_place = state.place() is not None or "commune" not in state.skipped
    cases = branches(goal, slot, state, services) if known_place else None
    if cases is not None:
        return cases
    if goal == "comparison" and slot == "rent":
        shown = answer_goal(goal, state.having(services, rent=EXAMPLE_RENT), services)
        shown = replace(shown, buttons=[change_button(slot), *shown.buttons])
        return shown.with_text(f"{text('example_rent', rent=EXAMPLE_RENT)} {shown.text}")
    entry = questions[question_key(slot, state)]
    message = text(
        "missing", help=fill(entry["help"], state), example=fill(entry["example"], state)
    )
    return Reply(message, buttons=[change_button(slot), *topic_buttons(state)[:2]], status="asked")


def _side_by_side(goal: str, state: State, services: Services) -> Reply:
    """The same goal in each of the communes that the visitor compares."""
    replies = [
        (commune, answer_goal(goal, state.having(services, commune=commune.code), services))
        for commune in state.compared
    ]
    figures = [(commune, main_figure(reply.result)) for commune, reply in replies if reply.result]
    lines = [f"{commune.label} : {amount(figure)}" for commune, figure in figures if figure]
    if len(lines) < len(replies) or any(reply.extra for _, reply in replies):
        return _one_after_the_other(replies)
    figure = figures[0][1] or {}
    results = [reply.result for _, reply in replies if reply.result]
    return replace(
        replies[0][1],
        text=text("places", label=load_replies("words")["figures"][figure["id"]], lines=lines),
        extra=results[1:],
        sources=unique_dicts([s for _, reply in replies for s in reply.sources]),
    )


def _one_after_the_other(replies: list[tuple[Commune, Reply]]) -> Reply:
    body = "\n\n".join(f"{commune.label}\n{reply.text}" for commune, reply in replies)
    return replace(replies[0][1], text=body)
