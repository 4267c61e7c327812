"""Which sentence or passage of a card answers a question: that of the words that tell most."""

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
_ITEM = "• "
# A passage that goes on with what stands before it says nothing by itself.
_GOES_ON = re.compile(
    r"(?:dans ce cas|sinon|mais|donc|ensuite|puis|cela|c’est|ces?|cette|cet|celle-ci|celui-ci"
    r"|passé ce|en échange|au contraire|autrement|de même|voici|et)\b",
    re.IGNORECASE,
)
# Share of what a question's words tell that a passage must add to the opening and the title.
_ADDED = 0.25


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


def added_passage(title: str, text: str, terms: Sequence[Term], rarity: Rarity) -> str:
    """The passage of ``text`` that holds what the ``title`` and the first paragraph leave unsaid.

    A passage is a whole paragraph or one item of a list with the line that announces it.

    Returns:
        The passage, or "" when none holds enough of the question's ``terms`` that they do not.
    """
    opening, *passages = _passages(text)
    told = frozenset(index_terms(title)) | opening[1]
    total = sum(rarity.of_term(term) for term in terms)
    unsaid = [term for term in terms if told.isdisjoint((*term.stems, *term.others))]
    weights = [_weight(stems, unsaid, rarity) for _passage, stems in passages]
    best = max(weights, default=0.0)
    return passages[weights.index(best)][0] if total and best >= _ADDED * total else ""


@lru_cache(maxsize=2048)
def _passages(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The first paragraph, then what can be read after it, each with its stems."""
    opening, *paragraphs = text.split("\n\n")
    found, announced = [opening], ""
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        items = [line for line in lines if line.startswith(_ITEM)]
        said = [line for line in lines if not line.startswith(_ITEM)]
        if said:
            announced = said[-1] if said[-1].endswith(":") else ""
            whole = "\n".join(said)
            if not (announced or _GOES_ON.match(whole)):
                found.append(whole)
        found.extend(f"{announced}\n{item}".strip() for item in items)
    return tuple((passage, frozenset(index_terms(passage))) for passage in found)


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
