"""« les trois niveaux », « et s'ils dépassent de 200 € ? »: the calculation just made, otherwise.

The values are in no entity of the message: the answer just given tells what they are of.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker

from ..state import FACT_SLOTS
from ..turns import computed_just_before, last_answer, typed
from .comparing import COMPARED_BY_LEVEL
from .named_goal import CHANGES_FIGURE
from .scheme_reading import LOC_LEVELS

_EVERY_LEVEL = re.compile(
    r"\b(?:les|ces|aux|des) (?:trois|3)(?: (?:niveaux|loc\w*))?\s*(?:$|[.,;!?])"
    r"|\b(?:tous les|chaque|chacun des) niveaux?\b",
    re.IGNORECASE,
)
#: « c'est quoi les trois niveaux ? », « quelle différence entre les trois ? »
_RULE = re.compile(
    r"\b(?:diff[ée]r\w+|expli\w+|c['’ ]?est quoi|c koi|d[ée]fini\w+|signifi\w+|veulent dire)\b",
    re.IGNORECASE,
)
#: « le loyer, je veux pas le dire »
_REFUSES_RENT = re.compile(
    r"\b(?:veux|souhaite|voudrais|pr[ée]f[èe]re|peux|vais|tiens) (?:pas|rien|ne pas|[àa] ne pas)\b"
    r".{0,20}\b(?:dire|donner|indiquer|communiquer|r[ée]v[ée]ler)\b"
    r"|\b(?:confidentiel|priv[ée]|regarde (?:pas|personne))\b",
    re.IGNORECASE,
)
_RENT = re.compile(r"\bloyers?\b", re.IGNORECASE)
_LONGEST = 16  # words
_AGAIN = {"again": True}
#: « depuis quand ? » after the zone of a commune
_SINCE = re.compile(
    r"\W*(?:(?:et|ah|ok|mais|bon)[ ,]+)*(?:c['’]est )?(?:depuis|[àa] partir de) quand"
    r"(?: (?:[çc]a|c['’]est|la zone|elle) ?(?:a )?(?:chang\w+|comme [çc]a)?)?\W*",
    re.IGNORECASE,
)
#: « s'ils dépassent de 200 € », « ils sont 200 € au-dessus », « 200 € de trop »
_N = r"(?P<n>\d[\d \u00a0\u202f]*)\s?(?:€|euros?\b)"
_ABOVE = (
    re.compile(
        rf"\bd[ée]pass\w+ (?:(?:le plafond|[çc]a|un peu) )?de (?:[^\W\d]+ )?{_N}", re.IGNORECASE
    ),
    re.compile(rf"{_N} (?:au[- ]dessus|de trop|de plus que le plafond)", re.IGNORECASE),
)
_IS_IT_FOR = re.compile(
    r"\bc['’ ]?(?:est|[ée]tait) bien (?:pour|[àa]|sur|de|avec|en|le|la|du)\b"
    r"|\bvous (?:avez|av[ée]z) bien (?:pris|compt[ée]|calcul[ée]|not[ée]|compris)\b",
    re.IGNORECASE,
)
#: « c'était calculé pour quelle ville ? »
_FOR_WHAT = re.compile(
    r"\b(?:calcul[ée]?e?s?|[çc]a|c['’ ]?(?:est|[ée]tait)|vous avez (?:pris|compt[ée]))\b.{0,20}"
    r"\b(?:pour|avec|sur|dans) (?:quel(?:le)?s?) (?:villes?|communes?|zones?|foyers?|m[ée]nages?"
    r"|surfaces?|loyers?|revenus?|niveaux?|dates?|ann[ée]es?)\b",
    re.IGNORECASE,
)
_RANKS = ("un", "deux", "trois")
#: « et le 2 c'était combien ? », « le niveau 1 alors ? »
_RANK = re.compile(
    r"\W*(?:(?:et|ok|mais|bon|donc|alors|sinon|pour|avec)[ ,]+)*(?:le |du |au |en )(?:niveau )?"
    r"(?:(?P<digit>[123])|(?P<word>deux|trois))"
    r"(?=\s*[?.!]*\s*$"
    r"|,? (?:alors|donc|c['’ ]|[çc]a |combien|du coup|[ée]tait|serait|fait|donne)\b)",
    re.IGNORECASE,
)
_A_MONTH = re.compile(r"\b(?:par|chaque) mois\b|/ ?mois\b", re.IGNORECASE)


def other_values(tracker: Tracker) -> dict[str, Any]:
    """New values of the slots, ``heard`` included; empty when a message asks for nothing such."""
    goals = {*(tracker.get_slot("goals") or ())}
    if not goals or tracker.get_slot("requested_slot"):
        return {}
    text = typed(tracker)
    if goals == {"zone"} and _SINCE.fullmatch(text) and tracker.get_slot("commune"):
        return {"heard": _AGAIN}  # the answer tells the day from which the zone holds
    if _confirms(text, tracker):
        return {"heard": _AGAIN}
    if goals & COMPARED_BY_LEVEL and _wants_every_level(text, tracker):
        skipped = [*(tracker.get_slot("skipped") or ()), "level"]
        return {"scheme": "loc_avantages", "level": None, "skipped": skipped, "heard": _AGAIN}
    if "tax_reduction" in goals and _refuses_rent(text, tracker):
        return {"heard": {**_AGAIN, "example": "rent"}}
    return _level_by_rank(text, tracker) or _income_above(text, tracker)


def _level_by_rank(text: str, tracker: Tracker) -> dict[str, Any]:
    """« et le 2 c'était combien ? » after what Loc3 allows."""
    said, known = _RANK.match(text), tracker.get_slot("level")
    if said is None or known not in LOC_LEVELS or not computed_just_before(tracker):
        return {}
    level = f"loc{said['digit'] or _RANKS.index(said['word'].casefold()) + 1}"
    changed = {"changed": {"level": known}, **_AGAIN}
    return {"level": level, "heard": changed} if level != known else {}


def _confirms(text: str, tracker: Tracker) -> bool:
    """« c'est bien pour Brest que vous calculez ? »: the answer says for what it is."""
    said = [e for e in tracker.latest_message.get("entities") or [] if e["entity"] in FACT_SLOTS]
    same = all(tracker.get_slot(e["entity"]) == e["value"] for e in said)
    asks = (said and _IS_IT_FOR.search(text)) or (not said and _FOR_WHAT.search(text))
    return same and bool(asks)


def _wants_every_level(text: str, tracker: Tracker) -> bool:
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    known = {tracker.get_slot("scheme"), *tracker.get_latest_entity_values("scheme")}
    ours = known <= {None, "loc_avantages"} and not said & ({*FACT_SLOTS} - {"scheme"})
    asks = _EVERY_LEVEL.search(text) and not _RULE.search(text)
    return bool(ours and asks and computed_just_before(tracker))


def _refuses_rent(text: str, tracker: Tracker) -> bool:
    if tracker.get_slot("rent") is not None or not computed_just_before(tracker):
        return False
    short = len(text.split()) <= _LONGEST and "?" not in text
    refuses = (tracker.latest_message.get("intent") or {}).get("name") == "refuse"
    refuses = refuses and _RENT.search(text) is not None
    return short and (refuses or bool(_RENT.search(text) and _REFUSES_RENT.search(text)))


def _income_above(text: str, tracker: Tracker) -> dict[str, Any]:
    """An income above the ceiling just given by the amount that the message tells."""
    said = next((found for words in _ABOVE if (found := words.search(text))), None)
    result = (last_answer(tracker) or {}).get("result") or {}
    if said is None or _A_MONTH.search(text) or not computed_just_before(tracker):
        return {}
    ceilings = [f["value"] for f in result.get("figures", ()) if f["id"] == "income_ceiling"]
    if len(ceilings) != 1:
        return {}
    above = round(float(ceilings[0])) + int(re.sub(r"\D", "", said["n"]))
    income = {"amount": above, "kind": "rfr", "period": "year"}
    return {"goals": ["eligibility"], "income": income, "heard": _AGAIN}


#: « ça change quelque chose si c'est de la sous-location ? »
_CHANGES_ANYTHING = re.compile(
    r"\b(?:[çc]a|cela) (?:me |nous |lui |leur |vous )?chang\w+"
    r"(?: (?:quelque ?chose|quelqu'chose|qq ?ch\w*|qqch|un truc|quoi|qqe? chose|rien|beaucoup))?"
    r"(?: (?:pour (?:moi|nous|lui|elle|eux)))?"
    r"(?= ?[,?!.]| ?$| (?:si|avec|en|que|quand|sans|d['’])\b)",
    re.IGNORECASE,
)
_GOALS_OF = {
    "tax": frozenset({"tax_reduction", "comparison"}),
    "people": frozenset({"income_ceiling", "eligibility"}),
    "rent": frozenset({"rent_ceiling", "rent_revision", "comparison"}),
    "any": frozenset({"income_ceiling", "rent_ceiling", "eligibility"}),
}


def asks_if_it_changes(tracker: Tracker) -> bool:
    """Whether a message gives a fact and asks if the figure just given changes with it."""
    asked = CHANGES_FIGURE.search(typed(tracker))
    anything = _CHANGES_ANYTHING.search(typed(tracker))
    said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
    facts = said & {*FACT_SLOTS}
    if asked is not None and asked["tax"] and "rent" in facts and tracker.get_slot("rent"):
        return True  # another rent, whatever was asked in between
    told = bool(facts) and computed_just_before(tracker)
    if asked is None or not told:
        return told and anything is not None and bool(tracker.get_slot("goals"))
    return bool(_GOALS_OF[str(asked.lastgroup)] & {*(tracker.get_slot("goals") or ())})
