"""What strangers say that neither a form nor a card may swallow."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Stack
from tests.conversations.player import FILE, load, play

CONVERSATIONS = load(FILE.with_name("strangers.yaml"))


@pytest.mark.stack
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda found: str(found["id"]))
def test_a_stranger_is_answered(conversation: dict[str, Any], stack: Stack) -> None:
    failures = play(conversation, stack)
    assert not failures, "\n".join(f"{f.deed}: {f.missing}\n{f.answer}" for f in failures)
