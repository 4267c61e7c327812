"""A landlord who changes the locks or puts a tenant out: an offence, whatever is owed."""

from __future__ import annotations

import re

_LANDLORD = re.compile(
    r"\b(?:propri\w*|proprio\w*|bailleur\w*|bailleresse|agence|gardien\w*|logeu(?:r|se))\b",
    re.IGNORECASE,
)
#: Somebody of the household is another matter, and a judge's decision too.
_OTHERS = re.compile(
    r"\b(?:mari|femme|conjoint\w*|compagn\w+|copain|copine|ex|p[èe]re|m[èe]re|parents|fr[èe]re"
    r"|s(?:œ|oe)ur|coloc\w*|huissier|commissaire|juge\w*|tribunal|locataires?|squat\w*)\b",
    re.IGNORECASE,
)
_SOMEONE = re.compile(r"\b(?:il|elle|ils|on)\b", re.IGNORECASE)
_LOCK = re.compile(
    r"\b(?:chang|remplac|bloqu|forc|cass|enlev|retir|modifi)\w*\b.{0,25}"
    r"\b(?:serr?ures?|barillet|cylindre|verrous?|porte d['’]entr[ée]e|cl[ée]s?)\b"
    r"|\b(?:serr?ures?|barillet|verrous?|cl[ée]s?)\b.{0,25}\b(?:chang|remplac|bloqu)\w*\b"
    r"|\b(?:peux|peut|pouvons|arrive|arrivons) (?:plus|pas|pu)\b.{0,12}\b(?:r?entrer)\b"
    r"|\benferm[ée]+e?s? dehors\b",
    re.IGNORECASE,
)
_PUT_OUT = re.compile(
    r"\b(?:mi[st]e?s?|met|mettre|jet[ée]+e?s?|vir[ée]+e?s?|foutue?s?|sorti\w*)\b.{0,25}"
    r"\b(?:dehors|[àa] la (?:porte|rue))\b"
    r"|\b(?:affaires|meubles|valises)\b.{0,30}"
    r"\b(?:dehors|trottoir|palier|couloir|rue|poubelles?|jet[ée]+e?s)\b",
    re.IGNORECASE,
)
#: A threat, or the fear of one, is no deed yet.
_NOT_YET = re.compile(
    r"\b(?:veut|veulent|va|vont|menac\w+|peut|peuvent|pourrait|risque\w*|voudrait|droit)\b"
    r".{0,12}\b(?:me |m['’]|nous )?(?:mettre|virer|jeter|changer|foutre|expulser|sortir)\b",
    re.IGNORECASE,
)
#: « il dit que je dois 2 mois de loyer », « mais j'ai pas payé »
_DEBT = re.compile(
    r"\b(?:dois|doit|devons|dettes?|impay[ée]\w*|retards?|arri[ée]r[ée]s?)\b"
    r"|\bpas\b.{0,12}\bpay[ée]+\b|\bpa[iy]\w+ (?:pas|plus)\b",
    re.IGNORECASE,
)


def locked_out(text: str) -> bool:
    """Whether ``text`` says that a landlord has locked the speaker out, or put him out."""
    if _NOT_YET.search(text):
        return False
    landlord = _LANDLORD.search(text) is not None
    if _OTHERS.search(text) and not landlord:
        return False
    locked = _LOCK.search(text) and (landlord or _SOMEONE.search(text))
    return bool(locked or (landlord and _PUT_OUT.search(text)))


def names_debt(text: str) -> bool:
    """Whether ``text`` speaks of rents that are owed."""
    return bool(_DEBT.search(text))
