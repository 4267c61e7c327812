"""What is shown first of a card holds the passage that a reader marked as the answer."""

from __future__ import annotations

from pathlib import Path

import yaml

from actions.cards.card_text import with_passages
from actions.services import Services

#: Questions with the beginning of the passages that answer, each marked by one reader.
_MARKED = Path(__file__).with_name("marked_passages.yaml")


def test_what_is_shown_first_holds_the_answer(services: Services) -> None:
    shown, knowledge = [], services.knowledge
    for marked in yaml.safe_load(_MARKED.read_text("utf-8")):
        text = knowledge.text(marked["card"], services.today())
        if any(start in text for start in marked["answers"]):  # else reworded since
            read = with_passages(text, knowledge.passages(marked["q"], marked["card"], text))
            shown.append(any(start in read for start in marked["answers"]))
    assert len(shown) >= 300
    assert sum(shown) / len(shown) >= 0.84
