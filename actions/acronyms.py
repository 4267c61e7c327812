"""Opens acronyms at their first use in a conversation: « ADIL (agence départementale…) »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .render import load_replies, typeset

#: Lines left as they are: references, and warnings, which the widget shows from the result.
_KEPT = ("Source", "À savoir")
#: More in one message would hide the answer.
MOST = 2


def open_acronyms(text: str, said: Iterable[str]) -> str:
    """``text`` with its acronyms opened, but for those of the messages already ``said``."""
    before = "\n".join(said)
    lines = text.split("\n")
    opened = 0
    for acronym, meaning in load_replies("acronyms").items():
        word = re.compile(rf"(?<![\w(’.-]){acronym}(?![\w)-]| \()")
        if opened == MOST or _is_open(acronym, meaning, text) or _used(acronym, before):
            continue
        for index, line in enumerate(lines):
            if line.startswith(_KEPT) or not word.search(line):
                continue
            lines[index] = word.sub(f"{acronym} ({typeset(meaning)})", line, count=1)
            opened += 1
            break
    return "\n".join(lines)


def _is_open(acronym: str, meaning: str, text: str) -> bool:
    """« diagnostic de performance énergétique (DPE) » opens it the other way round."""
    return f"({acronym})" in text or typeset(meaning).casefold() in text.casefold()


def _used(acronym: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){acronym}(?!\w)", text))
