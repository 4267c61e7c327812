"""The form of an answer, as a reader meets it: how long, what first, which words are opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from tests.conftest import ROOT, plain

#: Words that may stand before anything folded.
MOST_WORDS = 120
#: What each acronym stands for, as the assistant must open it.
ACRONYMS: dict[str, str] = yaml.safe_load(
    (ROOT / "actions" / "replies" / "acronyms.yml").read_text("utf-8")
)
_WORD = re.compile(r"\w[\w'’.,-]*")
_SENTENCE = re.compile(r".*?(?:[.!?](?=\s|$)|$)", re.DOTALL)
_FIGURE = re.compile(r"\d[\d ]*(?:,\d+)?(?= ?[€%])")
_QUOTED = re.compile(r"«[^»]*»")
_FAMILIAR = re.compile(r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt'", re.IGNORECASE)


def shown(message: dict[str, Any]) -> str:
    """The text of a message without its source line, which a reader consults apart."""
    parts = plain(message["text"]).split("\n\n")
    return "\n\n".join(part for part in parts if not part.startswith("Source"))


def length(messages: Sequence[dict[str, Any]]) -> int:
    """Words of an answer before anything folded."""
    return sum(len(_WORD.findall(shown(message))) for message in messages)


def first_sentence(messages: Sequence[dict[str, Any]]) -> str:
    """The first sentence of an answer."""
    found = _SENTENCE.match(shown(messages[0]).partition("\n\n")[0])
    return found[0] if found else ""


def first_paragraph(messages: Sequence[dict[str, Any]]) -> str:
    """The first paragraph of an answer."""
    return shown(messages[0]).partition("\n\n")[0]


def closed_acronyms(text: str, before: str) -> list[str]:
    """Acronyms that ``text`` uses first in the conversation, without saying what they mean."""
    closed = []
    for acronym, meaning in ACRONYMS.items():
        word = re.compile(rf"(?<!\w){acronym}(?![\w-])")
        used = word.search(text) and not word.search(before)
        told = f"({acronym})" in text or plain(meaning).casefold() in text.casefold()
        if used and not told:
            closed.append(acronym)
    return closed


def figures_without_source(message: dict[str, Any], heard: Iterable[str]) -> list[str]:
    """Amounts and shares of a message that shows no source, unless they were said before."""
    if message["sources"]:
        return []
    known = re.sub(r"(?<=\d) (?=\d)", "", plain(" ".join(heard)))
    said = _FIGURE.findall(_QUOTED.sub("", plain(message["text"])))
    return [figure for figure in said if figure.replace(" ", "") not in known]


def faults(messages: Sequence[dict[str, Any]], said: Sequence[str], heard: str) -> Iterator[str]:
    """What is wrong with the form of an answer.

    Args:
        messages: the answer.
        said: what the visitor said so far, this time included.
        heard: all that the assistant said before.
    """
    if (words := length(messages)) > MOST_WORDS:
        yield f"{words} words"
    for message in messages:
        text = shown(message)
        if closed := closed_acronyms(text, heard):
            yield f"not opened: {', '.join(closed)}"
        heard = f"{heard}\n{text}"
        if orphans := figures_without_source(message, [*said, heard.removesuffix(text)]):
            yield f"without source: {orphans}"
        if familiar := _FAMILIAR.search(_QUOTED.sub("", text)):
            yield f"familiar: {familiar[0]!r}"
