"""Place names as they can stand in a sentence, each with what it takes to be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from knowledge.territory.index import Index
from knowledge.territory.lookup import Lookup, communes_of
from knowledge.territory.model import Commune, Match
from knowledge.territory.normalize import ARTICLES, compact, without_article
from knowledge.territory.short_names import LINK_WORDS, short_names
from knowledge.territory.words import (
    DOMAIN_WORDS,
    EVERYDAY_NAMES,
    EXPLICIT_LENGTH,
    MONTHS,
    SAFE_NAMES,
    french_words,
)

WELL_KNOWN = 10_000
VERY_LARGE = 100_000
SHORT_NAME_POPULATION = 5_000


class Proof(IntEnum):
    """What a sentence must show before a name in it is taken for a place."""

    NOTHING = 0  # « Lille » anywhere
    CUE = 1  # « à Wailly », or a capital inside the sentence
    STRONG_CUE = 2  # « à Tours »: the name is a word, but the commune is large
    STRICT = 3  # « à Loué »: cue and capital (or hyphens)
    EXPLICIT = 4  # « la commune d'Y »


@dataclass(frozen=True, slots=True)
class Entry:
    """A name found at some place of a text.

    Attributes:
        length: number of tokens.
        spaced: the folded words.
        candidates: communes the name means, most populated first.
        proof: what the sentence must show.
    """

    length: int
    spaced: str
    candidates: tuple[Commune, ...]
    proof: Proof


class Gazetteer:
    """Finds the commune names that start at a given word."""

    def __init__(self, index: Index, lookup: Lookup) -> None:
        self._index = index
        self._lookup = lookup
        self._words = french_words()
        self._short = _short_names(index, self._words)
        self._longest = max(name.key.count(" ") + 1 for name in index.names)

    def matches(self, words: list[str], position: int, longest: int) -> Iterator[Entry]:
        """Names that start at ``words[position]``, longest first, ``longest`` words at most."""
        for length in range(min(self._longest, longest), 0, -1):
            spaced = " ".join(words[position : position + length])
            if self._is_name(spaced, length):
                yield self._entry(length, spaced)

    def with_article(self, article: str, entry: Entry) -> Entry | None:
        """The entry called « article + name »: « Le Havre » for « au Havre »."""
        spaced = f"{article} {entry.spaced}"
        if spaced not in self._index.by_key:
            return None
        return self._entry(entry.length, spaced)

    def _entry(self, length: int, spaced: str) -> Entry:
        matches = self._lookup.name(spaced)
        return Entry(length, spaced, tuple(communes_of(matches)), self._proof(spaced, matches))

    def _proof(self, spaced: str, matches: list[Match]) -> Proof:
        words = spaced.split(" ")
        if matches[0].commune.parent_code:  # « Lyon 3e »
            return Proof.NOTHING
        # « sur plan » is not Plan-de-Cuques: an everyday word counts for its own commune only.
        own = [m.commune.population for m in matches if m.kind == "name"]
        common = all(self._is_word(word) for word in words)
        population = max(own, default=0) if common else matches[0].commune.population
        if len(words) == 2 and words[0] in ARTICLES:
            if population < VERY_LARGE and self._is_word(words[1]):
                return Proof.STRICT
            return self._proof_of_word(words[1], population)
        if len(words) == 1:
            return self._proof_of_word(spaced, population)
        if words[0] in {"saint", "sainte", "notre"} or not all(self._is_word(w) for w in words):
            return Proof.NOTHING
        linked = len(words) > 2 and not LINK_WORDS.isdisjoint(words[1:-1])
        return Proof.CUE if linked else Proof.STRICT  # « Aire-sur-la-Lys », « Petite-Forêt »

    def _proof_of_word(self, word: str, population: int) -> Proof:
        if len(word) <= EXPLICIT_LENGTH:
            return Proof.EXPLICIT
        if word in SAFE_NAMES:
            return Proof.NOTHING
        if word in DOMAIN_WORDS or word in MONTHS:
            return Proof.EXPLICIT
        if word in EVERYDAY_NAMES or word in self._words:
            return Proof.STRONG_CUE if population >= WELL_KNOWN else Proof.STRICT
        if population >= WELL_KNOWN:
            return Proof.NOTHING
        return Proof.CUE if len(word) > 3 else Proof.STRICT

    def _is_word(self, word: str) -> bool:
        return word in self._words or word in LINK_WORDS or len(word) < 3 or word.isdigit()

    def _is_name(self, spaced: str, length: int) -> bool:
        index = self._index
        if spaced in index.by_key or spaced in self._short or spaced in index.by_bare:
            return True
        if length > 1 and spaced in index.by_main_words:  # « Champigny/Marne »
            return index.by_main_words[spaced][0].commune.population >= SHORT_NAME_POPULATION
        joined = compact(spaced)
        return length > 1 and len(joined) > 7 and joined in index.by_compact


def _short_names(index: Index, dictionary: frozenset[str]) -> frozenset[str]:
    heads = (head for head, _ in short_names(index, dictionary, SHORT_NAME_POPULATION))
    forms = {form for head in heads for form in (head, without_article(head))}
    return frozenset(form for form in forms if len(form) > 3)
