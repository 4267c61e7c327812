"""Reads the parameter files and refuses everything that is not certain.

A file describes one family of parameters of one scheme. For each parameter it says over which
period it must be known (``covers``); each coordinate must then have, for each day of it, exactly
one value with its source, or stand in a declared gap that says why no value is known.
The format is described in ``rules_core/parameters/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from rules_core.coverage import check_coverage
from rules_core.located_yaml import Entry, read_yaml
from rules_core.parameter_types import (
    Family,
    Parameter,
    ParameterValue,
    Table,
)
from rules_core.table_reader import (
    Draft,
    Header,
    fixed_coordinates,
    read_parameter,
    read_reference,
)

_FILE = frozenset({"title", "scheme", "updated", "verified_on", "ask", "sources", "parameters"})
_SOURCE = frozenset({"title", "reference", "url"})
_COPY = frozenset({"same_as"})
_COPY_OPTIONAL = frozenset({"times", "from", "to", "at", "source", "confidence"})
_EURO = Decimal(1)


def load_folder(folder: Path) -> tuple[dict[str, Table], tuple[Family, ...]]:
    """Read every ``*.yaml`` of the folder.

    Raises:
        BrokenParameters: a file breaks the format; the message names file and line.
    """
    drafts: dict[str, Draft] = {}
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


def _read_file(path: Path, drafts: dict[str, Draft]) -> Family:
    root = read_yaml(path).record(_FILE, frozenset())
    header = Header(
        ask=root["ask"].sentence(),
        verified_on=root["verified_on"].day(),
        sources={name: _read_source(entry) for name, entry in root["sources"].fields().items()},
    )
    own: list[Draft] = []
    for key, entry in root["parameters"].fields().items():
        if key in drafts:
            raise entry.broken(f"le paramètre « {key} » existe déjà dans un autre fichier")
        drafts[key] = read_parameter(key, entry, header)
        own.append(drafts[key])
    verified = [
        period.verified_on
        for draft in own
        for periods in draft.series.values()
        for period in periods
    ]
    return Family(
        name=path.stem,
        title=root["title"].sentence(),
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
    return fields["title"].sentence(), fields["reference"].sentence(), url


def _month_day(entry: Entry) -> tuple[int, int]:
    try:
        moment = date.fromisoformat(f"2026-{entry.text()}")
    except ValueError:
        raise entry.broken("un jour de l'année MM-JJ est attendu") from None
    return moment.month, moment.day


def _copy(draft: Draft, entry: Entry, drafts: Mapping[str, Draft]) -> None:
    """Add the values of another parameter, times a factor rounded to the euro if there is one."""
    fields = entry.record(_COPY, _COPY_OPTIONAL)
    origin = drafts.get(fields["same_as"].text())
    if origin is None:
        raise fields["same_as"].broken("paramètre d'origine inconnu")
    fixed = fixed_coordinates(fields, draft.table.allowed)
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
                read_reference(draft.header, fields, start, until, period.verified_on)
                if "source" in fields
                else replace(period.source, valid_from=start, valid_to=until)
            )
            value: ParameterValue = period.value
            if factor is not None:
                value = (period.amount * factor).quantize(_EURO, ROUND_HALF_UP)
            draft.series[coordinates].append(
                Parameter(draft.table.key, draft.table.label, value, draft.table.unit, source)
            )
