"""Slips of the finger: the usual word that a misspelt one most likely stands for.

A noisy channel: a usual word is the likelier the more it is used and the likelier the slip that
turns it into what was typed (two letters exchanged, one left out, doubled, or hit beside).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Neighbours on a French keyboard.
_ROWS = ("azertyuiop", "qsdfghjklm", " wxcvbn")
_COLUMN = {letter: (row, i) for row, line in enumerate(_ROWS) for i, letter in enumerate(line)}
_SHORTEST = 3
_LONG = 8
"""Letters from which two slips are looked for."""
_TWO_SLIPS, _FIRST_LETTER, _FAR_KEY = 3.0, 1.5, 1.0
_WEIGHT = 2.0
"""What a slip of cost 1 weighs against the logarithm of the uses of a word."""
_MARGIN = 0.8
"""How much likelier than the next word the best one must be."""
_STEM = 6
"""Letters that two forms of a word share at least."""
_OFTEN = 30
"""Uses from which a word may be read in three letters."""


class UsualWords:
    """Words by folded spelling, with their number of uses."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        self._uses = uses
        self._by_length: dict[int, list[str]] = {}
        for word in uses:
            self._by_length.setdefault(len(word), []).append(word)

    def meant_by(self, typed: str, slips: int | None = None) -> str | None:
        """The word that ``typed`` (folded, no known word) misspells; None when unsure.

        Args:
            typed: the misspelt word.
            slips: most slips in it; by default one, or two in a long word.
        """
        if len(typed) < _SHORTEST or not (typed.isascii() and typed.isalpha()):
            return None
        slips = slips or (2 if len(typed) >= _LONG else 1)
        lengths = range(len(typed) - slips, len(typed) + slips + 1)
        close = process.extract(
            typed,
            [word for length in lengths for word in self._by_length.get(length, ())],
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=12,
        )
        ranked = sorted(
            (
                (self._likelihood(typed, word, int(distance)), word)
                for word, distance, _ in close
                if len(typed) > _SHORTEST or self._uses[word] >= _OFTEN
            ),
            reverse=True,
        )
        if not ranked:
            return None
        best, word = ranked[0]
        others = (score for score, other in ranked[1:] if not same_stem(word, other))
        return word if best - next(others, -math.inf) >= _MARGIN else None

    def _likelihood(self, typed: str, word: str, distance: int) -> float:
        return math.log(self._uses[word] + 1) - _WEIGHT * _cost(typed, word, distance)


def same_stem(word: str, other: str) -> bool:
    """« conventionne » and « conventionner », « fille » and « filles »."""
    if word.rstrip("s") == other.rstrip("s"):
        return True
    return word[: max(_STEM, len(word) - 3)] == other[: max(_STEM, len(other) - 3)]


def _cost(typed: str, word: str, distance: int) -> float:
    """How unlikely it is to type ``typed`` for ``word``."""
    if distance > 1:
        return _TWO_SLIPS + _FIRST_LETTER * (typed[0] != word[0])
    if len(typed) < len(word):  # a letter left out
        return 1 + _FIRST_LETTER * (word[1:] == typed)
    if len(typed) > len(word):
        at = next((i for i, c in enumerate(word) if typed[i] != c), len(word))
        doubled = at > 0 and typed[at] == typed[at - 1]
        return 0.7 if doubled else 1.5 + _FIRST_LETTER * (at == 0)
    wrong = [i for i, c in enumerate(word) if typed[i] != c]
    if len(wrong) == 2:
        return 1 + _FIRST_LETTER / 3 * (wrong[0] == 0)
    (at,) = wrong
    return 1 + _FIRST_LETTER * (at == 0) + _FAR_KEY * (not _beside(typed[at], word[at]))


def _beside(key: str, other: str) -> bool:
    if key not in _COLUMN or other not in _COLUMN:  # « sœur »
        return False
    (row, column), (its_row, its_column) = _COLUMN[key], _COLUMN[other]
    return abs(row - its_row) <= 1 and abs(column - its_column) <= 1
