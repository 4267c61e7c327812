"""Misspelt names: the last resort, on few candidates, with the population as a tie-breaker."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.territory.index import Index, Name
from knowledge.territory.normalize import compact, without_article
from knowledge.territory.phonetic import phonetic
from knowledge.territory.short_names import short_names
from knowledge.territory.words import french_words

KNOWN_POPULATION = 2_000  # smaller communes are candidates only with the same first letter
SOUND_WEIGHT = 0.6
POPULATION_WEIGHT = 0.45
FIRST_LETTER_COST = 0.5
PREFIX_COST = 0.35
MISSING_LETTER_COST = 0.06
SHORT_NAME_COST = 0.3  # « Levalois » for Levallois-Perret
SHORT_NAME_POPULATION = 5_000
SOUND_ALIKE_COST = 0.9  # at most, when the sound is that of the name and long enough to tell
TELLING_SOUND = 3
LETTERS_LEFT_OUT_BONUS = 0.15  # fingers leave letters out more than they change them
MAX_COST_PER_LETTER = 0.3
MAX_COST_PER_LETTER_WITHIN = 0.5  # the département is known
CLOSE = 0.25  # candidates whose value is this close to the best are asked about
MIN_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may have been meant: ``cost`` of the mistakes, lower is closer.

    ``is_prefix`` tells a name not typed to its end from a misspelt one.
    """

    name: Name
    cost: float
    is_prefix: bool = False
    sounds_alike: bool = False
    is_short: bool = False

    @property
    def value(self) -> float:
        """Cost of the mistakes less the weight of the population, lower is better."""
        population = self.name.commune.population
        return value_of(self.cost, min(population, 1_000) if self.name.former else population)


def value_of(cost: float, population: int) -> float:
    """``cost`` less the weight of the population: the larger of two communes is likelier."""
    return cost - POPULATION_WEIGHT * math.log10(population + 10)


class _Pool:
    """Names grouped by length, for one way of writing them."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._names: dict[tuple[str, int], list[int]] = defaultdict(list)

    def add(self, group: str, text: str, position: int) -> None:
        self._texts[group, len(text)].append(text)
        self._names[group, len(text)].append(position)

    def near(self, group: str, text: str, distance: int) -> Iterable[tuple[int, int]]:
        """Positions of the names at ``distance`` at most, with their distance."""
        for length in range(max(1, len(text) - distance), len(text) + distance + 1):
            texts = self._texts.get((group, length))
            if not texts:
                continue
            found = process.extract(
                text, texts, scorer=OSA.distance, score_cutoff=distance, limit=None
            )
            positions = self._names[group, length]
            for _, score, at in found:
                yield positions[at], int(score)


class Fuzzy:
    """Proposes the names closest to a misspelt one, by letters and by sound."""

    def __init__(self, index: Index) -> None:
        short = {
            (head, name.commune.code): Name.of(head, name.commune)
            for head, name in short_names(index, french_words(), SHORT_NAME_POPULATION)
        }
        self._first_short = len(index.names)
        self._names = [*index.names, *short.values()]
        self._texts = [compact(n.bare) for n in self._names]
        self._sounds = [phonetic(without_label_article(n)) for n in self._names]
        self._by_text, self._by_sound = _Pool(), _Pool()
        for position, name in enumerate(self._names):
            if name.commune.parent_code:
                continue
            known = name.commune.population >= KNOWN_POPULATION and not name.former
            text, sound = self._texts[position], self._sounds[position]
            for group in ("*",) if known else (text[0],):
                self._by_text.add(group, text, position)
                if sound:
                    self._by_sound.add(group, sound, position)

    def candidates(self, spaced_key: str, department: str | None = None) -> list[Candidate]:
        """Names close to ``spaced_key``, best value first; one per commune."""
        text = compact(without_article(spaced_key))
        if len(text) < MIN_LENGTH:
            return []
        sound = phonetic(text)
        tolerated = 1 if len(text) <= 4 else 2 if len(text) <= 9 else 3
        per_letter = MAX_COST_PER_LETTER_WITHIN if department else MAX_COST_PER_LETTER
        tolerated += int(department is not None)
        by_sound = 0 if len(sound) <= 3 else 1
        positions: set[int] = set()
        for group in ("*", text[0]):
            positions.update(at for at, _ in self._by_text.near(group, text, tolerated))
            if sound:
                positions.update(at for at, _ in self._by_sound.near(group, sound, by_sound))
        found: dict[str, Candidate] = {}
        for position in positions:
            name = self._names[position]
            if department and name.commune.department != department:
                continue
            alike = sound == self._sounds[position]
            cost = self._cost(text, sound, position)
            is_short = position >= self._first_short
            candidate = Candidate(name, cost, sounds_alike=alike, is_short=is_short)
            known = found.get(name.commune.code)
            if candidate.cost <= per_letter * len(text) and (
                known is None or candidate.cost < known.cost
            ):
                found[name.commune.code] = candidate
        return ranked(found.values())

    def _cost(self, text: str, sound: str, position: int) -> float:
        name_text, name_sound = self._texts[position], self._sounds[position]
        letters = OSA.distance(text, name_text)
        sounds = OSA.distance(sound, name_sound)
        # A slip of the finger (« Natnes ») changes the sound a lot and the letters little.
        cost = min(SOUND_WEIGHT * sounds + (1 - SOUND_WEIGHT) * letters, float(letters))
        if sounds == 0 and len(sound) >= TELLING_SOUND:
            cost = min(cost, SOUND_ALIKE_COST)
        if letters == len(name_text) - len(text):
            cost -= LETTERS_LEFT_OUT_BONUS
        if text[0] != name_text[0] and sound[:1] != name_sound[:1]:
            cost += FIRST_LETTER_COST
        return cost + (SHORT_NAME_COST if position >= self._first_short else 0)


def prefix_candidates(names: Iterable[Name], typed: str) -> list[Candidate]:
    """Beginnings of names as candidates: each letter not typed costs a little."""
    return [
        Candidate(name, PREFIX_COST + MISSING_LETTER_COST * (len(name.compact) - len(typed)), True)
        for name in names
    ]


def ranked(*groups: Iterable[Candidate]) -> list[Candidate]:
    """All candidates, best value first, one per commune."""
    best: dict[str, Candidate] = {}
    for candidate in (c for group in groups for c in group):
        known = best.get(candidate.name.commune.code)
        if known is None or candidate.value < known.value:
            best[candidate.name.commune.code] = candidate
    return sorted(best.values(), key=lambda c: (c.value, c.name.commune.code))


def without_label_article(name: Name) -> str:
    """The label from its first word that is not an article (« ç » is kept for the sound)."""
    if name.bare == name.key:
        return name.label
    for mark in ("'", "’", " ", "-"):
        _, found, rest = name.label.partition(mark)
        if found:
            return rest
    return name.label
