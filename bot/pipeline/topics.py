"""Topics that a question names besides its main one: « à quel loyer et pour quels revenus ? »

The intent says the main goal; a message that asks two things at once names the others in words,
which are few and fixed.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.pipeline.component import MessageComponent, add_entities

_ASKS = r"(?:quel(?:le)?s?|combien|a combien|à combien)"
_TOPICS = {
    "rent": re.compile(
        rf"\b{_ASKS}\s+(?:est\s+|sera(?:it)?\s+)?(?:le\s+|de\s+)?loyers?\b"
        r"|\bcombien\s+(?:je\s+peux|puis[- ]je|peut[- ]on|pourrais[- ]je|on\s+peut)\s+"
        r"(?:le\s+|la\s+)?louer\b"
        r"|\bloyers?\s+(?:max\w*|plafond\w*)\b|\bplafonds?\s+de\s+loyers?\b",
        re.IGNORECASE,
    ),
    "income": re.compile(
        rf"\b{_ASKS}\s+(?:sont\s+)?(?:les\s+|de\s+)?(?:revenus?|ressources?)\b"
        r"|\bplafonds?\s+(?:de\s+|des\s+)?(?:revenus?|ressources?)\b",
        re.IGNORECASE,
    ),
    "tax": re.compile(
        rf"\b{_ASKS}\s+(?:est\s+)?(?:la\s+|l['’]\s*|de\s+)?"
        r"(?:r[ée]ductions?|[ée]conomies?\s+d['’]imp[oô]ts?|avantages?\s+fiscal\w*|d[ée]fiscalisation|gain\s+fiscal)"
        r"|\bcombien\s+(?:je|on|j['’]|nous)\s*(?:vais\s+|va\s+|peux\s+|peut\s+|pourrais\s+)?"
        r"(?:d[ée]dui\w+|d[ée]fiscalise\w*|[ée]conomise\w*)\b",
        re.IGNORECASE,
    ),
    # « Puis-je louer… » may also come from a tenant: it only counts next to another topic.
    "dwelling": re.compile(
        r"\b(?:puis[- ]je|peut[- ]on|je\s+peux|pourrais[- ]je)\s+(?:le\s+|la\s+)?"
        r"(?:louer|conventionner|mettre\s+en\s+location)\b",
        re.IGNORECASE,
    ),
    "fits": re.compile(
        r"\bpeut[- ](?:il|elle|on)\s+(?:aller|passer|entrer|[êe]tre|le\s+mettre)\s+(?:en\s+)?loc"
        r"|\best[- ](?:il|elle)\s+(?:[ée]ligible|conventionnable)",
        re.IGNORECASE,
    ),
    "zone": re.compile(
        r"\bquelle\s+(?:est\s+(?:la|sa|ma)\s+)?zone\b|\bzone\s+(?:combien|quoi|laquelle)\b",
        re.IGNORECASE,
    ),
}


def find_topics(text: str) -> list[dict[str, Any]]:
    """Entities ``topic`` of ``text``, in the order they are named."""
    found = []
    for topic, pattern in _TOPICS.items():
        match = pattern.search(text)
        if match:
            found.append(
                {
                    "entity": "topic",
                    "value": topic,
                    "start": match.start(),
                    "end": match.end(),
                    "extractor": "TopicExtractor",
                }
            )
    return sorted(found, key=lambda entity: entity["start"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TopicExtractor(MessageComponent):
    """Adds the ``topic`` entities to each message."""

    def read(self, message: Message, text: str) -> None:
        """Add the entities."""
        add_entities(message, find_topics(text))
