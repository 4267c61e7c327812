"""The text of a card as a message: how much to show at once, and under which question."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from knowledge.search.passages import ITEM, Passage, paragraphs

#: Words of a whole message before « Lire la suite », its title and its source included.
OF_MESSAGE = 120
#: Words of a card, of which the first passage may take a few more, where the rest is not counted.
MOST_WORDS, PASSAGE_WORDS = 80, 6
#: Words of an opening that are shown whatever else is.
LEAST_OPENING = 30
_FEW_WORDS = 4
#: « En pratique : » says nothing of an item taken out of its list, « Interdit : » all of it.
_TELLS_NOTHING = re.compile(
    r".*\b(?:[ée]tapes|savoir|ordre|exemples?|pratique|retenir|chercher|ensuite|rep[èe]res"
    r"|concr[èe]tement|revanche|comparaison|pas [àa] pas|cons[ée]quences|diff[ée]rences|faire"
    r"|v[ée]rifi\w+|pistes|r[èe]gles|pi[èe]ges|suite|conseil\w*|conditions|demandez-vous|calcul"
    r"|en plus|chemin|vigilance|indices|limites|solutions|attendant|peut changer)\b.*",
    re.IGNORECASE,
)
_SHORT_OF_SENSE = 4  # words of « Non, jamais. », which does not stand alone
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


def after(body: str, words: int) -> str:
    """What follows the first ``words`` words of ``body``."""
    read = re.match(rf"\s*(?:\S+\s+){{{words}}}", body)
    return body[read.end() :].strip() if read else ""


def with_passages(
    body: str, telling: Sequence[Passage], most_words: int, *, best_first: bool = False
) -> str:
    """The opening of ``body`` and as many passages as can be read with it, in their order.

    A long opening leaves room for the passage that answers best; a « Oui » or a « Non » stays
    whole, what follows it often limits it.

    Args:
        body: text of a card.
        telling: its passages, the one that answers best first.
        most_words: of all.
        best_first: the passage that answers best comes before the opening.
    """
    if len(body.split()) <= most_words and not best_first:
        return body
    first, _, rest = body.partition("\n\n")
    others = [passage for passage in telling if passage.text not in first]
    best = others[:1] if others[:1] == [*telling[:1]] else []
    if best and not starts_with_verdict(first):
        first = sentences_within(first, max(LEAST_OPENING, most_words - length(best[0])))
    lead = alone(best[0]) if best and best_first else ""
    if len(lead.split()) + len(first.split()) > most_words:
        lead, first = "", sentences_within(first, most_words)
    room = most_words - len(first.split()) - len(lead.split())
    kept = passages_within(others[1:] if lead else others, room)
    return "\n\n".join(part for part in (lead, first, only(rest, kept)) if part)


def alone(passage: Passage) -> str:
    """A passage outside of its list; « À savoir : » is left out."""
    said = re.sub(r"\s*;$", ".", passage.text.removeprefix(ITEM))
    few = len(passage.announced.split()) <= _FEW_WORDS
    if passage.announced and not (few and _TELLS_NOTHING.match(passage.announced)):
        return f"{passage.announced} {said}"
    return said[:1].upper() + said[1:]


def length(passage: Passage) -> int:
    """Words of a passage with what announces it, and of the sign of what is left out."""
    sign = 2 if passage.text.startswith(ITEM) else 0
    return len(passage.text.split()) + len(passage.announced.split()) + sign


def passages_within(telling: Sequence[Passage], words: int, more: int = 0) -> frozenset[Passage]:
    """The passages that fit into ``words``, of which the first may take ``more``."""
    kept: set[Passage] = set()
    for passage in telling:
        announced = any(passage.announced == other.announced for other in kept)
        needs = len(passage.text.split()) if announced else length(passage)
        if needs <= words + (0 if kept else more):
            kept.add(passage)
            words -= needs
    return frozenset(kept)


def only(body: str, kept: Collection[Passage]) -> str:
    """The passages ``kept`` of ``body``, in its order; « … » stands for the rest of a list."""
    shown = []
    for part in paragraphs(body):
        wanted = {passage.text for passage in part.passages if passage in kept}
        if wanted:
            listed = [item for item in part.items if item in wanted]
            more = [f"{ITEM}…"] if 0 < len(listed) < len(part.items) else []
            said = [passage.text for passage in part.passages if passage.text in wanted - {*listed}]
            shown.append("\n".join([*(said or part.said), *listed, *more]))
    return "\n\n".join(shown)


def opening(body: str) -> str:
    """The first paragraph, which answers in one or two sentences."""
    return body.partition("\n\n")[0]


def shared_start(body: str, shown: str) -> str:
    """The sentences of the opening of ``body`` with which ``shown`` starts."""
    first = opening(shown)
    return first if body.startswith(first.rstrip(".")) else ""


def sentences_within(paragraph: str, words: int) -> str:
    """The first sentences, or parts of one, of ``paragraph`` that fit into ``words``."""
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        alone = len(" ".join(kept).split()) < _SHORT_OF_SENSE
        if not alone and len(" ".join([*kept, sentence]).split()) > words:
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
