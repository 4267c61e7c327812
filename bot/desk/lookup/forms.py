"""A case as the fields of a form, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.desk.lookup.catalogue import inputs
from bot.gateway.talk.cleaning import clean_text
from knowledge.cases import Situation
from knowledge.territory import Commune, Territory
from rules_core import french

_SAME = ("intermediation", "dpe", "tenant_relation")
_NUMBERS = ("surface", "annex_surface", "base_rent", "rent")
_WHOLE = ("dependants", "disabled")
_FLAGS = ("furnished", "student")
_YES_NO = {"oui": True, "non": False}
_LONGEST = 100  # characters of a field
_MOST_CANDIDATES = 6


@dataclass
class Filled:
    """A form that was filled in.

    Attributes:
        situation: what it says.
        errors: French sentence by field that cannot be read.
    """

    situation: Situation
    errors: dict[str, str] = field(default_factory=dict)


def to_fields(situation: Situation) -> dict[str, str]:
    """The values of the form's fields for a case; fields without a value are left out."""
    slots = situation.slots
    values: dict[str, str] = {name: str(slots[name]) for name in _SAME if slots.get(name)}
    for name in _NUMBERS:
        if slots.get(name) is not None:
            values[name] = written(slots[name])
    for name in ("lease_date", "lease_end"):
        if slots.get(name):
            values[name] = slots[name]["date"]
    if situation.commune is not None:
        values["commune"] = situation.commune.label
    if situation.annual_income() is not None:
        values["income"] = written(situation.annual_income())
    if situation.monthly_salary() is not None:
        values["salary"] = written(situation.monthly_salary())
    for name in _FLAGS:
        if slots.get(name) is not None:
            values[name] = "oui" if slots[name] else "non"
    if slots.get("irl_quarter"):
        values["irl_quarter"] = slots["irl_quarter"][-2:]
    return values | _target_fields(slots) | _household_fields(situation)


def _target_fields(slots: Mapping[str, Any]) -> dict[str, str]:
    scheme, level = slots.get("scheme"), slots.get("level")
    for value in (level, f"{scheme}/{level}", scheme):
        if value in inputs()["target"].choices and value:
            return {"target": value}
    return {}


def _household_fields(situation: Situation) -> dict[str, str]:
    household = situation.household
    if household is None:
        return {}
    adults = str(household.adults)
    if household.young_couple:
        adults = "young_couple"
    elif household.couple:
        adults = "couple"
    values = {"adults": adults, "dependants": str(household.dependants)}
    return values | ({"disabled": str(household.disabled)} if household.disabled else {})


def written(value: Any) -> str:
    """A number as people type it in a field: « 45,5 »."""
    return french.number(Decimal(str(value))).replace(french.THIN, "")


def from_fields(values: Mapping[str, str], territory: Territory, today: date) -> Filled:
    """Read a form; what cannot be read is an error beside its field."""
    given = {name: clean_text(values.get(name, ""))[:_LONGEST] for name in inputs()}
    slots: dict[str, Any] = {name: given[name] for name in _SAME if given[name]}
    errors: dict[str, str] = {}
    numbers = {
        name: _number(name, given[name], errors)
        for name in (*_NUMBERS, *_WHOLE, "income", "salary")
    }
    slots |= {name: numbers[name] for name in _NUMBERS if numbers[name] is not None}
    for name in ("lease_date", "lease_end"):
        day = _day(name, given[name], errors)
        if day is not None:
            slots[name] = {"date": day.isoformat(), "precision": "day"}
    slots |= {name: _YES_NO[given[name]] for name in _FLAGS if given[name] in _YES_NO}
    if given["irl_quarter"]:
        slots["irl_quarter"] = given["irl_quarter"]
    slots |= _target(given["target"]) | _money(numbers)
    slots |= _household(given["adults"], numbers)
    _refuse_unknown_choices(given, errors)
    commune = _commune(given["commune"], territory, errors)
    lease = slots.get("lease_date")
    on = date.fromisoformat(lease["date"]) if lease else today
    return Filled(Situation(slots, commune, on), errors)


def _refuse_unknown_choices(given: Mapping[str, str], errors: dict[str, str]) -> None:
    for name, described in inputs().items():
        if described.kind == "choice" and given[name] and given[name] not in described.choices:
            errors[name] = "Choisissez une valeur de la liste."


def _number(name: str, text: str, errors: dict[str, str]) -> int | Decimal | None:
    if not text:
        return None
    bare = "".join(text.split()).replace(",", ".").rstrip("€m²")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        errors[name] = "Écrivez un nombre, par exemple 45 ou 45,5."
        return None
    if name in _WHOLE:
        if not (value.is_finite() and value == value.to_integral_value() and 0 <= value <= 20):
            errors[name] = "Écrivez un nombre entier, par exemple 2."
            return None
        return int(value)
    return value


def _day(name: str, text: str, errors: dict[str, str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        errors[name] = "Écrivez une date complète : jour, mois, année."
        return None


def _target(value: str) -> dict[str, str]:
    if not value:
        return {}
    scheme, _, level = value.partition("/")
    if scheme in ("loc1", "loc2", "loc3"):
        scheme, level = "loc_avantages", scheme
    return {"scheme": scheme} | ({"level": level} if level else {})


def _money(numbers: Mapping[str, Any]) -> dict[str, Any]:
    if numbers["income"] is not None:
        return {"income": {"amount": numbers["income"], "kind": "rfr", "period": "year"}}
    if numbers["salary"] is not None:
        return {"income": {"amount": numbers["salary"], "kind": "net_salary", "period": "month"}}
    return {}


def _household(adults: str, numbers: Mapping[str, Any]) -> dict[str, Any]:
    if not adults:
        return {}
    couple = adults in ("couple", "young_couple")
    household = {
        "adults": 2 if couple else int(adults) if adults.isdigit() else 1,
        "couple": couple,
        "young_couple": adults == "young_couple",
        "dependants": numbers["dependants"] or 0,
        "disabled": numbers["disabled"] or 0,
    }
    return {"household": household}


def _commune(text: str, territory: Territory, errors: dict[str, str]) -> Commune | None:
    if not text:
        return None
    exact = territory.get(text)
    candidates = [exact] if exact else territory.resolve(text)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        labels = french.listing([c.label for c in candidates[:_MOST_CANDIDATES]])
        errors["commune"] = f"Plusieurs communes ont ce nom : {labels}. Ajoutez le département."
        return None
    near = french.listing([match.commune.label for match in territory.search(text, 3)])
    errors["commune"] = "Cette commune est inconnue. " + (
        f"Vouliez-vous dire {near} ?" if near else "Vérifiez le nom ou donnez le code postal."
    )
    return None
