"""The income of a household out of the amounts that a message gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .people import chooses, joins

Income = dict[str, Any]

#: Below, a bare figure may be a month's pay as well as a year's reference income.
LEAST_PLAIN_YEAR = 5000
_EACH = re.compile(
    r"\b(?:chacune?|par (?:personne|t[êe]te)|tous les (?:deux|trois|quatre|[234]))\b"
)
#: « on est juste tous les deux, 52 000 ensemble »: the sum of both.
_TOGETHER = re.compile(
    r"\b(?:ensemble|[àa] (?:nous |eux |elles )?deux|au total|en tout|pour (?:le|notre) foyer"
    r"|cumul[ée]s?|r[ée]unis|communs?)\b",
    re.IGNORECASE,
)
#: Below, a bare figure said of a person is an age or a number of children.
LEAST_INCOME = 200
_PERSON = (
    r"(?:(?:ma|mon|sa|son) (?:futur[e]? )?(?:femme|mari|conjointe?|compagne|compagnon|copine|copain"
    r"|[ée]pouse|[ée]poux|partenaire|concubine?|colocataire|coloc|fils|fille|m[èe]re|p[èe]re"
    r"|s(?:œ|oe)ur|fr[èe]re|ch[ée]rie?|amie?|mec|nana|meuf)"
    r"|elle|lui|l['’]autre)"
)
_OTHERS = re.compile(rf"\b{_PERSON}\b", re.IGNORECASE)
# « avec mon copain qui gagne 2 100 », « ma femme touche 1 500 »
_EARNS = re.compile(
    rf"\b{_PERSON}(?: (?:qui|il|elle|lui|,))*,? (?:ne )?(?:gagn\w+|touch\w+|per[çc]oi\w+"
    r"|d[ée]clar\w+|a(?= (?:un |des )?(?:salaire|revenu|rfr|\d)))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?!(?:elle|lui|l['’]autre)\b){_PERSON}\b", re.IGNORECASE)
#: « elle a été augmentée, 52 000 maintenant »
_RENEWS = re.compile(
    r"\b(?:maintenant|d[ée]sormais|[àa] pr[ée]sent|augment\w+|pass\w+ [àa]|au lieu)\b",
    re.IGNORECASE,
)
_SAME_PAY = re.compile(
    r"\b(?:gagn\w+|touch\w+|per[çc]oi\w+) (?:pareil|autant|comme (?:moi|lui|elle)"
    r"|(?:la|le) m[êe]me(?: chose)?)\b",
    re.IGNORECASE,
)
MONTHS = 12
_EACH_ONES = re.compile(rf"\b(?:{_PERSON}|moi)\b|\d\s*\+\s*\d", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:ou|entre|pas)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:je|moi|j['’]ai|nous|on|total|ensemble|deux)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:je|moi|mon salaire)\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:non|pardon|en fait|plut[ôo]t|finalement|corrig\w+)\b", re.IGNORECASE
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


_TENANT = re.compile(
    r"\blou(?:e|ons|er|erai\w*) (?:\w+ ){0,3}?(?:à|a) (?:une?|la|le) (?:jeune |vieille )?"
    r"(?:dame|femme|homme|monsieur|personne|[ée]tudiante?|couple|famille|m[èe]re|p[èe]re)\b|"
    r"\b(?:mon|ma|mes|le|la|les|une?|futur[es]*) (?:futur[es]* )?(?:locataires?|candidat[es]*)\b",
    re.IGNORECASE,
)
_OWNERS = re.compile(
    r"\b(?:moi|je (?:gagne|touche|déclare|suis à)|j['’]ai|mon (?:revenu|salaire|rfr))\b"
    r"[^.;?!]{0,25}$",
    re.IGNORECASE,
)


def of_the_tenant(entities: Sequence[Mapping[str, Any]], text: str) -> Sequence[Mapping[str, Any]]:
    """The incomes of a message, but for an owner's own beside the tenant's (« moi 60 000 »).

    Of several people among whom a landlord chooses, the first one's.

    Args:
        entities: those of the message.
        text: the message, in which entities have their ``start``.
    """
    incomes = [entity for entity in entities if entity["entity"] == "income"]
    tenants = incomes
    if _TENANT.search(text):
        tenants = [e for e in incomes if not _OWNERS.search(text[: e.get("start") or 0])]
    tenants = tenants or incomes
    return tenants[:1] if chooses(text) else tenants


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
        return added({**known[0], "kind": kind}, [income["amount"] for income in known])
    return next((income for income in reversed(known) if income["kind"] == "rfr"), known[-1])


def of_each(income: Income, text: str, household: Mapping[str, Any] | None) -> Income:
    """« chacun gagne 1 500 »: that much for each adult."""
    adults = int((household or {}).get("adults", 1))
    if "parts" in income:
        return income  # « chacun notre avis : 22 000 et 19 000 »
    if adults < 2 or not _EACH.search(text.casefold()) or _TOGETHER.search(text):
        return income
    return added(income, [income["amount"]] * adults)


def added(income: Income, amounts: Sequence[float]) -> Income:
    """``income`` with the sum of ``amounts``, which are kept to be shown."""
    parts = {"parts": list(amounts)} if len(amounts) > 1 else {}
    return {**income, "amount": sum(amounts), **parts}


def incomes_of(numbers: Sequence[Mapping[str, Any]], text: str, known: Income | None) -> Income:
    """« 20 000 pour moi, 15 000 pour elle »: bare figures that answer « quel revenu ? ».

    Args:
        numbers: entities ``number``, at least one; the role of each may be its period.
        text: the message.
        known: the income known so far.
    """
    kept = numbers if _EACH_ONES.search(text) and not _EITHER.search(text) else numbers[-1:]
    incomes = [bare_income(number["value"], _period(number), known) for number in kept]
    return total([income for income in incomes if income["period"] == incomes[-1]["period"]]) or {}


def of_someone_else(
    text: str,
    said: Income | None,
    numbers: Sequence[Mapping[str, Any]],
    slots: Mapping[str, Any],
) -> Income | None:
    """« et ma femme 15 000 »: added to the income known so far, which is somebody else's.

    Args:
        text: the message.
        said: the income that the message gives as such, if any.
        numbers: its bare figures.
        slots: what the conversation knows.

    Returns:
        The sum, None when the message is no such thing.
    """
    known = slots.get("income")
    if known and said and (parts := _one_part_anew(text, said, known)):
        return added(known, parts)
    if not known or known.get("amount") is None or not _of_another(text, slots):
        return None
    same = {**known, "amount": known["amount"]} if _SAME_PAY.search(text) else None
    found = (
        said or same or (bare_income(numbers[0]["value"], _period(numbers[0])) if numbers else None)
    )
    if found is None or (found.get("amount") or 0) < LEAST_INCOME:
        return None
    parts = [*known.get("parts", [known["amount"]]), found["amount"]]
    if found["period"] == known["period"]:
        return added(known, parts)
    if (slots.get("household") or {}).get("adults", 1) != 1 and not _just_joined(slots):
        return None  # « mon mari gagne 2 100 » of a couple whose income is known
    # A salary and a « revenu fiscal de référence » are two things: no verdict can be sure.
    yearly = sum(_of_a_year(income) for income in (known, found))
    return {"amount": yearly, "kind": "net_salary", "period": "year", "mixed": [known, found]}


def _one_part_anew(text: str, said: Income, known: Income) -> list[float]:
    """« non, elle gagne 2 000 » of two incomes added up: hers alone is another one."""
    parts = list(known.get("parts", ()))
    if len(parts) != 2 or said["period"] != known["period"] or "parts" in said:
        return []
    if not (_TAKES_BACK.search(text) or _RENEWS.search(text)):
        return []
    other, speaker = _OTHERS.search(text), _I.search(text)
    if bool(other) == bool(speaker):
        return []
    return [parts[0], said["amount"]] if other else [said["amount"], parts[1]]


def _of_another(text: str, slots: Mapping[str, Any]) -> bool:
    """Whether a message gives the income of somebody else than the one known so far."""
    if _TAKES_BACK.search(text) or (_RENEWS.search(text) and not _NAMED.search(text)):
        return False
    joined = _just_joined(slots)
    if slots.get("speaker") == "owner" and not (joined or joins(text) or _NAMED.search(text)):
        return False  # « elle gagne 24 000 » is what the tenant earns
    if (joined or _OTHERS.search(text)) and not _SPEAKER.search(text):
        return True
    return bool(_EARNS.search(text)) or joins(text)


def _just_joined(slots: Mapping[str, Any]) -> bool:
    """« et si je me remarie ? » was the message before: « il gagne 18 000 » is of that person."""
    return (slots.get("heard") or {}).get("household") in ("joined", "elder")


def _of_a_year(income: Income) -> float:
    amount: float = income["amount"]
    return amount * MONTHS if income["period"] == "month" else amount


def _period(number: Mapping[str, Any]) -> str | None:
    role = number.get("role")
    return role if role in ("month", "year") else None


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
