"""Opens acronyms at their first use in a conversation: « ADIL (agence départementale…) »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .render import load_replies, typeset

#: Lines left as they are: references.
_KEPT = "Source"
_WARNING = "À savoir\u00a0: "


def open_in_message(message: dict[str, Any], said: Iterable[str]) -> None:
    """Open the acronyms of one message: in its text, and in the warnings that its text repeats."""
    before = message.get("text") or ""
    message["text"] = open_acronyms(before, said)
    pairs = zip(before.split("\n\n"), message["text"].split("\n\n"), strict=True)
    opened = {
        old.removeprefix(_WARNING): new.removeprefix(_WARNING)
        for old, new in pairs
        if old != new and old.startswith(_WARNING)
    }
    details = message.get("custom") or {}
    for result in (details.get("result") or {}, *(details.get("results") or ())):
        for warning in result.get("warnings", ()):
            warning["message"] = opened.get(typeset(warning["message"]), warning["message"])


def open_acronyms(text: str, said: Iterable[str]) -> str:
    """``text`` with its acronyms opened, but for those of the messages already ``said``."""
    before = "\n".join(
        line for message in said for line in message.split("\n") if not line.startswith(_KEPT)
    )
    lines = text.split("\n")
    told = "\n".join(line for line in lines if not line.startswith(_KEPT))
    for acronym, meaning in load_replies("acronyms").items():
        word = re.compile(rf"(?<![\w.-]){acronym}(?![\w-]| \()")
        if _is_open(acronym, meaning, told) or _used(acronym, before):
            continue
        for index, line in enumerate(lines):
            found = None if line.startswith(_KEPT) else word.search(line)
            if found:
                start, end = line[: found.end()], line[found.end() :]
                lines[index] = start + _opened(typeset(meaning), start) + end
                break
    return "\n".join(lines)


def _opened(meaning: str, start: str) -> str:
    """« (agence…) », or « , agence… » where a parenthesis is open."""
    inside = start.count("(") > start.count(")")
    return f", {meaning}" if inside else f" ({meaning})"


def _is_open(acronym: str, meaning: str, text: str) -> bool:
    """« diagnostic de performance énergétique (DPE) » opens it the other way round."""
    return f"({acronym})" in text or typeset(meaning).casefold() in text.casefold()


def _used(acronym: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){acronym}(?!\w)", text))
