"""Figures however they are written: number words, « 28k », « 1.800,50 »."""

from __future__ import annotations

import re
from collections.abc import Callable

from text_to_num import find_numbers

Edits = list[tuple[int, int, str]]
"""Replacements in a text: start, end, new characters; in order and apart from each other."""

# Spellings of number words that the library does not know, all unambiguous.
_MISSPELT = {
    "vint": "vingt", "vingts": "vingt", "milles": "mille", "mil": "mille", "mile": "mille",
    "quatres": "quatre", "katre": "quatre",
    "zero": "zéro", "troi": "trois", "sinq": "cinq", "cinque": "cinq",
    "cinc": "cinq",
    "sinc": "cinq", "trante": "trente",
    "quarente": "quarante", "cinquente": "cinquante", "soissante": "soixante",
}  # fmt: skip
_NUMBER_WORDS = re.compile(
    r"\b(?:zero|deu|troi|quat|katr|vingt|trent|quarant|cinq|sinq|sinc|cinc|soixant|six\b|sept|huit"
    r"|neuf|dix"
    r"|onze"
    r"|douze|treize|quatorz|quinz|seiz|cent|mil|octant|nonant|vint|trant|quarent|soissant)"
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+|\s+|[^\w\s]|_|.", re.DOTALL)
_YEAR_AFTER = re.compile(r"\.? ?'?(?:(?:19|20)[0-9]{2}|[12][0-9])(?!\w|[,.][0-9])")
_COUNTED_AFTER = re.compile(
    r" (?:personnes?|enfants?|gosses?|ans|annees|m2?\b|metres|euros?|mois)\b| ?€"
)
_DAY_BEFORE = re.compile(r"\b(?:le|du|au) [0-3]?[0-9](?: ?er)? $")
_DIGITS_BEFORE = re.compile(r"(?<![\w.,])([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?$")


_APPROXIMATELY = re.compile(r"\b[a-z]+aine de $")
_HUNDREDS_AFTER = re.compile(r" ([1-9][0-9]{2})(?![\w.,])")


# « mille quatre », « deux mille trois » of a sum are 1 400 and 2 300
_HUNDREDS_UNSAID = re.compile(
    r"(?:(?:deux|trois|quatre) )?milles? (?:deux|trois|quatre|cinq|six|sept|huit|neuf)"
)
_COUNTED_BY_ONE = re.compile(r" (?:personnes?|logements?|habitants|places?|lots?)\b")


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


def words_as_digits(text: str) -> Edits:
    """Write number words with digits, except « un », ordinals and words that look like numbers.

    Args:
        text: lower case, without accents.
    """
    if not _NUMBER_WORDS.search(text):
        return []
    words = list(_WORD.finditer(text))
    tokens = [_Token(_MISSPELT.get(w.group(), w.group())) for w in words]
    edits: Edits = []
    for number in find_numbers(tokens, "fr", 0.0):
        start, end = words[number.start].start(), words[number.end - 1].end()
        written = text[start:end]
        if number.is_ordinal or written[0].isdigit() or written in {"un", "une"}:
            continue
        dated = _DAY_BEFORE.search(text[:start]) and not _COUNTED_AFTER.match(text, end)
        if written == "sept" and (dated or _YEAR_AFTER.match(text, end)):
            continue  # « sept. 2024 », « le 1er sept »
        if written == "neuf" and not (_COUNTED_AFTER.match(text, end) or text.strip() == "neuf"):
            continue  # « logement neuf »
        if _APPROXIMATELY.search(text[:start]):
            continue  # « une quinzaine de mille »
        digits = number.text.replace(",", ".")
        if _HUNDREDS_UNSAID.fullmatch(written) and not _COUNTED_BY_ONE.match(text, end):
            digits = _plain(number.value // 1000 * 1000 + number.value % 1000 * 100)
        before = _DIGITS_BEFORE.search(text[max(0, start - 12) : start])
        if before and written.startswith("mil"):  # « 24 mille cinq cents »
            thousands = float(before[1].replace(",", ".")) - 1
            digits = _plain(number.value + thousands * 1000)
            start -= len(before.group())
            if hundreds := _HUNDREDS_AFTER.match(text, end):  # « 32 mille 100 »
                digits, end = _plain(float(digits) + int(hundreds[1])), hundreds.end()
        edits.append((start, end, digits))
    return edits


def _plain(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00")


def _grouped(match: re.Match[str]) -> str:
    whole = re.sub(r"[^0-9]", "", match["whole"])
    return f"{whole}.{match['cents']}" if match["cents"] else whole


def _thousands(match: re.Match[str]) -> str:
    return _plain(float(match["n"].replace(",", ".")) * 1000)


_THOUSANDS = re.compile(
    r"(?<![\w.,/])(?P<n>[0-9]{1,3}(?:[.,][0-9]{1,3})?) ?k(?=(?:e|eur|euros?)?(?!\w))"
)
# « 24 à 26 k », « 24/26000 »: both are thousands
_RANGE = re.compile(
    r"(?<![\w.,/])(?P<low>[0-9]{1,3}) ?(?P<link>a|/|-|ou) ?(?P<high>[0-9]{1,3})"
    r"(?: ?k(?=(?:e|eur|euros?)?(?!\w))|000(?![0-9]))"
)
_GROUPED = re.compile(
    r"(?<![\w.,/])(?<![0-9] )(?P<whole>[1-9][0-9]{0,2}"
    r"(?:(?: [0-9]{3})+|(?:\.[0-9]{3})+|(?:'[0-9]{3})+|(?:,[0-9]{3})+))"
    r"(?:[.,](?P<cents>[0-9]{1,2}))?(?![0-9]|[.,/][0-9])"
)
_DECIMAL = re.compile(
    r"(?<![\w.,/])(?P<whole>[0-9]{1,7})[,.](?P<cents>[0-9]{1,2})(?![0-9]|[.,/][0-9])"
)


def thousands(text: str) -> Edits:
    """« 28k », « 28,5 k€ » become 28000 and 28500€."""
    return _edits(_THOUSANDS, text, _thousands)


def ranges_of_thousands(text: str) -> Edits:
    """« 24/26 k » becomes « 24000 / 26000 », when the two are close."""
    return [
        (*match.span(), f"{match['low']}000 {match['link']} {match['high']}000")
        for match in _RANGE.finditer(text)
        if int(match["low"]) < int(match["high"]) <= 2 * int(match["low"])
    ]


def grouped_figures(text: str) -> Edits:
    """« 1 800,50 », « 1.800,50 », « 1'800 » become 1800.50 and 1800."""
    return _edits(_GROUPED, text, _grouped)


def decimal_commas(text: str) -> Edits:
    """« 45,5 » becomes 45.5."""
    return _edits(_DECIMAL, text, _grouped)


def _edits(pattern: re.Pattern[str], text: str, write: Callable[[re.Match[str]], str]) -> Edits:
    return [(*match.span(), write(match)) for match in pattern.finditer(text)]
