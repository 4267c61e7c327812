"""Other tax advantages of an owner, which share the yearly cap with the reduction."""

from __future__ import annotations

import re

from .incomes import Income

_AMOUNT = r"(?P<n>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{2,6})"
_EUROS = r"\s?(?:€|euros?|eur\b|k€?)?"
_ADVANTAGES = (
    r"(?:(?:autres? )?(?:niches?(?: fiscales?)?|avantages? fisca(?:ux|l)"
    r"|cr[ée]dits? d['’]imp[oô]ts?)"
    r"|autres? (?:avantages?|r[ée]ductions?(?: d['’]imp[oô]ts?)?))"
)
_SAID = re.compile(
    rf"{_AMOUNT}{_EUROS}\s+(?:(?:par an|/an)\s+)?(?:de |d['’]|en |dans les )(?:mes )?"
    rf"{_ADVANTAGES}\b"
    r"|\b(?:niches? fiscales?|autres? (?:avantages?(?: fisca(?:ux|l))?|r[ée]ductions?))"
    r"\s*(?::|de|pour|à hauteur de|c['’]est)?\s*"
    rf"{_AMOUNT.replace('<n>', '<m>')}(?=\s?(?:€|euros?|eur\b))",
    re.IGNORECASE,
)
#: « 2 000 € d'avantage fiscal, c'est juste ? » is about ours.
_BESIDE = re.compile(r"\bd[ée]j[àa]\b|\bautres?\b|\bailleurs\b|\bniches?\b", re.IGNORECASE)


def other_advantages(text: str) -> int | None:
    """« j'ai déjà 9 000 € de niches fiscales »: €/year, None when nothing is said of them."""
    said = _SAID.search(text)
    if said is None or not _BESIDE.search(text):
        return None
    return int(re.sub(r"\D", "", said["n"] or said["m"]))


def without(incomes: list[Income], amount: int | None) -> list[Income]:
    """``incomes`` but for the amount that is an advantage and no income."""
    return [income for income in incomes if amount is None or income.get("amount") != amount]
