"""Everything a search looks up, computed once from the commune tables."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy.engine import Engine

from knowledge.territory.model import Commune
from knowledge.territory.normalize import compact, key, without_article, without_links
from knowledge.territory.reading import read_communes, read_other_names

_ARRONDISSEMENT = re.compile(r"(?P<city>\w+) (?P<number>\d{1,2})(?:er|e) Arrondissement")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a commune, in the form searches use.

    Attributes:
        key: folded words joined with spaces.
        label: the name as written.
        commune: the commune it leads to.
        former: True for a commune déléguée or associée (or a former name).
        bare: the key without its first article.
        compact: the key without spaces.
    """

    key: str
    label: str
    commune: Commune
    former: bool
    bare: str
    compact: str

    @classmethod
    def of(cls, label: str, commune: Commune, *, former: bool = False) -> Name:
        """A name in the forms searches use."""
        spaced = key(label)
        return cls(spaced, label, commune, former, without_article(spaced), compact(spaced))


@dataclass(frozen=True)
class Index:
    """Look-up tables over every name; built once, then read only."""

    communes: dict[str, Commune]
    departments: dict[str, str]
    names: list[Name]
    by_key: dict[str, list[Name]] = field(default_factory=dict)
    by_compact: dict[str, list[Name]] = field(default_factory=dict)
    by_bare: dict[str, list[Name]] = field(default_factory=dict)
    by_main_words: dict[str, list[Name]] = field(default_factory=dict)
    by_postal_code: dict[str, list[Commune]] = field(default_factory=dict)

    @classmethod
    def build(cls, engine: Engine) -> Index:
        """Read the tables and index every name, most populated first everywhere."""
        communes, departments, official = read_communes(engine)
        names = _names(communes, official, read_other_names(engine))
        names.sort(key=lambda name: (-name.commune.population, name.former, name.key))
        by_key, by_compact, by_bare, by_main_words = (defaultdict(list) for _ in range(4))
        for name in names:
            by_key[name.key].append(name)
            by_compact[name.compact].append(name)
            if name.bare != name.key:
                by_bare[name.bare].append(name)
            main_words = without_links(name.bare)
            if main_words != name.bare and " " in main_words:
                by_main_words[main_words].append(name)
        by_postal_code: dict[str, list[Commune]] = defaultdict(list)
        for commune in sorted(communes.values(), key=lambda c: -c.population):
            for code in commune.postal_codes:
                by_postal_code[code].append(commune)
        return cls(
            communes,
            departments,
            names,
            dict(by_key),
            dict(by_compact),
            dict(by_bare),
            dict(by_main_words),
            dict(by_postal_code),
        )


def _names(
    communes: dict[str, Commune], official: dict[str, str], others: list[tuple[str, str, bool]]
) -> list[Name]:
    names = []
    for commune in communes.values():
        for label in _own_names(commune):
            names.append(Name.of(label, commune))
        if commune.code in official:
            label = official[commune.code]
            names.append(Name.of(label, commune))
    own = {(name.key, name.commune.code) for name in names}
    for label, code, former in others:
        name = Name.of(label, communes[code], former=former)
        if (name.key, code) not in own:  # the seat of a commune nouvelle often keeps its name
            names.append(name)
    return names


def _own_names(commune: Commune) -> list[str]:
    found = _ARRONDISSEMENT.fullmatch(commune.name) if commune.parent_code else None
    if not found:
        return [commune.name]
    city, number = found["city"], int(found["number"])
    ordinals = [f"{number}e", f"{number}eme", f"{number}ème arrondissement", str(number)]
    if number == 1:
        ordinals += ["1er", "premier"]
    return [commune.name, *(f"{city} {ordinal}" for ordinal in ordinals)]
