"""The words of the trade (``lexicon.yaml``): phrases, loose synonyms, hurried spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.search.text import fold, fold_word, plain, stems, stop_words, words

LEXICON_FILE = Path(__file__).with_name("lexicon.yaml")

# The loan named PLUS is only known from the adverb by its capitals.
_PLUS_LOAN = re.compile(r"\bPLUS\b")
_PLUS_TERM = "pretplus"


@dataclass(frozen=True)
class Lexicon:
    """Ready-to-use form of the lexicon file; every key is folded (no accent, lower case).

    Attributes:
        rewrites: phrase (tuple of words) → the words that stand for it.
        expansions: word → other words to look for as well.
        protected: words that are neither corrected nor offered as a correction.
        apart: groups of names that exclude each other.
        names: stems of the names of schemes.
        chat: hurried spelling → the words it stands for.
        spelled_out: acronym or brand → what it stands for, for the sentence encoder.
        proper_words: well-spelt words of the trade, to correct others by.
        longest: number of words of the longest phrase.
        sayable: matches every key of ``spelled_out`` and every single word.
    """

    rewrites: dict[tuple[str, ...], tuple[str, ...]]
    expansions: dict[str, tuple[str, ...]]
    protected: frozenset[str]
    apart: tuple[frozenset[str], ...]
    names: frozenset[str]
    chat: dict[str, str]
    spelled_out: dict[str, str]
    proper_words: tuple[str, ...]
    longest: int
    sayable: re.Pattern[str]

    def card_words(self, text: str) -> list[str]:
        """Words of a card's text, the trade's phrases rewritten."""
        return self.rewrite(words(named_plus(text)))

    def question_words(self, written: Sequence[str]) -> list[str]:
        """Words of a question: phrases rewritten, hurried spellings set right."""
        found: list[str] = []
        for word in self.rewrite(written):
            found.extend(words(self.chat.get(fold_word(word), word)))
        return self.rewrite(found)

    def readable(self, text: str) -> str:
        """``text`` for a model that reads sentences.

        Lower case, hurried spellings set right, acronyms that a general model does not know
        spelled out.
        """

        def said(match: re.Match[str]) -> str:
            bare = fold(match[0])
            return self.spelled_out.get(bare) or self.chat.get(bare, match[0])

        return self.sayable.sub(said, plain(named_plus(text)))

    def others(self, word: str) -> tuple[str, ...]:
        """Stems of the loose synonyms of ``word``."""
        for stem in (fold(word), *stems(word)):
            if stem in self.expansions:
                return self.expansions[stem]
        return ()

    def is_protected(self, word: str) -> bool:
        """Whether ``word`` may neither be corrected nor stand in for another."""
        bare = fold(word)
        return bare in self.protected or any(character.isdigit() for character in bare)

    def rewrite(self, written: Sequence[str]) -> list[str]:
        """Replace the longest phrases first; words of no phrase stay as they are."""
        folded = [fold_word(word) for word in written]
        found: list[str] = []
        position = 0
        while position < len(folded):
            for length in range(min(self.longest, len(folded) - position), 0, -1):
                phrase = tuple(folded[position : position + length])
                if phrase in self.rewrites:
                    found.extend(self.rewrites[phrase])
                    break
            else:
                length = 1
                found.append(written[position])
            position += length
        return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The product's lexicon, read once."""
    return read_lexicon(LEXICON_FILE)


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    rewrites: dict[tuple[str, ...], tuple[str, ...]] = {}
    for target, phrases in data["rewrites"].items():
        for phrase in phrases:
            rewrites[tuple(words(fold(phrase)))] = tuple(words(target))
    expansions: dict[str, tuple[str, ...]] = {}
    for group in data["expansions"]:
        named = [word for word in words(" ".join(group)) if fold(word) not in stop_words()]
        group_stems = list(dict.fromkeys(stem for word in named for stem in stems(word)))
        for word in group:
            if len(words(word)) == 1:
                own = set(stems(word))
                others = tuple(stem for stem in group_stems if stem not in own)
                for stem in own:
                    expansions[stem] = tuple(dict.fromkeys((*expansions.get(stem, ()), *others)))
    spelled_out = {fold(key): str(value) for key, value in data["spelled_out"].items()}
    phrases = sorted(map(re.escape, spelled_out), key=len, reverse=True)
    return Lexicon(
        rewrites=rewrites,
        expansions=expansions,
        protected=frozenset(fold(word) for word in data["protected"]),
        apart=tuple(frozenset(group) for group in data["apart"]),
        names=frozenset(stem for name in data["names"] for stem in stems(name)),
        chat={fold(key): str(value) for key, value in data["chat"].items()},
        spelled_out=spelled_out,
        proper_words=tuple(data["proper_words"]),
        longest=max(map(len, rewrites)),
        sayable=re.compile("|".join((*(rf"\b{key}\b" for key in phrases), r"[^\W_]+"))),
    )


def named_plus(text: str) -> str:
    """``text`` with the loan PLUS told from the adverb by its capitals, or as the only word."""
    if words(fold(text)) == ["plus"]:
        return _PLUS_TERM
    return text if text.isupper() else _PLUS_LOAN.sub(_PLUS_TERM, text)
