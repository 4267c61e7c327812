"""Whether what comes next is answered by the right kind of answer, and by the right card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.cards.follow_up import follow_up_reply
from actions.cards.goes_on import goes_on
from actions.services import Services
from actions.state import State
from actions.turns import typed
from tests.conversations.next.turns import Turn


@dataclass(frozen=True)
class Verdict:
    """What became of one message.

    Attributes:
        card: id of the card shown, None when the message was left to the other readings.
        right: a right card was shown, or none was wanted and none was shown.
    """

    turn: Turn
    card: str | None
    right: bool

    def said(self) -> str:
        """One line for a developer."""
        intent = self.turn.tracker.latest_message["intent"]["name"]
        wanted = ", ".join(self.turn.wanted)
        return f"{self.turn.kind} {wanted} ← {self.card} | {typed(self.turn.tracker)} | {intent}"


def judge(turns: Sequence[Turn], services: Services) -> list[Verdict]:
    """What becomes of each message, up to the choice of a card."""
    verdicts = []
    for turn in turns:
        said, card = goes_on(turn.tracker, services), None
        if said is not None:
            state = State.from_tracker(turn.tracker, services)
            card = follow_up_reply(typed(turn.tracker), said, state, services).card
        right = card in turn.wanted if turn.kind == "card" else card is None
        verdicts.append(Verdict(turn, card, right))
    return verdicts
