"""« Comment calculez-vous ? »: the working of the latest figure, step by step."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from ..services import Services
from ..state import FACT_SLOTS, State
from ..turns import last_answer
from ..wording.amounts import amount, main_figure
from ..wording.render import Reply, text
from .answer import answer_goal

_ASKS_WORKING = re.compile(
    r"\b(?:expli\w+|d[ée]tail\w*|comment|montre\w*)\b.*"
    r"\b(?:calcul\w*|(?<!je )trouve[zr]?(?! (?:une?|ce genre|ces?) )|arrive[zr]?"
    r"|chiffres?|r[ée]sultat|somme|montant)\b"
    r"|\b(?:le|ce|votre|ton) calcul\b"
    r"|\b(?:vous|tu)(?: (?:l['’ ]?)?(?:avez|as))? (?:fait(?:es)?|fais|trouv\w+|calcul\w+|arriv\w+)"
    r" (?:[çc]a |cela |l[àa] )?comment\b"
    r"|\bcomment (?:vous |tu )(?:l['’ ]?)?(?:avez|as|faites|fais)(?: fait)?\W*$"
    r"|^\W*(?:(?:et|ok|donc|je (?:veux|voudrais)|donnez[- ]moi) )*(?:le |un peu de )?d[ée]tail\W*$",
    re.IGNORECASE,
)
#: « refaites le calcul avec 430 € » wants another one.
_MAKES = re.compile(r"\b(?:re)?(?:fai\w+|fer\w+) (?:moi |nous )?(?:le|un|ce) calcul", re.IGNORECASE)
_LONGEST = 10  # words; a longer question names a subject of its own


def asks_working(tracker: Tracker) -> bool:
    """Tell whether the latest message asks how the figure just given was found."""
    question = tracker.latest_message.get("text") or ""
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    computed = (last_answer(tracker) or {}).get("result")
    if not computed or said & {*FACT_SLOTS} or _MAKES.search(question):
        return False
    return len(question.split()) <= _LONGEST and _ASKS_WORKING.search(question) is not None


def explain_goals(state: State, services: Services) -> Reply | None:
    """The working of the latest answer, step by step; None when nothing was computed."""
    replies = [answer_goal(goal, state, services) for goal in state.goals]
    results = [reply.result for reply in replies if reply.result and reply.result["steps"]]
    if not results:
        return None
    steps = [{**step, "value": _in_words(step)} for result in results for step in result["steps"]]
    figure = main_figure(results[0]) if not results[1:] else None
    sources = [source for reply in replies for source in reply.sources]
    return Reply(
        text("explain", steps=steps, figure=amount(figure) if figure else ""),
        result=results[0],
        sources=sources,
    )


def _in_words(step: dict[str, Any]) -> str:
    """What a step gives: a figure with its unit, or words (« catégorie 3 »)."""
    value = step["value"]
    figure = isinstance(value, int | float) and not isinstance(value, bool)
    return amount(step) if figure else str(value or "")
