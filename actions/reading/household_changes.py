"""« et si je me remarie ? », « mon fils part l'an prochain »: the household of the talk changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.question_words import without_relatives
from rules_core.households import YOUNG_COUPLE_MAX_AGES

from .people import joins, one_more_child

Household = Mapping[str, Any]

_YOUNG = (
    r"(?:(?:mon|ma|notre|le|la|son|sa) (?:grande? |petite? |deuxi[èe]me |derni[èe]re? )?"
    r"(?:fils|fille|fiston|gar[çc]on|a[iî]n[ée]e?|cadet(?:te)?|enfant|ado|gamine?|gosse|jumeau"
    r"|jumelle))"
)
_ALL_YOUNG = r"(?:mes|nos|ses|les) (?:(?:deux|trois|quatre|[2-4]|grands) )*(?:enfants|fils|filles)"
_GOES = (
    r"(?:part(?:e|ent|ait|ira|iront|irait)?|(?:va|vont|allait|doit) (?:bient[ôo]t )?"
    r"(?:partir|d[ée]m[ée]nager|quitter|prendre son|s'en aller|faire sa vie)|s'en va(?:it)?"
    r"|quitt\w+ (?:la maison|le foyer|le logement|le nid|l'appart\w*)|d[ée]m[ée]nag\w+"
    r"|(?:pren\w+|pris) son (?:ind[ée]pendance|appart\w*|envol)"
    r"|s'install\w+ (?:ailleurs|seule?|avec)"
    r"|(?:n'?(?:est|[ée]tait) |est |serai?t? )plus (?:[àa] (?:ma |notre |la )?charge|rattach\w+"
    r"|chez (?:moi|nous)|l[àa])|(?:sera|est|serait) parti\w*|(?:ne )?(?:vit|habite|vivra) plus)"
)
_ELDER = re.compile(
    r"\b(?:ma|mon) (?:belle-|beau-)?(?:m[èe]re|p[èe]re|maman|papa|grand-m[èe]re|grand-p[èe]re|tante"
    r"|oncle|s(?:œ|oe)ur|fr[èe]re)\b.{0,20}\b(?:(?:vit|habite|vient|vivra|viendra|emm[ée]nage|s'installe"
    r"|viendrait|vivait)\b.{0,20}\b(?:avec (?:moi|nous)|chez (?:moi|nous)|ici|[àa] la maison)"
    r"|emm[ée]nage)",
    re.IGNORECASE,
)
_AT_CHARGE = re.compile(r"\b(?:[àa] (?:ma|notre) charge|rattach\w+)\b", re.IGNORECASE)
_LEAVES = re.compile(rf"\b(?:(?P<all>{_ALL_YOUNG})|{_YOUNG})\b.{{0,12}}{_GOES}", re.IGNORECASE)
_BABY = r"(?:(?:une?|notre|le|mon) (?:\w+ )?(?:b[ée]b[ée]|enfant|gosse)|des jumeaux)"
_BORN = re.compile(
    rf"\b(?:(?:va|vais|allons|vont|voudrait|voudrais) (?:\w+ )?avoir|attend\w*"
    rf"|si (?:on|nous|j'|je) ?(?:a|avait|ai|avais|avons|fait|faisait)|arriv\w+ d) ?'?{_BABY}\b"
    r"|\b(?:suis|est|tombe) enceinte\b|\ben attend un\b"
    rf"|\b{_BABY} (?:va na[iî]tre|[àa] na[iî]tre|na[iî]t|arrive|en route|en plus|de plus)\b"
    r"|\bquand (?:il|elle|le b[ée]b[ée]|l'enfant) (?:sera|est) (?:n[ée]e?|l[àa])\b"
    r"|\bapr[èe]s (?:la|sa) naissance\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:on|nous|je|ils|elle|il)\b[^.?!]{0,12}\b(?:divorc\w+|(?:se |nous |me )s[ée]par\w+)\b"
    r"|\b(?:je (?:le|la) quitte|(?:il|elle|mon (?:mari|copain|conjoint)"
    r"|ma (?:femme|copine|compagne)) (?:me quitte|s'en va|part|est partie?))\b"
    r"|\ben cas de (?:divorce|s[ée]paration)\b",
    re.IGNORECASE,
)
#: « on a 24 et 26 ans », « elle 24 ans, moi 31 », « 27 ans tous les deux »
_TWO_AGES = re.compile(
    r"\b(?P<a>[1-9]\d)(?: ?ans)?(?: et(?: \w+)?| ?,(?: \w+){0,2}| ?/) (?:(?:de|a|l') ?)?"
    r"(?P<b>[1-9]\d) ?ans\b"
    r"|\b(?P<one>[1-9]\d) ?ans,?(?: pour (?:elle|lui|moi))?,? (?:et |)"
    r"(?:moi|lui|elle|(?:mon|ma) \w+|pour (?:moi|lui|elle)),? "
    r"(?:(?:j'ai|en a|en ai|a|pour) )?(?P<other>[1-9]\d)\b(?! ?(?:€|euros|m2|m²|%|\d))"
    r"|\b(?P<both>[1-9]\d) ?ans (?:tous |toutes )?(?:les (?:deux|2)|chacun|l'un et l'autre)\b",
    re.IGNORECASE,
)
#: « et s'ils en avaient deux ? », of children already told
_HAS_OF_THEM = re.compile(
    r"\b(?:s'|si |quand |avec )(?:[\w']+ ){0,3}?"
    r"en (?:a|ai|as|ont|avons|avez|avai[ts]|avaient|aura|aurait)"
    r" (?P<n>un seul|une seule|un|une|deux|trois|quatre|cinq|six|[1-9])\b"
    r"(?! ?(?:an|mois|€|euro|%))",
    re.IGNORECASE,
)
_SMALL = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_SMALL |= {"sept": 7, "huit": 8}
_NUMBER = r"(?P<{0}>une?|deux|trois|quatre|cinq|six|[1-9]|mon|ma|notre|mes|nos)"
_A_CHILD = (
    r"(?:(?:autres?|petite?s?|grande?s?|jeunes?|deuxi[èe]me|dernie?r?[èe]?re?|autre) )*"
    r"(?:enfants?|b[ée]b[ée]s?|fils|filles?|gar[çc]ons?|gosses?|gamine?s?|ados?|grande?|petite?"
    r"|a[iî]n[ée]e?|cadet(?:te)?|benjamine?|mioches?|m[ôo]mes?|marmots?|personnes? [àa] charge)"
)
#: « avec deux gosses en plus », « j'oubliais mon grand de 8 ans »
_EXTRA = re.compile(
    rf"\b{_NUMBER.format('n')} {_A_CHILD}\b[^.?!,]{{0,25}}?\b(?:en plus|de plus|suppl[ée]mentaires?"
    r"|en sus)\b"
    r"|\b(?:j'(?:ai |avais )?oubli\w+|on (?:a |avait )?oubli\w+|sans compter|(?:r?ajout\w+|plus))"
    rf" (?:de (?:dire|compter|mettre|pr[ée]ciser) |que j'avais |aussi |encore )*"
    rf"{_NUMBER.format('m')} {_A_CHILD}\b",
    re.IGNORECASE,
)
#: « on garde aussi ma nièce à charge »
_ALSO_AT_CHARGE = re.compile(
    r"\b(?:aussi|en plus|[ée]galement|avec)\b.{0,20}\b(?:ma|mon|notre|un|une) (?:petite? |jeune )?"
    r"(?:ni[èe]ce|neveu|petit[- ]fils|petite[- ]fille|filleule?|cousine?|fr[èe]re|s(?:œ|oe)ur"
    r"|(?:grand[- ]|belle[- ]|beau[- ])?(?:m[èe]re|p[èe]re)|tante|oncle|enfant)\b"
    r".{0,25}\b(?:[àa] (?:(?:ma|notre|sa|la) )?charge|rattach\w+)",
    re.IGNORECASE,
)
#: « et avec un enfant de moins »
_FEWER = re.compile(
    rf"\b{_NUMBER.format('n')} (?:enfants?|gosses?|gamine?s?|ados?|personnes? [àa] charge)"
    r"(?: [àa] charge)? (?:de|en) moins\b",
    re.IGNORECASE,
)
#: « donc quatre en tout »
_IN_ALL = re.compile(
    r"\b(?P<n>deux|trois|quatre|cinq|six|sept|huit|[2-9])(?: personnes)? "
    r"(?:en tout|au total|[àa] la maison)\b",
    re.IGNORECASE,
)
_YOUNGEST_ADULT = 16
_CHILDREN = re.compile(
    r"\b(?:enfants?|fils|filles?|gar[çc]ons?|gosses?|gamine?s?|ados?)\b", re.IGNORECASE
)
#: « mon fils part, je dois changer le bail ? » asks about a rule.
_ASKS_RULE = re.compile(
    r"\b(?:vacances|stage|week[- ]?end|[ée]cole|voyage|comment|pourquoi|qui|compt\w+|rester|garder"
    r"|bail|pr[ée]avis|dois|doit|faut|aides?|prime|caf|apl|conges?|n[ée] (?:en|le))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Change:
    """What becomes of a household.

    Attributes:
        kind: « joined », « elder », « left », « born », « parted », « aged » or « more ».
        household: as it is then.
    """

    kind: str
    household: dict[str, Any]


def household_change(text: str, slots: Mapping[str, Any]) -> Change | None:
    """The change of the household in ``slots`` that a message tells or imagines, if any."""
    known, before = slots.get("household"), (slots.get("heard") or {}).get("household")
    if not known or "adults" not in known:
        return None
    text = text.replace("’", "'")
    if _ASKS_RULE.search(without_relatives(text)):
        return None
    changes = (read(text, known) for read in _READERS)
    found = next((change for change in changes if change is not None), None)
    if found and found.kind == before == "born":
        return Change("born", dict(known))  # « et quand il sera né ? » is the same child
    return found


def _joined(text: str, known: Household) -> Change | None:
    two = {**known, "adults": 2, "couple": True}
    return Change("joined", two) if joins(text) and known["adults"] < 2 else None


def _elder(text: str, known: Household) -> Change | None:
    if not _ELDER.search(text) or _AT_CHARGE.search(text):
        return None  # whoever is at charge is told by the words of the household
    return Change("elder", {**known, "adults": int(known["adults"]) + 1})


def _left(text: str, known: Household) -> Change | None:
    children, away = int(known.get("dependants", 0)), _LEAVES.search(text)
    if not away or not children:
        return None
    return Change("left", {**known, "dependants": 0 if away["all"] else children - 1})


def _born(text: str, known: Household) -> Change | None:
    if not _BORN.search(text):
        return None
    counted = one_more_child(text, known) or {"dependants": int(known.get("dependants", 0)) + 1}
    return Change("born", {**known, **counted})


def _parted(text: str, known: Household) -> Change | None:
    if known["adults"] < 2 or not _PARTS.search(text):
        return None
    rest = {key: known[key] for key in known if key != "young_couple"}
    return Change("parted", {**rest, "adults": known["adults"] - 1, "couple": False})


def _aged(text: str, known: Household) -> Change | None:
    """The ages of a couple already told, which the table of social housing asks for."""
    said = _TWO_AGES.search(text)
    if not said or not known.get("couple") or _CHILDREN.search(text):
        return None
    first, second = said["a"] or said["one"], said["b"] or said["other"]
    ages = [int(said["both"])] * 2 if said["both"] else [int(first), int(second)]
    if min(ages) < _YOUNGEST_ADULT:
        return None
    young = sum(ages) <= YOUNG_COUPLE_MAX_AGES
    return Change("aged", {**known, "young_couple": young})


def _more(text: str, known: Household) -> Change | None:
    """Another number of the children already told."""
    said = _HAS_OF_THEM.search(text)
    if not said or not known.get("dependants"):
        return None
    number = said["n"].split()[0].lower()
    return Change("more", {**known, "dependants": _SMALL.get(number) or int(number)})


def _added(text: str, known: Household) -> Change | None:
    """Children beside those already told, or somebody else at charge."""
    if _ALSO_AT_CHARGE.search(text):
        return Change("more", {**known, "dependants": int(known.get("dependants", 0)) + 1})
    if fewer := _FEWER.search(text):
        word = fewer["n"].lower()
        number = _SMALL.get(word) or (int(word) if word.isdigit() else 1)
        return Change("more", {**known, "dependants": max(0, known.get("dependants", 0) - number)})
    said = _EXTRA.search(text)
    if not said:
        return None
    number = _SMALL.get(word := (said["n"] or said["m"]).lower()) or (
        int(word) if word.isdigit() else 1
    )
    children = int(known.get("dependants", 0)) + number
    if whole := _IN_ALL.search(text):
        persons = _SMALL.get(whole["n"].lower()) or int(whole["n"])
        children = max(persons - int(known["adults"]), number)
    return Change("more", {**known, "dependants": children})


_READERS = (_joined, _elder, _left, _born, _added, _parted, _aged, _more)
