"""The income of a household out of the amounts that a message gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Income = dict[str, Any]

#: Below, a bare figure may be a month's pay as well as a year's reference income.
LEAST_PLAIN_YEAR = 5000
_EACH = re.compile(
    r"\b(?:chacune?|par (?:personne|t[êe]te)|tous les (?:deux|trois|quatre|[234]))\b"
)
_ONLY_PERIOD = re.compile(
    r"(?:non|pardon|oui|euh|en fait|mais|c['’]est|c['’]était|je voulais dire|[, ])*"
    r"(?:(?P<month>par mois|mensuels?|au mois|net par mois)|par an|annuels?"
    r"|(?:à|a|sur) l['’]ann[ée]e)[ .!]*"
)
_NO_INCOME = re.compile(
    r"\b(?:pas|sans|refuse de)\s+(?:vous\s+)?(?:donner|dire|communiquer|indiquer)\b.{0,25}"
    r"(?:\b(?:revenus?|salaires?|rfr|ressources)\b|\bce que (?:je|nous|on) (?:gagn|touch)"
    r"|\bcombien (?:je|nous|on) (?:gagn|touch))",
    re.IGNORECASE,
)


def total(incomes: Sequence[Income]) -> Income | None:
    """Incomes of several persons add up; of one income said in two ways, the one that counts.

    An amount of no named kind is of the same kind as the others of its period (« revenu fiscal
    25 000 moi et 12 000 mon copain »). Else a « revenu fiscal de référence » is what is compared.
    """
    known = [income for income in incomes if income.get("amount") is not None]
    if not known:
        return None
    kinds = {income["kind"] for income in known} - {"unknown"}
    periods = {income["period"] for income in known}
    if len(kinds) <= 1 and len(periods) == 1:
        kind = next(iter(kinds), "unknown")
        return {**known[0], "kind": kind, "amount": sum(income["amount"] for income in known)}
    return next((income for income in reversed(known) if income["kind"] == "rfr"), known[-1])


def of_each(income: Income, text: str, household: Mapping[str, Any] | None) -> Income:
    """« chacun gagne 1 500 »: that much for each adult."""
    adults = int((household or {}).get("adults", 1))
    if adults < 2 or not _EACH.search(text.casefold()):
        return income
    return {**income, "amount": income["amount"] * adults}


def bare_income(amount: float, period: str | None, known: Income | None = None) -> Income:
    """A figure that answers « quel revenu ? »; of a month when too small for a year.

    A figure close to the income already ``known`` is of the same period.

    Taken for a year, « 1 700 » would fit every ceiling: the wrong verdict is the one to avoid, and
    the answer says how the figure was read.
    """
    likely = "month" if amount < LEAST_PLAIN_YEAR else "year"
    if known and known["amount"] / 2 <= amount <= known["amount"] * 2:
        likely = known["period"]
    return {"amount": amount, "kind": "unknown", "period": period or likely}


def period_said(text: str, known: Income | None) -> Income | None:
    """« par an » or « c’est par mois » about the income that is ``known``; None for other words."""
    match = _ONLY_PERIOD.fullmatch(text.casefold().strip())
    if match is None or not known:
        return None
    return {**known, "kind": "unknown", "period": "month" if match["month"] else "year"}


def refuses_income(text: str) -> bool:
    """« je préfère ne pas dire combien je gagne »."""
    return bool(_NO_INCOME.search(text))
