"""Looks at each turn: counts it, and keeps the question when the bot did not do well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.desk.store.counts import Counts, Item
from bot.desk.store.questions import HANDED_OFF, LOW_CONFIDENCE, NOT_UNDERSTOOD, Questions

#: Under this the reading of a message is doubtful (the language model refuses under 0.55).
SURE = 0.65
_REASONS = {"declined": NOT_UNDERSTOOD, "handed_off": HANDED_OFF}


@dataclass(frozen=True)
class Observer:
    """Writes the desk's counts and inbox. Calls block: run them in a thread."""

    counts: Counts
    questions: Questions
    today: Callable[[], date]

    def turn(
        self,
        conversation_id: str,
        number: int,
        text: str | None,
        raw: Iterable[dict[str, Any]],
        *,
        status: str,
        confidence: float | None,
    ) -> None:
        """Take note of a turn.

        Args:
            conversation_id: whose.
            number: of the turn.
            text: the typed question, masked; None for a button.
            raw: the bot's messages.
            status: of the whole answer.
            confidence: how sure the language model was of its reading, when known.
        """
        said = [message.get("custom") for message in raw]
        shown = [custom for custom in said if isinstance(custom, dict)]
        self.counts.add(self.today(), [("status", status), *_items(shown)])
        lost = any(custom.get("lost") for custom in shown)
        reason = NOT_UNDERSTOOD if lost else _REASONS.get(status)
        if reason is None and status == "answered" and confidence is not None:
            reason = LOW_CONFIDENCE if confidence < SURE else None
        if text and reason:
            self.questions.note(conversation_id, number, reason, text)

    def vote(self, vote: str) -> None:
        """Count a thumb."""
        self.counts.add(self.today(), [("vote", vote)])


def _items(shown: Iterable[dict[str, Any]]) -> list[Item]:
    """Topics, communes and cards of an answer, each once."""
    items: list[Item] = []
    for custom in shown:
        results = custom.get("results")
        for result in results if isinstance(results, list) else []:
            if not isinstance(result, dict):
                continue
            items.append(("topic", str(result.get("rule"))))
            commune = (result.get("inputs") or {}).get("commune")
            if isinstance(commune, str) and commune:
                items.append(("commune", commune))
        if isinstance(custom.get("card"), str):
            items += [("topic", "card"), ("card", custom["card"])]
    return list(dict.fromkeys(items))
