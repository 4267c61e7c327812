"""Spelling tolerance on the words of the cards, never on names one letter apart.

Only what is not a French word is corrected: « carte » is no misspelt « charte ».
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.search.lexicon import Lexicon
from knowledge.search.text import fold, stems, stop_words
from knowledge.territory.words import french_words

_SHORTEST = 5  # letters; below, one letter changes the word


class Speller:
    """Offers the word of the cards that a misspelt word most likely stands for.

    Args:
        counts: (word as the cards write it, number of cards that hold it).
        trade: the lexicon: its words are known too, and some are never corrected.
    """

    def __init__(self, counts: Iterable[tuple[str, int]], trade: Lexicon) -> None:
        self._trade = trade
        self._best: dict[str, tuple[str, int]] = {}
        known = {word for phrase in trade.rewrites for word in phrase} | trade.chat.keys()
        for word, count in (*counts, *((word, 1) for word in trade.proper_words)):
            bare = fold(word)
            known.add(bare)
            if len(bare) < _SHORTEST or trade.is_protected(bare):
                continue
            if count > self._best.get(bare, ("", 0))[1]:
                self._best[bare] = (word, count)
        self._known = frozenset(known)
        self._stems = frozenset(stem for word in known for stem in stems(word))
        self._offered = list(self._best)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _correct(self, word: str) -> str | None:
        """The word that ``word`` misspells, or None when it is known, protected or too far."""
        bare = fold(word)
        if (
            len(bare) < _SHORTEST
            or bare in self._known
            or bare in stop_words()
            or self._trade.is_protected(bare)
            or any(stem in self._stems for stem in stems(word))
            or bare in french_words()
        ):
            return None
        allowed = 1 if len(bare) < 8 else 2
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
        return self._best[ranked[0][0]][0]
