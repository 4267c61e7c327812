"""The calculators and their fields, as ``calculators.yaml`` and ``inputs.yaml`` describe them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.search.text import fold_word, stems, words

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Input:
    """One field of a form.

    Attributes:
        name: name of the field.
        label: French label.
        kind: ``commune``, ``choice``, ``number`` or ``date``.
        unit: French unit of a number, or nothing.
        hint: a few words under the field, or nothing.
        missing: how « il manque … » names it, or nothing when it is never missed.
        choices: accepted values and what is read.
    """

    name: str
    label: str
    kind: str
    unit: str = ""
    hint: str = ""
    missing: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Calculator:
    """A family of rules with its form.

    Attributes:
        id: name of the family.
        title: French title.
        needs: slots without which nothing is computed.
        speaks: slots that call for it; named twice, they count twice.
        stems: stems of the words that call for it.
        inputs: the fields of its form.
    """

    id: str
    title: str
    needs: tuple[str, ...]
    speaks: tuple[str, ...]
    stems: frozenset[str]
    inputs: tuple[Input, ...]


@lru_cache(maxsize=1)
def inputs() -> Mapping[str, Input]:
    """Every field by name."""
    described = yaml.safe_load((_HERE / "inputs.yaml").read_text("utf-8"))
    return {name: Input(name, **values) for name, values in described.items()}


@lru_cache(maxsize=1)
def calculators() -> Mapping[str, Calculator]:
    """Every calculator by id, in the order of the file."""
    described = yaml.safe_load((_HERE / "calculators.yaml").read_text("utf-8"))
    return {
        entry["id"]: Calculator(
            id=entry["id"],
            title=entry["title"],
            needs=tuple(entry["needs"]),
            speaks=tuple(entry["speaks"]),
            stems=stems_of(entry["words"]),
            inputs=tuple(inputs()[name] for name in entry["fields"]),
        )
        for entry in described
    }


def stems_of(text: str) -> frozenset[str]:
    """Stems of the words of ``text``."""
    return frozenset(stem for word in words(text) for stem in (*stems(word), fold_word(word)))
