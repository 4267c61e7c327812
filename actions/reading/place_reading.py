"""Where the dwelling stands, as one message says it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.territory import Commune, Territory
from knowledge.territory.normalize import key

from .arrondissements import arrondissements_named
from .comparing import names_both
from .places import expected_place, likened

Entity = dict[str, Any]

#: A town of that many inhabitants, that many times larger than its homonyms, needs no question.
LARGE_TOWN, MUCH_LARGER = 20_000, 10
MOST_HOMONYMS = 2
OVERSEAS = ("97", "98")
_POSTAL_CODE = re.compile(r"[0-9]{5}")


@dataclass(frozen=True)
class PlaceReading:
    """What a message says of the place.

    Attributes:
        text: as typed.
        entities: those that say something of the visitor's own situation.
        slots: what is known.
        territory: every commune.
        answers: whether the message may be a bare answer to the question asked.
    """

    text: str
    entities: Sequence[Entity]
    slots: Mapping[str, Any]
    territory: Territory
    answers: bool

    def changes(self, goals: Sequence[str]) -> dict[str, Any]:
        """New values of the slots of the place, none when the message says nothing of it.

        Args:
            goals: what is asked about the place.
        """
        department = self._last("department") or self._department_of_candidates()
        codes: list[str] = []
        for value in self._all("commune"):
            codes += [value] if isinstance(value, str) else self._without_small(value["candidates"])
        if not codes and department:
            codes = self._pending
        communes = [c for c in map(self.territory.get, dict.fromkeys(codes)) if c is not None]
        communes = self._chosen(communes)
        among = [commune for commune in communes if commune.code in self._pending]
        communes = among if len(among) == 1 else communes
        chosen = self._all("compare")
        if not (communes or department or chosen):
            communes = arrondissements_named(
                self.text, self.slots.get("commune"), self._asked == "commune", self.territory
            )
        if not (communes or department or chosen) and self._may_be_alone() and self.answers:
            communes = self._chosen(expected_place(self._but_for_incomes(), self.territory))
        if department:
            communes = [c for c in communes if c.department == department] or communes
        alike = likened(self.text, self._all("commune"), communes, goals)
        if both := chosen or self.both_places() or alike:
            return {"compared": both, "commune": None, "commune_candidates": None}
        if communes:
            town = communes[0] if len(communes) == 1 else self._likeliest(communes)
            return {
                "commune": town.code if town else None,
                "commune_candidates": None if town else [c.code for c in communes],
                "zone_abc": None,
                **({"overseas": None} if self.slots.get("overseas") else {}),
            }
        if zone := self._last("zone_abc"):
            return {"zone_abc": zone, "commune": None, "commune_candidates": None}
        return self._overseas(department)

    def both_places(self) -> list[str] | None:
        """The towns among which the visitor had to choose, when the answer is « les deux »."""
        return self._pending if self._pending and names_both(self.text) else None

    def homonyms(self, code: str) -> list[str]:
        """Other communes of exactly the same name, when the message names the likeliest alone."""
        chosen = self.territory.get(code)
        named = [v["candidates"] for v in self._all("commune") if not isinstance(v, str)]
        if chosen is None or not any(code in codes for codes in named) or self._last("department"):
            return []
        others = [self.territory.get(c) for codes in named for c in codes if c != code]
        return [c.code for c in others if c is not None and c.name == chosen.name][:MOST_HOMONYMS]

    def _without_small(self, codes: list[str]) -> list[str]:
        """« La Rochelle et Bourges » are two towns: a village of the same name is not a third."""
        if len(self._all("commune")) < 2 or self._pending:
            return codes
        known = [c for c in map(self.territory.get, codes) if c is not None]
        first, *others = sorted(known, key=lambda commune: -commune.population)
        large = bool(others) and first.population >= max(
            LARGE_TOWN, MUCH_LARGER * others[0].population
        )
        return [first.code] if large else codes

    def _likeliest(self, communes: list[Commune]) -> Commune | None:
        """« Saint-Nazaire » alone is the large town: all the others together weigh little."""
        words = [key(str(v["text"])) for v in self._all("commune") if not isinstance(v, str)]
        first, *others = sorted(communes, key=lambda commune: -commune.population)
        large = first.population >= max(LARGE_TOWN, MUCH_LARGER * others[0].population)
        return first if large and key(first.name) in words and not self._pending else None

    def _overseas(self, department: str | None) -> dict[str, Any]:
        """The département is enough overseas for what has one grid there."""
        if department and department[:2] in OVERSEAS:
            place = {"commune": None, "commune_candidates": None, "zone_abc": None}
            return {"overseas": department, **place}
        return {}

    @property
    def _asked(self) -> Any:
        return self.slots.get("requested_slot")

    @property
    def _pending(self) -> list[str]:
        return list(self.slots.get("commune_candidates") or [])

    def _all(self, name: str) -> list[Any]:
        return [entity["value"] for entity in self.entities if entity["entity"] == name]

    def _last(self, name: str) -> Any:
        values = self._all(name)
        return values[-1] if values else None

    def _chosen(self, communes: list[Commune]) -> list[Commune]:
        """« Paris » after « le 11e de Paris ou de Marseille ? » is the 11th of Paris."""
        pending = {c.code for code in self._pending if (c := self.territory.get(code)) is not None}
        for commune in communes:
            parts = self.territory.arrondissements(commune.code)
            if wanted := [part for part in parts if part.code in pending]:
                return wanted
        return communes

    def _department_of_candidates(self) -> str | None:
        """« 17 » or « Charente-Maritime » after « plusieurs communes correspondent »."""
        if self._asked != "commune" or not self._pending:
            return None
        return self.territory.departments.parse(self.text)

    def _but_for_incomes(self) -> str:
        """The text without its incomes: « et avec 45000 » names no postal code."""
        text = self.text
        for entity in self.entities:
            if entity["entity"] == "income" and "start" in entity:
                start, end = entity["start"], entity["end"]
                text = text[:start] + " " * (end - start) + text[end:]
        return text

    def _may_be_alone(self) -> bool:
        """A bare name answers « quelle commune ? »; bare figures may open a conversation."""
        if self._asked == "commune":
            return True
        opening = self._asked in (None, "goals") and not self.slots.get("goals")
        return opening and bool(_POSTAL_CODE.fullmatch(self.text.strip()))
