"""A rule asked beside one's own case gets its answer, a figure asked for its calculation."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from tests.conftest import Stack
from tests.conversations.player import FILE

#: A zone is told in a sentence with its source, as a card is; all the others are computed.
WANTED = {"card": "card", "zone": "card", "outside": "outside"}
#: Least shares that are answered with a card, with a figure or its question, with neither.
RULES, FIGURES, OUTSIDE = 0.80, 0.88, 0.90
MESSAGES: list[dict[str, Any]] = yaml.safe_load(FILE.with_name("first_messages.yaml").read_text())


@pytest.mark.stack
@pytest.mark.timeout(600)
def test_first_messages_go_where_they_belong(stack: Stack) -> None:
    rightly, written = Counter[str](), Counter[str]()
    for message in MESSAGES:
        talk = stack.conversation()
        talk.say(message["text"])
        wanted = WANTED.get(message["want"], "figure")
        written[wanted] += 1
        rightly[wanted] += wanted == what_came(talk)
    shares = {wanted: rightly[wanted] / written[wanted] for wanted in written}
    assert shares["card"] >= RULES, shares
    assert shares["figure"] >= FIGURES, shares
    assert shares["outside"] >= OUTSIDE, shares


def what_came(talk: Any) -> str:
    """A result or a question of its form, a card, or neither."""
    if talk.results or (talk.status == "asked" and not talk.sources):
        return "figure"
    return "card" if talk.sources else "outside"
