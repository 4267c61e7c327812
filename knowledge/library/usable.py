"""The cards that a service may show: a wrong one is left out, never the others with it."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from knowledge.library.card import Card
from knowledge.library.loader import load_cards
from knowledge.library.render import RenderError, check_conclusion, render_card

_logger = logging.getLogger(__name__)


def usable_cards(folder: Path, day: date) -> list[Card]:
    """The cards under ``folder`` that follow the schema and whose figures ``rules_core`` has.

    Those that do not are logged: the others still answer.
    """
    files, problems = load_cards(folder)
    cards = []
    for file in files:
        try:
            render_card(file.card, day)
            for conclusion in file.card.for_you:
                check_conclusion(conclusion, file.card.nearest_valid_day(day))
        except RenderError as error:
            problems.append(file.problem("body", str(error)))
        else:
            cards.append(file.card)
    for problem in problems:
        _logger.error("Card left out: %s", problem)
    return cards
