"""« Je ne sais pas »: the same question answered for the usual cases, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rules_core import RulesError

from ..goals import GOALS
from ..questions import change_button
from ..services import Services
from ..state import State
from ..wording.amounts import amount, main_figure
from ..wording.known import describe_value
from ..wording.render import Reply, load_replies, text, unique_dicts
from ..wording.several import figure_range, name_results

#: The usual cases of each slot that may stay unknown.
CASES: dict[str, list[Any]] = {
    "household": [
        {"adults": 1, "dependants": 0},
        {"adults": 2, "couple": True, "dependants": 0},
        {"adults": 1, "dependants": 1},
        {"adults": 1, "dependants": 2},
        {"adults": 1, "dependants": 3},
    ],
    "surface": [20, 30, 45, 60, 80],
    "rent": [400, 600, 800],
    "irl_quarter": ["T1", "T2", "T3", "T4"],
}


def branches(goal: str, slot: str, state: State, services: Services) -> Reply | None:
    """The answer to ``goal`` for each usual value of ``slot``; None when there is nothing to say.

    Args:
        goal: name of the goal.
        slot: the slot whose value the visitor does not know.
        state: the conversation.
        services: where the figures are.
    """
    names, lines, replies = [], [], []
    for case in _cases(slot, state):
        try:
            reply = GOALS[goal].answer(state.having(services, **{slot: case}), services)
        except RulesError:
            continue
        said = _figures(reply)
        if not said:
            continue
        names.append(describe_value(slot, case, state, services) or "")
        lines.append(f"{names[-1]} : {said}")
        replies.append(reply)
    if not lines:
        return None
    entry = load_replies("questions")[slot]
    results = [[result for result in (r.result, *r.extra) if result] for r in replies]
    alone = all(len(found) == 1 for found in results)
    span = figure_range([found[0] for found in results]) if alone else ""
    reply = Reply(
        text(
            "branches",
            span=span,
            cause=load_replies("words")["causes"][slot],
            lines=lines,
            help=entry["help"].replace("{{ year - 2 }}", str(state.on.year - 2)),
        ),
        buttons=[change_button(slot), *replies[0].buttons][:3],
        result=replies[0].result,
        extra=[reply.result for reply in replies[1:] if reply.result],
        sources=unique_dicts([source for reply in replies for source in reply.sources]),
    )
    return name_results(reply, names) if alone else reply


def _cases(slot: str, state: State) -> list[Any]:
    if slot != "irl_quarter":
        return CASES.get(slot, [])
    return [f"{state.on.year}-{quarter}" for quarter in CASES[slot]]


def _figures(reply: Reply) -> str:
    """The main figure of each result, with the level when there are several."""
    results: list[Mapping[str, Any]] = [r for r in [reply.result, *reply.extra] if r]
    named = []
    for result in results:
        figure = main_figure(result)
        if figure is None and result["rule"] == "all-levels":
            lowest, highest = result["figures"][0], result["figures"][-1]
            return (
                f"de {amount(lowest, unit='')} ({lowest['label']}) à {amount(highest)} "
                f"({highest['label']})"
            )
        if figure is None:
            return ""
        level = str(result["inputs"].get("level") or "").capitalize()
        named.append(f"{level} {amount(figure)}" if results[1:] else amount(figure))
    return ", ".join(named)
