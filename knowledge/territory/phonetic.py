"""How a French place name sounds, roughly: « Vilurbane » and « Villeurbanne » come close."""

from __future__ import annotations

import re

from knowledge.territory.normalize import fold

_DOUBLE = re.compile(r"(.)\1+")
_NOT_LETTER = re.compile(r"[^a-z]")
_SILENT = re.compile(r"(?<=..)(?:E|(?:e?s|e|t|d|x|p)+)$")
# Groups of letters and their sound, the first that fits wins.
# Digits stand for nasal vowels: 1 « in », 2 « an », 3 « on »; X for « ch ».
_NASAL = r"[nm](?![aeiouynm])"
_SOUNDS = (
    (r"ph", "f"),
    (r"sch|sh|ch(?=[aeiouy]|$)", "X"),
    (r"ch|qu?|ck|k", "k"),
    (r"gn", "n"),
    (r"c(?=[eiy])|z", "s"),
    (r"c", "k"),
    (r"g(?=[eiy])", "j"),
    (r"gu(?=[eiy])", "g"),
    (r"eaux?|aulx|aux?", "o"),
    (rf"(?:ai|ei|i|y){_NASAL}", "1"),
    (rf"[ae]{_NASAL}", "2"),
    (rf"o{_NASAL}", "3"),
    (r"e[tzr]s?$", "E"),
    (r"oeu|eu|ai|ei|ay|ey", "e"),
    (r"oi|oy", "wa"),
    (r"ou", "u"),
    (r"y", "i"),
    (r"w", "v"),
    (r"h", ""),
)
_PATTERN = re.compile("|".join(f"({pattern})" for pattern, _ in _SOUNDS))
_REPLACEMENTS = ("", *(sound for _, sound in _SOUNDS))


def phonetic(text: str) -> str:
    """The sound of ``text`` as a short key; equal keys sound alike."""
    letters = _NOT_LETTER.sub("", fold(text.replace("ç", "ss").replace("Ç", "ss")))
    sound = _PATTERN.sub(_sound, _DOUBLE.sub(r"\1", letters))
    return _SILENT.sub("", _DOUBLE.sub(r"\1", sound))


def _sound(found: re.Match[str]) -> str:
    return _REPLACEMENTS[found.lastindex or 0]
