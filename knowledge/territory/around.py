"""What stands around a name and settles which homonym it is: postal code, département."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.territory.departments import DepartmentMention, Departments
from knowledge.territory.lookup import Lookup, communes_of
from knowledge.territory.model import Commune
from knowledge.territory.normalize import key

_POSTAL_AFTER = re.compile(r"\s*[(,]?\s*(\d{2}\s?\d{3})\s*\)?(?![\d%€]|\s?(?:€|euros?|k\b))")
_POSTAL_BEFORE = re.compile(r"(\d{2}\s?\d{3})\s*[,-]?\s*(?:à\s+)?$")
# « Lens (62) »; without brackets, only before a pause or a small word: not « Lens 26 m² ».
_NUMBER_AFTER = re.compile(
    r"\s*(?:\(\s*(?P<bracketed>\d{2,3}|2[AB])\s*\)|,?\s*(?P<bare>\d{2,3}|2[AB])"
    r"(?=\s*(?:$|[.,;:!?)](?!\d)|(?:pour|en|avec|et|de|quel|quelle|dans|ou|mais|je|j|on)\b)))",
    re.IGNORECASE,
)
_LINK_AFTER = re.compile(
    r"\s*[,(\-–]?\s*(?:dans\s+(?:le|la|les|l['’])\s*|en\s+|[àa]\s+(?=la\s)|de\s+(?=la\s)"
    r"|d[ée]partement\s+(?:de\s+(?:la\s+|l['’])?|du\s+)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Settled:
    """Communes kept and the offset where the expression now ends."""

    communes: tuple[Commune, ...]
    end: int


class Surroundings:
    """Reads the postal code or département next to a commune name."""

    def __init__(self, lookup: Lookup, departments: Departments) -> None:
        self._lookup = lookup
        self._departments = departments

    def settle(
        self, text: str, start: int, end: int, candidates: Sequence[Commune]
    ) -> Settled | None:
        """The candidates that the words next to ``text[start:end]`` allow, None without any."""
        after = _POSTAL_AFTER.match(text, end)
        if after:
            kept = _with_postal_code(candidates, after[1])
            if kept:
                return Settled(kept, after.end())
        before = _POSTAL_BEFORE.search(text[:start])
        if before:
            kept = _with_postal_code(candidates, before[1])
            if kept:
                return Settled(kept, end)
        name = key(text[start:end])
        number = _NUMBER_AFTER.match(text, end)
        if number:
            code = (number["bare"] or number["bracketed"]).upper()
            only = candidates[0].department if len(candidates) == 1 else code
            kept = self._within(name, code, candidates)
            if kept and (number["bracketed"] or code == only):
                return Settled(kept, number.end())
        return self._settle_by_name(text, end, name, candidates)

    def _settle_by_name(
        self, text: str, end: int, name: str, candidates: Sequence[Commune]
    ) -> Settled | None:
        link = _LINK_AFTER.match(text, end)
        named = self._departments.at(text, link.end()) if link else None
        if not link or not named:
            return None
        if text[named.start].isdigit() and not link[0].strip(" ,(-–"):
            return None  # a bare number: read above
        kept = self._within(name, named.code, candidates)
        if not kept:
            return None
        closing = int("(" in link[0] and text[named.end : named.end + 1] == ")")
        return Settled(kept, named.end + closing)

    def _within(
        self, name: str, department: str, candidates: Sequence[Commune]
    ) -> tuple[Commune, ...]:
        found = communes_of(self._lookup.name_within(name, department))
        return tuple(found) or tuple(c for c in candidates if c.department == department)


def settle_from_afar(
    candidates: Sequence[Commune], departments: Sequence[DepartmentMention]
) -> tuple[Commune, ...]:
    """Homonyms left when the sentence names départements elsewhere; all of them otherwise."""
    codes = {found.code for found in departments}
    kept = tuple(c for c in candidates if c.department in codes)
    return kept or tuple(candidates)


def _with_postal_code(candidates: Sequence[Commune], code: str) -> tuple[Commune, ...]:
    digits = code.replace(" ", "").replace("\u00a0", "")
    return tuple(c for c in candidates if digits in c.postal_codes)
