"""Mends misspelt words of the domain (« asosiation », « enfents ») before facts are read.

Only words that the extractors look for are proposed, and only in place of a word that is not
French: an acronym, a level, a proper name or a correct word is never touched.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.territory.phonetic import phonetic
from knowledge.territory.words import french_words


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_VOCABULARY = _words("""
loyer loyers louer loue locataire locataires charges comprises balcon balcons terrasse terrasses
cave cellier surface superficie habitable metres carres studio appartement maison logement
revenu revenus fiscal reference salaire salaires ressources retraite retraites pension chomage
gagne touche mensuel annuel imposition imposable personne personnes enfant enfants couple couples
seule celibataire divorce divorcee separe separee veuve marie maries conjoint conjointe
compagnon compagne mari femme handicape handicapee handicap invalidite enceinte charge adultes
adulte famille foyer menage fille filles garcon garcons bebe jumeaux alternee
association associations agence intermediaire intermediation mandat gestion direct directement
location meuble meublee classe etiquette energie diagnostic
social sociale tres niveau zone plafond plafonds avantage avantages
bail depuis contrat signature emmenage commence commencee debute demarre convention conventionne
quittance immobiliere immobilieres vocation departement
janvier fevrier mars avril juillet septembre octobre novembre decembre
derniere dernier prochain prochaine annee trimestre signe
vingt trente quarante cinquante soixante quatre quinze mille trois treize quatorze seize
candidat candidate loggia hebdomadaire
frere soeur niece neveu cousine parents ascendant descendant
fauteuil roulant lettre vendredi samedi dimanche vacances habite habitent
semaine travaux locatif locative emmenager divorcer adolescent
""")
# Spellings by ear, too short or too far for a count of letters.
_BY_EAR = {
    "loye": "loyer", "san": "sans", "perssone": "personne", "perssonne": "personne",
    "perssones": "personnes", "depui": "depuis", "contra": "contrat", "antree": "entree",
    "demarer": "demarre", "demarrer": "demarre", "locatere": "locataire",
    "locateres": "locataires", "locatair": "locataire", "locatairre": "locataire",
    "parant": "parent", "ocune": "aucune", "ocun": "aucun", "denfan": "d'enfant",
    "denfants": "d'enfants", "denfant": "d'enfant", "jeloue": "je loue", "jsigne": "je signe",
    "ajence": "agence", "ajences": "agences", "cest": "c'est", "comencer": "commence",
    "comence": "commence", "comance": "commence", "loyes": "loyers", "fame": "femme",
    "deu": "deux", "care": "carres", "cares": "carres", "caree": "carres", "carees": "carres",
    "carer": "carres", "vid": "vide", "meublet": "meuble",
    "persone": "personne", "dotre": "d'autre", "selibatere": "celibataire",
    "selibataire": "celibataire", "fis": "fils", "sacheve": "s'acheve",
    "anfant": "enfant", "anfants": "enfants", "anfan": "enfant", "anfans": "enfants",
    "kitte": "quitte", "kiter": "quitter", "copin": "copain",
    "abite": "habite", "abites": "habite", "abitent": "habitent",
}  # fmt: skip
_BY_START: dict[str, tuple[str, ...]] = {
    letter: tuple(word for word in _VOCABULARY if word[0] == letter)
    for letter in {word[0] for word in _VOCABULARY}
}
# Names of towns and words of everyday speech that a list of French words lacks
_RIGHT = _words("""
nice troyes seine trets carros avrille compiegne mans gagny peronne milly siagne salaise parentis
terrasson tavaux maisdon marles chorges
maxi mini mamie mamy papi papy agente candidater carrez
""")
_KNOWN = frozenset(_VOCABULARY) | frozenset(_RIGHT)
_BY_SOUND: dict[str, list[str]] = {}
for _word in _VOCABULARY:
    _BY_SOUND.setdefault(phonetic(_word), []).append(_word)
_ELIDED = frozenset(
    _words(
        "asso association agence aivs anah annee appartement entree intermediation invalidite"
        " adulte enfant enfants impots agrement"
    )
)
_NASAL = frozenset({"an", "am", "en", "em"})
SHORTEST = 4
"""Letters below which a word is left alone: too many words are one letter away."""

SHORTEST_BY_EAR = 5
"""Letters below which a word is not mended by its sound."""

LONG = 9
"""Letters from which two mistakes are mended."""


@lru_cache(maxsize=8192)
def mend(word: str) -> str | None:
    """The domain word that ``word`` (lower case, no accents) misspells; None when there is none.

    The first letter must be right, and one word must be closer than all the others.
    """
    if word in _BY_EAR:
        return _BY_EAR[word]
    if word[:1] in {"l", "d"} and word[1:] in _ELIDED and word not in french_words():
        return f"{word[0]}'{word[1:]}"  # « lassociation »
    if len(word) < SHORTEST or not word.isalpha() or word in _KNOWN or word in french_words():
        return None
    allowed = 2 if len(word) >= LONG else 1
    distances = {
        candidate: distance
        for candidate in _BY_START.get(word[0], ())
        if (distance := OSA.distance(word, candidate, score_cutoff=allowed)) <= allowed
    }
    if not distances:
        return _as_it_sounds(word)
    closest = [c for c, distance in distances.items() if distance == min(distances.values())]
    same_but_plural = len({candidate.rstrip("s") for candidate in closest}) == 1
    return closest[0] if same_but_plural else None


def _starts_alike(word: str, alike: list[str]) -> bool:
    """« anfant » starts as « enfant » does: by its letter, or by the sound of « an » and « en »."""
    first = (alike or [" "])[0]
    return word[0] == first[0] or (word[:2] in _NASAL and first[:2] in _NASAL)


def _as_it_sounds(word: str) -> str | None:
    """« semene » is « semaine », « celibater » « celibataire »: one domain word sounds alike."""
    key = phonetic(word)
    alike = _BY_SOUND.get(key, [])
    if len(word) < SHORTEST_BY_EAR or len(key) < SHORTEST or not _starts_alike(word, alike):
        return None
    return alike[0] if len({candidate.rstrip("s") for candidate in alike}) == 1 else None
