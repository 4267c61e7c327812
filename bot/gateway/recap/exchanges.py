"""Questions and public answers of a conversation, read back from Rasa's events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.gateway.talk.replies import merge


@dataclass(frozen=True)
class Exchange:
    """One question and its answer.

    Attributes:
        number: number of the answer in the conversation, from 1.
        question: what the visitor wrote (personal data masked), or the title of the button.
        messages: the answer's messages, as the visitor got them, without usable buttons.
        status: status of the answer.
        at: when it was answered, in seconds since 1970.
    """

    number: int
    question: str
    messages: tuple[dict[str, Any], ...]
    status: str
    at: float


def read_exchanges(events: Iterable[Mapping[str, Any]]) -> list[Exchange]:
    """Put the events ``user`` and ``bot`` of a conversation together, in order."""
    exchanges: list[Exchange] = []
    titles: dict[str, str] = {}
    question: Mapping[str, Any] | None = None
    raw: list[dict[str, Any]] = []

    def close() -> None:
        if question is None or not raw:
            return
        number = (question.get("metadata") or {}).get("turn")
        if not isinstance(number, int):
            return
        text = str(question.get("text") or "")
        reply = merge(raw, lambda _payload: "-")
        exchanges.append(
            Exchange(
                number=number,
                question=titles.get(text, "" if text.startswith("/") else text),
                messages=tuple(reply["messages"]),
                status=reply["status"],
                at=float(question.get("timestamp") or 0.0),
            )
        )

    for event in events:
        if event.get("event") == "user":
            close()
            question, raw = event, []
        elif event.get("event") == "bot":
            message = _webhook_message(event)
            titles.update(_titles(message))
            raw.append(message)
    close()
    return exchanges


def chain_of(exchanges: Sequence[Exchange], number: int) -> list[Exchange]:
    """The answer ``number`` and the questions asked back that led to it, empty when unknown."""
    last = next((i for i, e in enumerate(exchanges) if e.number == number), None)
    if last is None:
        return []
    first = last
    while first > 0 and exchanges[first - 1].status == "asked":
        first -= 1
    return list(exchanges[first : last + 1])


def _webhook_message(event: Mapping[str, Any]) -> dict[str, Any]:
    data = event.get("data") or {}
    return {
        "text": event.get("text"),
        "buttons": data.get("buttons"),
        "custom": data.get("custom"),
    }


def _titles(message: Mapping[str, Any]) -> dict[str, str]:
    """What the buttons of a message say, by payload."""
    offered = {b["payload"]: b["title"] for b in message["buttons"] or () if b.get("payload")}
    known = (message["custom"] or {}).get("known") or ()
    chips = {k["payload"]: f"Modifier : {k['label']}" for k in known if k.get("payload")}
    return {**chips, **offered}
