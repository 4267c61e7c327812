"""The same message as other people type it: no accents, typos, capitals, SMS."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Variant = Callable[[str], str]

# Neighbours on a French keyboard.
_NEIGHBOURS = {
    "a": "zq", "z": "ae", "e": "zr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo",
    "o": "ip", "p": "om", "q": "as", "s": "qd", "d": "sf", "f": "dg", "g": "fh", "h": "gj",
    "j": "hk", "k": "jl", "l": "km", "m": "lp", "w": "xq", "x": "wc", "c": "xv", "v": "cb",
    "b": "vn", "n": "b",
}  # fmt: skip
_SMS = (
    (r"\bqu'est-ce que\b", "kesk"), (r"\bc'est\b", "c"), (r"\bj'ai\b", "jai"),
    (r"\bje suis\b", "jsui"), (r"\bpour\b", "pr"), (r"\bbeaucoup\b", "bcp"), (r"\bdans\b", "ds"),
    (r"\bavec\b", "avc"), (r"\bquel(?:le)?s?\b", "kel"), (r"\bquand\b", "kan"),
    (r"\bquoi\b", "koi"), (r"\bcombien\b", "cb"), (r"\bpourquoi\b", "pk"),
    (r"\bs'il vous plait\b", "svp"), (r"\bbonjour\b", "bjr"), (r"\best-ce que\b", "esk"),
    (r"\bappartement\b", "appart"), (r"\bmaximum\b", "max"), (r"\bje peux\b", "jpeu"),
    (r"\bqu", "k"),
)  # fmt: skip
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def without_accents(text: str) -> str:
    """« loué » becomes « loue »."""
    decomposed = unicodedata.normalize("NFKD", text.replace("²", "2"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def capitals(text: str) -> str:
    """All in capitals."""
    return text.upper()


def sms(text: str) -> str:
    """No accents, no capitals, no punctuation, usual abbreviations."""
    text = without_accents(text.replace("’", "'")).lower()
    for pattern, short in _SMS:
        text = re.sub(pattern, short, text)
    return " ".join(re.sub(r"[!?;:«»\"…]", " ", text).split())


def typos(number: int) -> Variant:
    """``number`` slips of the finger in words of four letters or more; the same at each run."""

    def slip(text: str) -> str:
        chance = random.Random(f"{number}/{text}")  # noqa: S311 - reproducible, not secret
        for _ in range(number):
            text = _one_typo(text, chance)
        return text

    return slip


def _one_typo(text: str, chance: random.Random) -> str:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    letters = list(word.group())
    place = chance.randrange(1, len(letters))
    kind = chance.choice(("swap", "drop", "double", "neighbour"))
    if kind == "swap":
        letters[place - 1], letters[place] = letters[place], letters[place - 1]
    elif kind == "drop":
        del letters[place]
    elif kind == "double":
        letters.insert(place, letters[place])
    else:
        letters[place] = chance.choice(_NEIGHBOURS.get(letters[place].lower(), letters[place]))
    return text[: word.start()] + "".join(letters) + text[word.end() :]


VARIANTS: dict[str, Variant] = {
    "sans accents": without_accents,
    "1 faute de frappe": typos(1),
    "2 fautes de frappe": typos(2),
    "en capitales": capitals,
    "style SMS": sms,
}
