"""Is Visale what is asked about, or only named in a second question?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .clauses import split

_VISALE = re.compile(r"\bvisale\b", re.IGNORECASE)


def asks_of_visale(text: str, entities: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the figures of a message are for Visale.

    « plafond Loc2 à Rennes pour 40 m², et faut-il une assurance en plus de Visale ? » is no
    question about the rent that Visale covers.

    Args:
        text: the message.
        entities: what it holds.
    """
    if not _VISALE.search(text):
        return False
    told = [c for c in split(text) if any(c.holds(dict(entity)) for entity in entities)]
    elsewhere = any(c.asks for c in told) and not any(_VISALE.search(c.text) for c in told)
    return not elsewhere
