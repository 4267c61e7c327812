"""Is a place what the question is about, or does it only pass by?

« mes parents sont à Lens, moi je cherche à Lille »: Lens is ``other``, Lille is ``target``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.territory.model import Mention
from knowledge.territory.normalize import fold

_CLAUSE_END = re.compile(
    r"[.!?;\n,()]|\b(?:mais|donc|alors|parce que|car|puis)\b|\bet (?=(?:je|j|moi|nous|on|il|elle"
    r"|cherche|recherche|veux|voudrais|souhaite|maintenant)\b)"
)
_OTHER_PEOPLE = (
    r"(?:(?:mes|mon|ma|ses|son|sa|leurs?|nos|notre|vos|votre|les?|la|un|une|des)\s+)"
    r"(?:\w+\s+)?(?:parents?|mere|pere|maman|papa|fil[ls]e?s?|enfants?|freres?|soeurs?|famille"
    r"|ami[es]*|copain|copine|cousine?s?|oncle|tante|grands?[- ]parents|grand[- ]mere|grand[- ]pere"
    r"|ex|mari|femme|conjointe?|compagn\w+|voisine?s?|proprio|proprietaire|bailleur|patron"
    r"|employeur|bureau|boite|entreprise|associations?|agence|travail|boulot|emploi|ecole|fac)"
)
_STATE = (
    r"(?:sont|est|etait|etaient|habite\w*|vit|vivent|vivait|reside\w*|travaille\w*|bosse\w*"
    r"|etudie\w*|loge\w*|se trouve\w*|est base\w*|est situe\w*|est ne\w*)"
)
_PASSING_BY = re.compile(
    rf"{_OTHER_PEOPLE}\s+(?:qui\s+)?{_STATE}\b"
    r"|\b(?:je|j|on|nous)\W*(?:travaill\w+|boss\w+|etudi\w+)\b"
    r"|\bne(?:e|es|s)? (?:a|au|aux|en)\b"
    r"|\b(?:viens|venons|vient|arrive|arrivons|originaires?) (?:de|d|du|des)\b"
    r"|\b(?:habitais|habitions|habitait|vivais|vivions|etais|etions|logeais)\b"
    r"|\b(?:ai|avons) (?:vecu|habite|grandi)\b"
    r"|\b(?:plutot que|au lieu de?|contrairement a|comme a|pas comme)\b"
    r"|\bhabite\w*\s+(?:\w+\s+)?(?:actuellement|encore|toujours|aujourd)\b"
    r"|\b(?:actuellement|aujourd hui|pour l instant|pour le moment) (?:je suis|j habite|a)\b"
)
_NEGATED = re.compile(
    r"(?<!pourquoi )\b(?:pas|ni|non pas|plus)\s+(?:(?:a|sur|vers|dans|de|au|en)\s+|d\s?)?$"
)
_LEAVING = re.compile(
    r"\b(?:par[st]|partons|partir|demenag\w+|arriv\w+|viens|venons|vient|venant|quitt\w+|remplac\w+)\s+"
    r"(?:(?:de|d|du|des)\s*)?$"
)
_INSTEAD_OF = re.compile(r"\bplutot\b.*\bque (?:(?:a|au|sur|vers) )?$")
_SEAT = re.compile(r"\b(?:basee?s?|siege|installee?s?) (?:est )?(?:a|au) $")
_SAME_ROLE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,|/|et|ou|ni|puis)\s*(?:a|au|sur|vers|de|d)?\W*")
_WEAK = re.compile(
    r"\b(?:habit(?:e|ons|ez|ent)|vis|vivons|reside|residons|suis|sommes|loge|locataires?)\b"
)
_ABOUT = re.compile(
    r"\b(?:cherch\w+|recherch\w+|trouver|louer|loue|louons|location|mettre en loc\w*|plafonds?"
    r"|loyers?|zone|demenag\w+|install\w+|invest\w+|achet\w+|acheter|acquerir|visit\w+|postul\w+"
    r"|candidat\w+|logements?|appart\w*|studios?|maisons?|biens?|t[1-6]|f[1-6]|pour|droit|eligible)\b"
)
#: « mes parents sont à Lens et l'appartement que je loue est à Nantes »
_DWELLING_STANDS = re.compile(
    r"\b(?:l|le|la|mon|ma|notre|un|une|ce|cet|cette) (?:\w+ )?"
    r"(?:appart\w*|logement|studio|maison|bien|duplex|pavillon|t[1-6]|f[1-6])\b.*"
    r"\b(?:est|serait|sera|etait|se trouve|se situe|situee?)\b"
)
#: « entre Béthune et Lens, à Liévin précisément »
_PRECISELY_BEFORE = re.compile(r"\b(?:precisement|exactement) (?:a |au |aux |sur )?$")
_PRECISELY_AFTER = re.compile(r"\W*(?:plus )?(?:precisement|exactement)\b")
_ABOUT_STRONG = re.compile(
    r"\b(?:cherch\w+|recherch\w+|louer|loue|louons|mettre en loc\w*|plafonds?|loyers?|zone"
    r"|demenag\w+|install\w+|invest\w+|achet\w+|pour|vers)\b"
)


def assign_roles(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with their role; a sentence that names one place only keeps it as target
    unless it clearly belongs to somebody else or to the past."""
    folded = _same_length_fold(text)
    kinds = [_kind(folded, mention, mentions[:n]) for n, mention in enumerate(mentions)]
    exact = [_is_exact(folded, mention) for mention in mentions]
    if any(exact):
        kinds = ["target" if said else "other" for said in exact]
    has_target = "target" in kinds
    return [
        replace(
            mention,
            role="other" if kind == "other" or (kind == "weak" and has_target) else "target",
        )
        for mention, kind in zip(mentions, kinds, strict=True)
    ]


def _is_exact(folded: str, mention: Mention) -> bool:
    before = _words(folded[: mention.start])
    return bool(_PRECISELY_BEFORE.search(before) or _PRECISELY_AFTER.match(folded, mention.end))


def _kind(folded: str, mention: Mention, earlier: list[Mention]) -> str:
    """``target``, ``other``, ``weak`` (where the person lives now) or ``plain``."""
    before = folded[: mention.start]
    words = _words(before)
    if any(marker.search(words) for marker in (_NEGATED, _LEAVING, _INSTEAD_OF)):
        return "other"
    if _SEAT.search(words):
        return "weak"
    for previous in earlier:  # « Lens ou Liévin »: same clause, same role
        between = folded[previous.end : mention.start]
        if _SAME_ROLE.fullmatch(between):
            kind = _kind(folded, previous, [])
            if kind != "other" or between.strip() != ",":  # « pas Lens, Lille »
                return kind
    ends = [m.end() for m in _CLAUSE_END.finditer(before)]
    clause = _words(before[ends[-1] if ends else 0 :])
    passing = list(_PASSING_BY.finditer(clause))
    if passing:
        end = passing[-1].end()
        ours = _ABOUT_STRONG.search(clause, end) or _DWELLING_STANDS.search(clause, end)
        return "target" if ours else "other"
    if _WEAK.search(clause) and not _ABOUT.search(clause):
        return "weak"
    return "target" if _ABOUT.search(clause) else "plain"


def _words(text: str) -> str:
    return re.sub(r"[^\w]+", " ", text)


def _same_length_fold(text: str) -> str:
    """Fold character by character, so that offsets stay those of ``text``."""
    return "".join((fold(c) or " ")[0] for c in text)
