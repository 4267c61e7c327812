"""Spelling tolerance on the words of the cards, never on names one letter apart.

Only what is not a French word is corrected: « carte » is no misspelt « charte ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.search.lexicon import Lexicon
from knowledge.search.text import fold, stems, stop_words
from knowledge.territory.phonetic import phonetic
from knowledge.territory.words import french_words

# Letters; below, one letter changes the word.
_SHORTEST = 5
_SHORTEST_SOUND = 4
_SHORTEST_OFFERED = 4
_SHORTEST_STUCK = 3
_USUAL = 4  # cards that must hold the word that a word of five letters is taken for
_LONG = 8  # from here on, two letters may be wrong
_STUCK = re.compile(r"qu|[cdjlmnst]")


class Speller:
    """Offers the word of the cards that a misspelt word most likely stands for.

    Args:
        counts: (word as the cards write it, number of cards that hold it).
        trade: the lexicon: its words are known too, and some are never corrected.
    """

    def __init__(self, counts: Iterable[tuple[str, int]], trade: Lexicon) -> None:
        self._trade = trade
        self._best: dict[str, tuple[str, int]] = {}
        self._sounds: dict[str, tuple[str, int]] = {}
        known = {word for phrase in trade.rewrites for word in phrase} | trade.chat.keys()
        for word, count in (*counts, *((word, 1) for word in trade.proper_words)):
            bare = fold(word)
            known.add(bare)
            if len(bare) < _SHORTEST_OFFERED or trade.is_protected(bare):
                continue
            if count > self._best.get(bare, ("", 0))[1]:
                self._best[bare] = (word, count)
            sound = phonetic(word)
            if count > self._sounds.get(sound, ("", 0))[1]:
                self._sounds[sound] = (word, count)
        self._known = frozenset(known)
        self._stems = frozenset(stem for word in known for stem in stems(word))
        self._offered = [bare for bare in self._best if len(bare) >= _SHORTEST]
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _correct(self, word: str) -> str | None:
        """The word that ``word`` misspells, or None when it is known, protected or too far."""
        bare = fold(word)
        if self._is_ours(word, bare) or bare in stop_words() or bare in french_words():
            return None
        return self._sounding(word, bare) or self._without_article(word, bare) or self._alike(bare)

    def _is_ours(self, word: str, bare: str) -> bool:
        return (
            bare in self._known
            or self._trade.is_protected(bare)
            or any(stem in self._stems for stem in stems(word))
        )

    def _without_article(self, word: str, bare: str) -> str | None:
        """« lanah » → « anah », « lassociasion » → « association »."""
        stuck = _STUCK.match(bare)
        if stuck is None:
            return None
        rest = word[stuck.end() :]
        if len(rest) >= _SHORTEST_STUCK and self._is_ours(rest, fold(rest)):
            return rest
        if len(rest) < _SHORTEST:
            return None
        return rest if fold(rest) in french_words() else self._alike(fold(rest))

    def _alike(self, bare: str) -> str | None:
        """By letters: one or two wrong."""
        if len(bare) < _SHORTEST:
            return None
        allowed = 1 if len(bare) < _LONG else 2
        close = process.extract(
            bare, self._offered, scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        # The first letter is seldom wrong; among equals the more frequent word is likelier.
        ranked = sorted(
            close,
            key=lambda found: (found[1], found[0][0] != bare[0], -self._best[found[0]][1]),
        )
        if not ranked or (ranked[0][1] > 1 and ranked[0][0][0] != bare[0]):
            return None
        word, count = self._best[ranked[0][0]]
        return word if len(bare) > _SHORTEST or count >= _USUAL else None

    def _sounding(self, word: str, bare: str) -> str | None:
        """By sound: « collok » → « coloc », « droi » → « droit »."""
        if len(bare) < _SHORTEST_SOUND or not bare.isalpha():
            return None
        found, _count = self._sounds.get(phonetic(word), ("", 0))
        return found if found and OSA.distance(bare, fold(found)) <= len(bare) // 3 else None
