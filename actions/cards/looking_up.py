"""The card for a message, which may hold a question beside something else."""

from __future__ import annotations

from knowledge.answers import Answer

from ..reading.clauses import questions
from ..reading.without_values import without_values
from ..services import Services

#: Probability from which the card found for the whole message is not to be doubted.
CLEAR = 0.6
#: The same from which a part of the message tells more than the whole.
LIKELY = 0.35


def look_up(message: str, services: Services, audience: str | None = None) -> Answer:
    """The best answer of the cards to ``message``, or to the question that it holds.

    Args:
        message: as typed.
        services: where the cards are.
        audience: ``"owner"`` or ``"tenant"`` when who asks is known.
    """
    answer = services.knowledge.answer(message, audience=audience)
    if answer.hit is not None or answer.probability >= CLEAR:
        return answer
    others = [
        services.knowledge.answer(clause.text, audience=audience) for clause in questions(message)
    ]
    likely = [found for found in others if found.probability >= LIKELY]
    return max([answer, *likely], key=lambda found: (found.hit is not None, found.probability))


def look_up_rule(message: str, services: Services, audience: str | None = None) -> Answer:
    """The same for a message that asks for a rule, whatever figures and places it tells.

    Figures make a search doubt, since most questions with figures want a calculation: of 120
    rules asked beside a case, 14 in 100 are found for sure with them and 60 in 100 without; nothing
    foreign is.
    """
    answer = look_up(message, services, audience)
    words = without_values(message, services.territory)
    if answer.hit is not None or words == message:
        return answer
    bare = look_up(words, services, audience)
    return max(answer, bare, key=lambda found: (found.hit is not None, found.probability))
