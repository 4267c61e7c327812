"""Two dwellings or two tenants in one talk: « et pour mon autre appart, un 60 m² à Arras ? »

The slot ``cases`` holds ``{"kind", "at", "all"}``: « dwelling » or « tenant », which of them is
spoken of, and the facts of each as they were last known; with ``labels``, the words that name each
of several tenants listed in one message, and ``each`` as long as none of them is chosen.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from .listed_dwellings import OF_DWELLING
from .listed_tenants import OF_PEOPLE, tenant_named

Facts = Mapping[str, Any]

#: What belongs to one dwelling, and to one tenant; the rest holds for all.
FACTS_OF = {
    "dwelling": (
        *("commune", "commune_candidates", "zone_abc", "overseas", "surface", "annex_surface"),
        *("rent", "base_rent", "dpe", "furnished", "lease_date", "vacant_months", "claimed_rent"),
    ),
    "tenant": (
        "household",
        "household_size",
        "income",
        "student",
        "age",
        "employee",
        "tenant_relation",
    ),
}
#: What another dwelling shares with the first when nothing is said of it.
_SHARED = frozenset({"commune", "zone_abc", "overseas"})
_DWELLING = (
    r"(?:appart\w*|logements?|maison|studio|biens?|duplex|pavillon|[tf][1-6]|[1-6] ?pi[èe]ces)"
)
_TENANT = r"(?:locataires?|candidat\w*|dossiers?|m[ée]nage|famille|couple|demandeu\w+|personne)"
_NEXT = (
    r"(?:(?:un|une|mon|ma|notre|le|la|son|sa|leur) )?"
    r"(?:l')?(?:autre|deuxi[èe]me|seconde?|2e|2[èe]me|troisi[èe]me|3e|3[èe]me)"
)
_ANOTHER = {
    "dwelling": re.compile(rf"\b{_NEXT} (?:petit |grand |vieil )?{_DWELLING}\b", re.IGNORECASE),
    "tenant": re.compile(rf"\b{_NEXT} (?:jeune |futur )?{_TENANT}\b", re.IGNORECASE),
}
_BACK = re.compile(
    r"\W*(?:(?:et|mais|ok|bon|donc|du coup|alors|revenons|sinon|pour|avec|sur|[àa])\b[ ,]*)*"
    r"(?:(?:le|la|au|du|mon|ma|l')\s?)"
    r"(?P<rank>premi[èe]re?|1ere?|1[èe]re|deuxi[èe]me|seconde?|2e|2[èe]me|troisi[èe]me|autre)"
    rf"(?: (?:{_DWELLING}|{_TENANT}))?"
    r"(?: (?:(?:il|elle|[çc]a) )?(?:alors|passe|est bon|c'est bon|rentre|donc|du coup|d[ée]j[àa]"
    r"|c'[ée]tait (?:quoi|combien)|combien|a (?:le )?droit))*\W*",
    re.IGNORECASE,
)
#: « maintenant le deuxième : 31 m², 350 € »: what follows is told of it.
_INTRODUCED = re.compile(
    rf"(?:\b(?:maintenant|ensuite|puis|passons (?:au|[àa])|pour|et|sinon)\b[ ,]*)+{_NEXT}"
    r"(?: ?[:,;–—-] ?| (?:fait|est|c'est|a|mesure|se loue|je le)\b)(?=.*\d)",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d ?(?:m2|m²|m[èe]tres?|€|e\b|euros?)", re.IGNORECASE)
_OF_PLACE = re.compile(rf"\b(?:{_DWELLING}|celui|celle)\b", re.IGNORECASE)
#: « lequel je peux prendre ? », « les deux passent ? »
_BOTH = re.compile(
    r"\b(?:lequel|laquelle|lesquels|les (?:deux|2|trois|3)|tous les deux|compar\w+"
    r"|qui (?:je|puis|peux|passe|choisir|prendre)|pour les deux)\b",
    re.IGNORECASE,
)
_LONGEST = 9  # words
_RANKS = (("premi", 0), ("1", 0), ("deuxi", 1), ("second", 1), ("2", 1), ("troisi", 2))


def another_case(text: str, slots: Facts) -> str | None:
    """« dwelling » or « tenant » when a message brings in another one; None otherwise."""
    text = text.replace("’", "'")
    if back_to(text, slots) is not None:
        return None
    for kind, pattern in _ANOTHER.items():
        if pattern.search(text) and any(slots.get(slot) for slot in FACTS_OF[kind]):
            return kind
    # Of what kind is told by what is known and said: a surface or a rent is a dwelling's.
    introduced = _INTRODUCED.match(text.lstrip())
    if introduced and _MEASURE.search(text) and any(slots.get(s) for s in ("rent", "surface")):
        return "dwelling"
    return None


def without_case(tracker: Tracker, kind: str) -> Tracker:
    """The same conversation, nothing being known of the dwelling or of the tenant."""
    alone = copy.copy(tracker)
    kept = _SHARED if kind == "dwelling" else frozenset()
    cleared = dict.fromkeys(slot for slot in FACTS_OF[kind] if slot not in kept)
    alone.slots = {**tracker.slots, **cleared}
    return alone


def next_case(kind: str, slots: Facts, changes: Facts) -> dict[str, Any]:
    """The slots of another case: those of the first are kept aside, and hold no longer."""
    known = _all_cases(kind, slots)
    cleared = {
        slot: None for slot in FACTS_OF[kind] if slot not in _SHARED and slots.get(slot) is not None
    }
    if changes.get("commune"):
        cleared |= {"zone_abc": None, "overseas": None}
    heard = {key: said for key, said in (changes.get("heard") or {}).items() if key != "changed"}
    return {
        **cleared,
        **changes,
        "cases": {"kind": kind, "at": len(known), "all": [*known, {}]},
        "heard": {**heard, "case": len(known)},
    }


def back_to(text: str, slots: Facts, communes: Sequence[str] = ()) -> int | None:
    """The rank of the case that « et le premier ? » goes back to, None when it names none.

    Args:
        text: the message.
        slots: what the conversation knows.
        communes: codes of the communes that the message names.
    """
    cases = slots.get("cases") or {}
    known = cases.get("all") or []
    if not known:
        return None
    text = text.replace("’", "'")
    if communes and _OF_PLACE.search(text):
        there = [i for i, case in enumerate(known) if case.get("commune") in communes]
        return there[0] if len(there) == 1 and there[0] != cases["at"] else None
    said = _BACK.fullmatch(text)
    if said is None:
        rank = tenant_named(text, cases) if len(text.split()) <= _LONGEST else None
        return rank if rank != cases["at"] or cases.get("each") else None
    if said["rank"].casefold() == "autre":
        return 1 - cases["at"] if len(known) == 2 else None
    rank = next((n for start, n in _RANKS if said["rank"].casefold().startswith(start)), None)
    return rank if rank is not None and rank < len(known) else None


def asks_each(text: str, slots: Facts) -> bool:
    """« lequel je peux prendre ? » when two were spoken of."""
    known = (slots.get("cases") or {}).get("all") or []
    return len(known) > 1 and len(text.split()) <= _LONGEST and bool(_BOTH.search(text))


def tells_each(slots: Facts, goals: Sequence[str]) -> bool:
    """Whether the answer is that of every case listed in one message, none being chosen yet."""
    cases = slots.get("cases") or {}
    of_kind = OF_PEOPLE if cases.get("kind") == "tenant" else OF_DWELLING
    return bool(cases.get("each")) and of_kind.issuperset(goals[:1])


def each_case(slots: Facts) -> list[dict[str, Any]]:
    """The facts of every case, those that it does not have being unknown."""
    kind = slots["cases"]["kind"]
    return [dict.fromkeys(FACTS_OF[kind]) | case for case in _all_cases(kind, slots)]


def restored(rank: int, slots: Facts) -> dict[str, Any]:
    """The slots of the case of that rank, those of the one spoken of so far being kept aside."""
    kind = slots["cases"]["kind"]
    known = _all_cases(kind, slots)
    values = dict.fromkeys(FACTS_OF[kind]) | dict(known[rank])
    labels = {"labels": slots["cases"]["labels"]} if "labels" in slots["cases"] else {}
    return {**values, "cases": {"kind": kind, "at": rank, "all": known, **labels}}


def _all_cases(kind: str, slots: Facts) -> list[dict[str, Any]]:
    """The facts of every case of that kind, the one spoken of as it is now known."""
    now = {slot: slots[slot] for slot in FACTS_OF[kind] if slots.get(slot) is not None}
    cases = slots.get("cases") or {}
    if cases.get("kind") != kind:
        return [now]
    known = [dict(case) for case in cases["all"]]
    known[cases["at"]] = now
    return known
