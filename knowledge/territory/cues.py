"""How strongly a sentence says that the word at a given place is a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from knowledge.territory.normalize import Token, tokenize, word_set
from knowledge.territory.words import (
    CONTRACTIONS,
    LIVING_VERBS,
    NEAR_NOUNS,
    PLACE_NOUNS,
    QUESTION_WORDS,
    STREET_WORDS,
    TITLES,
    WEAK_WORDS,
)

_LINKS = frozenset({"de", "d", "du", "des", "la", "le", "les", "l"})
# « il a », « y a », « m'a »: the verb avoir, not the preposition typed without its accent.
_BEFORE_AVOIR = word_set("il elle on qui y ya n l m t s j tu ca cela ne en")
_GLUE = re.compile(r"[\s\-‐‑–'’/]*")
_SOFT_GLUE = re.compile(r"[\s\-'’\"«»“”(:]*")
_COORDINATION = re.compile(
    r"[\s]*(?:,|/|\+|&|\bet\b|\bou\b|\bni\b|\bpuis\b)[\s]*(?:\bou\b|\bet\b)?[\s]*"
)
_DETAIL = re.compile(r"\d+\w*|[tf]\d|m2?|pers\w*|couple|seule?|loc\d|lli|plai|pls|en|stp|svp")
#: What stands on both sides of an item of a list, figures being somewhere in it.
_ITEM_BEFORE = re.compile(r"[0-9].*[,;.–—(]\s*$", re.DOTALL)
_FIGURES_NEXT = re.compile(r"\s*[,;]\s*[0-9]")
_ITEM_AFTER = re.compile(r"\s*(?:[,;]|[.)–—](?!\w))(?=.)|\s*[.)]?\s*$", re.DOTALL)
_KEYWORDS_AT_MOST = 7
_MOSTLY_CAPITALS = 0.6


class Cue(IntEnum):
    """Strength of what stands before a name."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    EXPLICIT = 3


_TOLD_NEXT = re.compile(
    r" ?[,:;] ?(?:environ |pour )?(?:[0-9]|[tf][1-7]\b|loc ?[123]|(?:un|une|mon|ma|le|la|studio"
    r"|appart\w*|maison|logement|couple|lli|dpe|zone|loyer|loue|seule?|meubl\w+)\b)"
    r"| [0-9]{1,3} ?m(?:²|2|[eè]tres?)(?!\w)| [tf][1-7]\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A text cut into words, with what its capitals are worth."""

    text: str
    tokens: list[Token]
    capitals_mean_something: bool

    @classmethod
    def read(cls, text: str) -> Sentence:
        """Cut ``text`` into words."""
        tokens = tokenize(text)
        words = [t for t in tokens if not t.folded[0].isdigit()]
        capitals = sum(t.capital for t in words)
        lower = any(c.islower() for c in text)
        title = len(words) > 3 and capitals > _MOSTLY_CAPITALS * len(words)
        return cls(text, tokens, lower and not title)

    def word(self, position: int) -> str:
        """Folded word at ``position``, empty outside the text."""
        return self.tokens[position].folded if 0 <= position < len(self.tokens) else ""

    def between(self, left: int, right: int) -> str:
        """Characters between two words."""
        return self.text[self.tokens[left].end : self.tokens[right].start]

    def run_length(self, position: int) -> int:
        """Number of words from ``position`` that only spaces, hyphens or apostrophes join."""
        length = 1
        while position + length < len(self.tokens) and _GLUE.fullmatch(
            self.between(position + length - 1, position + length)
        ):
            length += 1
        return length

    def is_capital(self, position: int) -> bool:
        """The word has a capital that is not due to the sentence's start."""
        token = self.tokens[position]
        if not (token.capital and self.capitals_mean_something):
            return False
        before = self.text[: token.start].rstrip(' \u00a0\u202f«»"“(')
        return bool(before) and before[-1] not in ".!?\n:"

    def has_hyphen(self, position: int, length: int) -> bool:
        """The words of the name are joined with hyphens."""
        return length > 1 and "-" in self.between(position, position + 1)

    def is_whole(self, position: int, length: int) -> bool:
        """The name is the whole message, greetings and « à » aside."""
        return (
            position <= 1
            and length >= len(self.tokens) - position
            and (position == 0 or self.word(0) in {"a", "sur", "vers", "au", "aux"})
        )

    def is_heading(self, position: int, length: int) -> bool:
        """« Nice, 45 m² », « Tours : un T2 »: it opens the text, what is told of it comes next."""
        if position or not (self.tokens[0].capital and self.capitals_mean_something):
            return False
        return _TOLD_NEXT.match(self.text, self.tokens[length - 1].end) is not None

    def is_listed(self, position: int, length: int) -> bool:
        """« 39 m2, Sens, loc2 », « loyer 400. Orange. »: an item of its own, with its capital."""
        first, last = self.tokens[position], self.tokens[position + length - 1]
        before, after = self.text[: first.start], self.text[last.end :]
        opens = _ITEM_BEFORE.search(before) is not None
        opens = opens or (not before.strip() and _FIGURES_NEXT.match(after) is not None)
        closes = _ITEM_AFTER.match(self.text, last.end) is not None
        return first.capital and self.capitals_mean_something and opens and closes

    def is_keywords(self, position: int, length: int) -> bool:
        """« plafond lli tours 45 m2 »: a few key words of this service, the place last."""
        after = [t.folded for t in self.tokens[position + length :]]
        last = all(_DETAIL.fullmatch(word) for word in after)
        words = [t.folded for t in self.tokens]
        short = len(words) <= _KEYWORDS_AT_MOST
        before = self.word(position - 1)
        return (
            last
            and short
            and bool(QUESTION_WORDS.intersection(words))
            and before not in _LINKS | WEAK_WORDS | {"un", "une", "mon", "ma", "ce", "pas"}
        )

    def cue_before(self, position: int) -> Cue:
        """What announces the name at ``position``."""
        if position == 0:
            return Cue.NONE
        gap = self.between(position - 1, position)
        if not _SOFT_GLUE.fullmatch(gap):
            return Cue.NONE
        first, second = self.word(position - 1), self.word(position - 2)
        named = second in PLACE_NOUNS or second in {"zone", "zones", "zonne"}
        if first in PLACE_NOUNS or (first in {"de", "d"} and named):
            return Cue.EXPLICIT
        if first == "a":
            accented = self.text[self.tokens[position - 1].start] in "àÀ"
            return Cue.STRONG if accented or second not in _BEFORE_AVOIR else Cue.NONE
        stands = first in {"trouve", "situe"} and second in {"se", "ce"}
        if stands or first in {"sur", "vers"} or first in LIVING_VERBS:
            return Cue.STRONG
        return Cue.WEAK if first in WEAK_WORDS else Cue.NONE

    def contraction_before(self, position: int) -> str | None:
        """The article inside « au », « aux », « du », « des » just before, else None."""
        if position and self.between(position - 1, position).isspace():
            return CONTRACTIONS.get(self.word(position - 1))
        return None

    def follows(self, end: int, position: int) -> bool:
        """The name at ``position`` is coordinated with a place that ended at offset ``end``."""
        return bool(_COORDINATION.fullmatch(self.text[end : self.tokens[position].start]))

    def is_address_or_person(self, position: int) -> bool:
        """« rue de Lille », « Mme Lambert »."""
        if self.word(position - 1) in TITLES:
            return True
        before = position - 1
        while before >= 0 and self.word(before) in _LINKS:
            before -= 1
        return before >= 0 and before < position - 1 and self.word(before) in STREET_WORDS

    def is_near(self, position: int) -> bool:
        """« près de Lens », « à côté d'Arras », « autour de Lille »."""
        before = position - 1
        while before >= 0 and self.word(before) in _LINKS:
            before -= 1
        return before >= 0 and self.word(before) in NEAR_NOUNS
