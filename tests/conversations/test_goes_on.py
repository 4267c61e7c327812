"""What people say after a figure, or instead of the answer that a form waits for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Stack
from tests.conversations.player import FILE, load, play

CONVERSATIONS = load(FILE.with_name("goes_on.yaml"))


@pytest.mark.stack
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda found: str(found["id"]))
def test_the_talk_goes_on(conversation: dict[str, Any], stack: Stack) -> None:
    failures = play(conversation, stack)
    assert not failures, "\n".join(f"{f.deed}: {f.missing}\n{f.answer}" for f in failures)
