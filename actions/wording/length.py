"""No wall of text: a warning too many leaves the text; it stays in the result, folded away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

#: Words of all messages of an answer, its source lines apart.
MOST_WORDS = 120
_WARNING = "À savoir"
_SOURCE = "Source"


def is_short(messages: Sequence[dict[str, Any]]) -> bool:
    """Tell whether all that is shown before anything folded has 120 words at most."""
    parts = [part for message in messages for part in _paragraphs(message)]
    words = sum(len(part.split()) for part in parts if not part.startswith(_SOURCE))
    return words <= MOST_WORDS


def drop_last_warning(messages: Sequence[dict[str, Any]]) -> bool:
    """Take the last « À savoir » out of the texts; false when there is none."""
    for message in reversed(messages):
        paragraphs = _paragraphs(message)
        warnings = [i for i, part in enumerate(paragraphs) if i and part.startswith(_WARNING)]
        if warnings:
            del paragraphs[warnings[-1]]
            message["text"] = "\n\n".join(paragraphs)
            return True
    return False


def _paragraphs(message: dict[str, Any]) -> list[str]:
    return str(message.get("text") or "").split("\n\n")
