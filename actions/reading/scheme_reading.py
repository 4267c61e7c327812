"""Which scheme and which level of rent a message names, or lets understand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LOC_LEVELS = frozenset({"loc1", "loc2", "loc3"})
#: « très social », of a tenant's income or of a reduction: a level of Loc’Avantages. The ceiling of
#: incomes is the same for Loc1 and an LLI; their rents differ, and the scheme is asked.
_LEVEL_OF_LOC = {"intermediaire": "loc1", "social": "loc2", "tres_social": "loc3"}
_SOCIAL_LOANS = frozenset({"plus", "plai", "pls"})
_SAME_CEILING = frozenset({"income_ceiling", "eligibility", "tax_reduction"})


@dataclass(frozen=True)
class Said:
    """What a message says of them.

    Attributes:
        schemes: the schemes it names.
        levels: the levels it names.
        goals: what is, or will be, computed.
        unsure: it answers « which level? » that nobody knows.
    """

    schemes: Sequence[str]
    levels: Sequence[str]
    goals: Sequence[str]
    unsure: bool = False


def scheme_and_level(said: Said, known: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """New values of ``scheme`` and ``level``, and whether every level is meant.

    Args:
        said: what the message says.
        known: values of the slots.
    """
    levels = list(dict.fromkeys(said.levels))
    level = levels[-1] if levels else None
    scheme = said.schemes[-1] if said.schemes else None
    former = known.get("scheme")
    plain = scheme or former
    if level in _LEVEL_OF_LOC and (
        plain == "loc_avantages" or (plain is None and _SAME_CEILING & {*said.goals})
    ):
        level = _LEVEL_OF_LOC[level]
    if level == "intermediaire" and scheme is None and former in _SOCIAL_LOANS:
        scheme, levels = "lli", []  # « et en intermédiaire ? » after social housing
    if level in LOC_LEVELS:
        scheme = "loc_avantages"
    found: dict[str, Any] = {}
    if scheme is not None:
        found["scheme"] = scheme
        # « et en LLI ? » after Loc2: the level of the former scheme means nothing any more.
        if scheme != former and known.get("level"):
            found["level"] = None
    if levels:  # « Loc1, Loc2 ou Loc3 ? »: all of them
        found["level"] = level if len(levels) == 1 else None
    # A level or a tax reduction is asked about: the rent too is that of Loc’Avantages.
    if said.unsure or (len(said.goals) > 1 and "tax_reduction" in said.goals):
        found["scheme"] = former or found.get("scheme") or "loc_avantages"
    return found, len(levels) > 1
