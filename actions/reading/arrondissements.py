"""« dans le 11e arrondissement »: of the visitor's city, or of Paris, Lyon or Marseille."""

from __future__ import annotations

import re

from knowledge.territory import Commune, Territory

#: INSEE codes of the cities that have arrondissements, the likeliest first.
CITIES = ("75056", "13055", "69123")
_RANK = r"(?P<rank>1(?=er|ère|ere)|[2-9]|1[0-9]|20)\s?(?:er|ère|ere|e|è|ème|eme|ième|ieme)"
_NAMED = re.compile(rf"(?<!\d){_RANK}\s+(?:arrondissement|arrdt|arr\b)", re.IGNORECASE)
_BARE = re.compile(rf"\W*(?:(?:c['’]est |et )?(?:dans |pour )?le )?{_RANK}\W*", re.IGNORECASE)


def arrondissements_named(
    text: str, known: str | None, place_asked: bool, territory: Territory
) -> list[Commune]:
    """The arrondissements that a message without a city may mean.

    Args:
        text: the message.
        known: INSEE code of the commune settled so far.
        place_asked: whether « quelle commune ? » was asked: « le 11e » then suffices.
        territory: every commune.
    """
    settled = territory.get(known) if known else None
    city = settled and (settled.parent_code or settled.code)
    said = _NAMED.search(text)
    if said is None and (place_asked or city in CITIES):
        said = _BARE.fullmatch(text)
    if said is None:
        return []
    named = rf"\b{said['rank']}er?\b"
    cities = (city,) if city in CITIES else CITIES
    return [
        part
        for code in cities
        for part in territory.arrondissements(code)
        if re.search(named, part.name)
    ]
