"""Spelling tolerance on the words of the cards, never on names one letter apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.search.lexicon import Lexicon
from knowledge.search.text import fold

_SHORTEST = 5  # letters; below, one letter changes the word


class Speller:
    """Offers the word of the cards that a misspelt word most likely stands for.

    Args:
        counts: (word as the cards write it, number of cards that hold it).
        trade: the lexicon, for the words that are never corrected.
    """

    def __init__(self, counts: Iterable[tuple[str, int]], trade: Lexicon) -> None:
        self._trade = trade
        self._best: dict[str, tuple[str, int]] = {}
        for word, count in counts:
            bare = fold(word)
            if len(bare) < _SHORTEST or trade.is_protected(bare):
                continue
            if count > self._best.get(bare, ("", 0))[1]:
                self._best[bare] = (word, count)
        self._known = list(self._best)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _correct(self, word: str) -> str | None:
        """The word of the cards closest to ``word``, or None when none is close enough."""
        bare = fold(word)
        if len(bare) < _SHORTEST or self._trade.is_protected(bare):
            return None
        if bare in self._best:
            return self._best[bare][0]
        allowed = 1 if len(bare) < 8 else 2
        close = process.extract(
            bare, self._known, scorer=OSA.distance, score_cutoff=allowed, limit=8
        )
        # The first letter is seldom wrong; among equals the more frequent word is likelier.
        ranked = sorted(
            close,
            key=lambda found: (found[1], found[0][0] != bare[0], -self._best[found[0]][1]),
        )
        if not ranked or (ranked[0][1] > 1 and ranked[0][0][0] != bare[0]):
            return None
        return self._best[ranked[0][0]][0]
