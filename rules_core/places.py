"""Where the dwelling stands, as the law sees it: zone ABC, social-housing area, overseas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules_core.errors import InvalidInput
from rules_core.french import HARD

ZONES = ("Abis", "A", "B1", "B2", "C")
PLUS_AREAS = ("paris_limitrophes", "idf_hors_paris_limitrophes", "autres_regions")
_AREA_LABELS = {
    "paris_limitrophes": "Paris et communes limitrophes",
    "idf_hors_paris_limitrophes": "Île-de-France hors Paris et communes limitrophes",
    "autres_regions": "autres régions",
}
_ZONE_SPELLINGS = {zone.casefold(): zone for zone in ZONES}
# BOI-BAREME-000017 § 160: one rent grid for the DOM, Saint-Martin and Saint-Pierre-et-Miquelon,
# another for French Polynesia, New Caledonia and Wallis-et-Futuna.
_DOM_GRID = frozenset({"971", "972", "973", "974", "975", "976", "978"})
_PACIFIC_GRID = frozenset({"986", "987", "988"})
_ILE_DE_FRANCE = frozenset({"75", "77", "78", "91", "92", "93", "94", "95"})
_CORSICA = frozenset({"2A", "2B"})


@dataclass(frozen=True, slots=True)
class Place:
    """A commune seen by the rules.

    Attributes:
        zone_abc: « Abis », « A », « B1 », « B2 » or « C » (« A bis » is understood); None in the
            overseas collectivities, which have no such zone, or when only the department is known.
        plus_area: area of the PLUS, PLAI and PLS ceilings, one of :data:`PLUS_AREAS`.
        commune_code: INSEE code.
        commune_name: name for people.
        department: department code (« 59 », « 2A », « 974 »).
    """

    zone_abc: str | None = None
    plus_area: str | None = None
    commune_code: str | None = None
    commune_name: str | None = None
    department: str | None = None

    def __post_init__(self) -> None:
        if self.zone_abc is not None:
            object.__setattr__(self, "zone_abc", parse_zone(self.zone_abc))
        if self.plus_area is not None and self.plus_area not in PLUS_AREAS:
            raise InvalidInput(
                "plus_area",
                f"La zone du logement social est l’une de{HARD}: {', '.join(PLUS_AREAS)}.",
            )

    @property
    def overseas(self) -> bool:
        """Whether the place is outside metropolitan France."""
        return self.department is not None and self.department[:2] in {"97", "98"}

    @property
    def ile_de_france(self) -> bool:
        """Whether the place is in Île-de-France."""
        return self.department in _ILE_DE_FRANCE

    @property
    def corsica(self) -> bool:
        """Whether the place is in Corsica."""
        return self.department in _CORSICA

    def to_dict(self) -> dict[str, str | None]:
        """The place as a result shows it among its inputs."""
        return {
            "commune": self.commune_code,
            "commune_name": self.commune_name,
            "department": self.department,
            "zone_abc": self.zone_abc,
            "plus_area": self.plus_area,
        }


def parse_zone(text: str) -> str:
    """« a bis », « ABIS », « A Bis » → « Abis ».

    Raises:
        InvalidInput: not a zone.
    """
    compact = re.sub(r"[\s\-_]", "", text).casefold() if isinstance(text, str) else ""
    zone = _ZONE_SPELLINGS.get(compact.removeprefix("zone"))
    if zone is None:
        raise InvalidInput(
            "zone_abc", f"La zone est l’une des suivantes{HARD}: A bis, A, B1, B2 ou C."
        )
    return zone


def zone_label(zone: str) -> str:
    """« Abis » → « A bis »."""
    return f"A{HARD}bis" if zone == "Abis" else zone


def require_zone(place: Place | None) -> str:
    """The zone ABC of the place.

    Raises:
        InvalidInput: it is not known.
    """
    if place is None or place.zone_abc is None:
        raise InvalidInput(
            "commune",
            "Indiquez la commune du logement, ou sa zone (A bis, A, B1, B2 ou C).",
            missing=True,
        )
    return place.zone_abc


def rent_zone(place: Place | None) -> str | None:
    """Column of the intermediate rent grid, None where no grid is known.

    Raises:
        InvalidInput: the place is not known.
    """
    if place is not None and place.overseas:
        if place.department in _DOM_GRID:
            return "DOM"
        return "Polynesie_NC_WF" if place.department in _PACIFIC_GRID else None
    return require_zone(place)


def require_plus_area(place: Place | None) -> str:
    """The area of the social-housing ceilings.

    Raises:
        InvalidInput: it is not known (the zone ABC is not enough).
    """
    if place is None or place.plus_area is None:
        raise InvalidInput(
            "commune",
            "Indiquez la commune du logement. Les plafonds du logement social ne suivent pas les "
            "zones A, B et C, mais trois secteurs (Paris et communes limitrophes, reste de "
            "l’Île-de-France, autres régions).",
            missing=True,
        )
    return place.plus_area


def area_label(area: str) -> str:
    """« paris_limitrophes » → « Paris et communes limitrophes »."""
    return _AREA_LABELS[area]
