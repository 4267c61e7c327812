"""The blind conversations on the real service: the share that passes never falls."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from tests.conftest import Stack
from tests.conversations.player import ROWS, load, play, split_of

#: Share of all conversations that must pass; raise it when the assistant gets better.
FLOOR = 0.85


def test_the_set_is_whole() -> None:
    """Every behaviour has its conversations, and every id the half it draws."""
    conversations = load()
    rows = Counter(conversation["row"] for conversation in conversations)
    assert len(conversations) >= 130
    assert set(rows) == set(ROWS)
    assert min(rows.values()) >= 6
    assert len({conversation["id"] for conversation in conversations}) == len(conversations)
    assert all(c["split"] == split_of(c["id"]) for c in conversations)


@pytest.mark.stack
@pytest.mark.timeout(1800)
def test_conversations_pass(stack: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    conversations = load()
    failing = [c["id"] for c in conversations if play(c, stack)]
    share = 1 - len(failing) / len(conversations)
    with capsys.disabled():
        sys.stdout.write(f"\nblind conversations: {share:.1%} pass; failing: {' '.join(failing)}\n")
    assert share >= FLOOR
