"""What is shown of a card holds the passage or the words that a reader marked as the answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.cards.knowledge_answer import card_hit, card_reply
from actions.services import Services
from tests.conftest import plain

_MOST_WORDS = 120


@pytest.mark.parametrize(
    ("marked_by_readers", "least"), [("marked_passages", 0.85), ("marked_sentences", 0.88)]
)
def test_what_is_shown_first_holds_the_answer(
    marked_by_readers: str, least: float, services: Services
) -> None:
    shown, lengths = [], []
    cases = yaml.safe_load(Path(__file__).with_name(f"{marked_by_readers}.yaml").read_text("utf-8"))
    for marked in cases:
        hit = card_hit(marked["card"], services)
        assert hit, marked["card"]
        answers = [_even(answer) for answer in marked["answers"]]
        whole = _even(services.knowledge.text(hit.id, services.today()))
        if any(answer in whole for answer in answers):  # else reworded since
            read = _even(card_reply(hit, None, services, question=marked["q"]).text)
            shown.append(any(answer in read for answer in answers))
            lengths.append(len(read.split()))
    assert len(shown) >= 0.7 * len(cases)
    assert sum(shown) / len(shown) >= least
    assert sum(words <= _MOST_WORDS for words in lengths) / len(lengths) >= 0.95


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).casefold()
