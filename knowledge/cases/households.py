"""Putting together what people say of their household, one remark at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rules_core import Household

HOUSEHOLD_FIELDS = ("adults", "couple", "young_couple", "dependants", "disabled")
#: Marks a household whose adults were not said: with children, one or two stand on the same line
#: of every table, so that one is counted.
ADULTS_UNSAID = "adults_unsaid"
#: Said of adults: the remark describes the whole household anew.
WHOLE_KEYS = frozenset({"adults", "couple", "young_couple"})


def merge_household(known: Mapping[str, Any] | None, said: Mapping[str, Any]) -> dict[str, Any]:
    """Merge what was ``said`` into the ``known`` household (both as in the slot).

    « un couple » replaces the household, « et trois enfants » completes it, « on est quatre »
    gives a number of persons whose composition follows from the adults when they are known.
    """
    if known and ADULTS_UNSAID in known:
        rest = {key: known[key] for key in known.keys() - {"adults", ADULTS_UNSAID}}
        return _complete({**rest, **said})
    if said.get("adults") is not None or WHOLE_KEYS & set(said):
        # « on est trois », then « un couple »: the number of persons still holds.
        size = {"persons": known["persons"]} if known and "persons" in known else {}
        counted = {"persons", "dependants"} & set(said)
        return _complete(dict(said) if counted else {**size, **said})
    merged = {**(known or {}), **said}
    if "persons" in said and "dependants" not in said:
        merged.pop("dependants", None)
    return _complete(merged)


def with_any_adults(household: Mapping[str, Any]) -> dict[str, Any]:
    """« deux enfants »: complete, where the number of adults changes nothing."""
    settled = "adults" in household or "persons" in household or not household.get("dependants")
    return {**household} if settled else {**household, "adults": 1, ADULTS_UNSAID: True}


def household_from_slot(value: Mapping[str, Any] | None) -> Household | None:
    """The household of the rules from the slot's dictionary, if it is complete."""
    if not value or "adults" not in value:
        return None
    return Household(**{name: value[name] for name in HOUSEHOLD_FIELDS if name in value})


def _complete(household: dict[str, Any]) -> dict[str, Any]:
    """Fill in what follows from the rest; leave out ``adults`` when nothing settles it."""
    if household.get("couple") or household.get("young_couple"):
        household["couple"] = True
        household["adults"] = max(2, household.get("adults", 2))
    persons = household.pop("persons", None)
    if persons is not None:
        if "dependants" in household and "adults" not in household:
            household["adults"] = max(1, persons - household["dependants"])
        elif persons == 1:
            household.update(adults=1, couple=False, dependants=0)
        elif "adults" in household:
            household["dependants"] = max(0, persons - household["adults"])
        else:
            household["persons"] = persons
            return household
    if "adults" in household:
        household.setdefault("dependants", 0)
    return household
