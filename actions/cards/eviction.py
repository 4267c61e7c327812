"""« Je peux l’expulser ? », said by a landlord: cards for him, not those for the tenant."""

from __future__ import annotations

import re

from ..services import Services
from ..state import State
from ..wording.render import Reply
from .knowledge_answer import card_hit, closest_reply

#: Cards on the eviction of a tenant, for the landlord.
OF_THE_TENANT = (
    "bail-expulsion-etapes",
    "impaye-commandement",
    "conv-rompre-bail",
    "impaye-treve-hivernale",
)
_OF_ANOTHER = re.compile(
    r"\b(?:l['’]|les |le |la )expuls\w+|\bexpulser (?:mon|ma|mes|le|la|les|un|une) "
    r"|\b(?:le|la|les) (?:mettre dehors|virer|faire partir)\b",
    re.IGNORECASE,
)


def eviction_of_tenant(question: str, state: State, services: Services) -> Reply | None:
    """What a landlord who wants a tenant out may do; None when that is not what is asked."""
    if not state.owner or not _OF_ANOTHER.search(question):
        return None
    hits = [hit for card in OF_THE_TENANT if (hit := card_hit(card, services))]
    return closest_reply(hits, services, "closest_card") if hits else None
