"""What the territory knows about a place: a commune, its zones over time, a match, a mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rules_core import french

# The zoning of 5 July 2024 says which communes it reclassified. For all the others, the zone was
# already the same since the previous order (2 October 2023): it is known for the whole of 2024.
KNOWN_SINCE_IF_UNCHANGED = date(2024, 1, 1)

ZONE_LABELS = {"Abis": "A bis", "A": "A", "B1": "B1", "B2": "B2", "C": "C"}

VisaleArea = Literal["idf", "grande_agglomeration", "autres"]
MatchKind = Literal["code", "postal_code", "name", "former_name", "short_name", "prefix", "fuzzy"]
Role = Literal["target", "other"]


@dataclass(frozen=True, slots=True)
class ZonePeriod:
    """The ABC zone of a commune from ``start`` until the next period."""

    start: date
    zone: str


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the 2026 geography, or an arrondissement of Paris, Lyon or Marseille.

    Attributes:
        code: INSEE code, five characters.
        name: official name.
        department: département code (``62``, ``2A``, ``974``).
        department_name: département name.
        region: region code.
        region_name: region name.
        postal_codes: postal codes, in the order of the source.
        population: inhabitants.
        plus_area: area of the PLUS, PLAI and PLS ceilings: ``paris_limitrophes``,
            ``idf_hors_paris_limitrophes`` or ``autres_regions``.
        zones: ABC zones, oldest first; never empty.
        parent_code: INSEE code of the city, for an arrondissement.
        reclassified_in_july_2024: whether the order of 5 July 2024 changed the zone; None when
            the commune was not in that file.
        visale_area: area of the Visale rent limits.
        visale_area_is_certain: False when the area rests on the APL zoning of 2014.
    """

    code: str
    name: str
    department: str
    department_name: str
    region: str
    region_name: str
    postal_codes: tuple[str, ...]
    population: int
    plus_area: str
    zones: tuple[ZonePeriod, ...]
    parent_code: str | None = None
    reclassified_in_july_2024: bool | None = None
    visale_area: VisaleArea = "autres"
    visale_area_is_certain: bool = True

    @property
    def label(self) -> str:
        """Name and département code, to tell homonyms apart: « Saint-Denis (93) »."""
        return f"{self.name} ({self.department})"

    def zone_on(self, on: date) -> str:
        """ABC zone on a date: ``Abis``, ``A``, ``B1``, ``B2`` or ``C``.

        Before the first known zoning the oldest known zone is returned: see
        :meth:`zone_is_certain_on`.
        """
        zone = self.zones[0].zone
        for period in self.zones:
            if period.start <= on:
                zone = period.zone
        return zone

    def zone_is_certain_on(self, on: date) -> bool:
        """Whether the zone on that date is documented (False: it may have been another one)."""
        if self.reclassified_in_july_2024 is False:
            return on >= KNOWN_SINCE_IF_UNCHANGED
        return on >= self.zones[0].start

    def zone_changes(self) -> tuple[tuple[date, str, str], ...]:
        """Known reclassifications, oldest first: (date, zone before, zone after)."""
        pairs = zip(self.zones, self.zones[1:], strict=False)
        return tuple((after.start, before.zone, after.zone) for before, after in pairs)

    def zone_notice(self, on: date) -> str | None:
        """A French sentence when the zone on that date needs a word of warning, else None."""
        if not self.zone_is_certain_on(on):
            return (
                f"Pour {self.name}, la zone n’est connue ici qu’à partir du "
                f"{french.day(self.zones[0].start)} : avant cette date, elle est à vérifier."
            )
        later = [change for change in self.zone_changes() if change[0] > on]
        if later:
            moves = ", puis ".join(
                f"en zone {ZONE_LABELS[new]} le {french.day(day)}" for day, _, new in later
            )
            zone = ZONE_LABELS[self.zone_on(on)]
            return f"{self.name} était en zone {zone} à cette date ; elle est passée {moves}."
        if self.zone_changes():
            day, old, new = self.zone_changes()[-1]
            return (
                f"{self.name} a changé de zone le {french.day(day)} : "
                f"{ZONE_LABELS[old]} avant, {ZONE_LABELS[new]} depuis."
            )
        return None

    def to_dict(self, on: date) -> dict[str, Any]:
        """The commune as ``GET /api/v1/communes`` shows it, with its zone on ``on``."""
        return {
            "code": self.code,
            "name": self.name,
            "department": self.department,
            "postal_codes": list(self.postal_codes),
            "zone_abc": self.zone_on(on),
            "plus_area": self.plus_area,
        }


@dataclass(frozen=True, slots=True)
class Match:
    """A commune found by a search.

    Attributes:
        commune: the commune.
        score: 0 to 1, higher is better; comparable within one search only.
        kind: how it was found.
        label: the name or code that matched (a former commune keeps its own name here).
    """

    commune: Commune
    score: float
    kind: MatchKind
    label: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named inside a sentence.

    Attributes:
        start: offset of the first character in the text given.
        end: offset after the last character.
        text: the words of the person.
        candidates: communes it may be, most populated first; several = ask which one.
        role: ``target`` for the place the question is about, ``other`` for a place that only
            passes by (where the parents live, where the person works).
        near: True for « près de Lens », « à côté d’Arras »: the commune itself is not given.
        corrected: True when the spelling had to be corrected.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Commune, ...]
    role: Role = "target"
    near: bool = False
    corrected: bool = False
