"""« combien pour nous ? 95 m² » after the card on the Anah's bonus: what that dwelling gets."""

from __future__ import annotations

import re
from decimal import Decimal

from rasa_sdk import Tracker

from rules_core import french as fr
from rules_core.bonuses import intermediation_bonus

from ..state import State
from ..turns import last_card, typed
from ..wording.known import INTERMEDIATIONS
from ..wording.render import Reply, button, source_of, text

CARD = "dem-prime-intermediation"
_HOW_MUCH = re.compile(r"\b(?:combien|cb|montants?|quelle somme|[çc]a fait)\b|\?", re.IGNORECASE)
#: What else such a message may want a figure of.
_ELSE = re.compile(
    r"\b(?:loyers?|revenus?|ressources?|imp[oô]ts?|r[ée]duction|travaux|plafonds?)\b", re.IGNORECASE
)
_MODES = ("mandat", "sous_location")


def asks_bonus(tracker: Tracker) -> bool:
    """Whether a message after that card asks what one's own dwelling gets."""
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    question = typed(tracker)
    told = said & {"surface", "intermediation"} and last_card(tracker) == CARD
    return bool(told and _HOW_MUCH.search(question) and not _ELSE.search(question))


def bonus_reply(state: State) -> Reply:
    """The bonus of the dwelling, in each way of letting when none is said."""
    known = state.get("intermediation")
    surface = state.get("surface")
    area = None if surface is None else Decimal(str(surface))
    modes = [known] if known in _MODES else _MODES
    bonuses = {m: intermediation_bonus("loc2", m, area, state.today) for m in modes}
    lines = [f"{INTERMEDIATIONS[m]} : {fr.euros(b.amount)}" for m, b in bonuses.items()]
    sources = [source_of(ref) for bonus in bonuses.values() for ref in bonus.references]
    return Reply(
        text("bonus", lines=lines, surface=area, source=sources[0] if sources else None),
        buttons=[button("goal.tax_reduction", "/ask_tax_reduction")],
        sources=sources[:1],
    )
