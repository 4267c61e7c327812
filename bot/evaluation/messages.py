"""The blind test set: messages with the intent and the values that a right reading finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MESSAGES_FILE = Path(__file__).resolve().parents[2] / "tests/bot/evaluation/messages.yaml"
SPLITS = ("dev", "report")
OUT_OF_SCOPE = "out_of_scope"


class MessagesError(ValueError):
    """The file of messages cannot be used; the message is French."""


@dataclass(frozen=True)
class Expected:
    """One message and its right reading.

    Attributes:
        intents: every intent that is right, the first one being the best.
        entities: name to value, or to the list of values said with equal weight.
    """

    text: str
    intents: tuple[str, ...]
    entities: dict[str, Any] = field(default_factory=dict)

    @property
    def intent(self) -> str:
        """The best intent."""
        return self.intents[0]

    @property
    def in_scope(self) -> bool:
        """Whether the assistant should treat the message."""
        return self.intent != OUT_OF_SCOPE


def load_messages(split: str, path: Path = MESSAGES_FILE) -> list[Expected]:
    """Messages of one half of the test set.

    Raises:
        MessagesError: the file does not have the expected form.
    """
    entries = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(entries, list):
        raise MessagesError(f"{path.name} : une liste de messages est attendue.")
    messages = []
    for position, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not {"text", "intent", "split"} <= entry.keys():
            raise MessagesError(f"{path.name}, message n° {position} : text, intent et split.")
        if entry["split"] not in SPLITS:
            raise MessagesError(f"{path.name}, message n° {position} : split dev ou report.")
        if entry["split"] == split:
            intents = (entry["intent"], *_several(entry.get("also")))
            messages.append(
                Expected(str(entry["text"]), intents, dict(entry.get("entities") or {}))
            )
    return messages


def _several(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())
