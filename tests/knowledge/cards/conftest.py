"""Cards written on the fly, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD_CARD = """\
---
id: {id}
title: "{title}"
audience: [owner, staff]
schemes: [iml]
wordings:
  - "{id} première façon"
  - "{id} deuxième façon"
  - "{id} troisième façon"
  - "{id} quatrième façon"
  - "{id} cinquième façon"
  - "{id} sixième façon"
sources:
  - {{title: "Code de la construction", reference: "CCH L. 321-10", url: null, date: 2026-03-10}}
documents: ["000"]
errata: [32]
valid_from: 2022-03-01
valid_to: null
verified_on: 2026-11-21
confidence: high
related: []
---
{body}
"""

CardWriter = Callable[..., Path]


@pytest.fixture
def write_card(tmp_path: Path) -> CardWriter:
    """Write a card that follows the schema, after replacing some of its text."""

    def write(
        card_id: str = "bonne-fiche",
        *replacements: tuple[str, str],
        title: str = "Une bonne question ?",
        body: str = "Une réponse claire.\n\nLe détail.",
        theme: str = "essai",
    ) -> Path:
        text = GOOD_CARD.format(id=card_id, title=title, body=body)
        for old, new in replacements:
            assert old in text, f"{old!r} is not in the card"
            text = text.replace(old, new)
        path = tmp_path / theme / f"{card_id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write
