"""« et vide ? », « et avec ? », « et sans le balcon ? »: one word turns a known value over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from .agency import ordinary_agency

_START = (
    r"\W*(?:(?:et|mais|ok|oui|non|bon|alors|donc|finalement|en fait|plutôt|disons|du coup"
    r"|(?:on va|je vais|allez)(?: dire)?|mettons|va pour)[ ,]+)*"
    r"(?:si )?(?:je |j'|on |c'est |il est |elle est )?"
)
_VERB = r"(?:(?:le |la )?lou\w+ |prends |pass\w+ )?(?:en )?"
_UNFURNISHED = re.compile(rf"{_START}{_VERB}(?:vide|nue?|non[- ]meublée?)\W*", re.IGNORECASE)
_FURNISHED = re.compile(rf"{_START}{_VERB}meublée?\W*", re.IGNORECASE)
_ASSOCIATION = (
    r"(?: (?:une? |l'|le |la )?(?:asso(?:ciation)?|intermédiation|intermediation|agence|mandat"
    r"|sous-location))?(?:,? (?:alors|donc|finalement|plutôt|du coup))?"
)
_WITH = re.compile(rf"{_START}avec{_ASSOCIATION}\W*", re.IGNORECASE)
_WITHOUT = re.compile(rf"{_START}sans{_ASSOCIATION}\W*", re.IGNORECASE)
#: « et si je passais en D ? », « après travaux je serais en C »
_NEW_CLASS = re.compile(
    r"\b(?:passe\w*|monte\w*|remonte\w*|grimpe\w*|arrive\w*|descend\w*|sera\w*|devien\w+)"
    r" (?:en |à |au )?(?:classe )?(?P<dpe>[A-G])\b(?!['’])"
)
#: « et en F, jusqu'à quand ? »
_OTHER_CLASS = re.compile(
    r"\s*et\s+(?:(?:si|en|avec|pour|un|une|les|la|le|c['’]est|c['’][ée]tait|il est|j['’][ée]tais"
    r"|classe)\s+)*(?P<dpe>[A-G])(?=\s*[,?.!]|\s*$|\s+(?:jusqu|quand|c['’]|depuis|à partir))"
)
#: « et en plus ? » in a talk on social housing, which « plus » hides from the reading of words
_PLUS = re.compile(
    r"\W*(?:et|ou)\s+(?:en |pour (?:du |le |un )?|du |le |un )?plus\W*", re.IGNORECASE
)
_SOCIAL_LOANS = frozenset({"plai", "pls"})
_CEILINGS = frozenset({"income_ceiling", "eligibility"})
#: « et si je fais un nouveau bail ? », after a lease that began too long ago
_NEW_LEASE = re.compile(
    r"\b(?:nouveau|autre) (?:bail|contrat|locataire)\b|\bnouvelle (?:location|locataire)\b"
    r"|\b(?:au|le|un|du|mon) renouvellement\b|\b(?:renouvel\w+|refai\w+|resign\w+)"
    r" (?:le |mon |ce |un )?bail\b",
    re.IGNORECASE,
)
#: « et aujourd'hui ? », « et le plafond d'un couple, aujourd'hui ? » after another year
_NOW = re.compile(
    r"(?:\bet|,)\s+(?:donc |alors |là |pour )*"
    r"(?:aujourd['’]hui|maintenant|actuellement|en ce moment|de nos jours|à ce jour)"
    r"(?:[, ]+(?:[çc]a (?:donne|fait|serait)|c['’]est|combien|quoi|alors|svp|donc|du coup"
    r"|rappel\w+[- ]moi))*\s*[?.!]*\s*$"
    # « et si elle signait cette année ? », « et aujourd'hui, s'il re-signait »
    r"|\bs(?:i|['’]il|['’]elle|['’]ils|['’]on)\b.{0,12}\b(?:re-?)?(?:sign|commenc|entr|d[ée]but|lou)\w*"
    r".{0,12}\b(?:cette ann[ée]e|maintenant|aujourd['’]hui)\b"
    r"|\b(?:maintenant|aujourd['’]hui),? s(?:i|['’]il|['’]elle|['’]ils|['’]on)\b.{0,12}"
    r"\b(?:re-?)?(?:sign|commenc|entr|lou)\w*",
    re.IGNORECASE,
)
_NO_ANNEX = re.compile(
    r"\bsans (?:les? |la |l['’]|mon |ma |mes |aucune? )?"
    r"(?:annexes?|balcons?|terrasses?|caves?|loggias?|celliers?)\b",
    re.IGNORECASE,
)
#: « finalement je préférerais le très social »
_CHOOSES_LEVEL = re.compile(
    r"\b(?:finalement|plutôt|pr[ée]f[èeé]r\w+|passe\w*|prend\w*|choisi\w*|opte\w*)\b[^.?!]{0,25}?"
    r"\b(?:le|en|au|du|pour) (?:niveau |loyer )?"
    r"(?:(?P<very>tr[èe]s social)|(?P<middle>interm[ée]diaire)|(?P<social>social))\b",
    re.IGNORECASE,
)
_LEVELS = {"very": "loc3", "middle": "loc1", "social": "loc2"}


def turned_over(text: str, known: Mapping[str, Any], today: date) -> dict[str, Any]:
    """New values of the slots that a very short message turns over.

    Args:
        text: the message as typed.
        known: values of the slots.
        today: the day of the conversation.
    """
    text = text.replace("’", "'")
    found: dict[str, Any] = {}
    about_it = known.get("furnished") is not None or "dwelling_eligibility" in (
        known.get("goals") or ()
    )
    if about_it and known.get("furnished") is not False and _UNFURNISHED.fullmatch(text):
        found["furnished"] = False
    elif about_it and known.get("furnished") is not True and _FURNISHED.fullmatch(text):
        found["furnished"] = True
    mode = known.get("intermediation")
    # Both ways were told, or the question asked or passed over: « bon, on va dire sans ».
    open_mode = mode is None and (
        known.get("requested_slot") == "intermediation"
        or "intermediation" in (known.get("skipped") or ())
        or "tax_reduction" in (known.get("goals") or ())
    )
    if (mode == "none" or open_mode) and _WITH.fullmatch(text):
        found["intermediation"] = "any"
    elif (mode not in (None, "none") or open_mode) and _WITHOUT.fullmatch(text):
        found["intermediation"] = "none"
    if open_mode and ordinary_agency(text):
        found.setdefault("intermediation", "none")
    if known.get("dpe") and (better := _NEW_CLASS.search(text)):
        found["dpe"] = better["dpe"]
    if known.get("dpe") and (other := _OTHER_CLASS.match(text)):
        found["dpe"] = other["dpe"]
    goals = known.get("goals") or ()
    if known.get("lease_date") and "dwelling_eligibility" in goals and _NEW_LEASE.search(text):
        found |= {"lease_date": None, "request_date": None}
    if known.get("lease_date") and _NOW.search(text):
        found["lease_date"] = {"date": today.isoformat(), "precision": "day"}
    in_capitals = "PLUS" in text and bool(_CEILINGS & {*goals})
    if (known.get("scheme") in _SOCIAL_LOANS or in_capitals) and _PLUS.fullmatch(text):
        found |= {"scheme": "plus", "level": None}
    ours = known.get("scheme") == "loc_avantages" and known.get("level")
    if ours and (chosen := _CHOOSES_LEVEL.search(text)):
        found["level"] = _LEVELS[str(chosen.lastgroup)]
    if known.get("annex_surface") and _NO_ANNEX.search(text):
        found["annex_surface"] = 0
    return found
