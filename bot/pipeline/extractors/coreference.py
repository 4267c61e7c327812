"""What a pronoun says of somebody named before: « ma sœur ? elle habite chez nos parents ».

A clause that opens with « il », « elle », « ils » or « elles » is about the last person named whose
gender and number agree, whoever stands in between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLAUSE = re.compile(
    r"(?<![\w'-])(?P<pronoun>ils|elles|il|elle) (?!y (?:a|aura|avait)\b|n'y\b|faut|faudra|s'agit"
    r"|me reste|nous reste|reste\b|et moi|est possible)(?=(?P<said>[^.;!?\n]{2,90}))"
)
# Where another person takes over
_TAKEN_OVER = re.compile(
    r"(?<!\ba )(?<!avec )(?<!chez )(?<!pour )(?<!\bet )\b(?:je|j'|on|nous|ils?|elles?|dont"
    r"|l[ae] (?:mere|pere|maman|papa))\b"
)
_SHE = re.compile(
    r"(?:belles?|petites?|grande?s?|jeunes?)?[- ]?(?:filles?|fillettes?|meres?|maman|mam[iy]e?"
    r"|soeurs?|frangines?|tantes?|tata|cousines?|nieces?|filleules?|femme|epouse|compagne|copine"
    r"|concubine|fiancee|cherie|nana|dame|personne|ainees?|cadettes?|jumelles|etudiantes?"
    r"|conjointe|lyceenn?es?|collegienn?es?|petites?|grandes?|moyennes?|dernieres?|locatrice"
    r"|locataires?|candidate|proprietaires?|ex|madame|mme|amie|bailleresse|gamines?)"
)
_HE = re.compile(
    r"(?:petits?|grands?|beaux?|jeunes?)?[- ]?(?:fils|fistons?|garcons?|peres?|papa|pap[iy]"
    r"|parents?|freres?|frangins?|oncles?|tonton|cousins?|neveux?|filleuls?|mari|epoux|compagnon"
    r"|copain|concubin|fiance|cheri|homme|mec|monsieur|mr|enfants?|gosses?|mome|ado\w*|bebes?"
    r"|jumeaux|aines?|cadets?|benjamin|etudiants?|lyceens?|collegiens?|conjoint|petits?|grands?"
    r"|moyens?|derniers?|gamins?|locataires?|candidat|proprietaires?|bailleur|proprio|ex|ami"
    r"|marmots?|loulous?|minots?|gars|type|jeune|invalide)"
)
# Others of whom a pronoun may speak, whom no list of the household names
_BYSTANDER = re.compile(
    r"\b(?:locataires?|locatrices?|candidate?s?|proprietaires?|proprio|bailleu\w+|mon ex\b"
    r"|madame|mme|amie?s?|appartement|logement|bail|loyer|maison|agence|association|convention)\b"
)


def said_later(text: str, people: Sequence[tuple[int, str, bool]]) -> dict[int, str]:
    """What pronouns say of each person.

    Args:
        text: canonical text.
        people: for each group of people, where the noun ends, the noun, and whether they are many.

    Returns:
        Text by index of the group.
    """
    found: dict[int, str] = {}
    if len(text) < 20 or not people:
        return found
    others = [(m.end(), m.group(), m.group().endswith("s")) for m in _BYSTANDER.finditer(text)]
    named = sorted(
        [(end, noun, many, i) for i, (end, noun, many) in enumerate(people)]
        + [(end, noun, many, -1) for end, noun, many in others]
    )
    for match in _CLAUSE.finditer(text):
        pronoun = match["pronoun"]
        gender = _SHE if pronoun.startswith("elle") else _HE
        index = next(
            (
                index
                for end, noun, many, index in reversed(named)
                if end <= match.start() and many == pronoun.endswith("s") and gender.fullmatch(noun)
            ),
            -1,
        )
        if index < 0:
            continue
        said = match["said"]
        stop = _TAKEN_OVER.search(said)
        found[index] = f"{found.get(index, '')} {said[: stop.start()] if stop else said}"
    return found
