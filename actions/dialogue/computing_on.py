"""Messages that go on with a calculation, whatever was shown since: « et si je passe en Loc3 »."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from knowledge.question_words import ASKS

from ..cards.subject import is_pending
from ..reading.beside import level_chosen
from ..reading.co_owners import co_owners_said
from ..reading.meaning import figures_named
from ..turns import last_answer, typed

_OF_TAX = frozenset({"tax_reduction", "comparison"})


def goes_on_computing(tracker: Tracker, changes: Mapping[str, Any]) -> dict[str, Any]:
    """New values of slots for the calculation that a message varies, or that its taxes call for.

    Args:
        tracker: the conversation before the message.
        changes: what the message changes.
    """
    if level := level_chosen(tracker):
        return {"goals": tracker.get_slot("goals"), "level": level}
    if changes.get("goals") and figures_named(tracker):
        return {"goals": changes["goals"]}
    own = [changes.get(slot) for slot in ("other_advantages", "income_tax")]
    rent = changes.get("rent") or tracker.get_slot("rent")
    if own == [None, None] or not rent or is_pending(tracker) or ASKS.search(typed(tracker)):
        return {}
    # « j'ai aussi 900 € de crédit d'impôt, et 480 € de loyer » after a card: what is left of it.
    goals = changes.get("goals") or tracker.get_slot("goals") or ()
    taxed = not goals or changes.get("level") is not None
    wanted = ["tax_reduction"] if taxed else [goal for goal in goals if goal in _OF_TAX]
    return {"goals": wanted} if wanted else {}


def shares_reduction(tracker: Tracker) -> bool:
    """« à quatre, ça fait combien chacun ? » after a reduction.

    Args:
        tracker: the conversation before the message.
    """
    result = (last_answer(tracker) or {}).get("result")
    wanted = "tax_reduction" in (tracker.get_slot("goals") or ()) and not is_pending(tracker)
    return bool(wanted and result) and co_owners_said(typed(tracker)) is not None
