"""Remarks on a household that only make sense with the one already known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.cases import with_any_adults

#: Beyond, a bare number is no number of persons.
LARGEST_HOUSEHOLD = 15
_CHILD = (
    r"(?:mon|ma|notre) (?:grand |grande |petit[- ]|petite[- ]|beau[- ]|belle[- ])?"
    r"(?:fils|fille|fiston|fr[èe]re|s[œo]e?ur|neveu|ni[èe]ce)"
)
_LOVED = (
    r"(?:future? )?(?:copine|copain|compagne|compagnon|femme|mari|conjointe?|[ée]pouse|[ée]poux"
    r"|fianc[ée]e?|petite? amie?|partenaire|concubine?|ch[ée]rie?)"
)
_PARTNER = rf"(?:son|sa) {_LOVED}"
_LIVES_WITH_PARTNER = re.compile(rf"\b{_CHILD}\b.{{0,60}}\b{_PARTNER}\b", re.IGNORECASE)
_EARNS = re.compile(
    rf"\b{_CHILD}\b(?: \w+){{0,2}} (?:a|gagne|touche|per[çc]oit|d[ée]clare) (?:que )?\d",
    re.IGNORECASE,
)
#: « mon fils a un studio à Lyon »: he lives there, or lets it, and is no dependant
_HAS_A_HOME = re.compile(
    rf"\b{_CHILD}\b (?:a|poss[èe]de|a achet[ée]|est propri[ée]taire d['’]) ?(?:une?|son|deux)"
    r" (?:petite? |grande? |belle? )?"
    r"(?:studio|appart\w*|maison|logement|bien|immeuble|[tf][1-6])\b",
    re.IGNORECASE,
)
_HAS_CHILDREN = re.compile(
    rf"\b{_CHILD}\b.{{0,30}}\b(?:ses (?:\w+ )?enfants|son (?:enfant|fils|b[ée]b[ée])|sa fille)\b",
    re.IGNORECASE,
)
#: « mes parents gagnent 70 000 à deux »: they do not live there
_PARENTS_EARN = re.compile(
    r"\b(?:mes|ses|leurs) (?:beaux[- ])?parents (?:\w+ ){0,2}"
    r"(?:gagn\w+|touch\w+|ont|d[ée]clar\w+|per[çc]oiv\w+)\b",
    re.IGNORECASE,
)
_WITH_US = re.compile(
    r"\b(?:(?:et|avec) (?:moi|nous)|moi (?:et|,)|on (?:est|vit|a)|nous (?:sommes|vivons|avons)"
    r"|je (?:vis|suis|gagne|touche)|j['’]ai)\b",
    re.IGNORECASE,
)
#: « c'est pour ma fille, elle est seule avec un petit garçon »
_FOR_A_CHILD = re.compile(rf"\bpour {_CHILD}\b", re.IGNORECASE)
_ALONE_WITH = re.compile(
    r"\b(?:elle|il) (?:est|vit|sera|habite) (?:toute? )?seule? avec\b", re.IGNORECASE
)
_ORDINALS = {"deuxi": 2, "second": 2, "troisi": 3, "quatri": 4, "cinqui": 5}
_MORE = re.compile(
    r"\bun(?:e)?\s+(?:(?P<rank>deuxi[èe]me|seconde?|troisi[èe]me|quatri[èe]me|cinqui[èe]me)|autre)"
    r"\s+(?:enfant|b[ée]b[ée]|fils|fille)\b|\bun(?:e)?\s+(?:enfant|b[ée]b[ée])\s+(?:de|en)\s+plus\b",
    re.IGNORECASE,
)


#: « on attend un deuxième enfant »: it does not count before it is born
_NOT_BORN = re.compile(r"\b(?:attend\w*|enceinte|na[iî]tre|na[iî]tra|accouch\w*)\b", re.IGNORECASE)
#: « ma mère vit avec nous, elle est à notre charge »
_ELDER_AT_CHARGE = re.compile(
    r"\b(?:ma|mon|notre|sa|son)\s+(?:belle[- ])?(?:beau[- ])?(?:grand[- ])?"
    r"(?:m[èe]re|p[èe]re|maman|papa|s(?:œ|oe)ur|fr[èe]re|tante|oncle)\b[^.!?]*"
    r"\b(?:à (?:ma|notre|sa|leur) charge|rattach[ée]e?)\b",
    re.IGNORECASE,
)
#: « le locataire seul », « le locataire, s'il est seul »
_LONE_TENANT = re.compile(
    r"\b(?:locataire|demandeu(?:r|se)|candidate?)s?,?\s+"
    r"(?:(?:s['’]il|s['’]elle|qui|si elle|il|elle)"
    r"\s+(?:est|serait|vit)\s+|est\s+|serait\s+)?(?:toute?\s+)?seule?\b"
    r"|\blou(?:e|ons|er|erai\w*)\s+(?:\w+\s+){0,3}?(?:à|a)\s+(?:une?|la|le)\s+(?:jeune\s+"
    r"|vieille\s+)?"
    r"(?:dame|femme|homme|monsieur|personne|[ée]tudiante?)\s+seule?\b(?!\s+avec)",
    re.IGNORECASE,
)


_COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_SHARERS = re.compile(
    r"\b(?:(?:tous |toutes )?les|eux|elles|nous|vous) (?P<n>deux|trois|quatre|cinq|[2-5])"
    r"(?: \w+){0,2}? (?:gagn\w+|touch\w+|per[çc]oi\w+|ont|sont [àa]) .{0,20}\bchacune?s?\b",
    re.IGNORECASE,
)
#: « si mon copain emménage avec nous »: one more adult, whoever is there stays
_JOINS = re.compile(
    rf"\b(?:mon|ma|son|sa) {_LOVED}\b[^.?!]{{0,25}}\b(?:emm[ée]nag\w+"
    r"|vien\w* (?:vivre|habiter|s['’]installer|nous)"
    r"|s['’]install\w+|rejoin\w+|arriv\w+)",
    re.IGNORECASE,
)
_OWN_PARTNER = re.compile(rf"\b(?:mon|ma) {_LOVED}\b(?!.*\bsans enfant)", re.IGNORECASE)
#: « on vient de se pacser »
_UNITES = re.compile(
    r"\b(?:on|nous|je|ils|elle|il)\b[^.?!]{0,20}\b(?:se|nous|me|sommes|est|suis) "
    r"(?:re)?(?:pacs|mari)(?:er|e|ons|ent|ais?t?|[ée]e?s?)\b"
    r"|\b(?:j['’]?me|me|se|nous) (?:re)?m(?:et|ets|ettre|ettons|ettais?|ettent) (?:\w+ )?"
    r"(?:en couple|en m[ée]nage|ensemble|avec (?:mon|ma|qqn|quelqu))\b"
    # « si je vivais avec quelqu'un »
    r"|\b(?:vi[st]|viv\w+|habit\w+|emm[ée]nag\w+|m['’]install\w+|en couple|pacs\w*|mari\w*|deux)"
    r" avec (?:qqn|quelqu['’ ]un|une personne)\b"
    r"|\b(?:retrouve|rencontre) quelqu['’]un\b|\brefais ma vie\b",
    re.IGNORECASE,
)
_NOT_UNITED = re.compile(r"\b(?:pas|jamais|divorc\w+|s[ée]par\w+)\b", re.IGNORECASE)


#: « j'ai deux dossiers », « lequel choisir »: what is told is of several people.
_CHOOSES = re.compile(
    r"\b(?:deux|trois|2|3|plusieurs) (?:\w+ )?(?:candidat\w*|dossiers?|demandes?|m[ée]nages|foyers"
    r"|locataires (?:possibles|potentiel\w*|en vue|int[ée]ress\w+)|propositions|familles)\b"
    r"|\bh[ée]sit\w+ entre\b|\b(?:lequel|laquelle|lesquels|qui)"
    r" (?:(?:est-ce que )?je |des deux |puis-je |peut |prendre|choisir)",
    re.IGNORECASE,
)


def chooses(text: str) -> bool:
    """Whether what a message tells is of several people among whom a landlord chooses."""
    return _CHOOSES.search(text) is not None


def households_said(
    text: str,
    found: Sequence[Mapping[str, Any]],
    known: Mapping[str, Any] | None,
    *,
    speaks: bool,
) -> list[Mapping[str, Any]]:
    """What a message says of the household, one remark at a time; of several people, the first.

    Args:
        text: the message.
        found: the households that the language part read in it.
        known: the household so far.
        speaks: the message is a sentence, not the press of a button.
    """
    if found and chooses(text):
        return [found[0]]
    if (not found or someone_joins(text, found)) and speaks:
        found = [said] if (said := said_in_passing(text, known)) else found
    elif found and (alone := lone_tenant(text)):
        found = [alone]
    if known and known.get("dependants") and _OWN_PARTNER.search(text):
        found = [_with_children(said, known) for said in found]
    last = found[-1] if found else None
    tenants = {} if parents_only(text) else own_household(text, last)
    if tenants is None:
        return list(found)
    return [tenants] if tenants else []


def _with_children(said: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """« mon mari gagne 20 000 » names a couple, and takes no child away."""
    named = said.get("couple") and not said.get("dependants")
    return {**said, "dependants": known["dependants"]} if named else said


def household_slots(household: dict[str, Any], *, owner: bool) -> dict[str, Any]:
    """The slots ``household`` and ``household_size`` for what is known of a household.

    « on est quatre » does not say how many adults: the size is kept to ask the right thing.

    Args:
        household: as far as it was said.
        owner: a landlord speaks, whose own children do not live there.
    """
    if not owner:
        household = with_any_adults(household)
    complete = "adults" in household
    return {
        "household": household if complete else None,
        "household_size": None if complete else household.get("persons"),
    }


def joins(text: str) -> bool:
    """« et si sa copine vient habiter avec lui ? », « on vient de se pacser »: now a couple."""
    united = _UNITES.search(text) and not _NOT_UNITED.search(text)
    return bool(_JOINS.search(text) or united)


def someone_joins(text: str, said: Sequence[Mapping[str, Any]]) -> bool:
    """Whether somebody joins the household so far: « ma mère vit avec nous, à notre charge »."""
    elder = _ELDER_AT_CHARGE.search(text) and all(set(each) == {"dependants"} for each in said)
    return joins(text) or bool(elder)


def said_in_passing(text: str, known: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What a message without a plain household says of it all the same, None when nothing.

    Args:
        text: the message.
        known: the household so far.
    """
    if (alone := lone_tenant(text) or sharers(text)) or not known:
        return alone
    if joins(text):
        return {**known, "adults": max(2, int(known.get("adults", 1))), "couple": True}
    if _ELDER_AT_CHARGE.search(text):
        return {"dependants": int(known.get("dependants", 0)) + 1}
    return one_more_child(text, known)


def lone_tenant(text: str) -> dict[str, Any] | None:
    """« je suis marié avec trois enfants et je loue à une dame seule »: her household."""
    return {"adults": 1, "couple": False, "dependants": 0} if _LONE_TENANT.search(text) else None


def sharers(text: str) -> dict[str, Any] | None:
    """« les trois gagnent chacun 1 500 », « à quatre colocs »: as many adults."""
    said = _SHARERS.search(text)
    if said is None:
        return None
    count = _COUNTS.get(said["n"].casefold()) or int(said["n"])
    return {"adults": count, "couple": False, "dependants": 0}


def one_more_child(text: str, known: Mapping[str, Any]) -> dict[str, int] | None:
    """« et s’ils avaient un deuxième enfant ? » as a remark on the ``known`` household."""
    said = _MORE.search(text)
    if said is None or _NOT_BORN.search(text):
        return None
    rank = (said["rank"] or "").casefold()
    counted = next((n for start, n in _ORDINALS.items() if rank.startswith(start)), None)
    return {"dependants": counted or int(known.get("dependants", 0)) + 1}


def parents_only(text: str) -> bool:
    """« mes parents gagnent 70 000 à deux »: those who earn, not those who will live there."""
    return bool(_PARENTS_EARN.search(text)) and not _WITH_US.search(text)


def own_household(text: str, said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The household of a grown-up child who is the tenant, whom ``said`` counts as a dependant.

    « mon fils et sa copine » is a couple; « ma fille et son bébé », an adult and a dependant.

    Args:
        text: the message.
        said: the household as the message was read.

    Returns:
        The household put right, empty when nothing is known of it after all; None when ``said``
        stands.
    """
    household = dict(said or {})
    counted = int(household.get("dependants", 0))
    if _FOR_A_CHILD.search(text) and _ALONE_WITH.search(text) and counted:
        return {"adults": 1, "couple": False, "dependants": max(1, counted - 1)}
    away = counted and _HAS_A_HOME.search(text)
    if away or _WITH_US.search(text):
        return {**household, "dependants": counted - 1} if away else None
    others = {"dependants": counted - 1} if counted > 1 else {}
    if _LIVES_WITH_PARTNER.search(text):
        household.pop("dependants", None)
        return {**household, "adults": 2, "couple": True, **others}
    if _HAS_CHILDREN.search(text) and counted:
        # « ses deux enfants » is counted without the parent, « son bébé » with him.
        children = counted if re.search(r"\bses\b", text) else counted - 1
        return {"adults": 1, "couple": False, "dependants": max(1, children)}
    if counted and "adults" not in household and _EARNS.search(text):
        return others
    return None
