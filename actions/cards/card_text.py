"""The text of a card as a message: how much to show at once, and under which question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from knowledge.search.passages import ITEM, Passage, paragraphs

#: Words shown before « Lire la suite ».
MOST_WORDS = 70
#: Words shown of a card whose passages that answer are chosen; the first may take a few more.
WITH_PASSAGES, PASSAGE_WORDS = 90, 6
#: How a sentence or an item of a list ends.
_ENDS = (".", "!", "?", ";", ")", "»")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bart\.)(?<!\b[LRDMn]\.)\s+(?=[A-ZÀ-Ý«])|(?<=;)\s+")
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


def with_passages(
    body: str,
    telling: Sequence[Passage],
    most_words: int = WITH_PASSAGES,
    more: int = PASSAGE_WORDS,
) -> str:
    """The opening of ``body`` and as many passages as can be read with it, in their order.

    Args:
        body: text of a card.
        telling: its passages, the one that answers best first.
        most_words: of all.
        more: words that the first passage may take besides.
    """
    if len(body.split()) <= most_words:
        return body
    first, _, rest = body.partition("\n\n")
    others = [passage for passage in telling if passage.text not in first]
    first = _with_room(first, telling, most_words + more)
    kept = passages_within(others, most_words - len(first.split()), more)
    return f"{first}\n\n{only(rest, kept)}" if kept else first


def _with_room(first: str, telling: Sequence[Passage], words: int) -> str:
    """An opening, cut to its first sentence where that makes room for the passage that answers.

    A « Oui » or a « Non » stays whole: what follows it often limits it.
    """
    if not telling or telling[0].text in first or starts_with_verdict(first):
        return first
    short, best = sentences_within(first, 1), sum(len(part.split()) for part in telling[0])
    lacks = len(first.split()) + best > words
    return short if lacks and len(short.split()) + best <= words else first


def passages_within(telling: Sequence[Passage], words: int, more: int = 0) -> frozenset[Passage]:
    """The passages that fit into ``words``, of which the first may take ``more``."""
    kept: set[Passage] = set()
    for passage in telling:
        announced = any(passage.announced == other.announced for other in kept)
        length = len(passage.text.split()) + (0 if announced else len(passage.announced.split()))
        if length <= words + (0 if kept else more):
            kept.add(passage)
            words -= length
    return frozenset(kept)


def only(body: str, kept: Collection[Passage]) -> str:
    """The passages ``kept`` of ``body``, in its order; « … » stands for the rest of a list."""
    shown = []
    for part in paragraphs(body):
        wanted = {passage.text for passage in part.passages if passage in kept}
        if wanted:
            listed = [item for item in part.items if item in wanted]
            more = [f"{ITEM}…"] if 0 < len(listed) < len(part.items) else []
            shown.append("\n".join([*part.said, *listed, *more]))
    return "\n\n".join(shown)


def opening(body: str) -> str:
    """The first paragraph, which answers in one or two sentences."""
    return body.partition("\n\n")[0]


def sentences_within(paragraph: str, words: int) -> str:
    """The first sentences, or parts of one, of ``paragraph`` that fit into ``words``."""
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if kept and len(" ".join([*kept, sentence]).split()) > words:
            break
        kept.append(sentence)
    return re.sub(r"\s*;$", ".", " ".join(kept))


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
