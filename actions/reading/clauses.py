"""The parts of a message: « Arras. Et il faut un DPE minimum ? » is a value and a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]

_ASKS = (
    r"(?:combien|quand|comment|pourquoi|qui|qu['’]?est[- ]ce|quel(?:le)?s?|est-ce que"
    r"|c['’ ]?(?:est )?(?:quoi|koi)|faut[- ]il|il (?:me |nous )?faut|doit-on|dois-je"
    r"|peut-on|puis-je|ai-je"
    r"|a-t-on|y a-t-il|est-il|sont-ils|[çc]a (?:m['’]|nous |dure|co[uû]te|engage)"
    r"|(?:peut|peuvent|doit|doivent|est|sont|a)-(?:t-)?(?:il|elle)s?|est[- ]ce(?= qu)"
    r"|jusqu['’]à quand"
    r"|de combien|qu['’]en est-il|c['’ ]?est \w+ ou \w+)"
)
_LINK = r"(?:et|ou|mais|puis|sinon|ensuite)"
_BREAK = re.compile(
    rf"(?<=[.!?;])\s+|\s*[,;]\s*(?={_ASKS}\b)|\s*,?\s+{_LINK}\s+(?=.{{0,35}}\b{_ASKS}(?!\w))",
    re.IGNORECASE,
)
_QUESTION = re.compile(rf"\b{_ASKS}(?!\w)", re.IGNORECASE)
_LEADING_LINK = re.compile(rf"^{_LINK}\s+(?:au fait,?\s+)?", re.IGNORECASE)
#: « 1) …, 2) … »: the marks of a numbered list, from which a message is read item by item.
_MARK = re.compile(r"(?:^|(?<=[\s:;,.!?]))\(?(?P<n>[1-9]) ?(?:\)|°|[.\-–/](?=\s))\s*")
#: Words without which a clause says too little to be understood by itself.
LEAST_WORDS = 4
#: « et combien ça coûte ? » speaks of what was named before; « ça m’engage combien d’années ? »
#: only of us.
_BACKWARD = re.compile(
    r"\b(?:(?:ça|cela)(?! (?:m['’]|nous|dure))|celui|celle|ceux|celles|leur|l['’]un|le même)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """One part of a message.

    Attributes:
        text: its words, without the « et » that links it.
        start: where it starts in the message.
        end: where it ends.
    """

    text: str
    start: int
    end: int

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.endswith("?") or self.opens_as_question

    @property
    def opens_as_question(self) -> bool:
        """Whether its words, and not only its mark, ask."""
        return _QUESTION.search(self.text) is not None

    @property
    def stands_alone(self) -> bool:
        """Whether it can be understood without the rest of the message."""
        return len(re.findall(r"[^\W_]+", self.text)) >= LEAST_WORDS and not _BACKWARD.search(
            self.text
        )

    def holds(self, entity: Entity) -> bool:
        """Whether ``entity`` is said in it."""
        return "start" in entity and entity["start"] < self.end and self.start < entity["end"]


def split(message: str) -> list[Clause]:
    """The clauses of ``message``, in order."""
    return _parts(message, [match.span() for match in _BREAK.finditer(message)])


def _parts(message: str, breaks: Sequence[tuple[int, int]]) -> list[Clause]:
    clauses, start = [], 0
    for end, following in (*breaks, (len(message), len(message))):
        if words := message[start:end].strip():
            clauses.append(Clause(_LEADING_LINK.sub("", words), start, end))
        start = following
    return clauses


def list_marks(message: str) -> list[tuple[int, int]]:
    """Where the marks « 1) », « 2) »… of a numbered list stand; none without two in order."""
    marks = list(_MARK.finditer(message))
    in_order = [int(mark["n"]) for mark in marks] == list(range(1, len(marks) + 1))
    return [mark.span() for mark in marks] if in_order and len(marks) > 1 else []


def numbered(message: str) -> list[Clause]:
    """The items of the numbered list that ``message`` holds, empty when it holds none."""
    marks = list_marks(message)
    return [c for c in _parts(message, marks) if c.start >= marks[0][0]] if marks else []


def questions(message: str) -> list[Clause]:
    """What ``message`` asks by clauses that stand by themselves, in order; items of a list do."""
    items = numbered(message)
    return items or [c for c in split(message) if c.opens_as_question and c.stands_alone]


def outside_questions(message: str, entities: Sequence[Entity]) -> list[Entity]:
    """Entities said beside the questions: « On est deux. C’est quoi le RFR ? » says two."""
    clauses = split(message)
    if len(clauses) == 1:
        return []
    asking = [clause for clause in clauses if clause.asks]
    return [e for e in entities if "start" in e and not any(c.holds(e) for c in asking)]
