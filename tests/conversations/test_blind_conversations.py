"""The blind conversations on the real service: the share that passes never falls."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Stack
from tests.conversations.player import FILE, ROWS, load, play, split_of

SECOND, THIRD = FILE.with_name("second.yaml"), FILE.with_name("third.yaml")
#: Turns from which a conversation is a long one.
LONG = 4
#: Share of all conversations of each set that must pass; raised when the assistant gets better.
FLOORS = {"blind.yaml": 0.85, "second.yaml": 0.88, "third.yaml": 0.75}


def test_the_set_is_whole() -> None:
    """Every behaviour has its conversations, and every id the half it draws."""
    conversations = load()
    rows = Counter(conversation["row"] for conversation in conversations)
    assert len(conversations) >= 130
    assert set(rows) == set(ROWS)
    assert min(rows.values()) >= 6
    assert len({conversation["id"] for conversation in conversations}) == len(conversations)
    assert all(c["split"] == split_of(c["id"]) for c in conversations)


def test_the_second_set_is_whole() -> None:
    """Every behaviour again; its halves are not kept apart: all of it served to improve."""
    conversations = load(SECOND)
    assert len(conversations) >= 120
    assert {conversation["row"] for conversation in conversations} == set(ROWS)
    assert len({conversation["id"] for conversation in conversations}) == len(conversations)
    assert {conversation["split"] for conversation in conversations} == {"dev"}
    assert sum(len(conversation["turns"]) >= LONG for conversation in conversations) >= 30


def test_the_third_set_is_whole() -> None:
    """Every behaviour once more, with talks about rules; all of it served to improve."""
    conversations = load(THIRD)
    assert len(conversations) >= 100
    assert {conversation["row"] for conversation in conversations} == set(ROWS)
    assert len({conversation["id"] for conversation in conversations}) == len(conversations)
    assert {conversation["split"] for conversation in conversations} == {"dev"}


@pytest.mark.stack
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("file", [FILE, SECOND, THIRD], ids=lambda file: file.name)
def test_conversations_pass(file: Path, stack: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    conversations = load(file)
    failing = [c["id"] for c in conversations if play(c, stack)]
    share = 1 - len(failing) / len(conversations)
    with capsys.disabled():
        sys.stdout.write(f"\n{file.name}: {share:.1%} pass; failing: {' '.join(failing)}\n")
    assert share >= FLOORS[file.name]
