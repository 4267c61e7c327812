"""One written form for names: accents, hyphens, apostrophes, « St » and articles set aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "lez": "les",
    "lès": "les",
    "nd": "notre dame",
    "pce": "provence",
    "ss": "sous",
}
ARTICLES = frozenset({"le", "la", "les", "l"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its folded form, where it stands, whether it starts with a capital."""

    folded: str
    start: int
    end: int
    capital: bool


def fold(text: str) -> str:
    """Lower case without accents or ligatures; other characters stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def tokenize(text: str) -> list[Token]:
    """Words of ``text`` with their offsets; « St » and « Ste » are spelt out."""
    tokens = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        folded = _ABBREVIATIONS.get(word, word)
        if word == "s" and text[match.end() : match.end() + 1] == "/":
            folded = "sur"  # « Vitry s/ Seine »
        tokens.append(Token(folded, match.start(), match.end(), match.group()[0].isupper()))
    return tokens


def key(text: str) -> str:
    """The folded words of ``text`` joined with spaces: « St-Étienne » → ``saint etienne``."""
    return " ".join(token.folded for token in tokenize(text))


def compact(spaced_key: str) -> str:
    """A key without its spaces, so that « villeneuve dascq » is « Villeneuve-d'Ascq »."""
    return spaced_key.replace(" ", "")


def without_article(spaced_key: str) -> str:
    """The key without its first article: ``le mans`` → ``mans``; unchanged when there is none."""
    first, _, rest = spaced_key.partition(" ")
    return rest if rest and first in ARTICLES else spaced_key


def without_links(spaced_key: str) -> str:
    """The key without its small words: « Champigny/Marne » is « Champigny-sur-Marne »."""
    return " ".join(word for word in spaced_key.split(" ") if word not in LINKS)


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set: word lists stay readable."""
    return frozenset(words.split())


LINKS = word_set("sur sous en et de du des d le la les l a au aux")
