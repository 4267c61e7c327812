"""Which sentence of a card answers a question: the one that holds the words that tell most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from knowledge.search.query import Term, index_terms
from knowledge.search.ranking import Rarity

# Not after « art. », « L. », « n. »: a reference is not the end of a sentence.
_END = re.compile(r"(?<=[.?!…;])(?<!\bart\.)(?<!\b[LRDMn]\.)\s+(?=[A-ZÀ-Ý«0-9])|\n+")
_LOOSE = 0.5  # a synonym counts half
_FIRST = 1.15  # the first sentence is the answer: another one must say clearly more
_LEAST = 2  # words of a question that one sentence must hold together
_LONG = 30  # words; a longer sentence holds more words by chance


def best_sentence(text: str, terms: Sequence[Term], rarity: Rarity) -> str:
    """The sentence of ``text`` that holds most of a question's ``terms``, the first by default."""
    sentences = _sentences(text)
    weights = [
        _weight(stems, terms, rarity) * (_FIRST if position == 0 else 1.0) / _length(sentence)
        for position, (sentence, stems) in enumerate(sentences)
    ]
    return sentences[weights.index(max(weights))][0] if sentences else ""


def whole_sentence(text: str, terms: Sequence[Term]) -> str:
    """The first sentence of ``text`` that holds every one of a question's ``terms``, or "".

    One word alone may be there by chance.
    """
    if len(terms) < _LEAST:
        return ""
    for sentence, stems in _sentences(text):
        if not any(stems.isdisjoint((*term.stems, *term.others)) for term in terms):
            return sentence
    return ""


@lru_cache(maxsize=2048)
def _sentences(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    parts = (part.strip().removeprefix("•").strip() for part in _END.split(text))
    return tuple((part, frozenset(index_terms(part))) for part in parts if part)


def _weight(stems: frozenset[str], terms: Sequence[Term], rarity: Rarity) -> float:
    total = 0.0
    for term in terms:
        if not stems.isdisjoint(term.stems):
            total += rarity.of_term(term)
        elif not stems.isdisjoint(term.others):
            total += rarity.of_term(term) * _LOOSE
    return total


def _length(sentence: str) -> float:
    return max(1.0, len(sentence.split()) / _LONG)
