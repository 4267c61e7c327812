"""One canonical reading of a message, which remembers where each character came from.

Every extractor works on :class:`Canonical` text: lower case, without accents, straight apostrophes,
single spaces, figures written the computer's way (« 1 800,50 », « 28k », « vingt-quatre mille » are
``1800.50``, ``28000``, ``24000``). Spans found there are given back in the original text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.pipeline.extractors.abbreviations import abbreviations
from bot.pipeline.extractors.fact import Fact
from bot.pipeline.extractors.figures import (
    Edits,
    decimal_commas,
    grouped_figures,
    ranges_of_thousands,
    thousands,
    words_as_digits,
)
from bot.pipeline.extractors.spelling import mend

NUMBER = r"(?<![\w.,/])(?<!\w-)(?!0[0-9])[0-9]{1,9}(?:\.[0-9]{1,2})?(?![0-9]|[.,/-][0-9])"
"""A number in canonical text (not the figure of « loc2 » or « t3 », nor a part of « 12/03/2024 »);
a unit may be glued to it."""

_APOSTROPHES = "’‘ʼ´`′＇ʹ"
_DASHES = "‐‑‒–—−﹣－"
_SPECIAL = (
    {ord(c): "'" for c in _APOSTROPHES}
    | {ord(c): "-" for c in _DASHES}
    | {ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE", ord("\n"): "\n"}
)


@dataclass(frozen=True)
class Canonical:
    """A message in canonical form.

    Attributes:
        original: the message as typed.
        cased: canonical text with the case of the original (for « PLUS » against « plus »).
        text: ``cased`` in lower case, of the same length.
        starts: for each canonical character, where its source starts in ``original``.
        ends: for each canonical character, where its source ends in ``original``.
    """

    original: str
    cased: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def read(cls, message: str) -> Canonical:
        """Put ``message`` in canonical form."""
        text = _fold(message)
        for rewrite in (
            _dotted_acronyms,
            _in_full,
            _spoken_and,
            _spoken_plurals,
            _levels,
            _misspelt_words,
        ):
            text = _apply(text, rewrite(text))
        for read in (
            grouped_figures,  # before words: « à deux 3 150 € » is not 2 3 150
            words_as_digits,
            ranges_of_thousands,
            thousands,
            grouped_figures,
            decimal_commas,
        ):
            text = _apply(text, read(text.text))
        return text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where canonical characters ``start``–``end`` (not empty) stand in the original."""
        return self.starts[start], self.ends[end - 1]

    def fact(
        self, entity: str, value: object, start: int, end: int, role: str | None = None
    ) -> Fact:
        """Make a fact whose evidence is canonical characters ``start``–``end``."""
        first, last = self.span(start, end)
        return Fact(entity, value, first, last, self.original[first:last], role)

    @property
    def shouted(self) -> bool:
        """Whether the message is all in capitals, so that case says nothing."""
        return is_shouted(self.cased)


FEWEST_SHOUTED = 8
"""Letters up to which a text in capitals may be an acronym or one name."""


def is_shouted(text: str) -> bool:
    """Tell whether ``text`` is in capitals, so that case says nothing; « LLI à LYON » is not."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > FEWEST_SHOUTED and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def unshouted(text: str) -> str:
    """``text``, in lower case when it is all in capitals; of the same length in any case."""
    lower = text.lower()
    return lower if is_shouted(text) and len(lower) == len(text) else text


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    special = _SPECIAL.get(ord(char))
    if special is not None:
        return special
    if char.isspace():
        return " "
    kept = "".join(
        c
        for c in unicodedata.normalize("NFKD", char)
        if unicodedata.category(c) not in {"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"}
    )
    # One character in, one lower-case character out, or the two texts would drift apart.
    return "".join(c for c in kept if len(c.lower()) == 1)


def _fold(message: str) -> Canonical:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(message):
        folded = _fold_char(char)
        if folded == " " and chars and chars[-1] in " \n":
            ends[-1] = index + 1
            continue
        if char == "²" and (not chars or chars[-1] not in "mM"):
            folded = ""
        for piece in folded:
            chars.append(piece)
            starts.append(index)
            ends.append(index + 1)
    cased = "".join(chars)
    return Canonical(message, cased, cased.lower(), tuple(starts), tuple(ends))


def _apply(source: Canonical, edits: Edits) -> Canonical:
    if not edits:
        return source
    cased: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, new in edits:
        cased.append(source.cased[done:start])
        starts.extend(source.starts[done:start])
        ends.extend(source.ends[done:start])
        first, last = source.span(start, end)
        cased.append(new)
        starts.extend([first] * len(new))
        ends.extend([last] * len(new))
        done = end
    cased.append(source.cased[done:])
    starts.extend(source.starts[done:])
    ends.extend(source.ends[done:])
    text = "".join(cased)
    return Canonical(source.original, text, text.lower(), tuple(starts), tuple(ends))


_LETTERS = re.compile(r"[a-z]{3,}(?![\w'])")
# D.P.E., R.F.R, L.L.I.
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")
# « Loc 1 », « loc n°3 » are one word before figures are read: « Loc 1 500 € » is not 1 500.
_LEVEL = re.compile(
    r"\b(?:loc|l'oc)(?: ?[-'.n°o:=]{1,3} ?| (?:niveau |numero )?|)(?P<n>[123]|un|deux|trois"
    r"|i{1,3})(?![\w'])",
    re.IGNORECASE,
)
_LONE_E = re.compile(r"(?<=\w )e(?=(?P<is> (?:de|a|en|la|d'))?(?!\w))")
_LEVEL_DIGIT = {
    "1": "1", "2": "2", "3": "3", "un": "1", "deux": "2", "trois": "3",
    "i": "1", "ii": "2", "iii": "3",
}  # fmt: skip


def _dotted_acronyms(source: Canonical) -> Edits:
    return [(*m.span(), m[0].replace(".", "")) for m in _DOTTED.finditer(source.cased)]


def _in_full(source: Canonical) -> Edits:
    return abbreviations(source.text)


def _spoken_and(source: Canonical) -> Edits:
    """« 7 é une cave » is « et », « le loyer é de 630 » is « est »; « 150 e » stays euros."""
    return [
        (*m.span(), "est" if m["is"] else "et")
        for m in _LONE_E.finditer(source.text)
        if source.original[source.starts[m.start()]].lower() == "é"
    ]


_LONE_PLURAL = re.compile(r"(?<![\w'])[mstld]e(?!\w)")


def _spoken_plurals(source: Canonical) -> Edits:
    """« mé parents », « lé enfants » are « mes », « les »."""
    return [
        (*m.span(), f"{m[0]}s")
        for m in _LONE_PLURAL.finditer(source.text)
        if source.original[source.starts[m.start() + 1]].lower() in "éè"
    ]


def _levels(source: Canonical) -> Edits:
    return [
        (*m.span(), f"loc{_LEVEL_DIGIT[m['n'].lower()]}") for m in _LEVEL.finditer(source.cased)
    ]


def _misspelt_words(source: Canonical) -> Edits:
    """Mend misspelt domain words; a capital inside a sentence is a name and stays."""
    edits = []
    for match in _LETTERS.finditer(source.text):
        start, end = match.span()
        is_name = source.cased[start].isupper() and start > 0 and not source.shouted
        mended = None if is_name else mend(match.group())
        if mended and (start == 0 or not source.text[start - 1].isalnum()):
            edits.append((start, end, mended))
    return edits
