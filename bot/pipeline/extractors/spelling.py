"""Mends misspelt words (« asosiation », « enfents », « aevc ») before facts are read.

A word that is neither French nor known here (a name, a town, an acronym) is read as the usual word
that it most likely stands for: by an apostrophe left out, a slip of the finger, or by its sound.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.pipeline.extractors.lexicons import first_names, lines, words
from bot.pipeline.slips import UsualWords, same_stem
from knowledge.territory.phonetic import phonetic
from knowledge.territory.words import french_words, town_words

_USES = {word: int(uses) for word, uses in map(str.split, lines("usual_words.txt"))}
_USUAL = UsualWords(_USES)
_RIGHT = words("right_words.txt") | first_names()
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
    "trante": "trente", "liver": "l'hiver", "kare": "carres",
    "deu": "deux", "care": "carres", "cares": "carres", "caree": "carres", "carees": "carres",
    "carer": "carres", "vid": "vide", "meublet": "meuble",
    "persone": "personne", "dotre": "d'autre", "selibatere": "celibataire",
    "selibataire": "celibataire", "fis": "fils", "sacheve": "s'acheve",
    "anfant": "enfant", "anfants": "enfants", "anfan": "enfant", "anfans": "enfants",
    "apart": "appart", "letre": "lettre", "direque": "direct",
    "dessu": "dessus", "kitte": "quitte", "kiter": "quitter", "copin": "copain",
    "abite": "habite", "abites": "habite", "abitent": "habitent",
}  # fmt: skip
_SOUNDS_USED = 5
"""Uses from which a word may be recognised by its sound alone."""

_BY_SOUND: dict[str, list[str]] = {}
for _word, _number in _USES.items():
    if _number >= _SOUNDS_USED:
        _BY_SOUND.setdefault(phonetic(_word), []).append(_word)
# « lassociation », « jattend », « quon », « dimpot », « nest »
_ELIDED = re.compile(r"(?P<first>qu|[ldjnsmtc])(?P<word>[aeiouyh][a-z]+)")
_J = re.compile(r"(?P<first>j)(?P<word>[b-df-gj-np-tv-z][a-z]{2,})")
_SHORT = frozenset({"est", "une", "ils", "eux", "ans", "age", "on", "un", "il"})
_ADVERB = re.compile(r"(?P<adjective>[a-z]{4,})ment")
_AGAIN = re.compile(r"re(?P<verb>[a-z]{4,})")
_NASAL = frozenset({"an", "am", "en", "em"})
SHORTEST = 3
"""Letters below which a word is left alone: too many words are one letter away."""

SHORTEST_BY_EAR, SHORTEST_SOUND = 5, 4
"""Letters below which a word is not mended by its sound, and those of the sound."""


@lru_cache(maxsize=8192)
def mend(word: str) -> str | None:
    """What ``word`` (lower case, no accents) misspells; None when it is right or nobody knows."""
    if word in _BY_EAR:
        return _BY_EAR[word]
    if len(word) < SHORTEST or not word.isalpha() or _is_right(word):
        return None
    if mended := _apart(word) or _USUAL.meant_by(word, 1):
        return mended
    if _is_derived(word):
        return None
    return _apart(word, mended=True) or _USUAL.meant_by(word) or _as_it_sounds(word)


def _is_right(word: str) -> bool:
    return word in _USES or word in _RIGHT or word in french_words() or word in town_words()


def _is_derived(word: str) -> bool:
    """« fiscalement », « reverifier »: the list of French words need not hold them."""
    derived = _ADVERB.fullmatch(word) or _AGAIN.fullmatch(word)
    return derived is not None and derived[1] in french_words()


def _apart(word: str, *, mended: bool = False) -> str | None:
    """« lassociation » is « l'association », « jcherche » « je cherche »; a slip if ``mended``."""
    found = _ELIDED.fullmatch(word) or _J.fullmatch(word)
    if found is None:
        return None
    rest = found["word"]
    right = rest in _USES or rest in _SHORT or rest in _RIGHT
    rest = rest if right else (_USUAL.meant_by(rest, 1) if mended else None)
    between = "e " if found.re is _J else "'"
    return f"{found['first']}{between}{rest}" if rest else None


def _starts_alike(word: str, alike: list[str]) -> bool:
    """« anfant » starts as « enfant » does: by its letter, or by the sound of « an » and « en »."""
    first = (alike or [" "])[0]
    return word[0] == first[0] or (word[:2] in _NASAL and first[:2] in _NASAL)


def _as_it_sounds(word: str) -> str | None:
    """« semene » is « semaine », « celibater » « celibataire »: one usual word sounds alike."""
    key = phonetic(word)
    alike = _BY_SOUND.get(key, [])
    long_enough = len(word) >= SHORTEST_BY_EAR and len(key) >= SHORTEST_SOUND
    if not long_enough or not _starts_alike(word, alike):
        return None
    return alike[0] if all(same_stem(alike[0], other) for other in alike) else None
