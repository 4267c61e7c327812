"""« L'IRL du 1er trimestre 2025 ? », « ça fait combien de pourcent ? »: the index, not a rent."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from rules_core import RulesError, rent_index

from ..reading.quarters import takes_back
from ..services import Services
from ..state import State
from ..turns import last_answer, last_card, typed
from ..wording.contact import contact
from ..wording.render import Reply, button, reply_from_results, text

_INDEX = re.compile(r"\b(?:irl|indices?)\b", re.IGNORECASE)
_PERCENT = re.compile(
    r"\b(?:pour ?cents?|pourcentages?|pourcents?)\b|%|\btaux (?:de |d['’])?(?:hausse|augment)",
    re.IGNORECASE,
)
#: Words of a rent to be computed, or of a percentage of something else.
_OTHER = re.compile(
    r"\b(?:loyers?|augmenter|r[ée]viser|r[ée]vision|bail|imp[oô]ts?|r[ée]duction|loc ?[123]|tva|€"
    r"|euros?|plus[- ]value)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:celui|celle|le trimestre|l['’]indice) d['’]avant\b|\bpr[ée]c[ée]dente?\b", re.IGNORECASE
)
_LONGEST_FOLLOW_UP = 9  # words
#: « calcul IRL T1 2026 pour 600 »: a rent is to be revised.
_OF_A_RENT = frozenset({"rent", "number", "level", "scheme"})
#: Cards about the index or the revision that follows it.
_CARDS = ("irl", "revision")
#: Results that rest on the index.
_RULES = frozenset({"rent-revision", "rent-index"})


def asks_index(tracker: Tracker) -> bool:
    """Tell whether the latest message asks for the index itself, or for its rise in per cent."""
    question, said = typed(tracker), _quarters_said(tracker)
    named = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    if question.startswith("/") or _OTHER.search(question) or named & _OF_A_RENT:
        return False
    revised = "rent_revision" in (tracker.get_slot("goals") or ()) and (
        not last_card(tracker) or (tracker.get_slot("irl_quarter") and takes_back(question))
    )
    if (revised or tracker.get_slot("requested_slot") not in (None, "goals")) and (
        "?" not in question
    ):
        return False  # « IRL du 2e trimestre » answers the form, or puts the answer right
    if said and _INDEX.search(question):
        return True
    short = len(question.split()) <= _LONGEST_FOLLOW_UP
    if (said or _EARLIER.search(question)) and short and _rule_shown(tracker) == "rent-index":
        return True  # « et au 2e trimestre ? », « et celui d'avant ? »
    return bool(short and _PERCENT.search(question)) and _about_index(tracker)


def index_reply(tracker: Tracker, state: State, services: Services) -> Reply:
    """The index of the quarters named, here or just before, and its rise when it is asked for."""
    rise = _PERCENT.search(typed(tracker)) is not None
    quarters = _quarters_said(tracker)
    if not quarters and _EARLIER.search(typed(tracker)):
        quarters = [_quarter_before(quarter) for quarter in _quarters_before(tracker)[-1:]]
    if rise and len(quarters) < 2:
        quarters = [*_quarters_before(tracker), *quarters]
    if not quarters:
        quarters = [state.get("irl_quarter") or _latest(services)]
    try:
        result = rent_index(quarters[-2:], services.today(), rise=rise)
    except RulesError as missing:
        message = text("no_figure", message=missing.message, contact=contact(state))
        return Reply(message, status="declined")
    return reply_from_results([result], state, [button("goal.rent_revision", "/ask_rent_revision")])


def _quarters_said(tracker: Tracker) -> list[str]:
    return list(dict.fromkeys(tracker.get_latest_entity_values("irl_quarter")))


def _quarters_before(tracker: Tracker) -> list[str]:
    """Those of the latest result, when it rests on the index."""
    inputs = _result_shown(tracker).get("inputs") or {}
    revised = inputs.get("irl_quarter")
    return [revised] if revised else list(inputs.get("quarters") or ())


def _quarter_before(quarter: str) -> str:
    """« 2026-T1 » → « 2025-T4 »."""
    year, _, rank = quarter.partition("-T")
    return f"{year}-T{int(rank) - 1}" if int(rank) > 1 else f"{int(year) - 1}-T4"


def _latest(services: Services) -> str:
    """The latest quarter whose index is known."""
    day = services.today()
    for rank in (3, 2, 1, 4):
        year = day.year - (1 if rank == 4 else 0)
        try:
            rent_index([f"{year}-T{rank}"], day, rise=True)
        except RulesError:
            continue
        return f"{year}-T{rank}"
    return f"T{1 + (day.month - 1) // 3}"


def _result_shown(tracker: Tracker) -> dict[str, Any]:
    return (last_answer(tracker) or {}).get("result") or {}


def _rule_shown(tracker: Tracker) -> str | None:
    return _result_shown(tracker).get("rule")


def _about_index(tracker: Tracker) -> bool:
    card = last_card(tracker) or ""
    return _rule_shown(tracker) in _RULES or any(part in card.split("-") for part in _CARDS)
