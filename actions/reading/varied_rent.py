"""« et si je passe en Loc2 à 600 € ? »: the rent of another case, which no word calls a rent."""

from __future__ import annotations

import re
from collections.abc import Collection

#: Goals whose answer rests on a rent, and on no other amount of that size.
RENT_GOALS = frozenset({"tax_reduction", "comparison", "visale"})
_AMOUNT = re.compile(
    r"(?<![\w,.])(?P<n>\d{1,2}[ \u00a0\u202f]?\d{3}|\d{3})(?:[.,](?P<cents>\d{1,2}))?\s?"
    r"(?:€|euros?\b|balles\b)"
    r"|\b[àa] (?P<bare>\d{3})(?=\s*(?:$|[?.,!]|\b(?:avec|sans|en|et|par|hors|hc|pour)\b))",
    re.IGNORECASE,
)
#: What an amount in euros is when it is no rent of the dwelling.
_ELSE = re.compile(
    r"\b(?:imp[oô]ts?|primes?|aides?|apl|charges?|travaux|cr[ée]dits?|pr[êe]ts?|revenus?|salaires?"
    r"|gagn\w+|rfr|caution|d[ée]p[ôo]t|frais|honoraires?|taxes?|avantages?|d[ée]fiscalis\w+)\b"
    r"|\b(?:par|l['’]) ?an(?:n[ée]e)?\b|\ban(?:nuel\w*)\b|/ ?an\b",
    re.IGNORECASE,
)
_RENTS = (100, 5000)  # €/month


def varied_rent(text: str, said: Collection[str]) -> float | None:
    """The one amount of a message that goes on with a calculation made on a rent, €/month.

    Args:
        text: the message.
        said: names of the entities that the language part found in it.

    Returns:
        None when there is no such amount, or when it may be something else.
    """
    if _ELSE.search(text) or {"income", "base_rent", "income_tax", "rent"} & {*said}:
        return None
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1:
        return None
    written = found[0]["n"] or found[0]["bare"]
    value = float(re.sub(r"\D", "", written) + "." + (found[0]["cents"] or "0"))
    if not _RENTS[0] <= value <= _RENTS[1]:
        return None
    return int(value) if value == int(value) else value
