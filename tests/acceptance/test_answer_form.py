"""The form of answers on the real service: short, the answer first, words opened, sources shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Conversation

from .answer_form import faults, first_paragraph, first_sentence, shown

PANEL: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("answer_panel.yaml").read_text("utf-8")
)
pytestmark = pytest.mark.stack


@pytest.mark.parametrize("row", PANEL, ids=lambda row: " / ".join(row["talk"])[:80])
def test_answers_are_short_open_and_sourced(talk: Conversation, row: dict[str, Any]) -> None:
    heard, said = "", []
    for turn in row["talk"]:
        said.append(turn)
        talk.say(turn)
        messages = talk.last["messages"]
        assert list(faults(messages, said, heard)) == [], f"{turn}\n{talk.last['messages']}"
        heard = "\n".join([heard, *(shown(message) for message in messages)])
    for key, part in (("first", first_sentence), ("opening", first_paragraph)):
        wanted = row.get(key)
        found = part(messages)
        assert not wanted or any(words in found.casefold() for words in wanted), found
    assert "first" in row or "opening" in row or talk.status != "error"
