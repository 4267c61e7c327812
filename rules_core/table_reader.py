"""Reads one parameter of a file: its period, its gaps and its tables of values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Literal, cast

from rules_core.french import day
from rules_core.located_yaml import Entry
from rules_core.parameter_types import Coordinates, Gap, Parameter, ParameterValue, Table
from rules_core.results import Reference

_PARAMETER = frozenset({"label", "unit", "tables"})
_PARAMETER_OPTIONAL = frozenset({"coordinates", "covers", "gaps"})
_VALUES = frozenset({"values", "source", "confidence"})
_VALUES_OPTIONAL = frozenset({"year", "from", "to", "at", "verified_on"})
_TEXT_UNITS = frozenset({"classe DPE", "oui ou non", "texte", "aide"})

Series = dict[Coordinates, list[Parameter]]


@dataclass(frozen=True, slots=True)
class Header:
    """What the parameters of a file share."""

    ask: str
    verified_on: date
    sources: Mapping[str, tuple[str, str, str | None]]


@dataclass(slots=True)
class Draft:
    """A parameter whose values are still being collected."""

    header: Header
    table: Table
    entry: Entry
    copies: list[Entry] = field(default_factory=list)
    series: Series = field(default_factory=dict)


def read_parameter(key: str, entry: Entry, header: Header) -> Draft:
    fields = entry.record(_PARAMETER, _PARAMETER_OPTIONAL)
    allowed = (
        {
            name: tuple(item.text() for item in values.items())
            for name, values in fields["coordinates"].fields().items()
        }
        if "coordinates" in fields
        else {}
    )
    start, end, outside = _covers(fields)
    names = tuple(allowed)
    table = Table(
        key=key,
        label=fields["label"].sentence(),
        unit=fields["unit"].text(),
        ask=header.ask,
        names=names,
        allowed=allowed,
        start=start,
        end=end,
        gaps=tuple(_read_gap(gap, allowed, start, end) for gap in fields["gaps"].items())
        if "gaps" in fields
        else (),
        outside=outside,
        series={},
    )
    draft = Draft(header, table, entry)
    draft.series = {coordinates: [] for coordinates in product(*allowed.values())}
    for item in fields["tables"].items():
        if "same_as" in item.fields():
            draft.copies.append(item)
        else:
            _read_values(draft, item)
    return draft


def _covers(fields: Mapping[str, Entry]) -> tuple[date | None, date | None, tuple[Gap, ...]]:
    """First and last day due, and what to say before and after them."""
    if "covers" not in fields:
        return None, None, ()
    covers = fields["covers"].record(frozenset({"from"}), frozenset({"to", "before", "after"}))
    start = covers["from"].day()
    end = covers["to"].day() if "to" in covers else None
    outside = []
    if "before" in covers:
        reason = covers["before"].sentence().replace("{start}", day(start))
        outside.append(Gap(date.min, start - timedelta(days=1), {}, reason))
    if "after" in covers and end is not None:
        reason = covers["after"].sentence().replace("{end}", day(end))
        outside.append(Gap(end + timedelta(days=1), date.max, {}, reason))
    return start, end, tuple(outside)


def _read_gap(
    entry: Entry, allowed: Mapping[str, tuple[str, ...]], start: date | None, end: date | None
) -> Gap:
    fields = entry.record(frozenset({"reason"}), frozenset({"from", "to", "at"}))
    at: dict[str, frozenset[str]] = {}
    for name, values in fields["at"].fields().items() if "at" in fields else ():
        at[name] = frozenset(_coordinate(item, name, allowed) for item in values.items())
    return Gap(
        start=fields["from"].day() if "from" in fields else (start or date.min),
        end=fields["to"].day() if "to" in fields else (end or date.max),
        at=at,
        reason=fields["reason"].sentence(),
    )


def _coordinate(entry: Entry, name: str, allowed: Mapping[str, tuple[str, ...]]) -> str:
    if name not in allowed:
        raise entry.broken(f"coordonnée inconnue « {name} »")
    value = entry.text()
    if value not in allowed[name]:
        raise entry.broken(f"« {value} » n'est pas une valeur de « {name} »")
    return value


def fixed_coordinates(
    fields: Mapping[str, Entry], allowed: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """The coordinates that a table states once for all its values."""
    if "at" not in fields:
        return {}
    return {
        name: _coordinate(value, name, allowed) for name, value in fields["at"].fields().items()
    }


def _read_values(draft: Draft, entry: Entry) -> None:
    fields = entry.record(_VALUES, _VALUES_OPTIONAL)
    start, end = _period(fields, entry)
    verified_on = (
        fields["verified_on"].day() if "verified_on" in fields else draft.header.verified_on
    )
    reference = read_reference(draft.header, fields, start, end, verified_on)
    fixed = fixed_coordinates(fields, draft.table.allowed)
    free = [name for name in draft.table.names if name not in fixed]
    for chosen, leaf in _leaves(fields["values"], free, draft.table.allowed):
        coordinates = tuple({**fixed, **chosen}[name] for name in draft.table.names)
        draft.series[coordinates].append(
            Parameter(
                draft.table.key,
                draft.table.label,
                _value(leaf, draft.table.unit),
                draft.table.unit,
                reference,
            )
        )


def _period(fields: Mapping[str, Entry], entry: Entry) -> tuple[date, date | None]:
    if "year" in fields:
        if "from" in fields or "to" in fields:
            raise entry.broken("« year » et « from » / « to » s'excluent")
        year = int(fields["year"].number())
        return date(year, 1, 1), date(year, 12, 31)
    if "from" not in fields:
        raise entry.broken("il manque « year » ou « from »")
    start = fields["from"].day()
    end = fields["to"].day() if "to" in fields else None
    if end is not None and end < start:
        raise fields["to"].broken("la fin précède le début")
    return start, end


def read_reference(
    header: Header,
    fields: Mapping[str, Entry],
    start: date,
    end: date | None,
    verified_on: date,
) -> Reference:
    name = fields["source"].text()
    if name not in header.sources:
        raise fields["source"].broken(f"source inconnue « {name} »")
    title, reference, url = header.sources[name]
    confidence = fields["confidence"].text()
    if confidence not in ("high", "medium"):
        raise fields["confidence"].broken(
            "la confiance est « high » ou « medium » ; un chiffre « low » ne s'écrit pas ici"
        )
    return Reference(
        title, reference, url, start, end, verified_on, cast(Literal["high", "medium"], confidence)
    )


def _leaves(
    entry: Entry, free: list[str], allowed: Mapping[str, tuple[str, ...]]
) -> list[tuple[dict[str, str], Entry]]:
    """The values under nested mappings, one level per free coordinate."""
    if not free:
        return [({}, entry)]
    name, rest = free[0], free[1:]
    found = []
    for value, child in entry.fields().items():
        if value not in allowed[name]:
            raise child.broken(f"« {value} » n'est pas une valeur de « {name} »")
        found += [({name: value, **deeper}, leaf) for deeper, leaf in _leaves(child, rest, allowed)]
    return found


def _value(entry: Entry, unit: str) -> ParameterValue:
    if unit == "date":
        return entry.day()
    return entry.sentence() if unit in _TEXT_UNITS else entry.number()
