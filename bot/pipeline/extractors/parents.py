"""Who brings up the children of a message, when no list or state has said it.

« je loue à une maman de trois enfants », « père et fils », « Mme Cissé et ses deux fils »: whoever
is named as a parent is the adult of the home, unless only the children's other parent is meant.
"""

from __future__ import annotations

import re

from bot.pipeline.extractors import adult_words

_MOTHER = r"mere|maman|dame|femme|tante|tata|grand[- ]mere|mam[iy]e?|marraine"
_FATHER = r"pere|papa|monsieur|homme|oncle|tonton|grand[- ]pere|pap[iy]|parrain"
_OPENS = r"(?:\b(?:une?|1|l[ae]|cette|ce|du|jeune|seule?) |^\W*|[+=:,(] ?|\bet )"
_TITLE = (
    r"(?:(?<!et )(?<!bonjour )(?:mme|madame)(?! la\b| le\b|,? (?:bonjour|je|vous|monsieur))"
    r"(?: (?!et\b)\w+)?)"
)
_PARENT = re.compile(
    rf"{_OPENS}(?:(?P<mother>{_MOTHER})|(?P<father>{_FATHER}))\b(?! d[e'](?! famille))"
    rf"|\b(?P<title>{_TITLE})"
)
# « leur mère en a la garde », « le père ne verse rien », « pas de père »
_OTHER_PARENT = re.compile(
    r"[^.;!?\n]{0,40}\b(?:en a la garde|ne (?:verse|paye|paie|vit|voit|veut|s'occupe)|pas (?:la"
    r"|avec)"
    r"|part(?:i|ie)?\b(?! avec)|verse|decede\w*|absente?|inconnue?|ailleurs|a disparu)"
    r"|[^.;!?\n,]{0,25}\b(?:m'a dit|me dit|veut louer|est proprietaire|loue (?:un|son|sa|mon))"
)
_OF_THEM = re.compile(
    r"\b(?:chez|pas de|plus de|sans|ni|pension (?:a|au)|leur|leurs|son|sa|de l'enfant"
    r"|par) ?(?:l[ae] )?$"
)
_THEIRS = re.compile(r"s(?:on|a|es) ")
# « une caissière et son fils »
_WITH_THEIRS = re.compile(
    r"\b(?P<who>(?:une?|cette|ce|ma|mon|notre|l[ea]|l') ?(?!famille|menage|foyer|couple|enfant"
    r"|fils|fille"
    r"|petit|autre|bebe|loyer|logement|appart|maison|pere|mere|garde|charge|ex\b)[a-z-]{4,}"
    r"(?: [a-z-]{1,}){0,3}) (?:et|avec|\+) $"
)
# « une locataire avec deux enfants »
_PERSON_WITH = re.compile(
    r"\b(?P<who>(?:une?|cette|ce|ma|mon|l[ea]) (?:locataire|locatrice|candidate?|voisine?|collegue"
    r"|jeune|amie?|etudiante?|salariee?|retraitee?|[a-z]{3,}(?:iere|ier|euse|trice|teur|iste"
    r"|ienne|ante?))(?: [a-z]+)?) (?:avec|\+|et) $"
)
# « je loue à un agent de sécurité avec deux enfants »
_LET_TO = re.compile(
    r"\b(?:lou\w+[^.;!?,\n]{0,30}? a|candidat\w*(?: est| :)?|locataires?(?: est| sera\w*| :)"
    r"|propose)"
    r" (?P<who>une? (?!couple|famille|menage|prix|loyer|tarif|appart|bail)[a-z][\w' -]{2,30}?)"
    r" (?:avec|et|\+) $"
)
_DEFINITE = re.compile(r"\b(?:la|le|cette|ce) (?:jeune )?$")
_IS = re.compile(r"\best (?:la |le |une? )?(?:jeune )?$")
_REACH = 70  # characters between a parent and the children


def named_parents(text: str, children: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the parents who are named near the ``children``; one mother and one father at most.

    Args:
        text: canonical text.
        children: canonical spans of the children counted.
    """
    found: dict[str, tuple[int, int]] = {}
    for start, _ in children:
        child_of = _WITH_THEIRS.search(text[:start])
        person = _PERSON_WITH.search(text[:start])
        let_to = _LET_TO.search(text[:start])
        if let_to:
            found.setdefault("mother", let_to.span("who"))
        elif child_of and _THEIRS.match(text, start):
            found.setdefault("mother", child_of.span("who"))
        elif person and not re.search("chambre|annee|premier|partenaire", person["who"]):
            found.setdefault("mother", person.span("who"))
    for match in _PARENT.finditer(text):
        start = match.start(match.lastgroup or 0)
        near = any(-_REACH <= child - match.end() <= _REACH for child, _ in children)
        inside = any(a <= start < b for a, b in children)
        if (
            not near
            or inside
            or _OF_THEM.search(text[:start])
            or _OTHER_PARENT.match(text, match.end())
            or (_DEFINITE.search(text[:start]) and adult_words.FACT.match(text, match.end()))
            or _IS.search(text[:start])
        ):
            continue
        found.setdefault(
            "mother" if match.lastgroup == "title" else str(match.lastgroup), (start, match.end())
        )
    return list(found.values())
