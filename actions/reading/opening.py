"""« Je cherche un logement », « je veux louer mon appart »: who speaks, and nothing asked yet."""

from __future__ import annotations

import re

from knowledge.search.audience import LANDLORD, OWNER, TENANT, audience_of

from .clauses import split

#: Who looks for a dwelling; who helps somebody else.
SEEKER, HELPER = "seeker", "helper"
_DWELLING = (
    r"(?:logements?|loger|appart\w*|maisons?|studios?|chambres?|toit|location|duplex"
    r"|pavillons?|immeubles?|[tf][1-6]\b|[1-6] pi[èe]ces)"
)
_SEEKS = re.compile(
    rf"\b(?:cherch|recherch|trouv)\w*\b.{{0,30}}\b{_DWELLING}"
    rf"|\b(?:besoin (?:d['’]|de )|il (?:me|nous) fau\w+).{{0,20}}\b{_DWELLING}"
    rf"|\b(?:louer|prendre|demander?|avoir|obtenir) (?:un|une) (?:petite? )?{_DWELLING}"
    r"|\b(?:me|nous) (?:re)?loger\b",
    re.IGNORECASE,
)
_OWN = rf"(?:mon|ma|mes|notre|nos|un de mes|une de mes) (?:\w+ )?{_DWELLING}"
_SOME = r"(?:un|une|deux|trois|des)"
_LETS = re.compile(
    rf"\b(?:lou\w+|location|confier|conventionner|g[ée]rer)\b.{{0,15}}\b{_OWN}"
    rf"|\b(?:j['’]ai|on a|nous avons|poss[èe]d\w*)(?: aussi)? {_SOME} (?:\w+ )?{_DWELLING}"
    rf"|\b(?:h[ée]rit\w+|achet\w+|acquis|acqu[ée]rir)\b.{{0,8}}\b{_SOME} (?:\w+ )?{_DWELLING}"
    r"|\b(?:cherch|recherch|trouv)\w* (?:un|une|des|de) (?:\w+ )?locataires?\b",
    re.IGNORECASE,
)
_RENTS = re.compile(rf"\bje loue (?:un|une) (?:\w+ )?{_DWELLING}", re.IGNORECASE)
_HELPS = re.compile(
    r"\b(?:j['’]accompagne|nous accompagnons|je suis (?:une? )?(?:conseill[eè]re?"
    r"|travailleu(?:r|se) sociale?|assistante? sociale?|[ée]ducat\w+|r[ée]f[ée]rente?"
    r"|b[ée]n[ée]vole)|(?:je conseille|j['’]aide|je suis) une? (?:famille|m[ée]nage|personne))\b",
    re.IGNORECASE,
)
_I_AM = re.compile(
    rf"\bje suis (?:le |la |un |une )?(?:{LANDLORD}|(?:sous-)?locataire)\b(?: (?:d['’]|de |[àa] )?"
    r"(?:\S+ ){0,5}\S+)?\s*[.!]*\s*$",
    re.IGNORECASE,
)
#: « il me faut un logement » asks nothing, « que me faut-il ? » does.
_NEEDS = re.compile(r"\bil (?:me|nous) fau\w+", re.IGNORECASE)
_LONGEST = 16  # words; a longer message says what it wants


def opening_of(text: str) -> str | None:
    """Who speaks: « owner », « tenant », « seeker », « helper »; None when nothing tells."""
    text = text.replace("’", "'")
    if _HELPS.search(text):
        return HELPER
    if _LETS.search(text):
        return OWNER
    if _RENTS.search(text):
        return TENANT
    return audience_of(text) or (SEEKER if _SEEKS.search(text) else None)


def is_opening(text: str) -> bool:
    """Whether the message says who speaks and asks nothing.

    « mon locataire ne paie plus » tells who speaks, but is no opening: it wants an answer.
    """
    text = text.replace("’", "'")
    presents = (_HELPS, _LETS, _RENTS, _SEEKS, _I_AM)
    return (
        len(text.split()) <= _LONGEST
        and not any(clause.asks for clause in split(_NEEDS.sub("", text)))
        and any(pattern.search(text) for pattern in presents)
    )
