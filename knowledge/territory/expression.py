"""Reads a place expression: a name or code, with the words and the département around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.territory.departments import Departments
from knowledge.territory.normalize import tokenize, word_set

_LEADING = word_set(
    """
    a au aux de du des d en sur vers dans pres proche cote ville commune village mairie quartier
    centre banlieue habite cherche
    """
)
_CONTRACTED = {"au": "le", "aux": "les", "du": "le", "des": "les"}
_FIVE_DIGITS = re.compile(r"(?<!\d)(\d[\dAaBb]\s?\d{3})(?!\d)")
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})(?=\d)")  # « grenoble38 »
_ORDINALS = (
    *("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme"),
    *("huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme"),
    *("quinzieme", "seizieme", "dix septieme", "dix huitieme", "dix neuvieme", "vingtieme"),
)
_NUMBER_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_WITHIN_THE_WALLS = re.compile(r" intra ?muros$")
_ORDINAL_CITY = re.compile(
    rf"^(?P<number>\d{{1,2}}|{_NUMBER_WORD}) ?(?:er|e|eme|ieme)? ?"
    r"(?:arrondissement|arrdt|arrt|arr)? (?:de |d |a )?"
    r"(?P<city>paris|lyon|marseille)$"
)
_CITY_ORDINAL = re.compile(
    rf"^(?P<city>paris|lyon|marseille) (?:le )?(?P<number>\d{{1,2}}|[ivx]+|{_NUMBER_WORD}) ?"
    r"(?:er|e|eme|ieme)?(?: (?:arrondissement|arrdt|arrt|arr|ardt))?$"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_LAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Expression:
    """What a place expression says.

    Attributes:
        names: spellings of the name to try in turn (folded words); empty when there is none.
        code: five characters that may be a postal or an INSEE code.
    """

    names: tuple[str, ...]
    code: str | None = None


def parse(text: str) -> Expression:
    """Split « 59000 Lille », « au Mans », « Lyon 3e » into names to try and a code."""
    code = None
    found = _FIVE_DIGITS.search(text)
    if found:
        code = found[1].replace(" ", "").upper()
        text = text[: found.start()] + " " + text[found.end() :]
    text = _GLUED_NUMBER.sub(" ", text)
    words = [t.folded for t in tokenize(text) if t.folded != "cedex"]
    words = _WITHIN_THE_WALLS.sub("", " ".join(words)).split()
    names = [] if not words else [" ".join(words)]
    arrondissement = _arrondissement(" ".join(words))
    if arrondissement:
        return Expression((arrondissement, *names), code)
    stripped = _strip_leading(words)
    names += [" ".join(s) for s in stripped if " ".join(s) not in names]
    return Expression(tuple(names), code)


def department_suffixes(name: str, departments: Departments) -> list[tuple[str, str]]:
    """Readings of ``name`` as a commune followed by its département, shortest département first.

    « saint denis la reunion » → ``[("saint denis", "974")]``.
    """
    words = name.split(" ")
    readings = []
    for length in range(1, min(_LAST_WORDS, len(words) - 1) + 1):
        code = departments.parse(" ".join(words[-length:]))
        if code:
            head = words[:-length]
            while head and head[-1] in {"dans", "en", "departement", "le", "la", "les", "l"}:
                head = head[:-1]
            if head:
                readings.append((" ".join(head), code))
    return readings


def _strip_leading(words: list[str]) -> list[list[str]]:
    """The words without « à », « dans », « la ville de »… ; « au Mans » gives « le Mans » too."""
    readings = []
    rest = words
    while rest and (rest[0] in _LEADING or (rest[0] in {"l", "la", "le"} and len(rest) > 1)):
        if rest[0] in _CONTRACTED:
            readings.append([_CONTRACTED[rest[0]], *rest[1:]])
        rest = rest[1:]
        if rest:
            readings.append(rest)
    return readings


def _arrondissement(name: str) -> str | None:
    """``paris 11`` for « 11e arrondissement de Paris », « Paris XI », « Paris 11ème »."""
    found = _ORDINAL_CITY.match(name) or _CITY_ORDINAL.match(name)
    if not found:
        return None
    raw = found["number"]
    if raw in _ORDINALS:
        number = _ORDINALS.index(raw) + 1
    else:
        number = int(raw) if raw.isdigit() else _roman(raw)
    return f"{found['city']} {number}"


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
