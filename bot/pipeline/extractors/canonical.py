"""One canonical reading of a message, which remembers where each character came from.

Every extractor works on :class:`Canonical` text: lower case, without accents, straight apostrophes,
single spaces, figures written the computer's way (« 1 800,50 », « 28k », « vingt-quatre mille » are
``1800.50``, ``28000``, ``24000``). Spans found there are given back in the original text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import find_numbers

from bot.pipeline.extractors.fact import Fact
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
        folded = _fold(message)
        folded = _rewrite(folded, _DOTTED, lambda m: m[0].replace(".", ""))
        folded = _rewrite(folded, _LEVEL, lambda m: f"{m['word']}{_LEVEL_DIGIT[m['n'].lower()]}")
        folded = _mend_words(folded)
        folded = _digits_for_words(folded)
        for pattern, replace in _NUMBER_FORMS:
            folded = _rewrite(folded, pattern, replace)
        return folded

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
        letters = [c for c in self.cased if c.isalpha()]
        return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


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


def _rewrite(
    source: Canonical, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> Canonical:
    edits = [(m.start(), m.end(), replace(m)) for m in pattern.finditer(source.cased)]
    return _apply(source, edits)


def _apply(source: Canonical, edits: list[tuple[int, int, str]]) -> Canonical:
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


def _mend_words(source: Canonical) -> Canonical:
    """Mend misspelt domain words; a capital inside a sentence is a name and stays."""
    edits = []
    for match in _LETTERS.finditer(source.text):
        start, end = match.span()
        is_name = source.cased[start].isupper() and start > 0 and not source.shouted
        mended = None if is_name else mend(match.group())
        if mended and (start == 0 or not source.text[start - 1].isalnum()):
            edits.append((start, end, mended))
    return _apply(source, edits)


# D.P.E., R.F.R, L.L.I.
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")
# « Loc 1 », « loc n°3 » are one word before figures are read: « Loc 1 500 € » is not 1 500.
_LEVEL = re.compile(
    r"\b(?P<word>loc)(?: ?[-'.n°o]{1,3} ?| )(?P<n>[123]|un|deux|trois|i{1,3})(?![\w'])",
    re.IGNORECASE,
)
_LEVEL_DIGIT = {
    "1": "1", "2": "2", "3": "3", "un": "1", "deux": "2", "trois": "3",
    "i": "1", "ii": "2", "iii": "3",
}  # fmt: skip

# Spellings of number words that the library does not know, all unambiguous.
_MISSPELT = {
    "vint": "vingt", "vingts": "vingt", "milles": "mille", "mil": "mille", "quatres": "quatre",
    "zero": "zéro", "troi": "trois", "sinq": "cinq", "cinque": "cinq", "cinc": "cinq",
    "trante": "trente",
    "quarente": "quarante", "cinquente": "cinquante", "soissante": "soixante",
}  # fmt: skip
_NUMBER_WORDS = re.compile(
    r"\b(?:zero|deu|troi|quat|vingt|trent|quarant|cinq|sinq|cinc|soixant|six\b|sept|huit|neuf|dix"
    r"|onze"
    r"|douze|treize|quatorz|quinz|seiz|cent|mil|octant|nonant|vint|trant|quarent|soissant)"
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+|\s+|[^\w\s]|_|.", re.DOTALL)
_YEAR_AFTER = re.compile(r"\.? ?(?:19|20)[0-9]{2}\b")
_COUNTED_AFTER = re.compile(
    r" (?:personnes?|enfants?|gosses?|ans|annees|m2?\b|metres|euros?|mois)\b| ?€"
)
_DIGITS_BEFORE = re.compile(r"(?<![\w.,])([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?$")


class _Token:
    """A word as text2num wants it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def text(self) -> str:
        return self._text

    def nt_separated(self, _previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def _digits_for_words(source: Canonical) -> Canonical:
    """Write number words with digits, except « un », ordinals and words that look like numbers."""
    text = source.text
    if not _NUMBER_WORDS.search(text):
        return source
    words = list(_WORD.finditer(text))
    tokens = [_Token(_MISSPELT.get(w.group(), w.group())) for w in words]
    edits: list[tuple[int, int, str]] = []
    for number in find_numbers(tokens, "fr", 0.0):
        start, end = words[number.start].start(), words[number.end - 1].end()
        written = text[start:end]
        if number.is_ordinal or written[0].isdigit() or written in {"un", "une"}:
            continue
        if written == "sept" and _YEAR_AFTER.match(text, end):
            continue  # « sept. 2024 »
        if written == "neuf" and not (_COUNTED_AFTER.match(text, end) or text.strip() == "neuf"):
            continue  # « logement neuf »
        digits = number.text.replace(",", ".")
        before = _DIGITS_BEFORE.search(text[max(0, start - 12) : start])
        if before and written.startswith("mil"):  # « 24 mille cinq cents »
            thousands = float(before[1].replace(",", ".")) - 1
            digits = _plain(number.value + thousands * 1000)
            start -= len(before.group())
        edits.append((start, end, digits))
    return _apply(source, edits)


def _plain(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00")


def _grouped(match: re.Match[str]) -> str:
    whole = re.sub(r"[^0-9]", "", match["whole"])
    return f"{whole}.{match['cents']}" if match["cents"] else whole


def _thousands(match: re.Match[str]) -> str:
    return _plain(float(match["n"].replace(",", ".")) * 1000)


_NUMBER_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # 28k, 28,5 k€, 28 ke
    (
        re.compile(
            r"(?<![\w.,/])(?P<n>[0-9]{1,3}(?:[.,][0-9]{1,3})?) ?[kK](?=(?:e|eur|euros?)?(?!\w))",
            re.IGNORECASE,
        ),
        _thousands,
    ),
    # 1 800,50 ; 1.800,50 ; 1'800 ; 28,000
    (
        re.compile(
            r"(?<![\w.,/])(?<![0-9] )(?P<whole>[1-9][0-9]{0,2}"
            r"(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+|(?:'[0-9]{3})+|(?:,[0-9]{3})+))"
            r"(?:[.,](?P<cents>[0-9]{1,2}))?(?![0-9]|[.,/][0-9])"
        ),
        _grouped,
    ),
    # 45,5 ; 1450,00
    (
        re.compile(
            r"(?<![\w.,/])(?P<whole>[0-9]{1,7})[,.](?P<cents>[0-9]{1,2})(?![0-9]|[.,/][0-9])"
        ),
        _grouped,
    ),
)
