"""French typography for the gateway's own sentences."""

from __future__ import annotations

import re

_NO_BREAK = "\u00a0"
_BEFORE = re.compile(r" (?=[:;?!»%€])")
_AFTER = re.compile(r"(?<=«) ")


def typeset(text: str) -> str:
    """Put no-break spaces before ``: ; ? ! » % €`` and after ``«``, and curly apostrophes."""
    text = _AFTER.sub(_NO_BREAK, _BEFORE.sub(_NO_BREAK, text))
    return text.replace("'", "’")
