"""What a visitor typed, made safe to pass on: one line of thought in plain Unicode."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 500

# Control, format (bidi marks, zero width, invisible tags), surrogates, private use, unassigned.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset({"Zl", "Zp", "Zs"})
_MANY_SPACES = re.compile(r" {2,}")
_MANY_LINES = re.compile(r"\s*\n\s*")
# More than two accents on one letter is noise that piles up over the neighbours.
_STACKED = re.compile(
    r"(?:[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]){3,}"
)
_COMMAND = re.compile(r"^/[\w+-]+\s*(?:@[\d.]+)?\s*(?:\{.*)?$", re.DOTALL)


def clean_text(text: str) -> str:
    """Normalise to NFC and strip what cannot be seen or would disturb display and logs."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if character in "\n\r\t\x0b\x0c\x85" or category in ("Zl", "Zp"):
            kept.append("\n" if character != "\t" else " ")
        elif category in _SPACES:
            kept.append(" ")
        elif category not in _DROPPED and not _is_invisible(character):
            kept.append(_spelled_out(character))
    # What was dropped may have stood between a letter and its accent: normalise afterwards.
    text = unicodedata.normalize("NFC", "".join(kept))
    text = _STACKED.sub(lambda match: match.group()[:2], text)
    return _MANY_SPACES.sub(" ", _MANY_LINES.sub("\n", text)).strip()


def _spelled_out(character: str) -> str:
    """A sign that stands for a whole phrase (U+FDFA: 18 letters), written in letters.

    Otherwise 500 characters become thousands further on; the sentence encoder's buffer, for one,
    overflows.
    """
    letters = unicodedata.normalize("NFKC", character)
    return letters if len(letters) > 3 else character


def _is_invisible(character: str) -> bool:
    """Variation selectors, fillers: category « letter » or « mark », nothing to see."""
    point = ord(character)
    return (
        0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
        or character in "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    )


def is_command(text: str) -> bool:
    """True for a text in the shape of Rasa's commands, ``/restart`` or ``/intent{...}``."""
    return _COMMAND.match(text) is not None


def without_leading_slash(text: str) -> str:
    """The text as words: Rasa would execute what begins with a slash."""
    return text.lstrip("/ \n")
