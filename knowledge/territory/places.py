"""From a commune to what the rules need to know about it."""

from __future__ import annotations

from datetime import date

from knowledge.territory.model import Commune
from rules_core.places import Place


def place_for_rules(commune: Commune, on: date) -> Place:
    """The place of a calculation, with the zones of the commune on the date asked."""
    return Place(
        zone_abc=commune.zone_on(on),
        plus_area=commune.plus_area,
        commune_code=commune.code,
        commune_name=commune.name,
        department=commune.department,
    )
