"""Reads the parameter files and refuses everything that is not certain.

A file describes one family of parameters of one scheme. For each parameter it says over which
period it must be known (``covers``); each coordinate must then have, for each day of it, exactly
one value with its source, or stand in a declared gap that says why no value is known.
The format is described in ``rules_core/parameters/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path
from typing import Literal, cast

from rules_core.coverage import check_coverage
from rules_core.located_yaml import Entry, read_yaml
from rules_core.parameter_types import (
    Coordinates,
    Family,
    Gap,
    Parameter,
    ParameterValue,
    Table,
)
from rules_core.results import Reference

_FILE = frozenset({"title", "scheme", "updated", "verified_on", "ask", "sources", "parameters"})
_SOURCE = frozenset({"title", "reference", "url"})
_PARAMETER = frozenset({"label", "unit", "tables"})
_PARAMETER_OPTIONAL = frozenset({"coordinates", "covers", "gaps"})
_VALUES = frozenset({"values", "source", "confidence"})
_VALUES_OPTIONAL = frozenset({"year", "from", "to", "at", "verified_on"})
_COPY = frozenset({"same_as"})
_COPY_OPTIONAL = frozenset({"times", "from", "to", "at", "source", "confidence"})
_TEXT_UNITS = frozenset({"classe DPE", "oui ou non", "texte", "aide"})
_EURO = Decimal(1)

Series = dict[Coordinates, list[Parameter]]


@dataclass(frozen=True, slots=True)
class _Header:
    """What the parameters of a file share."""

    ask: str
    verified_on: date
    sources: Mapping[str, tuple[str, str, str | None]]


@dataclass(slots=True)
class _Draft:
    """A parameter whose values are still being collected."""

    header: _Header
    table: Table
    entry: Entry
    copies: list[Entry] = field(default_factory=list)
    series: Series = field(default_factory=dict)


def load_folder(folder: Path) -> tuple[dict[str, Table], tuple[Family, ...]]:
    """Read every ``*.yaml`` of the folder.

    Raises:
        BrokenParameters: a file breaks the format; the message names file and line.
    """
    drafts: dict[str, _Draft] = {}
    families: list[Family] = []
    for path in sorted(folder.glob("*.yaml")):
        families.append(_read_file(path, drafts))
    for draft in drafts.values():
        for entry in draft.copies:
            _copy(draft, entry, drafts)
    tables = {}
    for key, draft in drafts.items():
        series = {
            coordinates: tuple(sorted(periods, key=lambda period: period.valid_from))
            for coordinates, periods in draft.series.items()
        }
        tables[key] = replace(draft.table, series=series)
        check_coverage(tables[key], draft.entry)
    return tables, tuple(families)


def _read_file(path: Path, drafts: dict[str, _Draft]) -> Family:
    root = read_yaml(path).record(_FILE, frozenset())
    header = _Header(
        ask=root["ask"].text(),
        verified_on=root["verified_on"].day(),
        sources={name: _read_source(entry) for name, entry in root["sources"].fields().items()},
    )
    own: list[_Draft] = []
    for key, entry in root["parameters"].fields().items():
        if key in drafts:
            raise entry.broken(f"le paramètre « {key} » existe déjà dans un autre fichier")
        drafts[key] = _read_parameter(key, entry, header)
        own.append(drafts[key])
    verified = [
        period.verified_on
        for draft in own
        for periods in draft.series.values()
        for period in periods
    ]
    return Family(
        name=path.stem,
        title=root["title"].text(),
        scheme=root["scheme"].text(),
        updates=tuple(_month_day(entry) for entry in root["updated"].items()),
        verified_on=min([header.verified_on, *verified]),
        keys=tuple(draft.table.key for draft in own),
        gaps=tuple(dict.fromkeys(gap.reason for draft in own for gap in draft.table.gaps)),
    )


def _read_source(entry: Entry) -> tuple[str, str, str | None]:
    fields = entry.record(_SOURCE, frozenset())
    url = None if fields["url"].is_empty else fields["url"].text()
    if url is not None and not url.startswith("https://"):
        raise fields["url"].broken("un lien commence par https://")
    return fields["title"].text(), fields["reference"].text(), url


def _month_day(entry: Entry) -> tuple[int, int]:
    try:
        moment = date.fromisoformat(f"2026-{entry.text()}")
    except ValueError:
        raise entry.broken("un jour de l'année MM-JJ est attendu") from None
    return moment.month, moment.day


def _read_parameter(key: str, entry: Entry, header: _Header) -> _Draft:
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
        label=fields["label"].text(),
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
    draft = _Draft(header, table, entry)
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
        outside.append(Gap(date.min, start - timedelta(days=1), {}, covers["before"].text()))
    if "after" in covers and end is not None:
        outside.append(Gap(end + timedelta(days=1), date.max, {}, covers["after"].text()))
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
        reason=fields["reason"].text(),
    )


def _coordinate(entry: Entry, name: str, allowed: Mapping[str, tuple[str, ...]]) -> str:
    if name not in allowed:
        raise entry.broken(f"coordonnée inconnue « {name} »")
    value = entry.text()
    if value not in allowed[name]:
        raise entry.broken(f"« {value} » n'est pas une valeur de « {name} »")
    return value


def _fixed(fields: Mapping[str, Entry], allowed: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The coordinates that a table states once for all its values."""
    if "at" not in fields:
        return {}
    return {
        name: _coordinate(value, name, allowed) for name, value in fields["at"].fields().items()
    }


def _read_values(draft: _Draft, entry: Entry) -> None:
    fields = entry.record(_VALUES, _VALUES_OPTIONAL)
    start, end = _period(fields, entry)
    verified_on = (
        fields["verified_on"].day() if "verified_on" in fields else draft.header.verified_on
    )
    reference = _reference(draft.header, fields, start, end, verified_on)
    fixed = _fixed(fields, draft.table.allowed)
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


def _reference(
    header: _Header,
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
    return entry.text() if unit in _TEXT_UNITS else entry.number()


def _copy(draft: _Draft, entry: Entry, drafts: Mapping[str, _Draft]) -> None:
    """Add the values of another parameter, times a factor rounded to the euro if there is one."""
    fields = entry.record(_COPY, _COPY_OPTIONAL)
    origin = drafts.get(fields["same_as"].text())
    if origin is None:
        raise fields["same_as"].broken("paramètre d'origine inconnu")
    fixed = _fixed(fields, draft.table.allowed)
    free = tuple(name for name in draft.table.names if name not in fixed)
    if free != origin.table.names:
        raise entry.broken("les coordonnées ne sont pas celles du paramètre d'origine")
    first = fields["from"].day() if "from" in fields else date.min
    last = fields["to"].day() if "to" in fields else date.max
    factor = fields["times"].number() if "times" in fields else None
    for chosen, periods in origin.series.items():
        coordinates = tuple(
            {**fixed, **dict(zip(free, chosen, strict=True))}[name] for name in draft.table.names
        )
        for period in periods if coordinates in draft.series else ():
            start = max(period.valid_from, first)
            end = min(period.valid_to or date.max, last)
            if start > end:
                continue
            until = None if end == date.max else end
            source = (
                _reference(draft.header, fields, start, until, period.verified_on)
                if "source" in fields
                else replace(period.source, valid_from=start, valid_to=until)
            )
            value: ParameterValue = period.value
            if factor is not None:
                value = (period.amount * factor).quantize(_EURO, ROUND_HALF_UP)
            draft.series[coordinates].append(
                Parameter(draft.table.key, draft.table.label, value, draft.table.unit, source)
            )
