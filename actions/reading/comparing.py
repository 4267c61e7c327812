"""« compare les trois niveaux », « les deux »: several cases side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .asked_goals import Message

_BOTH_PLACES = re.compile(
    r"\b(?:les (?:deux|2)|compare[rz]?(?! les (?:trois|3|niveaux))|chacune?)\b",
    re.IGNORECASE,
)
#: Words of a comparison of what each way of letting brings in.
_MONEY = re.compile(r"\b(?:loyers?|rapport\w+|gagn\w+|rentab\w+|argent|march[ée])\b", re.IGNORECASE)
COMPARED_BY_LEVEL = frozenset({"income_ceiling", "eligibility", "tax_reduction"})


def compares_levels(message: Message, former: Sequence[str]) -> bool:
    """« compare les trois niveaux » after a ceiling: that ceiling at each level."""
    return (
        message.intent == "ask_comparison"
        and bool({*former} & COMPARED_BY_LEVEL)
        and not _MONEY.search(message.text)
    )


#: « compare les trois », after one of them.
_ALL_LEVELS = re.compile(
    r"\b(?:(?:les|des) (?:trois|3|diff[ée]rents)|niveaux|tous|toutes|le mieux|la meilleure"
    r"|le meilleur|plus rentable|plus int[ée]ressant)\b",
    re.IGNORECASE,
)


def compares_every_level(message: Message) -> bool:
    """« compare les trois niveaux »: of what each brings in, whatever level was talked about."""
    named = message.named("level")
    asks = message.intent == "ask_comparison" and len(named) != 1
    return asks and bool(_ALL_LEVELS.search(message.text))


def names_both(text: str) -> bool:
    """« les deux », « compare »."""
    return bool(_BOTH_PLACES.search(text))
