"""The first sentence after a correction or a « et à Lens ? »: what differs from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from rules_core import RulesError
from rules_core import french as fr

from ..goals import GOALS
from ..questions import slots_to_ask
from ..services import Services
from ..state import State
from ..turns import Event, this_turn
from ..wording.amounts import amount, main_figure
from ..wording.known import describe, describe_value
from ..wording.render import Reply, load_replies, text

#: What the answer says of itself, without changing its main figure.
SAID_ANYWAY = frozenset({"vacant_months"})
#: What is said of a household, by how it changes (:mod:`actions.reading.household_changes`).
_HOUSEHOLDS = {
    "joined": "household_joined",
    "elder": "household_elder",
    "left": "household_left",
    "born": "household_born",
    "parted": "household_parted",
}
#: Goals whose answer says what a date changes in its first year.
PARTIAL_YEAR = {"tax_reduction": frozenset({"lease_date"})}
#: Rules whose answer is yes or no.
JUDGING = frozenset({"tenant-eligibility", "dwelling-eligibility", "all-levels"})


def say_values(state: State, services: Services) -> str:
    """« Surface corrigée : 52 m² au lieu de 45 m². », empty when no known value changed."""
    words = load_replies("words")["changed"]
    sentences = []
    changed = state.heard.get("changed", {})
    before = state.before(services)
    for slot, former in changed.items():
        if slot == "level" and "scheme" in changed:
            continue
        old = _in_words(slot, former, before, services)
        new = _in_words(slot, state.get(slot), state, services)
        if old and new and old != new:
            values = {**words[slot], "corrects": bool(state.heard.get("corrects"))}
            sentences.append(text("changed", new=new, old=old, **values))
    return " ".join(sentences)


def concerned(tracker: Tracker, state: State, services: Services) -> Sequence[str]:
    """The goals that the facts just told concern, those in hand when no other.

    « on attend un bébé » after the rent changes nothing of it, but the ceiling of resources that
    was computed before: that one is answered.
    """
    facts = state.heard.get("new") or state.heard.get("changed")
    if not facts or state.heard.keys() - {"new", "changed", "varies", "household", "computes"}:
        return state.goals
    if slots_to_ask(state.before(services)):
        return state.goals  # what was just asked for
    if any(_moves(goal, state, services) for goal in state.goals):
        return state.goals
    earlier = (goal for goal in _earlier_goals(tracker) if _moves(goal, state, services))
    goal = next(earlier, None) or _called_for(state, services)
    return [goal] if goal else state.goals


def _called_for(state: State, services: Services) -> str | None:
    """« il gagne 31 000, marié » after what the dwelling must be: a fact of another question."""
    told = {*state.heard.get("new", ())}
    goal = None
    if "income" in told:
        goal = "eligibility"
    elif "rent" in told and state.owner and state.get("scheme") == "loc_avantages":
        goal = "tax_reduction" if state.get("level") else "comparison"
    if goal is None or goal in state.goals or state.get("scheme") is None:
        return None
    return None if slots_to_ask(state.having(services, goals=[goal])) else goal


def _earlier_goals(tracker: Tracker) -> list[str]:
    """Goals of the talk that are no longer answered, the latest first; none after a new one."""
    told = [event["value"] or [] for event in tracker.events if _sets_goals(event)]
    if not told or any(_sets_goals(event) for event in this_turn(tracker)):
        return []
    former = [goal for goals in reversed(told[:-1]) for goal in goals if goal in GOALS]
    return [goal for goal in dict.fromkeys(former) if goal not in told[-1]]


def _sets_goals(event: Event) -> bool:
    return bool(event["event"] == "slot" and event["name"] == "goals")


def _moves(goal: str, state: State, services: Services) -> bool:
    """Whether the answer to a goal is not what it was before the latest message."""
    now = state.having(services, goals=[goal], heard={})
    former = state.before(services).having(services, goals=[goal], heard={})
    if slots_to_ask(now) or slots_to_ask(former):
        return False
    try:
        return _found(goal, now, services) != _found(goal, former, services)
    except RulesError:
        return False


def _found(goal: str, state: State, services: Services) -> list[Any]:
    reply = GOALS[goal].answer(state, services)
    results = [each for each in (reply.result, *reply.extra) if each]
    return [[each.get(name) for name in ("verdict", "figures", "conditions")] for each in results]


def _in_words(slot: str, value: Any, state: State, services: Services) -> str | None:
    """A value in words; a scheme goes with its level (« Loc’Avantages, Loc2 »)."""
    words = describe_value(slot, value, state, services)
    level = describe("level", state) if slot == "scheme" else None
    return f"{words}, {level}" if words and level else words


def say_figures(goal: str, reply: Reply, state: State, services: Services) -> str:
    """« Le loyer maximum passe de 594,90 € à 656,76 € par mois. », empty without a figure.

    The former answer is computed again from the former values: nothing is remembered but these.
    """
    former_state = state.before(services)
    differs = state.heard.get("changed") or state.heard.get("varies")
    heard = {*state.heard.get("changed", ()), *state.heard.get("new", ())}
    beside = state.get("claimed_rent") or heard <= SAID_ANYWAY | PARTIAL_YEAR.get(goal, frozenset())
    if reply.result is None or reply.extra or not differs or beside:
        return ""
    if slots_to_ask(former_state):
        return ""
    try:
        former = GOALS[goal].answer(former_state, services)
    except RulesError:
        return ""
    if former.result is None or former.extra or former.result["rule"] != reply.result["rule"]:
        return ""
    return _compare(former.result, reply.result)


def _compare(former: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    sentences = []
    old, new = main_figure(former), main_figure(result)
    if old and new and old["id"] == new["id"]:
        label = load_replies("words")["figures"][new["id"]]
        key = "figure_stays" if old["value"] == new["value"] else "figure_changes"
        bare = "" if new["unit"] == old["unit"] else None
        if key == "figure_changes" or not _judges_rent(result):
            sentences.append(text(key, label=label, old=amount(old, unit=bare), new=amount(new)))
    elif old and not new and result["verdict"] == "not_eligible":
        sentences.append(text("figure_void", old=amount(old)))
    judges = result["rule"] in JUDGING and bool(_statuses(result))
    if judges or (_judges_rent(result) and _judges_rent(former)):
        moved = _levels_moved(former, result)
        same = former["verdict"] == result["verdict"]
        # « probablement » and « à confirmer » are one verdict, and not one answer.
        unsure = same and result["verdict"] == "conditional" and old != new
        said = "" if unsure else text("verdict_stays" if same else "verdict_changes")
        sentences.append(moved or said)
    return " ".join(filter(None, sentences))


def _judges_rent(result: Mapping[str, Any]) -> bool:
    """Whether the answer is about a rent that is asked, which the ceiling allows or not."""
    return result["rule"] == "rent-ceiling" and result["verdict"] in ("eligible", "not_eligible")


def _levels_moved(former: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """« Plafond dépassé, désormais : PLS et Loc2. », empty when no level moved."""
    if result["rule"] != "all-levels":
        return ""
    before, now = _statuses(former), _statuses(result)
    names = {figure["id"]: figure["label"] for figure in (*former["figures"], *result["figures"])}
    lists = {"gained": ("met",), "lost": ("not_met",), "unknown": ("not_verified", None)}
    moved = {
        key: [
            names[f"income_ceiling_{code}"]
            for code in dict.fromkeys((*now, *before))
            if now.get(code) in statuses and before.get(code) != now.get(code)
        ]
        for key, statuses in lists.items()
    }
    if not any(moved.values()):
        return ""
    return text("levels_moved", **{key: fr.listing(found, "et") for key, found in moved.items()})


def _statuses(result: Mapping[str, Any]) -> dict[str, str]:
    return {condition["code"]: condition["status"] for condition in result.get("conditions", ())}


def say_household(goal: str, state: State) -> str:
    """What a change of the household means for the incomes to compare; empty without one."""
    kind = state.heard.get("household")
    if kind not in _HOUSEHOLDS or goal not in ("income_ceiling", "eligibility"):
        return ""
    income = describe("income", state) if goal == "eligibility" else ""
    return text(_HOUSEHOLDS[kind], income=income, added="income" in state.heard.get("changed", {}))
