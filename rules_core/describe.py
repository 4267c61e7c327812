"""Writes ``parameters/README.md`` from the parameter files.

``python -m rules_core.describe > rules_core/parameters/README.md`` (a test compares the two).
"""

from __future__ import annotations

import sys

from rules_core.parameter_text import format_parameter
from rules_core.parameter_types import Table
from rules_core.registry import describe_periods, families, table

_INTRODUCTION = """\
# Parameters of the law

One YAML file per scheme and family. **This page is generated**: `python -m rules_core.describe >
rules_core/parameters/README.md`.

Read a value with `rules_core.parameter(key, on, **coordinates)`; write it for people with
`rules_core.format_parameter(parameter)`. No value for the date asked → `NoParameter`, never an
older value.

## File format
A file has `title`, `scheme`, `updated` (days of the year, MM-DD, when new values are expected),
`verified_on`, `ask` (who knows when we do not, after « adressez-vous à »), `sources` (title,
reference, url or null) and `parameters`. A parameter has `label`, `unit`, optional `coordinates`
(name → accepted values), `covers` (`from`, `to`: the period over which a value is due; without it
each coordinate is due from its own first value; `before` and `after` are what to say outside it,
with `{start}` and `{end}` for its dates), `gaps` (period and coordinates without a verified value,
with a French `reason`) and `tables`. A table holds `values` (nested by the coordinates that
`at` does not fix) for a `year` or a `from`/`to`, with `source` and `confidence` (`high` or
`medium`; a figure of low confidence is not written at all). A table may instead copy another
parameter: `same_as`, optional `times` (result rounded to the euro). Gaps, overlaps, unknown keys,
values without a source stop the start with the file and the line.

## Income categories
- Intermediate grid (`lli`, `loc_avantages`, `louer_abordable.income_ceiling.intermediaire`):
  `single`, `couple` (two persons without dependant), `dep1` to `dep4` (one person or a couple with
  that many dependants), `extra` (added for each dependant from the fifth on).
- Social grid (`plus`, `plai`, `pls`, `louer_abordable.income_ceiling.social` and `.tres_social`):
  `cat1` to `cat6`, `extra` (added for each person beyond six).

## Keys
"""


def describe_parameters() -> str:
    """The whole page, in Markdown."""
    parts = [_INTRODUCTION]
    for family in families():
        if family.updates:
            days = ", ".join(f"{month:02d}-{day:02d}" for month, day in family.updates)
            rhythm = f"expected every year on {days}"
        else:
            rhythm = "changes by law only"
        parts.append(
            f"### `{family.name}.yaml`\n{family.title}. Scheme `{family.scheme}`, "
            f"verified on {family.verified_on.isoformat()}, {rhythm}.\n"
        )
        parts.extend(_describe(table(key)) for key in family.keys)
        parts.append("")
    return "\n".join(parts)


def _describe(item: Table) -> str:
    lines = [f"- `{item.key}`: {item.label} ({item.unit})"]
    for name in item.names:
        lines.append(f"  - `{name}`: {', '.join(f'`{value}`' for value in item.allowed[name])}")
    known: dict[str, list[str]] = {}
    for coordinates, periods in item.series.items():
        known.setdefault(describe_periods(periods), []).append("/".join(coordinates))
    for text, where in known.items():
        suffix = "" if len(known) == 1 else f" ({', '.join(where[:3])}{'…' if where[3:] else ''})"
        lines.append(f"  - known: {text or 'never'}{suffix}")
    if not item.names:
        example = item.series[()][-1]
        lines.append(f"  - last value: {format_parameter(example)}")
    return "\n".join(lines)


if __name__ == "__main__":  # pragma: no cover
    sys.stdout.write(describe_parameters())
