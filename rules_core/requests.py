"""Reads a request (JSON-like values) and refuses what makes no sense, in French.

Numbers may come as int, float or Decimal; they become ``Decimal`` at once. A text or a boolean
where a number is due is refused, and so are NaN, infinities and values out of bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rules_core import french
from rules_core.errors import InvalidInput
from rules_core.fields import BASE_RENTS, CHOICES, DATES, FLAGS, NUMBERS, TEXTS
from rules_core.french import HARD
from rules_core.households import Household
from rules_core.places import Place

FIRST_DAY = date(2015, 1, 1)
_LEVELS = ("loc1", "loc2", "loc3")
_HOUSEHOLD = ("adults", "couple", "young_couple", "dependants", "disabled")


class Fields:
    """A request seen through the list of fields of :mod:`rules_core.fields`.

    A reader returns None for an absent (or null) field; the ``require_…`` readers raise instead.
    """

    def __init__(self, request: Mapping[str, Any], place: Place | None, today: date) -> None:
        if not isinstance(request, Mapping):
            raise InvalidInput("request", "La demande est un objet avec des champs nommés.")
        self._request = request
        self._place = place
        self._today = today

    def has(self, name: str) -> bool:
        """Whether a field is there."""
        return self._request.get(name) is not None

    def number(self, name: str) -> Decimal | None:
        """A number field.

        Raises:
            InvalidInput: not a number, or out of bounds.
        """
        raw = self._request.get(name)
        return None if raw is None else parse_number(name, raw)

    def require_number(self, name: str) -> Decimal:
        """A number field that must be there."""
        value = self.number(name)
        if value is None:
            raise InvalidInput(
                name, f"Indiquez{HARD}: {french.lower_first(NUMBERS[name].label)}.", missing=True
            )
        return value

    def choice(self, name: str) -> str | None:
        """A word among those of the field.

        Raises:
            InvalidInput: another word.
        """
        raw = self._request.get(name)
        if raw is None:
            return None
        field = CHOICES[name]
        if isinstance(raw, str):
            for accepted in field.accepted:
                if raw.strip().casefold() == accepted.casefold():
                    return accepted
        raise InvalidInput(
            name, f"{field.label} est l’une de ces valeurs{HARD}: {', '.join(field.accepted)}."
        )

    def flag(self, name: str) -> bool | None:
        """A yes or no.

        Raises:
            InvalidInput: something else.
        """
        raw = self._request.get(name)
        if raw is None or isinstance(raw, bool):
            return raw
        raise InvalidInput(name, f"{FLAGS[name].label}{HARD}: répondez par vrai ou faux.")

    def day(self, name: str = "date") -> date | None:
        """A date field.

        Raises:
            InvalidInput: not an ISO date, or out of its years.
        """
        raw = self._request.get(name)
        return None if raw is None else parse_day(name, raw)

    def lease_date(self) -> date:
        """The date of the lease, today when it is not given."""
        return self.day("date") or check_day("date", self._today)

    def household(self) -> Household | None:
        """The household.

        Raises:
            InvalidInput: not an object, an unknown field, or an impossible household.
        """
        raw = self._request.get("household")
        if raw is None or isinstance(raw, Household):
            return raw
        if not isinstance(raw, Mapping):
            raise InvalidInput(
                "household", 'Le foyer est un objet, par exemple {"adults": 1, "dependants": 2}.'
            )
        for name in raw:
            if name not in _HOUSEHOLD:
                raise InvalidInput(
                    f"household.{name}",
                    f"Champ inconnu. Le foyer se décrit avec{HARD}: {', '.join(_HOUSEHOLD)}.",
                )
        return Household(**{name: value for name, value in raw.items() if value is not None})

    def require_household(self) -> Household:
        """The household, which must be there."""
        household = self.household()
        if household is None:
            raise InvalidInput(
                "household",
                "Indiquez qui habitera le logement : nombre d’adultes, couple ou non, personnes à "
                "charge.",
                missing=True,
            )
        return household

    def place(self) -> Place | None:
        """The place the caller resolved, or what the request itself says of it.

        Raises:
            InvalidInput: an unknown zone, area or department.
        """
        if self._place is not None:
            return self._place
        known = {
            name: self._text(name)
            for name in ("zone_abc", "plus_area", "department")
            if self._request.get(name) is not None
        }
        return Place(**known) if known else None

    def whole(self, name: str) -> int | None:
        """A whole number field."""
        value = self.number(name)
        return None if value is None else int(value)

    def require_choice(self, name: str) -> str:
        """A word among those of the field, which must be there."""
        value = self.choice(name)
        if value is None:
            accepted = ", ".join(CHOICES[name].accepted)
            raise InvalidInput(
                name,
                f"Indiquez{HARD}: {french.lower_first(CHOICES[name].label)} ({accepted}).",
                missing=True,
            )
        return value

    def require_text(self, name: str) -> str:
        """A text field that must be there."""
        field = TEXTS[name]
        if self._request.get(name) is None:
            raise InvalidInput(
                name,
                f"Indiquez{HARD}: {french.lower_first(field.label)}, par exemple {field.example}.",
                missing=True,
            )
        return self._text(name)

    def base_rents(self) -> dict[str, Decimal] | None:
        """Official ceilings of the commune: one number for each of loc1, loc2, loc3.

        Raises:
            InvalidInput: not an object with these three numbers.
        """
        raw = self._request.get(BASE_RENTS)
        if raw is None:
            return None
        if not isinstance(raw, Mapping) or set(raw) != set(_LEVELS):
            raise InvalidInput(
                BASE_RENTS,
                f"Donnez les trois plafonds de la commune{HARD}: loc1, loc2 et loc3.",
            )
        return {
            level: parse_number("base_rent_eur_m2", raw[level], report_as=f"{BASE_RENTS}.{level}")
            for level in _LEVELS
        }

    def _text(self, name: str) -> str:
        raw = self._request[name]
        if not isinstance(raw, str):
            raise InvalidInput(name, "Un texte est attendu.")
        return raw.strip()


def parse_number(name: str, raw: object, *, report_as: str | None = None) -> Decimal:
    """A number within the bounds of its field.

    Args:
        name: the field, for its bounds.
        raw: what was given.
        report_as: name of the field in the error, when it is not ``name``.

    Raises:
        InvalidInput: not a number, or out of bounds; the message says what is accepted.
    """
    field = NUMBERS[name]
    accepted = (
        f"{field.label} est un nombre {'entier ' if field.whole else ''}entre "
        f"{french.number(field.low)} et {french.number(field.high)} {field.unit}."
    )
    refused = InvalidInput(report_as or name, accepted)
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise refused
    # A float is read through its shortest writing: 9.5 is 9.5, whatever its binary form.
    value = raw if isinstance(raw, Decimal) else Decimal(str(raw))
    if not value.is_finite() or not field.low <= value <= field.high:
        raise refused
    if field.whole and value != value.to_integral_value():
        raise refused
    return value


def parse_day(name: str, raw: object) -> date:
    """An ISO date (or a ``date``) within the years of its field.

    Raises:
        InvalidInput: anything else.
    """
    if isinstance(raw, str):
        try:
            raw = date.fromisoformat(raw.strip())
        except ValueError:
            raw = None
    if type(raw) is not date:
        raise InvalidInput(
            name, f"{DATES[name].label} s’écrit année-mois-jour, par exemple 2026-05-01."
        )
    return check_day(name, raw)


def check_day(name: str, value: date) -> date:
    """The same date, when it lies in the years the rules know.

    Raises:
        InvalidInput: it does not.
    """
    field = DATES[name]
    if not FIRST_DAY.year <= value.year <= field.last_year:
        raise InvalidInput(
            name, f"{field.label} est comprise entre {FIRST_DAY.year} et {field.last_year}."
        )
    return value
