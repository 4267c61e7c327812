"""The text of a card as a message: how much to show at once, and under which question."""

from __future__ import annotations

import re

from rules_core.french import HARD

#: Words shown before « Lire la suite ».
MOST_WORDS = 70
#: Words more that the passage which answers may take.
PASSAGE_WORDS = 15
#: How a sentence or an item of a list ends.
_ENDS = (".", "!", "?", ";", ")", "»")
_VERDICT = re.compile(r"\s*(?:oui|non)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:c['’ ]?est quoi|c['’ ]?est koi|qu['’ ]?est[- ]ce qu|quoi|koi|kesako|quels?|quelles?"
    r"|kel+e?s?"
    r"|comment|koment|combien|combi1|pourquoi|qui|o[uù]|quand|jusqu['’ ]|que veu(?:t|lent)"
    r"|d[ée]finition|signifi\w*|sigle|acronyme|diff[ée]rences?|expliqu\w+)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:est[- ]ce (?:que?|qu['’]|légal|possible|obligatoire)|esque|puis[- ]je|peut[- ]on"
    r"|peut[- ](?:il|elle)|ai[- ]je|dois[- ]je|faut[- ]il|je (?:peux|dois|pourrais)|on peut"
    r"|a[- ]t[- ]|y a[- ]t[- ]il|\w+[- ](?:t[- ])?(?:il|elle|on|ils|elles)\b|obligatoire|interdit"
    r"|possible|permis|le droit)",
    re.IGNORECASE,
)


def first_part(body: str, most_words: int = MOST_WORDS) -> str:
    """The first paragraphs and lines of ``body``, at most ``most_words`` words if they can.

    A remainder of a few words is not worth a button and stays with the rest.
    """
    if len(body.split()) <= most_words:
        return body
    end, words = 0, 0
    for line in body.splitlines(keepends=True):
        words += len(line.split())
        if words > most_words and end:
            break
        end += len(line)
    return _without_opening(body[:end].rstrip())


def with_passage(body: str, answering: str, most_words: int = MOST_WORDS) -> str:
    """The first part of ``body``, or its opening and the passage ``answering`` that it would hide.

    Both together may be a little longer; when they are more than that, the first part it is.
    """
    shown = first_part(body, most_words)
    if not answering or answering.splitlines()[-1] in shown:
        return shown
    both = f"{opening(body)}\n\n{re.sub(rf'{HARD};$', '.', answering)}"
    return both if len(both.split()) <= most_words + PASSAGE_WORDS else shown


def opening(body: str) -> str:
    """The first paragraph, which answers in one or two sentences."""
    return body.partition("\n\n")[0]


def passage(body: str, sentence: str) -> str:
    """The paragraph of ``body`` that holds ``sentence``, which stands alone in a long one."""
    around = next((part for part in body.split("\n\n") if sentence in part), sentence)
    return around if len(around.split()) <= MOST_WORDS else sentence


def _without_opening(shown: str) -> str:
    """Without a last line that only announces what is not shown: a title, « En pratique : »."""
    lines = shown.splitlines()
    while len(lines) > 1 and not lines[-1].rstrip().endswith(_ENDS):
        del lines[-1]
        while lines and not lines[-1].strip():
            del lines[-1]
    return "\n".join(lines)


def starts_with_verdict(body: str) -> bool:
    """Tell whether a text starts with « Oui » or « Non »."""
    return _VERDICT.match(body) is not None


def closed_question(question: str) -> bool:
    """Tell whether « oui » or « non » answers ``question`` as the visitor put it."""
    if re.search(r"\bqu['’ ]?est[- ]ce (?:que?|qu['’])", question, re.IGNORECASE):
        return False
    return _CLOSED.search(question) is not None or (
        bool(question.strip()) and _OPEN.search(question) is None and "?" in question
    )
