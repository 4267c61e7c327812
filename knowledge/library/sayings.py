"""Whether somebody says in words a fact that no slot holds: « j'ai perdu mon travail ».

A saying is a few words that must stand near each other in a sentence, in any order: « perdu
emploi/travail/poste ». A word is known by its stem or, when it ends with « * », by its beginning;
alternatives are parted by « / »; one wrong letter of a long word is forgiven. What the message
denies (« je n'ai pas perdu… ») is not said, unless the saying itself denies (« pas assuré »).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.search.text import fold_word, plain, stems, words

_SENTENCE = re.compile(r"[.;:!?\n]+|\b(?:mais|car)\b")
_COMMA = ","
_DENIALS = frozenset({"pas", "jamais", "aucun", "aucune", "sans", "ni", "plus"})
#: « je n'ai plus d'emploi » denies, « elle ne touche plus que 900 € » and « plus tard » do not.
_MORE = re.compile(r"\bplus (?:que|qu|tard|t[oô]t|de \d|grand\w*|petit\w*|longtemps)\b")
#: Words between a denial and what it denies.
_BEFORE, _AFTER = 3, 1
#: Letters of a word that its stem may stand for: « mars » and « mari » have one stem.
_STEMMED = 5
#: A word in which one letter may be wrong; one may be missing.
_LONG = 6
#: Words from the first to the last of a saying, at most.
_SPAN = 8


@lru_cache(maxsize=4096)
def says(message: str, saying: str) -> bool:
    """Whether ``message`` says ``saying``."""
    wanted = saying.split()
    return any(_stands_in(sentence, wanted) for sentence in _sentences(message))


@lru_cache(maxsize=256)
def _sentences(message: str) -> tuple[tuple[str, ...], ...]:
    """Words of each sentence, its commas among them."""
    said = _MORE.sub(" ", plain(message))
    parts = (sentence.split(_COMMA) for sentence in _SENTENCE.split(said))
    return tuple(
        tuple(word for part in each for word in (_COMMA, *words(part)))[1:] for each in parts
    )


def _stands_in(sentence: tuple[str, ...], wanted: list[str]) -> bool:
    places = []
    for word in wanted:
        place = next((i for i, said in enumerate(sentence) if _is_one_of(said, word)), None)
        if place is None:
            return False
        places.append(place)
    near = max(places) - min(places) < _SPAN
    denies = not _DENIALS.isdisjoint(word for each in wanted for word in each.split("/"))
    return near and (denies or not _denied(sentence, places))


def _denied(sentence: tuple[str, ...], places: list[int]) -> bool:
    """Whether a denial stands near the words, no comma between."""
    first, last = min(places), max(places)
    before = sentence[max(0, first - _BEFORE) : first]
    after = sentence[last + 1 : last + 1 + _AFTER]
    if _COMMA in before:
        before = before[len(before) - before[::-1].index(_COMMA) :]
    return not _DENIALS.isdisjoint(map(fold_word, (*before, *sentence[first:last], *after)))


def _is_one_of(said: str, alternatives: str) -> bool:
    return any(_is(said, word) for word in alternatives.split("/"))


@lru_cache(maxsize=65_536)
def _is(said: str, word: str) -> bool:
    bare = fold_word(said)
    if word.endswith("*"):
        return bare.startswith(fold_word(word[:-1]))
    wanted = fold_word(word)
    if bare == wanted or bare.rstrip("sx") == wanted.rstrip("sx"):
        return True
    if min(len(bare), len(wanted)) < _STEMMED:
        return False
    if not stems_of(said).isdisjoint(stems_of(word)):
        return True
    long = len(wanted) >= _LONG <= len(bare) + 1 and bare[0] == wanted[0]
    return long and OSA.distance(bare, wanted, score_cutoff=1) <= 1


@lru_cache(maxsize=65_536)
def stems_of(word: str) -> frozenset[str]:
    """The stems of a word, with its accents or without."""
    return frozenset((*stems(word), *stems(fold_word(word))))
