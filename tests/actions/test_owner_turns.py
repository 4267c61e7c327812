"""What owners say in one or two words, and what is shown of a card."""

from __future__ import annotations

from datetime import date

import pytest

from actions.cards.card_text import first_part
from actions.reading.annexes import counted_annexes
from actions.reading.short_turns import turned_over

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("et vide ?", {"furnished": True}, {"furnished": False}),
        ("si je loue en non meublé", {"furnished": True}, {"furnished": False}),
        ("et en meublé ?", {"furnished": False}, {"furnished": True}),
        ("et avec ?", {"intermediation": "none"}, {"intermediation": "any"}),
        ("mais sans association ?", {"intermediation": "any"}, {"intermediation": "none"}),
        ("et sans le balcon ?", {"annex_surface": 10}, {"annex_surface": 0}),
        ("et avec 70 m² ?", {"intermediation": "none"}, {}),
        ("et avec ?", {}, {}),
        ("et vide ?", {"goals": ["dwelling_eligibility"]}, {"furnished": False}),
        ("et vide ?", {}, {}),
        ("le logement est vide depuis mars", {"furnished": True}, {}),
    ],
)
def test_a_word_turns_a_known_value_over(
    text: str, known: dict[str, object], expected: dict[str, object]
) -> None:
    assert turned_over(text, known, TODAY) == expected


@pytest.mark.parametrize(
    ("total", "text", "expected"),
    [
        (30, "une terrasse de 30 m²", 9),
        (26, "cave 6 m² et terrasse de 20 m²", 15),
        (6, "une terrasse de 6 m²", 6),
        (12, "12 m² de terrasse", 9),
        (14, "balcon 6 m², cave 8 m²", 14),
    ],
)
def test_a_terrace_counts_up_to_its_limit(total: float, text: str, expected: float) -> None:
    assert counted_annexes(total, text, TODAY) == expected


def test_a_card_is_not_cut_after_the_announcement_of_a_list() -> None:
    body = "La réponse tient en une phrase.\n\nTrois choses changent :\n\n• " + "mot " * 80
    assert first_part(body) == "La réponse tient en une phrase."
    titled = "La réponse.\n\nMandat de gestion\n\n" + "mot " * 80 + "."
    assert first_part(titled) == "La réponse."
