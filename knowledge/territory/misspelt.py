"""Misspelt places inside sentences: only after a place cue, never an everyday or domain word."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.territory.cues import Cue, Sentence
from knowledge.territory.fuzzy import CLOSE, Candidate, Fuzzy
from knowledge.territory.model import Commune
from knowledge.territory.normalize import LINKS
from knowledge.territory.words import DOMAIN_WORDS, MONTHS, french_words, words_by_start

LONGEST = 4
MAX_COST = 1.05
MAX_COST_SOUNDING_ALIKE = 1.25
MAX_COST_PER_LETTER = 0.21
WITH_CAPITAL = 2_000  # inhabitants needed to correct « à Arasse »
WITHOUT_CAPITAL = 10_000  # « a arasse »
MAX_CANDIDATES = 4


def misspelt_at(
    sentence: Sentence, position: int, fuzzy: Fuzzy, cue: Cue
) -> tuple[int, tuple[Commune, ...]] | None:
    """The commune meant by the misspelt words at ``position``: (number of words, candidates)."""
    first = sentence.word(position)
    if cue < Cue.STRONG or sentence.is_address_or_person(position):
        return None
    words = [t.folded for t in sentence.tokens]
    longest = min(LONGEST, sentence.run_length(position))
    for length in range(longest, 0, -1):
        if length == 1 and not _can_be_misspelt(first):
            return None
        spaced = " ".join(words[position : position + length])
        if all(word in LINKS or word in french_words() for word in spaced.split(" ")):
            continue
        letters = len(spaced) - length + 1
        found = [
            candidate
            for candidate in fuzzy.candidates(spaced)
            if candidate.name.key.count(" ") + 1 == length
            and candidate.cost <= _limit(candidate, letters)
        ]
        capital = sentence.is_capital(position)
        if not capital and length == 1 and _is_nearly_a_word(first):
            return None
        needed = WITH_CAPITAL if capital else WITHOUT_CAPITAL
        if not found or found[0].name.commune.population < needed:
            continue
        close = [c for c in found if c.value <= found[0].value + CLOSE]
        return length, tuple(c.name.commune for c in close[:MAX_CANDIDATES])
    return None


def _limit(candidate: Candidate, letters: int) -> float:
    if candidate.sounds_alike:
        return MAX_COST_SOUNDING_ALIKE
    return max(MAX_COST, MAX_COST_PER_LETTER * letters)


def _is_nearly_a_word(word: str) -> bool:
    """One mistake away from an everyday word: « réseu » is no more Rezé than « réseau »."""
    return any(
        process.extractOne(word, words, scorer=OSA.distance, score_cutoff=1)
        for length in (len(word) - 1, len(word), len(word) + 1)
        if (words := words_by_start().get((word[0], length)))
    )


def _can_be_misspelt(word: str) -> bool:
    if len(word) < 4 or not word.isalpha() or word in french_words() or word in MONTHS:
        return False
    return all(OSA.distance(word, domain, score_cutoff=1) > 1 for domain in _LONG_DOMAIN_WORDS)


_LONG_DOMAIN_WORDS = tuple(word for word in DOMAIN_WORDS if len(word) > 3)
