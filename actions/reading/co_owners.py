"""« on est 3 à parts égales, ça fait combien chacun ? »: among how many the reduction is shared."""

from __future__ import annotations

import re

from knowledge.search.text import fold

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_N = rf"(?P<n>[2-9]|{'|'.join(_NUMBERS)})"
_HOLDERS = r"(?:associe|proprietaire|coproprietaire|indivisaire|heritier|frere|soeur)\w*"
_MANY = (
    re.compile(rf"\b(?:on est|on serait|on sera|nous sommes|etant) (?:a )?{_N}\b"),
    re.compile(rf"\b{_N} (?:co ?)?{_HOLDERS}"),
    re.compile(rf"\b(?:a|en) {_N}\b(?! ?(?:€|euros|mois|ans|pieces))"),
)
_HALF = re.compile(r"\bmoitie\b")
_EACH = re.compile(r"\b(?:chacune?|par (?:personne|tete|associe\w*)|parts? egales?|chaque)\b")


def co_owners_said(text: str) -> int | None:
    """How many share a dwelling equally, when the share of each is asked for; else None."""
    said = fold(text)
    if not _EACH.search(said):
        return None
    found = next((match for match in (p.search(said) for p in _MANY) if match), None)
    if found is None:
        return 2 if _HALF.search(said) else None
    return _NUMBERS.get(found["n"]) or int(found["n"])
