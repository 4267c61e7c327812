"""« 470 le loyer, 510 c'est avec les charges »: a figure already told, said again beside another.

The message explains the former figure; what it changes is the other one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Entity = dict[str, Any]

_FIGURES = frozenset({"rent", "surface", "annex_surface"})
#: What a former income is told to have been: « 27 200 c'était mon brut ».
_WAS = re.compile(
    r"\W*(?:€|euros?)?\W*(?:par (?:mois|an))?\W*"
    r"(?:[çc]a |cela )?(?:c['’ ]?(?:est|[ée]tait)|[çc]a (?:c['’]est|c['’][ée]tait)"
    r"|est|[ée]tait|correspond\w*)\b",
    re.IGNORECASE,
)


def without_known_again(
    entities: Sequence[Entity], slots: Mapping[str, Any], text: str
) -> list[Entity]:
    """The entities of a message but for the known figures that it only comes back to.

    Args:
        entities: those of the message, in which each has its ``start`` and ``end``.
        slots: what the conversation knows.
        text: the message.
    """
    corrects = any(entity["entity"] == "correction" for entity in entities)
    return [one for one in entities if not _again(one, entities, slots, text, corrects=corrects)]


def _again(
    one: Entity, entities: Sequence[Entity], slots: Mapping[str, Any], text: str, *, corrects: bool
) -> bool:
    name, known = one["entity"], slots.get(one["entity"])
    others = [e for e in entities if e["entity"] == name and e["value"] != one["value"]]
    if known is None or not others:
        return False
    if name in _FIGURES:
        return bool(one["value"] == known)
    if name != "income":
        return False
    same = one["value"].get("amount") == known.get("amount")
    # « moi 18 000 et lui 22 000 »: two people's, unless the former one is explained or taken back
    explained = _WAS.match(text, one.get("end") or 0) is not None
    return same and (explained or corrects)
